"""Two acts on one page in the same moment: every pair of them."""
