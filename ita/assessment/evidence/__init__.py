"""What proves an item: pages, files, and the links between them and the items."""
