"""Text that was decoded wrongly before it was saved: told, never repaired in silence.

UTF-8 read as windows-1252 or windows-1251 leaves pairs and triples of letters that no language
writes: "â€™" for an apostrophe, "Ã©" for "é", "РџСЂ" for "Пр".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

REPLACEMENT = "\ufffd"

# What windows-1252 shows for the bytes 0x80 to 0xBF, which continue a UTF-8 sequence; browsers
# read the five bytes it leaves free as control characters.
_TAIL_1252 = (
    "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019"
    "\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178\u0080-\u00bf"
)
_TAIL_1251 = (
    "\u0402\u0403\u201a\u0453\u201e\u2026\u2020\u2021\u20ac\u2030\u0409\u2039\u040a\u040c\u040b"
    "\u040f\u0452\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u2122\u0459\u203a\u045a\u045c\u045b"
    "\u045f\u00a0\u040e\u045e\u0408\u00a4\u0490\u00a6\u00a7\u0401\u00a9\u0404\u00ab\u00ac\u00ad"
    "\u00ae\u0407\u00b0\u00b1\u0406\u0456\u0491\u00b5\u00b6\u00b7\u0451\u2116\u0454\u00bb\u0458"
    "\u0405\u0455\u0457"
)
# Words in capitals do end in these letters ("IRMÃ”"), so a capital before them says nothing;
# pairs of other scripts must come in rows, for one pair may stand in a foreign name.
_GARBLED = re.compile(
    rf"\u00e2\u20ac[{_TAIL_1252}]|\u00e2[\u0080-\u0083\u2020-\u2022\u201a\u0192\u201e\u2026]\u00ac"
    rf"|(?<![A-Z\u00c0-\u00de])(?:\u00c3[{_TAIL_1252}]|\u00c2[\u00a0-\u00bf])"
    rf"|(?:[\u00d0\u00d1\u00d8-\u00db][{_TAIL_1252}]){{3}}"
    rf"|(?:[\u00e3-\u00e9][{_TAIL_1252}]{{2}}){{3}}"
    rf"|(?:[\u0420\u0421][{_TAIL_1251}]){{4}}"
)
_OPENERS = "\u00e2\u00c3\u00c2\u00d0\u00d1\u00d8\u00d9\u00da\u00db\u00e3\u00e4\u00e5\u0420\u0421"
_SAMPLE_CHARS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Garbled:
    """A line that holds text decoded wrongly, and the first of it with what stands around."""

    line: int
    sample: str


def find_mojibake(lines: Sequence[str]) -> tuple[Garbled, ...]:
    """Return the lines, counted from 1, that hold text decoded wrongly."""
    found = []
    for number, line in enumerate(lines, start=1):
        if line.isascii() or not any(map(line.__contains__, _OPENERS)):
            continue
        match = _GARBLED.search(line)
        if match:
            start = max(0, match.start() - 8)
            sample = line[start : start + _SAMPLE_CHARS].strip()
            shown = "".join(c if c.isprintable() else " " for c in sample)
            found.append(Garbled(line=number, sample=shown))
    return tuple(found)


def find_replaced(lines: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the lines that hold the replacement character, counted from 1."""
    return tuple(n for n, line in enumerate(lines, start=1) if REPLACEMENT in line)
