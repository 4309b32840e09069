"""Acts that end a page's being current, live or there: each has a right, a reason and a row."""
