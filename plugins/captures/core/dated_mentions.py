"""The days an article's running text speaks of: "on Thursday", "yesterday", "4 July", resolved.

Words count from the article's own date, never from the capture: a story of May that was saved in
July means a Thursday in May. What can mean two days gives an interval over both, or nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from plugins.captures.core.foreign_dates import plain_form
from plugins.captures.core.mentions import (
    MONTHS,
    WEEKDAYS,
    DateMention,
    find_dates,
    find_yearless_days,
    is_announced,
)
from plugins.captures.data import date_words as words
from plugins.model import DateInterval, NamedDay, NewsArticle, Precision

_WEEK_DAYS = 7
_WIDEST_DAYS = 2
"""An article dated less exactly than to two days cannot date its Thursday."""
_FARTHEST_EAST, _FARTHEST_WEST = timedelta(hours=14), timedelta(hours=12)
_MOST_DAYS_APART = 183
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedMention:
    """Characters ``start`` to ``end`` of a paragraph, and the day or days they mean."""

    start: int
    end: int
    interval: DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """What stands around a weekday: it may be told as past, as to come, or be no day at all."""

    is_last: bool = False
    is_next: bool = False
    is_future: bool = False
    is_owner: bool = False


def _days_between(first: date, last: date, basis: str) -> DateInterval:
    precision = Precision.DAY if (last - first).days <= 1 else Precision.WEEK
    return DateInterval(
        earliest=datetime.combine(first, time(), tzinfo=UTC),
        latest=datetime.combine(last, time(23, 59, 59), tzinfo=UTC),
        precision=precision,
        basis=basis,
    )


def _own_days(published: DateInterval) -> tuple[date, date] | None:
    """Return the first and last calendar day the article may bear where it was written.

    A printed day is that day. A moment of the clock is another day east or west of Greenwich.
    """
    if published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest, published.latest
    if (last - first).days > _WIDEST_DAYS:
        return None
    if published.precision in (Precision.MINUTE, Precision.HOUR):
        return (first - _FARTHEST_WEST).date(), (last + _FARTHEST_EAST).date()
    return first.date(), last.date()


def resolve_weekday(
    weekday: int,
    published: DateInterval,
    *,
    is_last: bool = False,
    is_next: bool = False,
    is_future: bool = False,
    is_owner: bool = False,
) -> DateInterval | None:
    """Return the day a bare weekday means, counted from the article's date; Monday is 0.

    News speaks of the last such day, the day of publication included, unless the sentence tells
    what is to come. "Last Friday" and "next Friday" may skip the nearest one where that lies in
    the week of publication: the interval then spans both. So it does for "Monday's vote", which
    may be to come, where the coming Monday is nearer. None where the article's own date is not
    known to the day.
    """
    own = _own_days(published)
    if own is None:
        return None
    cues = _Cues(is_last=is_last, is_next=is_next, is_future=is_future, is_owner=is_owner)
    try:
        spans = [_span_of(weekday, own[0] + timedelta(days=at), cues) for at in _range(own)]
    except OverflowError:
        return None
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return _days_between(first, last, _weekday_basis(weekday, published, cues))


def _range(own: tuple[date, date]) -> range:
    return range((own[1] - own[0]).days + 1)


def _span_of(weekday: int, day: date, cues: _Cues) -> tuple[date, date]:
    since = (day.weekday() - weekday) % _WEEK_DAYS
    until = (weekday - day.weekday()) % _WEEK_DAYS
    week = timedelta(days=_WEEK_DAYS)
    if cues.is_last:
        near = day - timedelta(days=since or _WEEK_DAYS)
        return (near - week if near.isocalendar()[:2] == day.isocalendar()[:2] else near), near
    if cues.is_next:
        near = day + timedelta(days=until or _WEEK_DAYS)
        return near, (near + week if near.isocalendar()[:2] == day.isocalendar()[:2] else near)
    past, ahead = day - timedelta(days=since), day + timedelta(days=until)
    if cues.is_future:
        return ahead, ahead
    return past, (ahead if cues.is_owner and until < since else past)


def _weekday_basis(weekday: int, published: DateInterval, cues: _Cues) -> str:
    name = WEEKDAYS[weekday].split()[0].capitalize()
    is_ahead = (cues.is_next or cues.is_future) and not cues.is_last
    side = "after" if is_ahead else "before"
    if cues.is_owner and not is_ahead and not cues.is_last:
        side = "nearest to"
    at_once = "" if cues.is_last or cues.is_next or side == "nearest to" else "on or "
    day = published.earliest.date() if published.earliest else None
    return f"the {name} {at_once}{side} the article's own date, {_day_words(day)}"


def _day_words(day: date | None) -> str:
    if day is None:
        return "unknown"
    return f"{day.day} {MONTHS[day.month - 1].split()[0].capitalize()} {day.year}"


_ENGLISH_DAY = "|".join(names.split()[0].capitalize() for names in WEEKDAYS)
# "Black Friday", "Sheffield Wednesday", "Sunday Mirror", "Monday to Friday", "every Sunday": no
# day of this week. So a capital or one of these words beside it makes a weekday a name or a habit.
_HABITS = frozenset("every each most many between most to and or through until till".split())
_ENGLISH = re.compile(
    rf"(?<![\w-])(?:(?P<before>[A-Za-z]{{1,12}})[ \u00a0])?(?P<name>{_ENGLISH_DAY})"
    r"(?P<own>['\u2019]s)?(?![\w-])"
)
_NAME_BEHIND = re.compile(
    r"[ \u00a0](?!I\b)[A-Z][a-z]"
    rf"|[ \u00a0]?(?:-|\u2013|(?:to|and|or|through)[ \u00a0](?={_ENGLISH_DAY}))"
)
_BEFORE_PLAIN = frozenset("on last next this since by until late early".split())
_DAYS_APART = {"yesterday": -1, "tomorrow": 1}
_ENGLISH_APART = re.compile(
    r"(?<![\w-])(?P<name>[Yy]esterday|[Tt]omorrow)(?P<own>['\u2019]s)?(?![\w-])"
)

_LAST_WORDS = frozenset(
    "letzten letzter vergangenen vergangener dernier dernière pasado pasada прошлый прошлую "
    "прошлой прошлого минулий минулу минулого минулої الماضي الماضية".split()
)
_NEXT_WORDS = frozenset(
    "nächsten nächster kommenden kommender prochain prochaine próximo próxima следующий следующую "
    "будущий наступний наступну المقبل المقبلة القادم القادمة".split()
)
_FUTURE_WORDS = words.ANNOUNCING - _NEXT_WORDS
_CLAUSE_END = re.compile("[.!?;:\u061f\u3002]")
_HAN_LAST, _HAN_NEXT = "上", "下"
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# German and Slavic weekdays want a preposition: alone they head programmes and opening hours.
_NEEDS_BEFORE = {
    "de": frozenset("am vom seit bis zum letzten vergangenen kommenden nächsten".split()),
    "ru": frozenset("в во с до к прошлый прошлую прошлой следующий следующую эту".split()),
    "uk": frozenset("у в з із до минулий минулу минулого наступного наступну цю".split()),
}
_EDGE_WORDS = 3
_MAX_NAMED_DAYS = 100
"""No article of five captures names twelve; a hundred are a calendar, or made to do harm."""
_LONGEST_PARAGRAPH = 50_000


# Half of 100 paragraphs in five captures hold none of these, and cost nothing then.
def _may_name_day(text: str) -> bool:
    return "day" in text or "omorrow" in text or _FIGURE.search(text) is not None


def fill_days(article: NewsArticle) -> NewsArticle:
    """Fill in the first hundred days the article's paragraphs speak of, in the order of the text.

    They count from the article's date and are read in its language: both must be settled.
    """
    return replace(article, days=tuple(islice(_article_days(article), _MAX_NAMED_DAYS)))


def _article_days(article: NewsArticle) -> Iterator[NamedDay]:
    language = article.language.partition("-")[0].lower()
    for place, paragraph in enumerate(article.paragraphs):
        text = paragraph.text
        is_bare = language == "en" and not _may_name_day(text)
        if is_bare or len(text) > _LONGEST_PARAGRAPH:
            continue
        for found in find_dated_mentions(text, article.published, language):
            yield NamedDay(
                paragraph=place,
                line=paragraph.line,
                start=found.start,
                end=found.end,
                interval=found.interval,
            )


def find_dated_mentions(
    text: str, published: DateInterval, language: str = "en"
) -> tuple[DatedMention, ...]:
    """Return the days a paragraph speaks of, in order, as far as they are certain.

    Days in full need nothing; weekdays, yesterday and days without a year count from
    ``published`` and are left out where that is not known to the day.
    """
    found = [
        *map(_from_mention, find_dates(text)),
        *_yearless_mentions(text, published),
        *(_english(text, published) if language == "en" else _foreign(text, published, language)),
    ]
    kept: list[DatedMention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def _from_mention(mention: DateMention) -> DatedMention:
    interval = _days_between(mention.earliest, mention.latest, "as the article says")
    basis = "either order of day and month" if mention.figures else "as the article says"
    return DatedMention(
        start=mention.start,
        end=mention.end,
        interval=DateInterval(
            earliest=interval.earliest,
            latest=interval.latest,
            precision=mention.precision,
            basis=basis,
        ),
    )


def _yearless_mentions(text: str, published: DateInterval) -> Iterator[DatedMention]:
    """Yield "4 July" with the year that brings it nearest to the article, if one clearly does."""
    own = _own_days(published)
    if own is None or not _FIGURE.search(text):
        return
    for start, end, month, day in find_yearless_days(text):
        near = _nearest(month, day, own[0])
        if near is not None:
            basis = f"the {_day_words(near)} nearest to the article's own date"
            yield DatedMention(start=start, end=end, interval=_days_between(near, near, basis))


def _nearest(month: int, day: int, own: date) -> date | None:
    days = []
    for year in (own.year - 1, own.year, own.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    near = min(days, key=lambda found: abs(found - own), default=None)
    return near if near and abs((near - own).days) < _MOST_DAYS_APART else None


def _english(text: str, published: DateInterval) -> Iterator[DatedMention]:
    for match in _ENGLISH.finditer(text) if "day" in text else ():
        before = match["before"] or ""
        if not _is_day(text, match, before):
            continue
        cues = _Cues(
            is_last=before.lower() == "last",
            is_next=before.lower() == "next",
            is_future=is_announced(text, match.start("name")),
            is_owner=match["own"] is not None,
        )
        weekday = _weekday_number(match["name"])
        yield from _weekday_mention(match.start("name"), match.end(), weekday, cues, published)
    yield from _days_apart(text, published)


def _weekday_number(name: str) -> int:
    return next(at for at, names in enumerate(WEEKDAYS) if names.split()[0] == name.lower())


def _is_day(text: str, match: re.Match[str], before: str) -> bool:
    """Tell a weekday from a name or a habit it is part of."""
    if before.lower() in _HABITS or _NAME_BEHIND.match(text, match.end()):
        return False
    if before.lower() in _BEFORE_PLAIN:
        # "this Friday" may be over or to come.
        return before.lower() != "this"
    # American papers set "said Thursday"; a capital before it belongs to a name, and a weekday
    # that opens a sentence must be its subject's: "Monday's vote".
    return before.islower() or (not before and match["own"] is not None)


def _weekday_mention(
    start: int, end: int, weekday: int, cues: _Cues, published: DateInterval
) -> Iterator[DatedMention]:
    interval = resolve_weekday(
        weekday,
        published,
        is_last=cues.is_last,
        is_next=cues.is_next,
        is_future=cues.is_future,
        is_owner=cues.is_owner,
    )
    if interval is not None:
        yield DatedMention(start=start, end=end, interval=interval)


def _days_apart(text: str, published: DateInterval) -> Iterator[DatedMention]:
    """Yield yesterday and tomorrow. "Today" is left out: it often means these years."""
    is_apart = "esterday" in text or "omorrow" in text
    for match in _ENGLISH_APART.finditer(text) if is_apart else ():
        days = _DAYS_APART[match["name"].lower()]
        yield from _apart(match.start(), match.end(), days, published)


def _apart(start: int, end: int, days: int, published: DateInterval) -> Iterator[DatedMention]:
    own = _own_days(published)
    try:
        shifted = [day + timedelta(days=days) for day in own] if own else []
    except OverflowError:
        return
    if shifted:
        side = "after" if days > 0 else "before"
        basis = f"the day {side} the article's own date, {_day_words(own[0] if own else None)}"
        yield DatedMention(
            start=start, end=end, interval=_days_between(shifted[0], shifted[1], basis)
        )


def _foreign(text: str, published: DateInterval, language: str) -> Iterator[DatedMention]:
    groups = words.WEEKDAYS.get(language)
    if groups is None:
        return
    plain = plain_form(text).lower()
    if language == "zh":
        yield from _han(plain, groups, published)
        return
    days = {name: at for at, group in enumerate(groups) for name in group.split()}
    yesterday = {*words.DAYS_BACK[1].split()}
    tokens = list(_TOKEN.finditer(plain))
    for place, token in enumerate(tokens):
        if token[0] in yesterday:
            yield from _apart(token.start(), token.end(), -1, published)
        elif token[0] in days and (cues := _foreign_cues(tokens, place, language)) is not None:
            weekday = days[token[0]]
            yield from _weekday_mention(token.start(), token.end(), weekday, cues, published)


def _foreign_cues(tokens: Sequence[re.Match[str]], place: int, language: str) -> _Cues | None:
    """Read the words around a weekday; None where nothing marks it as a day of this week."""
    before = [token[0] for token in tokens[max(0, place - _EDGE_WORDS) : place]]
    behind = [token[0] for token in tokens[place + 1 : place + 2]]
    needed = _NEEDS_BEFORE.get(language)
    if needed is not None and needed.isdisjoint(before[-1:]):
        return None
    around = {*before[-1:], *behind}
    return _Cues(
        is_last=not _LAST_WORDS.isdisjoint(around),
        is_next=not _NEXT_WORDS.isdisjoint(around),
        is_future=not _FUTURE_WORDS.isdisjoint(_clause_words(tokens, place)),
    )


def _clause_words(tokens: Sequence[re.Match[str]], place: int) -> Iterator[str]:
    """Yield the words near a weekday that stand in its clause."""
    near = tokens[max(0, place - 2 * _EDGE_WORDS) : place + 1 + _EDGE_WORDS]
    text, at = tokens[place].string, tokens[place].start()
    before = _CLAUSE_END.finditer(text, near[0].start(), at)
    behind = _CLAUSE_END.search(text, at, near[-1].end())
    first = max((end.end() for end in before), default=0)
    last = behind.start() if behind else len(text)
    return (token[0] for token in near if first <= token.start() < last)


def _han(plain: str, groups: Sequence[str], published: DateInterval) -> Iterator[DatedMention]:
    for weekday, group in enumerate(groups):
        for match in re.finditer("|".join(group.split()), plain):
            edge = plain[max(0, match.start() - 1) : match.start()]
            cues = _Cues(is_last=edge == _HAN_LAST, is_next=edge == _HAN_NEXT)
            yield from _weekday_mention(match.start(), match.end(), weekday, cues, published)
    for match in re.finditer("|".join(words.DAYS_BACK[1].split()[-2:]), plain):
        yield from _apart(match.start(), match.end(), -1, published)
