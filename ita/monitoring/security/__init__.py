"""Security events of an agency in one place, and the yearly self-assessment of its website."""
