"""Removing personal data from a PDF on the screen: a new edition, through approval."""
