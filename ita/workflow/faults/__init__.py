"""Where register, Wagtail's states, revisions and stored files do not fit together: found, shown to
administrators, and put right by them."""
