"""Stock lines of newsletters, which stand among their text: browser links, why you get this."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plugins.captures.core.drafts import Labelling, Mark
from plugins.model import KEPT_LABELS, Label
from plugins.text.normalise import normalise_space

# Every mailing program prints them, and law asks for some, so they are in nobody's own words.
# Reports speak of such matters too ("thousands unsubscribe"), hence whole short lines only.
_MAX_CHARS = 300
_MAIL = r"(?:e-?mail|mail|mailing|newsletter|letter|message|briefing|edition)"
_FURNITURE = re.compile(
    rf"(?:view|read|open|see)\b.{{0,30}}\b(?:online|in (?:your |a |the )?(?:web )?browser)\W*"
    r"|(?:having )?(?:trouble|problems?|difficulty)\b.{0,20}\b(?:viewing|reading|seeing)\b.{0,80}"
    rf"|(?:click here to )?(?:unsubscribe|opt out|manage (?:your )?(?:e-?mail )?(?:preferences"
    rf"|subscriptions?)|update (?:your )?(?:e-?mail )?preferences)\b.{{0,120}}"
    rf"|.{{0,120}}\b(?:unsubscribe|opt out|manage preferences)(?: here| from this list)?\W*"
    r"|you(?:['’]re| are| have|['’]ve)? (?:receiv|gett?|been sent)\w*\b.{0,20}"
    rf"\b{_MAIL}\b.{{0,20}}\bbecause\b.*"
    rf"|(?:this|the) {_MAIL} (?:was|is|has been) sent (?:to|by)\b.*"
    rf"|(?:was|did)\b.{{0,30}}\b{_MAIL}\b.{{0,20}}\bforwarded\b.{{0,120}}"
    rf"|(?:add us|please add)\b.{{0,60}}\b(?:address book|contacts|safe senders?)\b.{{0,40}}"
    rf"|why (?:am i|did i) (?:get|receiv)\w*\b.{{0,40}}",
    re.IGNORECASE,
)


def mark_mail_furniture(lines: Sequence[str], labelling: Labelling) -> Labelling:
    """Take the stock lines of mailing programs out of the article."""
    marks = tuple(
        Mark(label=Label.NEWSLETTER, rule="mail.furniture", confidence=0.95)
        if mark.label in KEPT_LABELS and _is_furniture(normalise_space(line))
        else mark
        for line, mark in zip(lines, labelling.marks, strict=True)
    )
    return replace(labelling, marks=marks)


def _is_furniture(text: str) -> bool:
    return len(text) <= _MAX_CHARS and bool(_FURNITURE.fullmatch(text))
