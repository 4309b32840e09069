"""How much a reader takes of one file; what lies beyond is not found, and the officer is told."""

MAX_PAGES = 1_000  # pages, slides or sheets
MAX_PAGE_CHARACTERS = 100_000
MAX_CHARACTERS = 2_000_000
