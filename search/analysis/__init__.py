"""What a text and a question consist of: terms, keys, parsed queries. No database here."""
