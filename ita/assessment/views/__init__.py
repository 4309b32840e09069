"""The admin screens of assessment."""
