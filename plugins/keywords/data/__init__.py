"""Vocabulary that decides what may be a keyword, one module per language."""
