"""Framework files: reading, checking, comparing and storing what an issuer asks in a year."""
