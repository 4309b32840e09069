"""What an agency says of itself for an assessment."""
