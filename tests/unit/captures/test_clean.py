"""What a capture as a whole is told of, and what its page's own metadata settle."""

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.values import RawCapture
from plugins.model import Outlet
from plugins.settings import CaptureSettings

PROSE = (
    "The harbour of Saltmarsh froze over on Thursday for the first time since records began.",
    "Captain Mara Venn said that she had never seen ice so thick in all of her years at sea.",
    "The council met in the evening and opened the market hall to those who were stranded.",
)
HEADLINE = "Ferry stays at its quay"
DATED = f'[[article]]\nheadline = "{HEADLINE}"\npublished = 2025-07-04\n'


def clean(text, *, path="captures/a.txt", sidecar=None, outlets=(), **settings):
    source = RawCapture(
        path=path,
        raw=text if isinstance(text, bytes) else text.encode(),
        sidecar_path="captures/a.toml",
        sidecar_source=sidecar,
    )
    return clean_capture(source, CaptureSettings(**settings), outlets)


BODY = "".join(f"<p>{text}</p>" for text in PROSE)


def page(head="", body=BODY):
    article = f"<article><h1>{HEADLINE}</h1>{body}</article>"
    return f"<html><head>{head}</head><body>{article}</body></html>"


def codes(cleaned):
    return [finding.code.label for finding in cleaned.findings]


def named_days(*texts, stated):
    cleaned = clean("\n".join((HEADLINE, *texts)), sidecar=stated)
    (article,) = cleaned.articles
    return [
        (
            article.paragraphs[day.paragraph].text[day.start : day.end],
            article.paragraphs[day.paragraph].line == day.line,
            f"{day.interval.earliest:%m-%d}",
        )
        for day in article.days
    ]


def test_days_named_count_from_the_article_s_date():
    more = "The ferry sails again on July 9, the captain said, and the quay opens the day before."
    found = named_days(*PROSE, more, stated=DATED)
    assert found == [("Thursday", True, "07-03"), ("July 9", True, "07-09")]


def test_days_named_are_read_in_the_language_the_editor_states():
    more = "Der Hafen war am Dienstag offen, und am Mittwoch fuhr dort die erste Fähre wieder ab."
    found = named_days(*PROSE, more, stated=f'language = "de-AT"\n{DATED}')
    assert [(words, day) for words, _, day in found] == [
        ("Dienstag", "07-01"),
        ("Mittwoch", "07-02"),
    ]


def test_article_without_a_date_names_no_weekday():
    assert named_days(*PROSE, stated="") == []


def test_an_article_names_a_hundred_days_at_most():
    many = [
        f"{PROSE[1]} It was on Thursday, said the harbour master, in note {n}." for n in range(150)
    ]
    assert len(named_days(*many, stated=DATED)) == 100


@pytest.mark.parametrize(
    ("raw", "settings", "code"),
    [
        (b"", {}, "capture.empty"),
        (b" \n\n", {}, "capture.empty"),
        (b"\x89PNG\x00", {}, "capture.binary"),
        (b"a" * 1001, {"max_capture_bytes": 1000}, "capture.unreadable"),
        ("Zoë said: “Nothing.”".encode("cp1252"), {}, "capture.encoding"),
    ],
)
def test_file_that_is_no_plain_text_is_told(raw, settings, code):
    cleaned = clean(raw, **settings)
    assert codes(cleaned) == [code]
    assert cleaned.articles == ()
    assert cleaned.findings[0].hint


def test_finding_about_an_article_names_it_by_the_headline_it_gets():
    cleaned = clean("\n".join(("04-07-2025", *PROSE, *PROSE)))
    (article,) = cleaned.articles
    told = [f.message for f in cleaned.findings if f.code.label == "article.ambiguous-date"]
    assert article.headline == "The harbour of Saltmarsh froze over on Thursday for the first time…"
    assert told == [f"“{article.headline}” is dated 04-07-2025, which can be read two ways."]


def test_id_depends_on_the_bytes_alone():
    text = "\n".join((HEADLINE, HEADLINE, *PROSE))
    one, two = clean(text), clean(text, path="captures/b.txt", sidecar='language = "de"')
    assert one.capture.id == two.capture.id
    assert one.articles[0].id == two.articles[0].id


def test_corrected_headline_leaves_the_id():
    text = "\n".join((HEADLINE, HEADLINE, *PROSE))
    corrected = clean(text, sidecar='[[article]]\nheadline = "Ferry waits"')
    assert corrected.articles[0].headline == "Ferry waits"
    assert corrected.articles[0].id == clean(text).articles[0].id


def test_articles_of_one_headline_get_ids_of_their_own():
    story = (HEADLINE, HEADLINE, "5 hours ago", *PROSE, *PROSE)
    copies = [line.replace("5 hours", f"Post {n} · 5 hours") for n in range(3) for line in story]
    ids = [article.id for article in clean("\n".join(copies)).articles]
    assert len(ids) == len(set(ids)) == 3


def test_article_without_a_headline_is_named_by_its_first_words():
    (article,) = clean("\n".join(PROSE)).articles
    assert article.headline == "The harbour of Saltmarsh froze over on Thursday for the first time…"


def test_article_that_is_all_pictures_is_none():
    captions = [f"File photo: {text}" for text in PROSE]
    cleaned = clean("\n".join((HEADLINE, *captions)))
    assert cleaned.articles == ()
    assert {line.rule for line in cleaned.capture.lines if line.text} == {"no-text"}


GERMAN = (
    "Die alte Fähre von Saltmarsch bleibt noch bis zum Frühjahr in Betrieb, sagt der Rat.",
    "Der Kapitän sagte, dass er seit dreißig Jahren nie so viel Eis auf dem Fluss gesehen habe.",
    "Die Stadt will das neue Boot erst kaufen, wenn der Preis für den Stahl wieder gesunken ist.",
)


def test_article_whose_lines_cannot_be_weighed_is_told():
    text = "\n".join(("Die Fähre bleibt", *GERMAN, *GERMAN))
    assert codes(clean(text)) == ["article.low-confidence"]
    assert codes(clean(text, sidecar='[[article]]\nlines = "2-7"')) == []
    assert codes(clean("\n".join((HEADLINE, *PROSE)))) == []


def test_date_in_figures_that_nothing_settles_is_told():
    cleaned = clean("\n".join((HEADLINE, HEADLINE, "04-07-2025", *PROSE)))
    assert codes(cleaned) == ["article.ambiguous-date"]


def test_guessed_date_of_a_page_is_told():
    cleaned = clean(
        page(body=f'{BODY}<div class="date">12 March 2024</div>'), path="captures/a.html"
    )
    assert codes(cleaned) == ["article.guessed-date"]


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://harbour.example.org/ferry", "Harbour Gazette"),
        ("https://www.Harbour.example.org/ferry", "Harbour Gazette"),
        ("https://notharbour.example.org/ferry", None),
        ("http://[::1", None),
        ("ice", None),
    ],
)
def test_address_of_a_page_names_the_outlet_the_editor_lists(url, outlet):
    known = (Outlet(name="Harbour Gazette", domains=("harbour.example.org",)),)
    text = page(f'<link rel="canonical" href="{url}">')
    (article,) = clean(text, path="captures/a.html", outlets=known).articles
    assert article.outlet == outlet


def test_address_in_the_sidecar_goes_first():
    known = (Outlet(name="Harbour Gazette", domains=("harbour.example.org",)),)
    cleaned = clean(
        "\n".join((HEADLINE, HEADLINE, *PROSE)),
        sidecar='url = "https://harbour.example.org/ferry"',
        outlets=known,
    )
    assert cleaned.articles[0].outlet == "Harbour Gazette"
    assert cleaned.articles[0].url == cleaned.capture.url == "https://harbour.example.org/ferry"


META = '<meta property="article:published_time" content="2025-07-0{}T10:00:00Z">'


def test_page_was_saved_on_the_day_of_its_publication_or_later():
    captured_at = clean(page(META.format(4)), path="captures/a.html").capture.captured_at
    assert captured_at.is_open
    assert f"{captured_at.earliest:%Y-%m-%d}" == "2025-07-04"
    assert "published" in captured_at.basis


def test_program_that_saved_the_page_tells_the_capture_date():
    comment = "<!-- Page saved with SingleFile\n saved date: Sat Jul 05 2025\n-->"
    captured_at = clean(comment + page(META.format(4)), path="captures/a.html").capture.captured_at
    assert f"{captured_at.earliest:%Y-%m-%d}" == "2025-07-05"
    assert captured_at.basis == "SingleFile"


@pytest.mark.parametrize(
    ("text", "path", "day"),
    [
        (page(META.format(4)), "captures/2025-07-09.html", "2025-07-09"),
        (
            page(META.format(4), f"<p>{PROSE[0]} July 6, 2025.</p>" * 3),
            "captures/a.html",
            "2025-07-06",
        ),
        (
            page('<meta property="article:published_time" content="soon">'),
            "captures/a.html",
            "None",
        ),
    ],
)
def test_later_or_surer_dates_go_before_the_publication(text, path, day):
    earliest = clean(text, path=path).capture.captured_at.earliest
    assert str(earliest)[:10] == day


def test_language_is_the_sidecar_s_the_page_s_or_the_text_s():
    html = page().replace("<html>", '<html lang="en-GB">')
    text = "\n".join((HEADLINE, HEADLINE, *PROSE))
    assert clean(html, path="captures/a.html").articles[0].language == "en-GB"
    assert clean(text, default_language="de").articles[0].language == "en"
    assert clean(text, sidecar='language = "pt"').articles[0].language == "pt"
