"""Pages that an agency lets others take as templates, and where an adopted draft came from."""
