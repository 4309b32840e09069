"""Who may make somebody an officer: administrators alone, on the screens of users and groups."""
