"""A digest to try pages on: small factories, invented places, outlets and people."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import cycle, permutations

from plugins.keywords.core.site_keywords import add_site_keywords
from plugins.model import (
    ArticleEntity,
    ArticleId,
    Capture,
    CaptureId,
    Code,
    Companion,
    Copy,
    CopyGroup,
    CopyKind,
    CrossLink,
    DateInterval,
    Digest,
    Embed,
    Entity,
    EntityKind,
    Event,
    Finding,
    Keyword,
    Label,
    Line,
    LinkKind,
    Mention,
    NamedDay,
    NewsArticle,
    Notice,
    Outlet,
    Paragraph,
    ParagraphKind,
    Precision,
    Redirect,
    Repair,
    Role,
    Section,
    Span,
    Topic,
    TopicSource,
)
from plugins.site.core.build import add_names_link, make_chrome
from plugins.site.core.models import SiteChrome
from plugins.text.listings import ONE_PAGE
from plugins.text.slugs import slugify


def make_site(root: str = "/repo") -> SiteChrome:
    chrome = make_chrome(
        name="Event Digest",
        tagline="Saved news pages, cleaned, grouped and linked",
        root=root,
        footer="Texts belong to their publishers. Sample content: places and outlets are invented.",
        editor_pages=(("About", "about/"), ("Method", "method/")),
    )
    return add_names_link(chrome, make_digest())


def digits(text: str, number: int) -> str:
    return sha256(text.encode()).hexdigest()[:number]


def on_day(day: int, month: int = 7, year: int = 2025) -> DateInterval:
    start = datetime(year, month, day, tzinfo=UTC)
    return DateInterval(
        earliest=start,
        latest=start + timedelta(hours=23, minutes=59),
        precision=Precision.DAY,
        basis="date in figures, day first by layout",
    )


def hours_before(day: int, hours: int) -> DateInterval:
    moment = datetime(2025, 7, day, 18, tzinfo=UTC) - timedelta(hours=hours)
    return DateInterval(
        earliest=moment - timedelta(minutes=30),
        latest=moment + timedelta(minutes=30),
        precision=Precision.HOUR,
        basis=f"capture date − {hours} h",
    )


def at_minute(day: int, hour: int, minute: int) -> DateInterval:
    moment = datetime(2025, 7, day, hour, minute, tzinfo=UTC)
    return DateInterval(
        earliest=moment, latest=moment, precision=Precision.MINUTE, basis="metadata of the page"
    )


def on_or_after(day: int) -> DateInterval:
    return DateInterval(
        earliest=datetime(2025, 7, day, tzinfo=UTC), basis="latest date named in the capture"
    )


def keyword(
    text: str, form: str = "", relevance: float = 0.8, entity: str | None = None
) -> Keyword:
    return Keyword(
        text=text,
        lexical_form=form or text.lower(),
        relevance=relevance,
        raw_score=0.01,
        entity=entity,
    )


def paragraphs(*texts: str, line: int = 1, step: int = 2) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(text=text, line=line + i * step, start=0, end=len(text))
        for i, text in enumerate(texts)
    )


def article(capture: str, headline: str, *texts: str, line: int = 1, **fields) -> NewsArticle:
    values = {
        "id": ArticleId(f"{capture}-{digits(headline, 6)}"),
        "capture": CaptureId(capture),
        "role": Role.MAIN,
        "headline": headline,
        "sections": (Section(paragraphs=paragraphs(*texts, line=line)),) if texts else (),
    }
    return NewsArticle(**{**values, **fields})


def mentions(of: NewsArticle, *forms: str) -> tuple[Mention, ...]:
    """Return where an article says one of some words: the headline first, then its body."""
    texts = [(None, of.headline), *enumerate(p.text for p in of.paragraphs)]
    found = (
        Mention(paragraph=number, start=start, end=start + len(form))
        for number, text in texts
        for form in forms
        for start in range(len(text))
        if text.startswith(form, start)
    )
    return tuple(sorted(found, key=lambda m: (-1 if m.paragraph is None else m.paragraph, m.start)))


def entity(key: str, kind: EntityKind, *forms: str) -> ArticleEntity:
    """Return an entity; an article that is ``marked`` gets those of which it says a form."""
    return ArticleEntity(key=key, name=forms[0], kind=kind, forms=forms, mentions=())


def marked(of: NewsArticle, entities: Iterable[ArticleEntity] = ()) -> NewsArticle:
    """Return the article with the places of its keywords, and the entities it names."""
    placed = (replace(e, mentions=mentions(of, *e.forms)) for e in entities)
    keywords = (replace(k, mentions=mentions(of, k.text)) for k in of.keywords)
    return replace(of, keywords=tuple(keywords), entities=tuple(e for e in placed if e.mentions))


def site_entities(articles: Iterable[NewsArticle]) -> tuple[Entity, ...]:
    """Return the entities of articles given by date."""
    articles = tuple(articles)
    members: dict[str, list[NewsArticle]] = {}
    for found in articles:
        for one in found.entities:
            members.setdefault(one.key, []).append(found)
    pairs = Counter(
        pair for found in articles for pair in permutations([e.key for e in found.entities], 2)
    )
    known = {one.key: one for found in articles for one in found.entities}
    return tuple(
        Entity(
            key=key,
            name=known[key].name,
            slug=slugify(key),
            kind=known[key].kind,
            forms=known[key].forms,
            articles=tuple(found.id for found in members[key]),
            companions=tuple(
                Companion(key=other, articles=number)
                for (one, other), number in sorted(pairs.items(), key=lambda p: (-p[1], p[0]))
                if one == key
            ),
            first=members[key][0].published,
            last=members[key][-1].published,
            note="Chair since 2019." if key == "ilse tarrant" else None,
        )
        for key in sorted(known)
    )


def line(number: int, text: str, label: Label, rule: str, **fields) -> Line:
    return Line(number=number, text=text, label=label, rule=rule, **fields)


def spans(*pieces: tuple[str, Label, str]) -> tuple[str, tuple[Span, ...]]:
    """Return the text of a line made of labelled pieces, and its spans."""
    text, found = "", []
    for piece, label, rule in pieces:
        found.append(Span(start=len(text), end=len(text) + len(piece), label=label, rule=rule))
        text += piece
    return text, tuple(found)


def capture(capture_id: str, path: str, lines: tuple[Line, ...], **fields) -> Capture:
    values = {
        "id": CaptureId(capture_id),
        "path": path,
        "media_type": "text/plain",
        "sha256": digits(path, 64),
        "lines": lines,
        "layout": "aggregator_related",
    }
    return Capture(**{**values, **fields})


STRIKE = digits("strike", 12)
BLOG = digits("blog", 12)
SUMMARY = digits("summary", 12)
REPRINT = digits("reprint", 12)
TREATY = digits("treaty", 12)
EMPTY = digits("empty", 12)

FERRY = keyword("ferry crews")
COUNCIL = keyword("Harbour Council", entity="harbour council")
STRAIT = keyword("Marrow Strait")
ISLANDS = "Asla Bru Cor Dun Eil Fal Garr Hov Ilm Jor Kel Lund".split()
ENTITIES = (
    entity("ilse tarrant", EntityKind.PERSON, "Ilse Tarrant", "Tarrant"),
    entity("harbour council", EntityKind.ORGANISATION, "Harbour Council", "Council"),
    entity("port alder", EntityKind.PLACE, "Port Alder"),
    entity("tern island", EntityKind.PLACE, "Tern Island"),
    entity("two valleys", EntityKind.UNKNOWN, "Two valleys"),
    *(entity(name.lower(), EntityKind.PLACE, name) for name in ISLANDS),
)
LAKE = keyword("Lake Sennet")
WATER = keyword("water rights")

SCRIPT = '<script>window.adQueue.push({"slot": 7})</script>'


def _strike_articles() -> tuple[NewsArticle, ...]:
    first = article(
        STRIKE,
        "Ferry crews walk out across the Marrow Strait",
        "Ferry crews in the Marrow Strait stopped work at dawn on Friday, leaving eleven islands "
        "without a boat and some four thousand travellers on the quays.",
        "The Harbour Council asked both sides to meet before the weekend. “Nobody gains from an "
        "empty harbour,” said its chair, Ilse Tarrant.",
        "The last strike, over the Lake Sennet treaty, ended after nine days.",
        line=5,
        outlet="The Meridian Post",
        byline="Orla Venn",
        dateline="PORT ALDER",
        time_phrase="15 hours ago",
        published=hours_before(5, 15),
        days=(NamedDay(paragraph=0, line=5, start=57, end=63, interval=on_day(4)),),
        keywords=(FERRY, COUNCIL, STRAIT),
        topic="ferry-strike",
        url="https://meridian-post.example/strike",
        related=(
            CrossLink(
                kind=LinkKind.ARTICLE,
                target=f"{BLOG}-{digits('What the islands eat when no boat comes', 6)}",
                weight=0.6,
                reason="both name Harbour Council",
            ),
            CrossLink(
                kind=LinkKind.TOPIC,
                target="lake-sennet-treaty",
                weight=0.4,
                reason="both about ferry crews",
            ),
            CrossLink(kind=LinkKind.TOPIC, target="gone", weight=0.1, reason="no such topic"),
        ),
        notices=(Notice(label="disclaimer", text="This story is still changing.", line=3),),
    )
    second = article(
        STRIKE,
        "Owners offer ferry crews a shorter week",
        "The owners put a shorter week on the table, said Ilse Tarrant of the Harbour Council.",
        line=17,
        role=Role.RELATED,
        outlet="Meridian Post",
        time_phrase="an hour ago",
        published=hours_before(5, 1),
        keywords=(FERRY, keyword("shorter week")),
        topic="ferry-strike",
    )
    third = article(
        STRIKE,
        "Museum of knots reopens in Port Alder",
        "After three years of repairs the museum shows its collection of nine hundred knots again.",
        f"They come from {', '.join(ISLANDS[:-1])} and {ISLANDS[-1]}.",
        line=23,
        role=Role.RELATED,
        outlet="Alder Evening Lantern",
        time_phrase="6 hours ago",
        keywords=(keyword("Port Alder"), keyword("knots")),
    )
    return first, second, third


def _blog_article() -> NewsArticle:
    return article(
        BLOG,
        "What the islands eat when no boat comes",
        published=on_or_after(4),
        time_phrase="July 4",
        keywords=(COUNCIL, keyword("ferry crew", "ferry crews"), keyword("island bakeries")),
        topic="ferry-strike",
        sections=(
            Section(
                paragraphs=(
                    Paragraph(
                        text="On Tern Island 's quay the bakery has flour for six days, and the "
                        "Harbour Council has sent a boat with more.",
                        line=4,
                        start=0,
                        end=108,
                        repairs=(Repair(start=14, end=15, shown="", rule="link-space"),),
                    ),
                ),
            ),
            Section(
                subhead="What is left",
                line=8,
                paragraphs=(
                    Paragraph(text="Six days of flour.", line=9, start=0, end=18, kind=ITEM),
                    Paragraph(text="Two days of milk.", line=10, start=0, end=17, kind=ITEM),
                    Paragraph(text="Potatoes until spring.", line=11, start=0, end=22, kind=ITEM),
                    Paragraph(text="Nobody is going hungry yet.", line=13, start=0, end=27),
                ),
            ),
        ),
        captions=(
            Notice(label="caption", text="The quay of Tern Island on Friday.", line=2),
            Notice(label="credit", text="Photograph: Jon Askell", line=2),
        ),
        embeds=(
            Embed(
                text="Bread is back at noon. Bring a bag.",
                line=6,
                start=0,
                last_line=7,
                author="Tern Bakery",
                handle="ternbakery",
                posted="4 July 2025",
            ),
        ),
        url="javascript:alert(1)",
    )


ITEM = ParagraphKind.LIST_ITEM


def _more_articles(original: NewsArticle) -> tuple[NewsArticle, ...]:
    summary = article(
        SUMMARY,
        "Island boats halted: what outlets say",
        "Crews want a shorter week; owners call the demand a surprise.",
        "Eleven islands are cut off.",
        line=2,
        role=Role.SUMMARY,
        outlet="Prism Round-up",
        published=on_day(4),
        keywords=(FERRY,),
        topic="ferry-strike",
        language="fr",
    )
    copy = article(
        REPRINT,
        original.headline,
        *(paragraph.text for paragraph in original.paragraphs),
        outlet="Coast & Quay",
        original_outlet="The Meridian Post",
        agency="Northern Wire",
        published=at_minute(5, 9, 30),
        keywords=(FERRY, COUNCIL, STRAIT),
        topic="ferry-strike",
        copy_of=original.id,
    )
    treaty = article(
        TREATY,
        "Two valleys sign the Lake Sennet treaty",
        "The two valleys around Lake Sennet agreed on Monday how to share its water. "
        "Ferry crews had carried the papers across the Marrow Strait.",
        outlet="Alder Evening Lantern",
        published=on_day(2, 6),
        keywords=(LAKE, WATER, STRAIT),
        topic="lake-sennet-treaty",
        captions=(Notice(label="caption", text="Signing at the old boathouse.", line=3),),
    )
    second = article(
        TREATY,
        "Fishers ask who measures the lake",
        "Nobody has said who will read the gauges.",
        line=9,
        role=Role.RELATED,
        outlet="Coast & Quay",
        published=DateInterval(
            earliest=datetime(2025, 6, 1, tzinfo=UTC),
            latest=datetime(2025, 6, 30, 23, 59, tzinfo=UTC),
            precision=Precision.MONTH,
            basis="month named by the page",
        ),
        keywords=(LAKE, keyword("gauges")),
        topic="lake-sennet-treaty",
    )
    return summary, copy, treaty, second


def _captures(main: NewsArticle) -> tuple[Capture, ...]:
    glued, pieces = spans(
        ("The Meridian Post", Label.OUTLET, "glued_outlet"),
        ("15 hours ago", Label.PUBLISHED, "glued_time"),
        ("   ", Label.BLANK, "blank"),
        (main.paragraphs[0].text, Label.BODY, "long_line"),
        ("Getty", Label.CREDIT, "agency_credit"),
        (SCRIPT, Label.SCRIPT, "script_text"),
    )
    strike = capture(
        STRIKE,
        "captures/2025-07-05-strike.txt",
        (
            line(1, "Try our new app", Label.PROMOTION, "furniture"),
            line(2, "", Label.BLANK, "blank"),
            line(3, main.headline, Label.HEADLINE, "repeated_headline", article=main.id),
            line(4, SCRIPT, Label.SCRIPT, "script_text"),
            line(5, glued, Label.BODY, "long_line", article=main.id, spans=pieces),
            line(7, "Read more", Label.TEASER, "generic", confidence=0.6),
            *(line(n, f"Text {n}.", Label.BODY, "prose") for n in range(8, 24)),
        ),
        captured_at=on_day(5),
        url="https://aggregator.example/strike?a=1&b=2",
    )
    return (
        strike,
        capture(
            BLOG,
            "captures/blog.html",
            (
                line(1, "Leave a comment", Label.COMMENTS, "comment_form"),
                *(line(n, f"Line {n} of the blog.", Label.BODY, "prose") for n in range(2, 14)),
            ),
            layout="blog_post",
            media_type="text/html",
        ),
        capture(
            EMPTY, "captures/empty.txt", (line(1, " ", Label.BLANK, "blank"),), layout="fallback"
        ),
        *(
            capture(
                capture_id,
                f"captures/{name}.txt",
                tuple(line(n, f"Text {n}.", Label.BODY, "prose") for n in range(1, 12)),
                layout="coverage_summary",
            )
            for capture_id, name in ((REPRINT, "reprint"), (SUMMARY, "summary"), (TREATY, "treaty"))
        ),
    )


def _findings(main: NewsArticle) -> tuple[Finding, ...]:
    return (
        Finding(
            code=Code.ARTICLE_NO_OUTLET,
            subject=f"{BLOG}-{digits('What the islands eat when no boat comes', 6)}",
            message="No outlet is named.",
            hint="Name it in the sidecar.",
        ),
        Finding(
            code=Code.CAPTURE_UNMATCHED_LINE,
            subject="captures/2025-07-05-strike.txt",
            line=7,
            message="“Read more” is not known.",
            hint="Add it to the layout.",
        ),
        Finding(
            code=Code.CAPTURE_EMPTY,
            subject="captures/empty.txt",
            message="There is no text.",
            hint="Save the page again.",
        ),
        Finding(
            code=Code.TOPIC_EMPTY,
            subject="topics/tides.md",
            message="Nothing matches.",
            hint="Add pins or keywords.",
        ),
    )


def make_crowd() -> Digest:
    """Return a site of so many keywords and names that their indexes are split."""
    words = [f"{initial}word {number}" for initial in "ÀbЖ東9" for number in range(ONE_PAGE // 4)]
    kinds = cycle((EntityKind.PERSON, EntityKind.UNKNOWN))
    names = tuple(entity(word, kind, word) for word, kind in zip(words, kinds, strict=False))
    keywords = tuple(keyword(word, slugify(word).replace("-", " ")) for word in words)
    found = tuple(
        article(name, "Crowd", "All of them.", keywords=keywords, entities=names)
        for name in ("a", "b")
    )
    digest = Digest(
        captures=tuple(capture(name, f"{name}.txt", ()) for name in ("a", "b")),
        articles=found,
        # Not by site_entities, which pairs each name with each other.
        entities=tuple(
            Entity(
                key=name.key,
                name=name.name,
                slug=slugify(name.key),
                kind=name.kind,
                forms=name.forms,
                articles=tuple(one.id for one in found),
            )
            for name in sorted(names, key=lambda name: name.key)
        ),
    )
    return add_site_keywords(digest)


def make_digest() -> Digest:
    first, second, third = _strike_articles()
    blog = _blog_article()
    summary, copy, treaty, gauges = _more_articles(first)
    articles = tuple(
        marked(one, ENTITIES) for one in (first, second, third, blog, copy, summary, treaty, gauges)
    )
    digest = Digest(
        captures=_captures(first),
        articles=tuple(
            replace(a, event=_EVENTS.get(a.headline, _EVENTS.get(a.topic or ""))) for a in articles
        ),
        entities=site_entities(sorted(articles, key=_by_date)),
        redirects=(Redirect(path="topics/ferry-dispute/", target="topics/ferry-strike/"),),
        topics=(
            Topic(
                slug="ferry-strike",
                title="Ferry strike",
                source=TopicSource.FOUND,
                articles=(summary.id, first.id, copy.id, second.id, blog.id),
                events=("ferry-crews-walk-out",),
                keywords=(FERRY, COUNCIL, keyword("not on a page")),
                related=(
                    CrossLink(
                        kind=LinkKind.TOPIC,
                        target="lake-sennet-treaty",
                        weight=0.4,
                        reason="both about Marrow Strait and ferry crews",
                    ),
                ),
            ),
            Topic(
                slug="lake-sennet-treaty",
                title="Lake Sennet treaty",
                source=TopicSource.EDITOR,
                articles=(treaty.id, gauges.id),
                events=("valleys-sign", "fishers-ask"),
                keywords=(LAKE, WATER),
                introduction="<p>Two valleys share <em>one lake</em> and, since June, one treaty. "
                "It was eleven years in the making.</p>",
                related=(
                    CrossLink(
                        kind=LinkKind.TOPIC,
                        target="ferry-strike",
                        weight=0.4,
                        reason="both about Marrow Strait and ferry crews",
                    ),
                ),
            ),
        ),
        events=(
            Event(
                slug="ferry-crews-walk-out",
                title="Ferry crews walk out",
                topic="ferry-strike",
                articles=(summary.id, first.id, copy.id, second.id, blog.id),
                medoid=first.id,
                cohesion=0.4,
            ),
            Event(
                slug="valleys-sign",
                title="Two valleys sign",
                topic="lake-sennet-treaty",
                articles=(treaty.id,),
                medoid=treaty.id,
            ),
            Event(
                slug="fishers-ask",
                title="Fishers ask who measures",
                topic="lake-sennet-treaty",
                articles=(gauges.id,),
                medoid=gauges.id,
            ),
        ),
        copy_groups=(
            CopyGroup(
                original=first.id,
                copies=(Copy(article=copy.id, similarity=1.0, kind=CopyKind.EXACT),),
            ),
        ),
        outlets=(
            Outlet(
                name="The Meridian Post",
                aliases=("Meridian Post",),
                country="Aldermark",
                owner="Post Trust",
                note="Daily, since 1911.",
                citation="https://registry.example/papers/meridian-post",
            ),
        ),
        findings=_findings(first),
        accepted=(
            Finding(
                code=Code.CAPTURE_NO_DATE,
                subject="captures/reprint.txt",
                message="Nothing says when the page was saved.",
                hint="State the day.",
            ),
        ),
    )
    return add_site_keywords(digest)


_EVENTS = {
    "ferry-strike": "ferry-crews-walk-out",
    "Two valleys sign the Lake Sennet treaty": "valleys-sign",
    "Fishers ask who measures the lake": "fishers-ask",
}


def _by_date(of: NewsArticle) -> tuple[bool, float]:
    earliest = of.published.earliest
    return earliest is None, earliest.timestamp() if earliest else 0.0
