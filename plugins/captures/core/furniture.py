"""Phrases of page furniture that any site may carry, as data: (label, pattern)."""

import re
from bisect import bisect_left

from plugins.captures.core.drafts import Mark, Marks
from plugins.captures.core.shapes import is_code
from plugins.captures.data.stock_phrases import FOREIGN_PHRASES
from plugins.model import Label

# Each pattern must match a whole short line. They are the stock words of page software and
# networks (WordPress, Disqus, consent banners, app stores), not of any one outlet.
_PHRASES: tuple[tuple[Label, str], ...] = (
    (Label.AD, r"[–—-]?\s*(?:advertisement|advertising|sponsored(?: content)?|ad)\s*[–—-]?"),
    (Label.AD, r"(?:story|article) continues below (?:this )?advertisement|skip advertisement"),
    (
        Label.NEWSLETTER,
        r"(?:newsletters?|sign up (?:for|to) .{0,80}newsletters?.*|subscribe to (?:get|our|the) .*"
        r"|get (?:the|our) .{0,60}(?:in|to) your inbox.*|enter your e-?mail.*"
        r"|(?:we promise,? )?no spam\b.*|.{0,30}we (?:don['’]t|never) spam.*)",
    ),
    (Label.FOLLOW, r"follow (?:us|me)(?: on .{0,40})?:?|connect with us:?"),
    (
        Label.SHARE,
        r"share(?: this)?(?: (?:post|article|story|page))?(?: on .{0,30})?:?|facebook|twitter"
        r"|whatsapp|linkedin|e-?mail|copy link|print|reddit|telegram|pinterest|tweet|save|x"
        r"|click to share on .{0,40}|(?:close|open) share (?:panel|options)",
    ),
    (
        Label.COMMENTS,
        r"[\[(]? ?\d* ?(?:top rated |facebook ?)?comments? ?[\])]?|no comments(?: yet)?\.{0,3}"
        r"|leave a (?:reply|comment)"
        r"|(?:view|show|post|add|join)\b.{0,20}\bcomments?|join the (?:conversation|discussion)"
        r"|reply|(?:log ?in|sign ?in) to (?:reply|comment)|comments are (?:now )?closed\.?"
        r"|\d+ (?:responses|replies|thoughts) (?:to|on)\b.*|(?:[^\s:]+ ){1,4}says:",
    ),
    (
        Label.SECTION_HEADER,
        r"(?:related|more|other|recommended|popular|trending|latest|top"
        r"|most (?:read|popular|viewed))"
        r"(?: (?:articles?|stories|news|posts?|reading|topics|videos?|now|for you|from .{0,30}"
        r"|on this(?: story)?))?:?"
        r"|you (?:may|might) (?:also )?(?:like|be interested in)[:.]*|read (?:more|next):?"
        r"|recommended for you|editor'?s'? picks?|up next|what to read next",
    ),
    (
        Label.LEGAL,
        r"(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|(?:and|&) conditions)|cookie "
        r"(?:policy|settings|preferences)|accept(?: all)?(?: cookies)?|reject all|do not sell.*"
        r"|all rights reserved\.?)",
    ),
    (
        Label.NAVIGATION,
        r"(?:skip to (?:main )?content|menu|search|home|log ?in|sign ?in|log ?out|register"
        r"|subscribe"
        r"|my account|open menu|close(?: menu)?|toggle .{0,30}|back to top|next|previous|see all"
        r"|show more|load more|loading\.*|about us|contact us|careers|advertise(?: with us)?"
        r"|(?:next|previous) (?:post|article|story)(?: ?[:»→].*)?"
        r"|sitemap)",
    ),
    (
        Label.PROMOTION,
        r"(?:.{0,60}[.?!] )?(?:download|get) .{0,40}\bapp\b.*|(?:app|google) ?(?:play)? ?store.*",
    ),
    (
        Label.WIDGET,
        r"listen to this (?:story|article|post|page)\b.*|listen ?(?:\(.{0,12}\))?"
        r"|\d+[- ]min(?:ute)?s?[- ]read"
        r"|(?:estimated )?reading time:?.*|(?:change )?font size|(?:read|play) aloud|text size",
    ),
    (
        Label.TEASER,
        r"(?:read (?:more|also|next)|also read|see (?:more|also)|related|more)(?::|\s-)\s?\S.*",
    ),
    (Label.NAVIGATION, r"(?:tags|tagged|filed under|posted in|topics|categories) ?:.*"),
    (Label.PAYWALL, r"you have read \d+ .{0,40}articles.*|already a subscriber\?.*"),
    (Label.IMAGE_ALT, r"(?:logo|image|icon|avatar|photo|thumbnail|video thumbnail)"),
)
# They are asked about text in lower case: that costs half of what IGNORECASE does.
_FURNITURE = tuple((label, re.compile(rf"(?:{pattern})")) for label, pattern in _PHRASES)
# One look tells most lines from all of them.
_ANY_PHRASE = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PHRASES))
_COPYRIGHT = re.compile(
    r"^(?:copyright\b(?! (?:law|act|case|claim|suit|office|holder|owner|rule|dispute)).{0,20}"
    r"(?:©|\(c\)|20\d\d|19\d\d)|©|\(c\) ?20\d\d)",
    re.IGNORECASE,
)
# The sentence of a consent banner; its words stand side by side in no report.
_CONSENT = re.compile(
    r"\bcookies?\b.{0,80}\b(?:your (?:experience|browser|consent|preferences)"
    r"|you (?:agree|accept|consent|can opt))\b",
    re.IGNORECASE,
)
_MAX_CONSENT_CHARS = 1200
_MAX_WORDS = 18
_MAX_FOREIGN_CHARS = 60


def mark_common_furniture(marks: Marks) -> None:
    """Mark code, copyright lines and stock phrases among the lines still free."""
    _mark_script_blocks(marks)
    free = marks.free_lines()
    # Of the lines of a page one in five is printed again.
    found = {text: _furniture_mark(text) for text in {marks.texts[index] for index in free}}
    for index in free:
        mark = found[marks.texts[index]]
        if mark is not None:
            marks.put(index, mark)


# ASCII alone: to letters of any case the long s (U+017F) is an s, and then no key of a tag.
_SCRIPT_OPEN = re.compile(r"\s*<(script|style)\b", re.IGNORECASE | re.ASCII)
_SCRIPT_CLOSE = re.compile(r"</(script|style)\b", re.IGNORECASE | re.ASCII)
_MAX_SCRIPT_LINES = 400


def _mark_script_blocks(marks: Marks) -> None:
    """Mark the lines from an opening script or style tag to the closing one, if there is one."""
    if not any("<" in text for text in marks.texts):
        return
    closings = _closing_lines(marks)
    index = 0
    while index < len(marks):
        opening = _SCRIPT_OPEN.match(marks.texts[index])
        last = _closing_line(closings[opening[1].lower()], index) if opening else None
        for inside in range(index, (index if last is None else last + 1)):
            marks.overrule(inside, Mark(label=Label.SCRIPT, rule="script-block"))
        index = (index if last is None else last) + 1


def _closing_lines(marks: Marks) -> dict[str, list[int]]:
    """Return the lines that hold a closing tag, by tag."""
    tags: dict[str, list[int]] = {"script": [], "style": []}
    for index, text in enumerate(marks.texts):
        for match in _SCRIPT_CLOSE.finditer(text):
            tags[match[1].lower()].append(index)
    return tags


def _closing_line(closings: list[int], start: int) -> int | None:
    """Return the first closing line from ``start`` on, unless it is too far to belong."""
    place = bisect_left(closings, start)
    near = place < len(closings) and closings[place] < start + _MAX_SCRIPT_LINES
    return closings[place] if near else None


def _furniture_mark(text: str) -> Mark | None:
    if is_code(text):
        return Mark(label=Label.SCRIPT, rule="code")
    if len(text) <= 300 and _COPYRIGHT.match(text):
        return Mark(label=Label.COPYRIGHT, rule="copyright-line")
    lower = text.lower()
    if len(text) <= _MAX_CONSENT_CHARS and "cookie" in lower and _CONSENT.search(text):
        return Mark(label=Label.LEGAL, rule="consent-banner")
    label = _find_phrase(text, lower)
    return None if label is None else Mark(label=label, rule=f"phrase.{label}", confidence=0.9)


def _find_phrase(text: str, lower: str) -> Label | None:
    if len(text) <= _MAX_FOREIGN_CHARS:
        foreign = FOREIGN_PHRASES.get(text.casefold().replace("\u2019", "'").rstrip(" :.!"))
        if foreign is not None:
            return foreign
    if len(text.split()) > _MAX_WORDS or not _ANY_PHRASE.fullmatch(lower):
        return None
    return next((label for label, pattern in _FURNITURE if pattern.fullmatch(lower)), None)
