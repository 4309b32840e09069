"""What the public reads that nobody types: it is computed again, and compared."""
