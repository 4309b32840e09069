"""The yearly self-assessment of the website's security: what is asked, what the system knows of it
by itself, what the officer answers, and the paper of both."""
