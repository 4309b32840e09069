"""What every app may use and what knows none of them: jobs, schedules, text for other programs."""
