"""Lines that a program broke to fit a width, put together again."""

from collections.abc import Sequence

# Mail programs break at 72 to 78 characters, editors at 80 to 100; below 50 it is verse or a list.
_LEAST_WIDTH, _MOST_WIDTH = 50, 100


def join_wrapped(lines: Sequence[str]) -> tuple[str, ...]:
    """Join lines that were broken to fit a width; blank lines and other breaks stay.

    A break was made by a program where the next line's first word would have gone beyond the
    longest line there is. A break before that is the author's.
    """
    widths = [len(line) for line in lines if len(line) <= _MOST_WIDTH]
    width = max(widths, default=0)
    if width < _LEAST_WIDTH:
        return tuple(lines)
    joined: list[list[str]] = []
    before = ""
    for line in lines:
        if joined and _is_broken(before, line, width):
            joined[-1].append(line.lstrip())
        else:
            joined.append([line])
        before = line
    return tuple(
        " ".join(part.rstrip() for part in parts) if len(parts) > 1 else parts[0]
        for parts in joined
    )


def _is_broken(before: str, line: str, width: int) -> bool:
    """True where the break is a program's; a line beyond the width was never broken."""
    if not before.strip() or not line.strip() or len(before) > _MOST_WIDTH:
        return False
    # An indented line opens a paragraph or an item of a list.
    if line[0].isspace() or line.startswith((">", "- ", "* ", "+ ", "#", "|")):
        return False
    return len(before.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width
