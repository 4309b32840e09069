"""The yearly and quarterly memo on how publication went: its figures, its paper, its page."""
