"""What the editor is told of a capture: what is wrong, where, why, and what to do."""

from collections.abc import Iterable, Iterator, Sequence

from plugins.captures.core.containers.pages import Problem, Sender
from plugins.captures.core.decode import Decoded
from plugins.captures.core.drafts import Labelling
from plugins.captures.core.mojibake import find_mojibake, find_replaced
from plugins.model import Code, Finding, Line, NewsArticle

# Where the line model has no words, the run of prose decides alone, and all its lines are as sure.
_UNWEIGHED = "maximum-sum.body"


def problem_finding(path: str, problem: Problem) -> Finding:
    """Return the finding that tells of a container's problem."""
    return Finding(
        code=problem.code,
        subject=path,
        message=problem.message,
        hint=problem.hint,
        line=problem.line,
    )


def too_large(path: str, size: int, limit: int) -> Finding:
    """Return the finding that a file is larger than the settings allow."""
    return Finding(
        code=Code.CAPTURE_UNREADABLE,
        subject=path,
        message=f"The file is too large ({size:,} bytes; at most {limit:,} are read).",
        hint="Save the article's page alone, or raise captures.max_capture_bytes.",
    )


def no_text(path: str, decoded: Decoded) -> Finding | None:
    """Return the finding that a page holds no text, None where it does."""
    if decoded.text is None:
        return Finding(
            code=Code.CAPTURE_BINARY,
            subject=path,
            message="The file is not text: it holds bytes no text encoding has.",
            hint="Save the page as text (UTF-8) or HTML, or move the file out of content/captures.",
        )
    if not decoded.text.strip():
        return Finding(
            code=Code.CAPTURE_EMPTY,
            subject=path,
            message="The file is empty.",
            hint="Paste the page's text into it, or delete the file.",
        )
    return None


def encoding_findings(path: str, decoded: Decoded, lines: Sequence[str]) -> Iterator[Finding]:
    """Yield what the letters of a page show: an encoding guessed, wrong, or wrong long ago."""
    if decoded.is_guess:
        yield Finding(
            code=Code.CAPTURE_ENCODING,
            subject=path,
            message=f"The file is not UTF-8; it was read as {decoded.encoding}, which is a guess.",
            hint="Look at its capture page; where letters are wrong, save the file again as UTF-8.",
        )
    garbled = find_mojibake(lines)
    if garbled:
        sample, times = garbled[0].sample, _times(len(garbled))
        yield Finding(
            code=Code.CAPTURE_MOJIBAKE,
            subject=path,
            line=garbled[0].line,
            message=f"“{sample}” is text decoded wrongly before it was saved ({times}).",
            hint="It is shown as it was saved. Save the page again, if it is still there.",
        )
    replaced = find_replaced(lines)
    if replaced:
        yield Finding(
            code=Code.CAPTURE_REPLACED,
            subject=path,
            line=replaced[0],
            message="Characters were lost before the page was saved: U+FFFD stands in their "
            f"place ({_times(len(replaced))}).",
            hint="Save the page again as UTF-8, if it is still there.",
        )


def _times(lines: int) -> str:
    return "on 1 line" if lines == 1 else f"on {lines} lines"


def article_findings(
    path: str, article: NewsArticle, lines: Iterable[Line], problem: str | None
) -> Iterable[Finding]:
    """Yield what is uncertain of an article of these lines; ``problem`` is that of its date."""
    first = next(iter(article.paragraphs), None)
    line = first.line if first else None
    for code, message, hint in _uncertain(article, lines, problem):
        yield Finding(code=code, subject=path, message=message, hint=hint, line=line)


def _uncertain(
    article: NewsArticle, lines: Iterable[Line], problem: str | None
) -> Iterator[tuple[Code, str, str]]:
    name = article.headline
    if problem == "ambiguous":
        message = f"“{name}” is dated {article.time_phrase}, which can be read two ways."
        hint = "State published = 2025-07-04 in an [[article]] block of the sidecar."
        yield Code.ARTICLE_AMBIGUOUS_DATE, message, hint
    if problem == "guessed":
        message = f"The date of “{name}” was guessed from the page."
        hint = "Check it; state published = 2025-07-04 in an [[article]] block of the sidecar."
        yield Code.ARTICLE_GUESSED_DATE, message, hint
    if any(line.rule == _UNWEIGHED for line in lines):
        message = f"“{name}” was found by its run of prose alone; its lines could not be weighed."
        hint = "Look where it begins and ends on its capture page; correct that in the sidecar."
        yield Code.ARTICLE_LOW_CONFIDENCE, message, hint


def sender_finding(
    path: str, sender: Sender | None, articles: Sequence[NewsArticle]
) -> Iterator[Finding]:
    """Yield the finding that a newsletter's outlet is unknown, though its sender is not."""
    if sender is None or not articles or all(article.outlet for article in articles):
        return
    name = sender.name or sender.domain
    yield Finding(
        code=Code.CAPTURE_SENDER,
        subject=path,
        message=f"The mail was sent by “{name}” ({sender.domain or 'no address'}), which is no "
        "outlet that is listed.",
        hint="List it in outlets.toml with its domain, or state outlet in the sidecar.",
    )


def unmatched_findings(path: str, labelling: Labelling) -> Iterable[Finding]:
    """Yield a finding for each line a known layout does not know."""
    for index in labelling.unmatched:
        yield Finding(
            code=Code.CAPTURE_UNMATCHED_LINE,
            subject=path,
            message=f"The layout {labelling.layout} does not know this line; it was left out.",
            hint="If it belongs to an article, give that article's lines in the sidecar.",
            line=index + 1,
        )
