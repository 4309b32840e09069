"""The year's board: every item with its state, owner, due date and newest problem."""
