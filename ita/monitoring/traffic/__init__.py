"""The traffic log that section 26 of the Computer Crime Act asks for: written without the database,
closed each day with a row on the register, read by named officers, removed after its term."""
