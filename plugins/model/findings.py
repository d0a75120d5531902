"""Findings: everything the editor should know about the input, never raised."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Severity(StrEnum):
    """Errors make ``pelican --fatal errors`` fail; the others never do."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(Enum):
    """Every finding there is: its name as printed, its severity, and what it means."""

    CAPTURE_EMPTY = ("capture.empty", Severity.ERROR, "The capture holds no text.")
    CAPTURE_BINARY = ("capture.binary", Severity.ERROR, "The capture is not a text file.")
    CAPTURE_UNREADABLE = ("capture.unreadable", Severity.ERROR, "The capture cannot be read.")
    CAPTURE_ENCODING = (
        "capture.encoding",
        Severity.WARNING,
        "The capture is not UTF-8 and its encoding was guessed.",
    )
    CAPTURE_MOJIBAKE = (
        "capture.mojibake",
        Severity.WARNING,
        "The text was decoded wrongly before it was saved; it is shown as it is.",
    )
    CAPTURE_REPLACED = (
        "capture.replacement-character",
        Severity.WARNING,
        "The text holds the character that stands for a lost one.",
    )
    CAPTURE_FORMAT = (
        "capture.format",
        Severity.ERROR,
        "The capture is not of the kind its suffix says, or no page can be taken out of it.",
    )
    CAPTURE_DAMAGED = (
        "capture.damaged",
        Severity.WARNING,
        "A part of the capture is damaged or missing; the rest was used.",
    )
    CAPTURE_RECORDS = (
        "capture.records",
        Severity.INFO,
        "A file of several records holds some that are no pages of running text.",
    )
    CAPTURE_ATTACHMENTS = (
        "capture.attachments",
        Severity.INFO,
        "A saved mail has attachments; they are not read.",
    )
    CAPTURE_SENDER = (
        "capture.sender",
        Severity.INFO,
        "A newsletter names a sender that the list of outlets does not know.",
    )
    CAPTURE_FRONT_MATTER = (
        "capture.front-matter",
        Severity.WARNING,
        "The front matter of a clipping is not valid YAML.",
    )
    CAPTURE_DUPLICATE = (
        "capture.duplicate",
        Severity.WARNING,
        "Two files hold the same bytes; one with a sidecar counts, else the first by path.",
    )
    CAPTURE_SEVERAL = (
        "capture.several",
        Severity.WARNING,
        "A saved page was read as one article and may hold several.",
    )
    CAPTURE_NO_ARTICLE = (
        "capture.no-article",
        Severity.WARNING,
        "No line of the capture reads like the text of an article.",
    )
    CAPTURE_NO_DATE = (
        "capture.no-date",
        Severity.WARNING,
        "Nothing says when the page was saved, so relative times cannot be dated.",
    )
    CAPTURE_DATE_BOUND = (
        "capture.date-bound",
        Severity.INFO,
        "The capture date is only a lower bound: the latest day the page itself names.",
    )
    CAPTURE_UNMATCHED_LINE = (
        "capture.unmatched-line",
        Severity.INFO,
        "A known layout does not know this line; it was left out of the article.",
    )
    CAPTURE_KEPT_RATIO = (
        "capture.kept-ratio",
        Severity.WARNING,
        "Strikingly much or little of the capture was kept: text may be lost or left in.",
    )
    CAPTURE_LOW_CONFIDENCE_LINES = (
        "capture.low-confidence-lines",
        Severity.INFO,
        "Long lines of the capture were kept or left out with little certainty.",
    )
    SIDECAR_SYNTAX = ("sidecar.syntax", Severity.ERROR, "The sidecar is not valid TOML.")
    SIDECAR_KEY = ("sidecar.key", Severity.ERROR, "The sidecar holds a key that is not known.")
    SIDECAR_VALUE = ("sidecar.value", Severity.ERROR, "A value of the sidecar cannot be used.")
    SIDECAR_ARTICLE = (
        "sidecar.article",
        Severity.ERROR,
        "An [[article]] block of the sidecar matches no article of its capture.",
    )
    SIDECAR_ORPHAN = (
        "sidecar.orphan",
        Severity.WARNING,
        "A .toml file lies among the captures without a capture of the same name.",
    )
    SIDECAR_ACCEPT = (
        "sidecar.accept",
        Severity.WARNING,
        "A finding the sidecar accepts does not occur; the entry can go.",
    )
    LAYOUT_FILE = ("layout.file", Severity.ERROR, "A layout file cannot be used.")
    LAYOUT_EXPIRED = (
        "layout.expired",
        Severity.WARNING,
        "A layout would fit, but the capture is younger than the layout is valid.",
    )
    ARTICLE_NO_OUTLET = (
        "article.no-outlet",
        Severity.INFO,
        "The capture does not say which outlet published the article.",
    )
    ARTICLE_NO_DATE = (
        "article.no-date",
        Severity.WARNING,
        "The date of the article is not known.",
    )
    ARTICLE_AMBIGUOUS_DATE = (
        "article.ambiguous-date",
        Severity.WARNING,
        "A date in figures can be read two ways and nothing settles it.",
    )
    ARTICLE_GUESSED_DATE = (
        "article.guessed-date",
        Severity.WARNING,
        "The date was guessed from the page, not stated in its metadata.",
    )
    ARTICLE_LOW_CONFIDENCE = (
        "article.low-confidence",
        Severity.WARNING,
        "The article was found by its run of prose alone: its language has no words that weigh.",
    )
    ARTICLE_LANGUAGE = (
        "article.language",
        Severity.WARNING,
        "The article is in a language that cleaning has no words for.",
    )
    ARTICLE_DECLARED_LANGUAGE = (
        "article.declared-language",
        Severity.INFO,
        "The page declares another language than its text is in; the text decided.",
    )
    ARTICLE_AMBIGUOUS_OUTLET = (
        "article.ambiguous-outlet",
        Severity.WARNING,
        "A figure between outlet and time can belong to either, and no list settles it.",
    )
    ARTICLE_NO_KEYWORDS = (
        "article.no-keywords",
        Severity.WARNING,
        "A long article yielded no keyword.",
    )
    TOPIC_FILE = ("topic.file", Severity.ERROR, "A topic file cannot be used.")
    TOPIC_UNMATCHED = (
        "topic.unmatched",
        Severity.WARNING,
        "A pin or an exclude of a topic file matches no article.",
    )
    TOPIC_CONTRADICTION = (
        "topic.contradiction",
        Severity.ERROR,
        "Two lines of the editor's files contradict each other.",
    )
    TOPIC_EMPTY = (
        "topic.empty",
        Severity.WARNING,
        "No article belongs to a topic the editor named.",
    )
    TOPICS_LOCK = (
        "topics.lock",
        Severity.ERROR,
        "topics.lock.json cannot be read, so it was neither used nor changed.",
    )
    TOPICS_LOCK_BEHIND = (
        "topics.lock-behind",
        Severity.WARNING,
        "topics.lock.json does not hold all names and addresses of this build.",
    )
    PAGE_FILE = ("page.file", Severity.ERROR, "A page of the editor cannot be published.")
    OUTLETS_FILE = ("outlets.file", Severity.ERROR, "outlets.toml cannot be used.")
    ALIASES_FILE = (
        "aliases.file",
        Severity.ERROR,
        "aliases.toml, or an entry of it, cannot be used.",
    )
    ALIASES_CONTRADICTION = (
        "aliases.contradiction",
        Severity.ERROR,
        "Two entries of aliases.toml contradict each other.",
    )
    ALIASES_UNMATCHED = (
        "aliases.unmatched",
        Severity.WARNING,
        "An entry of aliases.toml names nobody that an article names.",
    )

    def __new__(cls, label: str, _severity: Severity, _meaning: str) -> "Code":
        """Make the label its value: that is what stands for it in a file."""
        code = object.__new__(cls)
        code._value_ = label
        return code

    def __init__(self, label: str, severity: Severity, meaning: str) -> None:
        self.label = label
        self.severity = severity
        self.meaning = meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result: what, where, why, and in ``hint`` what to do."""

    code: Code
    subject: str
    message: str
    hint: str
    line: int | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity
