"""Keywords of news articles; the only door to YAKE."""
