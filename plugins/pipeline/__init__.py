"""The stages composed without Pelican."""
