"""What an agency did in a month, written down when it is over, and mailed to its head."""
