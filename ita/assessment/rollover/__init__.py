"""The next year of a list: opened from the last one, with what can be carried over."""
