"""Captures and settings in, a digest out: the whole of the product without Pelican."""

from collections.abc import Callable, Sequence

from plugins.audit.core import add_findings
from plugins.captures.core.clean import clean_captures
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.layout_file import join_layouts
from plugins.captures.core.outlets import parse_outlets
from plugins.captures.core.values import RawCapture
from plugins.crosslinks.core import add_crosslinks
from plugins.keywords.core import NO_ALIASES, Aliases, add_keywords, parse_aliases
from plugins.model import Digest
from plugins.settings import Settings
from plugins.topics.core import add_topic_files, add_topics
from plugins.topics.core.identity import keep_identity
from plugins.topics.core.lock import Lock

Stage = Callable[[Digest, Settings], Digest]


# The order is that of PLUGINS: topics use keywords, cross-links use both, the audit sees all.
def list_stages(aliases: Aliases = NO_ALIASES) -> tuple[tuple[str, Stage], ...]:
    """Return the stages after the captures, in order."""
    return (
        ("keywords", lambda digest, settings: add_keywords(digest, settings.keywords, aliases)),
        ("topics", lambda digest, settings: _name_topics(add_topics(digest, settings.topics))),
        ("crosslinks", lambda digest, settings: add_crosslinks(digest, settings.crosslinks)),
        ("audit", lambda digest, _settings: add_findings(digest)),
    )


def _name_topics(digest: Digest) -> Digest:
    """Return the digest under the names a site that was never published would take."""
    return keep_identity(digest, Lock())[0]


def build_digest(
    sources: Sequence[RawCapture],
    settings: Settings,
    topic_files: Sequence[tuple[str, str]] = (),
    outlets_source: str = "",
    layout_files: Sequence[tuple[str, str]] = (),
    aliases_source: str = "",
) -> Digest:
    """Clean the captures and run every stage.

    ``topic_files`` and ``layout_files`` are (path, text) pairs.
    """
    outlets, findings = parse_outlets("outlets.toml", outlets_source)
    layouts, told = join_layouts(layout_files)
    cleaned = (clean_captures(source, settings.captures, outlets, layouts) for source in sources)
    pages = (page for file in cleaned for page in file)
    aliases, said = parse_aliases("aliases.toml", aliases_source)
    digest = collect_captures(pages, outlets, (*findings, *told, *said))
    digest = add_topic_files(digest, topic_files)
    for _name, stage in list_stages(aliases):
        digest = stage(digest, settings)
    return digest
