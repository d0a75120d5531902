"""Topic files: a header like Pelican's, then an introduction in Markdown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from plugins.model import Code, Digest, EditorTopic, Finding
from plugins.text.slugs import slugify

_KEYS = ("title", "slug", "aliases", "keywords", "pins", "excludes", "merged-from")
_HINT = "Begin the file with lines such as “Title: Flood in Exampletown”, then a blank line."

_ENTRY = re.compile(r"([A-Za-z][A-Za-z0-9_-]*)[ \t]*:[ \t]*(.*)")
_FENCES = ("---", "...")

# Capture id, hyphen, six digits of the headline; a number where two headlines are one.
_ARTICLE_ID = re.compile(r"[0-9a-f]{12}-[0-9a-f]{6}(?:-\d+)?", re.IGNORECASE)


_BULLET = re.compile(r"^\s*[-*•]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One key of a header with its value, continuation lines joined by line breaks."""

    key: str
    line: int
    value: str


def add_topic_files(digest: Digest, files: Iterable[tuple[str, str]]) -> Digest:
    """Return the digest with the topics of (path, text) pairs, and findings on them.

    Of two files with one slug the first by path holds.
    """
    topics: dict[str, EditorTopic] = {}
    findings: list[Finding] = []
    for path, text in sorted(files):
        topic, mistakes = parse_topic_file(path, text)
        findings.extend(mistakes)
        if topic is not None and topics.setdefault(topic.slug, topic) is not topic:
            findings.append(_same_slug(topic, topics[topic.slug]))
    return replace(
        digest,
        editor_topics=(*digest.editor_topics, *topics.values()),
        findings=(*digest.findings, *findings),
    )


def parse_topic_file(path: str, text: str) -> tuple[EditorTopic | None, tuple[Finding, ...]]:
    """Return the topic a file describes, or None without a title, and what is wrong with it.

    Header keys are Title, Slug, Aliases, Keywords, Pins, Excludes and Merged-from, in any case
    and order; a value goes on over indented lines. Aliases, keywords and former slugs are parted
    by commas. Pins and Excludes are parted by semicolons or lines, because a headline may hold a
    comma; by commas only between article ids.
    """
    entries, introduction = _split_header(text)
    findings = [_unknown_key(path, entry) for entry in entries if entry.key not in _KEYS]
    values: dict[str, str] = {}
    for entry in entries:
        if entry.key in ("title", "slug") and values.get(entry.key):
            findings.append(_given_twice(path, entry))
        else:
            values[entry.key] = f"{values.get(entry.key, '')}\n{entry.value}".strip()
    title = " ".join(values.get("title", "").split())
    if not title:
        findings.append(_no_title(path))
        return None, tuple(findings)
    pins, excludes = _find_names(entries, "pins"), _find_names(entries, "excludes")
    topic = EditorTopic(
        path=path,
        title=title,
        slug=slugify(values.get("slug") or title),
        aliases=_split_list(values.get("aliases", "")),
        keywords=_split_list(values.get("keywords", "")),
        pins=tuple(pins),
        excludes=tuple(excludes),
        pin_lines=tuple(pins.values()),
        exclude_lines=tuple(excludes.values()),
        merged_from=_former_slugs(values.get("merged-from", "")),
        introduction=_to_html(introduction),
    )
    return topic, tuple(findings)


def _split_list(value: str) -> tuple[str, ...]:
    return _unique(re.split(r"[,;\n]", value))


def _former_slugs(value: str) -> tuple[str, ...]:
    """Return slugs, whether slugs, titles or addresses ("/topics/flood/") are given."""
    parts = (name.rstrip("/").rpartition("/")[2] for name in _split_list(value))
    return tuple(dict.fromkeys(slugify(part) for part in parts if part))


def _find_names(entries: Iterable[_Entry], key: str) -> dict[str, int]:
    """Return what the entries of a key name, and the line that does first."""
    first: dict[str, tuple[str, int]] = {}
    for entry in entries:
        for number, part in enumerate(entry.value.split("\n")) if entry.key == key else ():
            for name in filter(None, (" ".join(n.split()) for n in _split_names(part))):
                first.setdefault(name.casefold(), (name, entry.line + number))
    return dict(first.values())


def _split_header(text: str) -> tuple[list[_Entry], str]:
    """Return the entries of the header, keys in lower case, and the text after it."""
    lines = text.removeprefix("\ufeff").splitlines()
    at = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    fenced = at < len(lines) and lines[at].strip() == _FENCES[0]
    at += fenced
    entries: list[_Entry] = []
    while at < len(lines) and lines[at].strip():
        line = lines[at]
        entry = _ENTRY.fullmatch(line.rstrip())
        if fenced and line.strip() in _FENCES:
            at += 1
            break
        if entry is not None:
            entries.append(_Entry(key=entry[1].lower(), line=at + 1, value=entry[2]))
        elif entries and line[0] in " \t":
            longer = f"{entries[-1].value}\n{line.strip()}"
            entries[-1] = replace(entries[-1], value=longer)
        else:
            break
        at += 1
    return entries, "\n".join(lines[at:]).strip()


def _split_names(value: str) -> Iterator[str]:
    for name in re.split(r"[;\n]", value):
        pieces = [piece.strip() for piece in name.split(",")]
        if all(_ARTICLE_ID.fullmatch(piece) for piece in pieces if piece):
            yield from pieces
        else:
            yield _BULLET.sub("", name)


def _unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in order, without white space around, empty ones and repetitions."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(word.strip().casefold(), " ".join(word.split()))
    return tuple(filter(None, first.values()))


def _to_html(text: str) -> str:
    # Not at the top: markdown takes 40 ms to import, and most runs of the tests need none.
    from markdown import markdown

    return markdown(text, extensions=["extra"])


def _unknown_key(path: str, entry: _Entry) -> Finding:
    near = get_close_matches(entry.key, _KEYS, n=1)
    guess = f" Did you mean “{near[0].capitalize()}”?" if near else ""
    return Finding(
        code=Code.TOPIC_FILE,
        subject=path,
        line=entry.line,
        message=f"“{entry.key}” is no key of a topic file and was left out.{guess}",
        hint=f"The keys are {', '.join(key.capitalize() for key in _KEYS)}.",
    )


def _given_twice(path: str, entry: _Entry) -> Finding:
    return Finding(
        code=Code.TOPIC_FILE,
        subject=path,
        line=entry.line,
        message=f"{entry.key.capitalize()} is given twice; the first holds.",
        hint="Drop one of the two lines.",
    )


def _no_title(path: str) -> Finding:
    return Finding(
        code=Code.TOPIC_FILE,
        subject=path,
        message="The topic file has no title, so it cannot be used.",
        hint=_HINT,
    )


def _same_slug(topic: EditorTopic, first: EditorTopic) -> Finding:
    return Finding(
        code=Code.TOPIC_FILE,
        subject=topic.path,
        message=f"The slug “{topic.slug}” is that of {first.path} too, which holds.",
        hint="Give one of the two files another Slug, or join them.",
    )
