"""What is handed to an assessor: the appeal pack of an item, and the offline pack of a year."""
