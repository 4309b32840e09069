"""What people ask by law, with days to answer: information under the Act, and harm by a page."""
