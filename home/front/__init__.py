"""What each block of the front page shows."""
