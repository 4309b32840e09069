"""From a parsed query to the entries of the index that answer it, best first."""
