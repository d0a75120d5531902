"""Layout files, and the pages of systems nobody has seen that they must still fit."""

from datetime import UTC, datetime

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.drafts import Labelling, Marks
from plugins.captures.core.layout_file import load_layouts, parse_layout
from plugins.captures.core.layouts import (
    LayoutSet,
    choose_layouts,
    detect_layout,
    find_expired_layout,
    mark_footer,
    mark_furniture,
    read_outlet,
)
from plugins.captures.core.values import RawCapture
from plugins.model import UNKNOWN_DATE, Code, DateInterval, Label, Role
from plugins.settings import CaptureSettings

LAYOUT = """
name = "board"
date_order = "month-day"
[detect]
at_least = 2
lines = ['^Board of the day$', '^Pin this$']
[articles]
find = "first-line"
role = "summary"
related_after = '^More$'
outlet = ['^Pinned by (?P<outlet>.{1,40})$']
[[line]]
match = '^Pin this$'
label = "share"
ends = true
[[line]]
match = '.+'
after = '^Sponsor$'
label = "ad"
"""
BOARD = parse_layout(LAYOUT)


def test_file_is_read_in_full():
    assert (BOARD.name, BOARD.at_least, BOARD.find, BOARD.role, BOARD.date_order) == (
        "board",
        2,
        "first-line",
        Role.SUMMARY,
        "month-day",
    )
    assert [(p.label, p.ends, p.after is None) for p in BOARD.lines] == [
        (Label.SHARE, True, True),
        (Label.AD, False, False),
    ]


def test_shipped_layouts_are_read_in_the_order_of_their_names():
    names = [layout.name for layout in load_layouts()]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Board of the day", "Pin this"), True),
        (("Pin this", "Pin this"), False),
        (("Board of the day, he said", "Pin this"), False),
    ],
)
def test_enough_different_signs_tell_a_layout(texts, found):
    assert (detect_layout(texts, [BOARD]) is BOARD) is found


@pytest.mark.parametrize("pattern", ["(?i)^PIN this$", "^(?P<what>P)in this$"])
def test_patterns_are_looked_for_each_by_itself(pattern):
    signs = f"lines = ['^(?P<what>Board) of (t)he day$', '{pattern}']"
    layout = parse_layout(
        LAYOUT.replace("lines = ['^Board of the day$', '^Pin this$']", signs), "a.toml"
    )
    assert detect_layout(("Board of the day", "Pin this"), [layout]) is layout
    assert detect_layout(("board of the day", "Pin this"), [layout]) is None


def test_long_line_is_no_sign():
    layout = parse_layout(LAYOUT.replace("at_least = 2", "at_least = 1").replace("$'", "'"))
    assert detect_layout(("Pin this" + "!" * 400,), [layout]) is None


def test_lines_are_marked_and_the_ends_of_bodies_told():
    marks = Marks(("Pin this", "Sponsor", "", "Ice cream", "The harbour froze"))
    assert mark_furniture(marks, BOARD) == {0}
    labels = [mark and mark.label.value for mark in (marks[i] for i in range(5))]
    assert labels == ["share", None, "blank", "ad", None]


PROSE = "The harbour froze over on Thursday, and the ferry stayed at its quay until the evening."


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        ((PROSE, "About us", "Imprint"), 1),
        (("About us", PROSE, "Pin this", "About us", PROSE), 3),
        (("About us", "Imprint"), None),
        ((PROSE, "About us " + "x" * 400), None),
    ],
)
def test_footer_begins_below_running_text(texts, first):
    layout = parse_layout(LAYOUT.replace("role =", "footer = ['^About us']\nrole ="))
    marks = Marks(texts)
    ends = mark_furniture(marks, layout)
    mark_footer(marks, layout)
    rules = [mark.rule if (mark := marks[i]) else None for i in range(len(texts))]
    found = [i for i, rule in enumerate(rules) if rule == "layout.board.footer"]
    assert found == ([] if first is None else list(range(first, len(texts))))
    assert (first in ends) is (first is not None)


def day(number):
    moment = datetime(2025, 7, number, 12, tzinfo=UTC)
    return DateInterval(earliest=moment, latest=moment)


DATED = parse_layout(LAYOUT.replace('name = "board"', 'name = "board"\nvalid_until = 2025-07-05'))


@pytest.mark.parametrize(
    ("captured_at", "is_valid"),
    [(day(4), True), (day(5), True), (day(6), False), (UNKNOWN_DATE, True)],
)
def test_layout_reads_no_capture_younger_than_it_is_valid(captured_at, is_valid):
    chosen = choose_layouts([DATED, BOARD], captured_at)
    assert chosen.valid == ((DATED, BOARD) if is_valid else (BOARD,))
    assert chosen.expired == (() if is_valid else (DATED,))


def test_expired_layout_is_named_where_no_other_took_its_place():
    expired = LayoutSet(valid=(BOARD,), expired=(DATED,))
    other, same = (Labelling(marks=(), drafts=(), layout=name) for name in ("generic", "board"))
    assert find_expired_layout(("Board of the  day", "Pin this"), other, expired) is DATED
    assert find_expired_layout(("Board of the day", "Pin this"), same, expired) is None
    assert find_expired_layout(("Pin this",), other, expired) is None


def test_expired_layout_is_told_and_not_used():
    raw = "\n".join(("Board of the day", "Pin this", "Ferry stays at its quay", PROSE)).encode()
    found = []
    for name in ("2025-07-05-a.txt", "2025-07-06-a.txt"):
        source = RawCapture(path=f"captures/{name}", raw=raw)
        cleaned = clean_capture(source, CaptureSettings(), layouts=[DATED])
        codes = [f.code for f in cleaned.findings if f.code is Code.LAYOUT_EXPIRED]
        found.append((cleaned.capture.layout, len(codes)))
    assert found == [("board", 0), ("fallback", 1)]


def test_outlet_is_read_where_the_layout_has_a_line_for_it():
    assert read_outlet(("x", "Pinned by Harbour Gazette "), BOARD) == "Harbour Gazette"
    assert read_outlet(("x",), BOARD) is None


HEADLINE = "Ferry stays at its quay as the harbour freezes over"
STORY = (
    "The harbour of Saltmarsh froze over on Thursday for the first time since records began.",
    "Captain Mara Venn said that she had never seen ice so thick in all of her years at sea.",
    "The council met in the evening and opened the market hall to those who were stranded.",
)
RELATED = (
    "The council has voted to close the bridge for a year so that its cables can be replaced. "
    "Shopkeepers on both banks protested and demanded a ferry that runs until midnight at least. "
    "The mayor promised that one would be paid for by the county, and that it would be quick."
)


def related(number, *, outlet="Meridian Post", bullet="•", order="outlet first", times=3):
    headline = f"Bridge number {number} of the county is to close"
    when = ["time2 hours ago"]
    where = [outlet] if outlet else []
    again = [f"  {bullet} {outlet}"] if outlet and bullet else []
    middle = where + when if order == "outlet first" else when + where
    third = [headline] * (times - 2)
    return [headline, headline, *middle, *again, *third, f"In year {number} it began. {RELATED}"]


def page(
    *,
    app="Kaleido5",
    time=("Harbour Gazette6 hours ago",),
    end=("Orange background",),
    comments=("Comments", "No comments yet..."),
    header="Related Articles",
    stories=3,
    **kinds,
):
    rest = [line for number in range(stories) for line in related(number, **kinds)]
    return [
        *("logo", HEADLINE, "", HEADLINE, "", *time, *STORY, *end, ""),
        *("Try Our AI Features", f"Explore what {app} AI can do for you:", ""),
        *(*comments, "", header, "", *rest),
        *("DOWNLOAD THE APP", "Get Started Now: Download the App", "app-storeplay-store"),
    ]


def articles(lines, end="\n"):
    source = RawCapture(path="captures/a.txt", raw=end.join(lines).encode())
    cleaned = clean_capture(source, CaptureSettings())
    assert cleaned.capture.layout == "aggregator-page"
    return cleaned.articles


def is_as_expected(found, stories=3, outlet="Meridian Post"):
    main, *others = found
    assert (main.headline, main.outlet, main.time_phrase, main.role) == (
        HEADLINE,
        "Harbour Gazette",
        "6 hours ago",
        Role.MAIN,
    )
    assert tuple(p.text for p in main.paragraphs) == STORY
    assert len(others) == stories
    for number, other in enumerate(others):
        assert (other.outlet, other.time_phrase, other.role) == (
            outlet,
            "2 hours ago",
            Role.RELATED,
        )
        assert [p.text for p in other.paragraphs] == [f"In year {number} it began. {RELATED}"]
    return True


@pytest.mark.parametrize(
    "kinds",
    [
        {},
        {"app": "Plumb Line"},
        {"end": ("© 2025 Tideline Agency", "Orange background")},
        {"end": ()},
        {"comments": ()},
        {"header": "More Stories"},
        {"bullet": "-"},
        {"bullet": "*"},
        {"bullet": None},
        {"times": 2},
        {"bullet": None, "times": 2, "outlet": "The Old Meridian Post"},
        {"order": "time first"},
        {"order": "time first", "bullet": None, "times": 2},
        {"outlet": None},
        {"stories": 0},
        {"stories": 5},
        {"time": ("Harbour Gazette", "6 hours ago")},
        {"time": ("6 hours ago", "Harbour Gazette")},
        {"time": ("6 hours ago · Harbour Gazette",)},
        {"time": ("6 hours agoHarbour Gazette",)},
        {"time": ("Harbour GazetteUpdated 6 hours ago",)},
    ],
    ids=lambda kinds: " ".join(f"{key}={value}" for key, value in kinds.items()) or "as known",
)
def test_other_aggregators_come_out_the_same(kinds):
    outlet = kinds.get("outlet", "Meridian Post")
    assert is_as_expected(articles(page(**kinds)), kinds.get("stories", 3), outlet)


@pytest.mark.parametrize("end", ["\r\n", "\r", "  \n", "\n\n", "\n\n\n", "\n    ", "\n\t"])
def test_line_ends_blanks_and_indents_change_nothing(end):
    assert is_as_expected(articles(page(), end))


def test_page_without_blank_lines_comes_out_the_same():
    assert is_as_expected(articles([line for line in page() if line]))


def test_versions_of_one_report_keep_their_lead():
    lines = page(stories=1)
    body = lines.index(f"In year 0 it began. {RELATED}")
    update = [line.replace("number 0", "number 9") for line in related(0)]
    lines[body + 1 : body + 1] = [*update[:-1], f"{update[-1]} It was old."]
    assert [a.paragraphs[0].text[:20] for a in articles(lines)[1:]] == ["In year 0 it began. "] * 2


def test_line_the_layout_does_not_know_is_told():
    source = RawCapture(path="captures/a.txt", raw="\n".join(["Nine lives", *page()]).encode())
    (finding,) = clean_capture(source, CaptureSettings()).findings
    assert (finding.code.label, finding.line) == ("capture.unmatched-line", 1)


SUMMARY = [
    "Published 3 days agoUpdated 2 days ago",
    "Why the town will not leave the ice to the ferry and to those who sail on it",
    "SALTMARSH, JUL 4 – The ferry did not sail for a third day, and the hall was opened to all.",
    "• The harbour office measured more than thirty centimetres of ice beside the quay.",
    "Insights by Plumb Line AI",
    "Does this summary seem wrong?",
    "7 Articles",
]


def summary(lines):
    source = RawCapture(path="captures/a.txt", raw="\n".join(lines).encode())
    (article,) = clean_capture(source, CaptureSettings()).articles
    return article


def test_summary_takes_the_name_of_its_aggregator():
    article = summary(SUMMARY)
    assert (article.role, article.outlet) == (Role.SUMMARY, "Plumb Line")
    assert article.headline == SUMMARY[1]


def test_summary_is_dated_by_its_dateline_before_the_page():
    assert summary(SUMMARY).time_phrase == "JUL 4"


def test_summary_without_dateline_is_dated_by_the_page():
    lines = [*SUMMARY[:2], SUMMARY[2].partition("– ")[2], *SUMMARY[3:]]
    assert summary(lines).time_phrase == "3 days ago"


def test_summary_without_a_headline_is_read_as_any_page():
    lines = [*SUMMARY[:1], *SUMMARY[2:]]
    source = RawCapture(path="captures/a.txt", raw="\n".join(lines).encode())
    assert clean_capture(source, CaptureSettings()).capture.layout == "fallback"
