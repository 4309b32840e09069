"""Every link on the agency's live pages: where it stands, where it leads, and whether it opens."""
