"""The front page: of which blocks editors compose it, and what each block shows."""
