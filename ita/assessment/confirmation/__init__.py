"""Who of an agency compared the wording of a list with the issuer's handbook."""
