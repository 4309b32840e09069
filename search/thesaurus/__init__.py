"""Words that mean the same: rules of a group, the delivered ones, what the search reads.

The model asks ``rules``; so nothing is imported here.
"""
