"""Reading the editor's layouts from the content folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from plugins.captures.files import relative_name
from plugins.model import Code, Finding
from plugins.text.failures import why_unreadable

if TYPE_CHECKING:
    from plugins.captures.core.layouts import Layout

LAYOUTS_FOLDER = "layouts"

LayoutSource = tuple[str, str]
"""Name and text of a layout file."""


def read_layouts(content: Path) -> "tuple[tuple[Layout, ...], tuple[Finding, ...]]":
    """Return the layouts captures are tried with, in order, and what is wrong with the editor's."""
    from plugins.captures.core.layout_file import join_layouts

    sources, findings = read_layout_sources(content)
    layouts, told = join_layouts(sources)
    return layouts, (*findings, *told)


def check_layouts(content: Path) -> tuple[Finding, ...]:
    """Return what is wrong with the editor's layouts; without any, no pattern is compiled."""
    has_any = any((content / LAYOUTS_FOLDER).glob("*.toml"))
    return read_layouts(content)[1] if has_any else ()


def read_layout_sources(content: Path) -> tuple[tuple[LayoutSource, ...], tuple[Finding, ...]]:
    """Return the editor's layout files as they are written; what cannot be read is told."""
    sources: list[LayoutSource] = []
    findings: list[Finding] = []
    for path in sorted((content / LAYOUTS_FOLDER).glob("*.toml")):
        name = relative_name(path, content)
        try:
            sources.append((name, path.read_bytes().decode("utf-8-sig")))
        except (OSError, UnicodeDecodeError) as error:
            findings.append(_unreadable(name, error))
    return tuple(sources), tuple(findings)


def _unreadable(name: str, error: OSError | UnicodeDecodeError) -> Finding:
    return Finding(
        code=Code.LAYOUT_FILE,
        subject=name,
        message=f"The layout cannot be read: {why_unreadable(error)}.",
        hint="Look at the file's permissions, or save it again as UTF-8.",
    )
