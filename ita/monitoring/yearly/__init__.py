"""What an agency must publish again every year, every quarter or every month."""
