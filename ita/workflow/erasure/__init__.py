"""Personal data: closing a file at once, and erasing for good (design, invariant 4)."""
