"""Replacing a file: a new document supersedes the old one, and its pages ask for approval again."""
