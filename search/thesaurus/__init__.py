"""Words that mean the same: the shipped ones, and what the search uses."""
