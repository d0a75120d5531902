"""Captures and settings in, a digest out: the whole of the product without Pelican."""

from collections.abc import Callable, Sequence

from plugins.audit.core import add_findings
from plugins.captures.core.clean import RawCapture, clean_captures
from plugins.captures.core.collect import collect_captures
from plugins.captures.core.layout_file import join_layouts
from plugins.captures.core.outlets import parse_outlets
from plugins.crosslinks.core import add_crosslinks
from plugins.keywords.core import add_keywords
from plugins.model import Digest
from plugins.settings import Settings
from plugins.topics.core import add_topic_files, add_topics

Stage = Callable[[Digest, Settings], Digest]

# The order is that of PLUGINS: topics use keywords, cross-links use both, the audit sees all.
STAGES: tuple[tuple[str, Stage], ...] = (
    ("keywords", lambda digest, settings: add_keywords(digest, settings.keywords)),
    ("topics", lambda digest, settings: add_topics(digest, settings.topics)),
    ("crosslinks", lambda digest, settings: add_crosslinks(digest, settings.crosslinks)),
    ("audit", lambda digest, _settings: add_findings(digest)),
)


def build_digest(
    sources: Sequence[RawCapture],
    settings: Settings,
    topic_files: Sequence[tuple[str, str]] = (),
    outlets_source: str = "",
    layout_files: Sequence[tuple[str, str]] = (),
) -> Digest:
    """Clean the captures and run every stage.

    ``topic_files`` and ``layout_files`` are (path, text) pairs.
    """
    outlets, findings = parse_outlets("outlets.toml", outlets_source)
    layouts, told = join_layouts(layout_files)
    cleaned = (clean_captures(source, settings.captures, outlets, layouts) for source in sources)
    pages = (page for file in cleaned for page in file)
    digest = collect_captures(pages, outlets, (*findings, *told))
    digest = add_topic_files(digest, topic_files)
    for _name, stage in STAGES:
        digest = stage(digest, settings)
    return digest
