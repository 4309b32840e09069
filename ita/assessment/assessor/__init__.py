"""A private link by which an assessor reads a year without an account, and asks."""
