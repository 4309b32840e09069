"""What a person of the agency says of an item or an element, beside what the machine finds."""
