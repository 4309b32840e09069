"""Is what is published still current? When each page is due, who owns it, and its confirmation."""
