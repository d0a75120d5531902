"""Keywords and names of every article of a digest, and of the site."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from plugins.keywords.core.aliases import NO_ALIASES, Aliases
from plugins.keywords.core.reading import Reading, read_article
from plugins.keywords.core.site_entities import add_site_entities
from plugins.keywords.core.site_keywords import add_site_keywords
from plugins.model import Code, Digest, Finding, NewsArticle
from plugins.settings import KeywordSettings
from plugins.text.outlets import outlet_key

# A shorter text may honestly hold no keyword: a picture story, a single line.
_LONG_ENOUGH_WORDS = 60
OutletWords = tuple[tuple[str, frozenset[str]], ...]
Task = tuple[NewsArticle, KeywordSettings, tuple[str, ...]]
"""All that the reading of an article depends on: the arguments of ``read_article``."""


def read_here(tasks: Sequence[Task]) -> tuple[Reading, ...]:
    """Return what is found in every article, one after the other."""
    return tuple(read_article(*task) for task in tasks)


def add_keywords(
    digest: Digest,
    settings: KeywordSettings,
    aliases: Aliases = NO_ALIASES,
    *,
    read_all: Callable[[Sequence[Task]], Sequence[Reading]] = read_here,
) -> Digest:
    """Return the digest with keywords and names on every article, and those of the site.

    A long article without any keyword is a finding. ``read_all`` returns what ``read_here`` does:
    an adapter may know the answer for some tasks, or work on many at once.
    """
    outlets = split_outlets(digest.outlet_names)
    tasks = [(article, settings, find_outlets(article, outlets)) for article in digest.articles]
    articles = tuple(
        replace(article, keywords=found.keywords, entities=found.entities)
        for article, found in zip(digest.articles, read_all(tasks), strict=True)
    )
    findings = [_no_keywords(article) for article in articles if _lacks_keywords(article)]
    new = tuple(finding for finding in findings if finding not in digest.findings)
    found = replace(digest, articles=articles, findings=digest.findings + new)
    return add_site_keywords(add_site_entities(found, aliases))


def split_outlets(names: Iterable[str]) -> OutletWords:
    """Return names of outlets with their words; "A/B" is the two names it consists of."""
    parts = {part for name in names for part in name.split("/")}
    return tuple((part, _words_of(outlet_key(part))) for part in sorted(parts))


def find_outlets(article: NewsArticle, outlets: OutletWords) -> tuple[str, ...]:
    """Return the outlets all of whose words stand in an article.

    The others cannot be among its keywords. So an outlet that is new to the lists changes nothing
    for the articles that do not name it.
    """
    said = _words_of(f"{article.headline}\n{article.body}")
    return tuple(name for name, words in outlets if words <= said)


def _words_of(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _lacks_keywords(article: NewsArticle) -> bool:
    return not article.keywords and len(article.body.split()) >= _LONG_ENOUGH_WORDS


def _no_keywords(article: NewsArticle) -> Finding:
    return Finding(
        code=Code.ARTICLE_NO_KEYWORDS,
        subject=article.id,
        message=f"No keyword was found in the {len(article.body.split())} words of "
        f"“{article.headline}”.",
        hint="Look at the capture page: the body may not be prose, or its language "
        f"({article.language}) may be wrong; set it in the sidecar.",
    )
