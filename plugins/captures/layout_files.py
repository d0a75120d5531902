"""Reading the editor's layouts from the content folder."""

from pathlib import Path

from plugins.captures.core.layout_file import join_layouts
from plugins.captures.core.layouts import Layout
from plugins.captures.files import relative_name
from plugins.model import Code, Finding

LAYOUTS_FOLDER = "layouts"


def read_layouts(content: Path) -> tuple[tuple[Layout, ...], tuple[Finding, ...]]:
    """Return the layouts captures are tried with, in order, and what is wrong with the editor's."""
    sources, findings = [], []
    for path in sorted((content / LAYOUTS_FOLDER).glob("*.toml")):
        name = relative_name(path, content)
        try:
            sources.append((name, path.read_bytes().decode("utf-8-sig")))
        except (OSError, UnicodeDecodeError) as error:
            findings.append(_unreadable(name, error))
    layouts, told = join_layouts(sources)
    return layouts, (*findings, *told)


def _unreadable(name: str, error: Exception) -> Finding:
    reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
    return Finding(
        code=Code.LAYOUT_FILE,
        subject=name,
        message=f"The layout cannot be read: {reason}.",
        hint="Look at the file's permissions, or save it again as UTF-8.",
    )
