"""Builders of the page models, one module per part of the site."""
