"""Jobs that an installation of 0.1 may have queued: the paths of before. To go in 0.3.0."""

MOVED = {
    "search.rebuilding.run": "search.indexing.rebuilding.run",
    "search.related.index_pages": "search.indexing.related.index_pages",
}
