"""What the search engine is told of each page."""
