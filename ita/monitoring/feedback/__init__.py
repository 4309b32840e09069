"""What readers tell of a page: whether it is useful, and a mistake in it. They give no name."""
