"""What the machine can say of an element by itself: a small vocabulary, used in frameworks."""
