"""The search page of the public site and its suggestions."""
