"""Addresses of an old website that lead on: one officer uploads them, an approver allows them."""
