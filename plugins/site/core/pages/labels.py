"""What became of text with a label."""

from plugins.model import KEPT_LABELS, Label

BESIDE_LABELS = frozenset(
    {
        Label.HEADLINE,
        Label.OUTLET,
        Label.PUBLISHED,
        Label.BYLINE,
        Label.DATELINE,
        Label.CAPTION,
        Label.CREDIT,
        Label.DISCLAIMER,
        Label.COPYRIGHT,
        Label.SYNDICATION,
        Label.COVERAGE_FACT,
    }
)
"""Labels of text that is used beside the body: neither kept in it nor removed."""


def label_state(label: Label) -> str:
    """Return what became of text with a label: the word is a class of the style sheet."""
    if label is Label.SCRIPT:
        return "withheld"
    if label is Label.BLANK:
        return "blank"
    if label in KEPT_LABELS:
        return "kept"
    return "beside" if label in BESIDE_LABELS else "removed"
