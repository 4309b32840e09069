"""How long one file is read, and how long a passage is; ``home.readers`` says how much is read.

Measured on two cores: a full page of a Thai PDF takes 5 ms to read, so the longest file of these
limits takes seconds. The budget book of a municipality has 200 to 600 pages.
"""

# PostgreSQL counts 16,383 words of an index entry, and a word takes two characters at least.
PASSAGE_CHARACTERS = 8_000

READ_SECONDS = 240  # asked between pages: then the rest is left
