"""Policies of the website, prepared with blanks as drafts that go on by the ordinary steps."""
