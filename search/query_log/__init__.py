"""What people looked for: totals of questions, and what they did not find."""
