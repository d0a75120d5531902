"""Choosing an article's keywords: pure functions over text and YAKE's proposals."""

from plugins.keywords.core.aliases import NO_ALIASES, Aliases, parse_aliases
from plugins.keywords.core.reading import Reading, read_article
from plugins.keywords.core.stage import Task, add_keywords, find_outlets, split_outlets

__all__ = [
    "NO_ALIASES",
    "Aliases",
    "Reading",
    "Task",
    "add_keywords",
    "find_outlets",
    "parse_aliases",
    "read_article",
    "split_outlets",
]
