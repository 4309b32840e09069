"""What stands in the index: how objects get into it, whether it is up to date, its words."""
