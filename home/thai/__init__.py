"""The Thai calendar and Thai text. Imports nothing of ours."""
