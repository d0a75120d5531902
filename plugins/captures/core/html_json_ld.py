"""What a page states in JSON-LD: its objects, and which of them is the article."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from json import JSONDecodeError, JSONDecoder
from typing import TYPE_CHECKING, Final

from plugins.captures.core.html_values import plain_text, stated_name

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_JSON_NODES: Final = 20_000
# Under these keys stand other pieces than the one the page is about.
_OTHER_PIECES: Final = frozenset(
    {
        "about",
        "citation",
        "comment",
        "hasPart",
        "image",
        "isBasedOn",
        "isRelatedTo",
        "itemListElement",
        "liveBlogUpdate",
        "mentions",
        "relatedLink",
        "review",
        "subjectOf",
        "video",
    }
)
_ARTICLE_TYPES: Final = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})
_TRAILING_COMMA: Final = re.compile(r",\s*(?=[}\]])")

Node = dict[str, object]


def read_json_ld(tree: "HtmlElement") -> tuple[Node, ...]:
    """Return the objects of all JSON-LD scripts, outermost first."""
    values = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            values += _parse_json(script.text or "")
    return tuple(_walk_json(values))


def _parse_json(text: str) -> list[object]:
    """Parse leniently: comment wrappers, trailing commas and escaped quotes are common."""
    bare = text.replace("<!--", " ").replace("-->", " ")
    bare = bare.replace("//<![CDATA[", " ").replace("<![CDATA[", " ")
    bare = bare.replace("//]]>", " ").replace("]]>", " ").strip()
    repairs: tuple[Callable[[str], str], ...] = (
        str,
        lambda source: _TRAILING_COMMA.sub("", source),
        lambda source: _TRAILING_COMMA.sub("", unescape(source)),
    )
    for repair in repairs:
        values = _decode_json(repair(bare))
        if values:
            return values
    return []


def _decode_json(text: str) -> list[object]:
    """Return the JSON values that stand in a row, up to the first that is none."""
    decoder = JSONDecoder(strict=False)
    values: list[object] = []
    position = 0
    while position < len(text):
        try:
            value, position = decoder.raw_decode(text, position)
        except (JSONDecodeError, ValueError, RecursionError):
            break
        values.append(value)
        while position < len(text) and text[position] in " \t\r\n;,":
            position += 1
    return values


def _walk_json(values: list[object]) -> Iterator[Node]:
    """Yield objects level by level, leaving out what stands for other pieces."""
    level = values
    budget = _MAX_JSON_NODES
    while level and budget > 0:
        below: list[object] = []
        for value in level[:budget]:
            if isinstance(value, list):
                below += value
            elif isinstance(value, dict):
                yield value
                below += [item for key, item in value.items() if key not in _OTHER_PIECES]
        budget -= len(level)
        level = [value for value in below if isinstance(value, (list, dict))]


def types_of(node: Node) -> frozenset[str]:
    """Return what a node says that it is, without the address of the vocabulary."""
    stated = node.get("@type")
    values = stated if isinstance(stated, list) else [stated]
    names = (value for value in values if isinstance(value, str))
    return frozenset(re.split(r"[/#:]", name)[-1] for name in names)


def is_article(node: Node) -> bool:
    """True for an article of any kind."""
    return any(name in _ARTICLE_TYPES or name.endswith("Article") for name in types_of(node))


def pick_article(nodes: tuple[Node, ...], url: str | None) -> Node | None:
    """Return the article the page is about: the one with the page's address, else the first."""
    articles = [node for node in nodes if is_article(node)]
    own = (node for node in articles if url and url in _addresses(node))
    return next(own, articles[0] if articles else None)


def _addresses(node: Node) -> tuple[object, ...]:
    page = node.get("mainEntityOfPage")
    return (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)


def names_in(value: object, nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """Return the names of a person, an organisation or several, each once, in order."""
    items = value if isinstance(value, list) else [value]
    names = (stated_name(_name_in(item, nodes)) for item in items[:20])
    return tuple(dict.fromkeys(name for name in names if name))


def _name_in(item: object, nodes: tuple[Node, ...]) -> object:
    """Return the name inside an object, following a reference by @id once."""
    if not isinstance(item, dict):
        return item
    if "name" in item or "@id" not in item:
        name = item.get("name")
    else:
        same = (node for node in nodes if node.get("@id") == item["@id"] and "name" in node)
        name = next(same, {}).get("name")
    return name[0] if isinstance(name, list) and name else name


def read_article_body(nodes: tuple[Node, ...]) -> str:
    """Return the text of the article as JSON-LD states it, markup taken off; else ""."""
    bodies = (plain_text(node.get("articleBody")) for node in nodes if is_article(node))
    return max(bodies, key=len, default="")
