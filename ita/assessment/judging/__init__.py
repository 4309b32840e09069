"""A named officer says whether an item is complete, or an element met."""
