"""When two printed outlet names are one outlet."""

from collections.abc import Iterable

from plugins.model import Outlet


def outlet_key(name: str) -> str:
    """Return the form under which printed outlet names count as the same.

    "The Independent" and "Independent" are one: newspapers drop the article at will.
    """
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def canonical_outlet(name: str, outlets: Iterable[Outlet]) -> str:
    """Return the editor's name for a printed outlet name, or the printed name itself."""
    key = outlet_key(name)
    for outlet in outlets:
        if key in {outlet_key(known) for known in (outlet.name, *outlet.aliases)}:
            return outlet.name
    return name
