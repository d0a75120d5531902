"""Choosing an article's keywords: pure functions over text and YAKE's proposals."""

from plugins.keywords.core.stage import add_keywords, extract_keywords

__all__ = ["add_keywords", "extract_keywords"]
