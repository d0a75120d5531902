"""Who and what articles name, and what is one of it across articles: one folder a case.

A case is one or more articles, ``<name>.txt`` or ``<name>.<language>.txt``: the headline, an empty
line, a paragraph a line. ``aliases.toml`` beside them is the editor's. What comes out is compared
with ``expected.txt``; ``pytest --force-regen`` writes it anew: read the difference before it is
committed.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.keywords.core.aliases import parse_aliases
from plugins.keywords.core.site_entities import add_site_entities
from plugins.model import ArticleId, Digest
from tests.unit.keywords.articles import make_article, with_entities

FOLDER = Path(__file__).parent / "names"
EXPECTED = "expected.txt"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_names_come_out_as_expected(case, file_regression):
    file_regression.check(render(read_digest(case)), encoding="utf-8", fullpath=case / EXPECTED)


def read_digest(case):
    files = sorted(path for path in case.glob("*.txt") if path.name != EXPECTED)
    articles = tuple(read_article(number, path) for number, path in enumerate(files, start=1))
    path = case / "aliases.toml"
    source = path.read_text("utf-8") if path.exists() else ""
    aliases, findings = parse_aliases("aliases.toml", source)
    return add_site_entities(Digest(articles=articles, findings=findings), aliases)


def read_article(number, path):
    headline, _, *paragraphs = path.read_text("utf-8").splitlines()
    language = path.suffixes[0].removeprefix(".") if len(path.suffixes) > 1 else "en"
    article = make_article(headline, *paragraphs, language=language)
    return with_entities(replace(article, id=ArticleId(f"0123456789ab-{number:06}")))


def render(digest):
    lines = []
    for article in digest.articles:
        lines.append(f"== {article.headline}")
        lines += [
            f"{entity.kind}: {entity.name} [{entity.key}] = {' / '.join(entity.forms)}"
            f" at {' '.join(map(where, entity.mentions))}"
            for entity in article.entities
        ]
    lines.append("== the site: in two articles or more")
    lines += [
        f"{entity.kind}: {entity.name} [{entity.key}] = {' / '.join(entity.forms)}"
        f" in {len(entity.articles)}" + (f" ({entity.note})" if entity.note else "")
        for entity in digest.entities
        if len(entity.articles) > 1
    ]
    lines += [f"finding in line {found.line}: {found.message}" for found in digest.findings]
    return "\n".join(lines) + "\n"


def where(mention):
    return f"{'headline' if mention.paragraph is None else mention.paragraph}:{mention.start}"
