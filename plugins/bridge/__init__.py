"""The only place that knows attribute names on Pelican objects."""
