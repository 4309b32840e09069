"""The officers' side of search."""
