"""What is live without approval: found, put on the register, and ended by an approver."""
