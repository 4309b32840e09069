"""How much of one file is read. What lies beyond is not found, and the officer is told.

Measured on two cores: a full page of a Thai PDF takes 5 ms to read, so the longest file of these
limits takes seconds. The budget book of a municipality has 200 to 600 pages.
"""

MAX_PAGES = 1_000  # pages, slides or sheets
MAX_PAGE_CHARACTERS = 100_000
MAX_CHARACTERS = 2_000_000
# PostgreSQL counts 16,383 words of an index entry, and a word takes two characters at least.
PASSAGE_CHARACTERS = 8_000

READ_SECONDS = 240  # asked between pages: then the rest is left
JOB_SECONDS = 480  # a single page on which a reader hangs ends the worker
MAX_TRIES = 3
