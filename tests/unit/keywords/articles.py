"""Articles to take keywords from. Places are real, persons, outlets and sentences are ours."""

from dataclasses import replace
from typing import Any

from plugins.keywords.core.entities import find_entities
from plugins.keywords.core.names import find_names
from plugins.keywords.core.text import prepare_text
from plugins.keywords.data.languages import vocabulary_for
from plugins.keywords.yake_wall import stop_words
from plugins.model import ArticleId, CaptureId, NewsArticle, Paragraph, Role, Section


def make_article(headline: str, *paragraphs: str, **fields: Any) -> NewsArticle:
    body = tuple(
        Paragraph(text=text, line=number, start=0, end=len(text))
        for number, text in enumerate(paragraphs, start=2)
    )
    known: dict[str, Any] = {
        "id": ArticleId("0123456789ab-000001"),
        "capture": CaptureId("0123456789ab"),
        "role": Role.MAIN,
        "sections": (Section(paragraphs=body),),
    }
    return NewsArticle(headline=headline, **(known | fields))


HARBOUR = make_article(
    "Harbour Treaty Signed as President Backs Fishing Fleet",
    "President Marta Olesen signed the harbour treaty in Bergen on Friday, giving the fishing "
    "fleet of western Norway access to the new deep-water harbour.",
    "Olesen told reporters that the harbour treaty would protect the fishing fleet for years. "
    "“The fleet comes first,” she said.",
    "Foreign Minister Jonas Brandvik, who negotiated the treaty with the European Union, said "
    "last week that the deal was close. The European Union wants fishing quotas cut in April.",
    "Brandvik’s critics in Bergen say the harbour fees are too high. The Bergen Courier has "
    "reported that 40 percent of the fees go to the Ministry of Coastal Affairs.",
    "“We pay the harbour fees twice,” said Ida Solberg, who speaks for the fishing crews. "
    "Solberg asked the Ministry of Coastal Affairs to publish the accounts, the Bergen Courier "
    "wrote on Monday.",
    outlet="Bergen Courier",
)


def with_entities(article: NewsArticle) -> NewsArticle:
    """Return the article with the names found in it, and nothing else."""
    vocabulary, stops = vocabulary_for(article.language[:2]), stop_words(article.language)
    text = prepare_text(article, stops, vocabulary)
    names = find_names(text, stops, vocabulary, max_words=6)
    return replace(article, entities=find_entities(text, names, vocabulary))
