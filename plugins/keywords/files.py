"""Reading the editor's alias file from the content folder."""

from pathlib import Path

from plugins.keywords.core.aliases import Aliases, parse_aliases
from plugins.model import Code, Finding
from plugins.text.failures import why_unreadable

_FILE = "aliases.toml"


def read_aliases(content: Path) -> tuple[Aliases, tuple[Finding, ...]]:
    """Read ``aliases.toml`` of the content folder; without one nothing is said."""
    path = content / _FILE
    if not path.is_file():
        return Aliases(), ()
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Aliases(), (_unreadable(error),)
    return parse_aliases(_FILE, source)


def _unreadable(error: OSError | UnicodeDecodeError) -> Finding:
    return Finding(
        code=Code.ALIASES_FILE,
        subject=_FILE,
        message=f"The alias file cannot be read: {why_unreadable(error)}.",
        hint="Look at the file's permissions, or save it again as UTF-8.",
    )
