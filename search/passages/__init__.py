"""The text inside files: read once, in the queue, kept page by page, found by ``queries``."""
