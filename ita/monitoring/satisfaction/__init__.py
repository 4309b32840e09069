"""Answers to surveys on paper: one officer enters them, another compares them with the paper."""
