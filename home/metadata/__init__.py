"""What only programs read of the public site: heads of pages, feeds, sitemap, small files."""
