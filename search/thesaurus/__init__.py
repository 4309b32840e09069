"""Words that mean the same: rules of a group, the shipped ones, what the search uses.

The model asks ``rules``; so nothing is imported here.
"""
