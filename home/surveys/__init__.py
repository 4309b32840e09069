"""Satisfaction in five levels: who may answer how often, and what the answers amount to."""
