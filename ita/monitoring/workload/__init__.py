"""How much there is to review, by unit, kind and officer, and how much a week keeps up with it."""
