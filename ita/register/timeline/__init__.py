"""A page's own history in one line of time: the register, the saves, the evidence."""
