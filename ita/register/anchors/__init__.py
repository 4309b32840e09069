"""What the register leaves outside of its database, and the comparison with it."""
