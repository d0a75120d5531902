"""Page models, page kinds, digest.json, sitemap."""
