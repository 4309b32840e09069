"""The demonstration agency: an invented municipality whose pages go through the real workflow."""
