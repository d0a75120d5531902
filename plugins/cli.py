"""The editor's tool box: ``digest add``, ``check``, ``explain``, ``layout`` and ``suggest``."""

import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from plugins.captures.add import Incoming, Prepared
    from plugins.captures.core.adding import Stated
    from plugins.model import Code, Digest, Finding
    from plugins.settings import TopicSettings
    from plugins.topics.core.suggest import TopicFile

# What a verb needs is imported inside it: the libraries that read pages take seconds to load,
# and `digest --help` does without them.

_SETTINGS = "pelicanconf.py"
_CONTENT = "content"
_DUPLICATE = 4
_DIFFERENT = 1

_existing_file = click.Path(exists=True, dir_okay=False, path_type=Path)
_existing_folder = click.Path(exists=True, file_okay=False, path_type=Path)
_content_option = click.option(
    "--content",
    default=_CONTENT,
    show_default=True,
    type=_existing_folder,
    help="Content folder of the site.",
)


class _Failure(click.ClickException):
    """What the editor has to put right, told without a traceback."""

    exit_code = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="event-digest")
def main() -> None:
    """Tools for the editor of an Event Digest."""


@main.command(short_help="Print the findings, of the site or of single captures.")
@click.argument("paths", nargs=-1, metavar="[CONTENT | FILE...]", type=click.Path(exists=True))
@click.option(
    "-s",
    "--settings",
    default=_SETTINGS,
    show_default=True,
    type=click.Path(dir_okay=False),
    help="Settings file of the site; not read for single files.",
)
def check(paths: tuple[str, ...], settings: str) -> None:
    """Print the findings only, of the whole site or of single captures.

    Without FILE the site is built from CONTENT into a scratch folder. With one or more capture
    files only these are read, which is quick; what needs the whole site, such as keywords and
    topics, is not looked at.

    Exit status: 0 without errors, 3 with errors among the findings, 2 for broken settings or
    arguments.
    """
    from plugins.model import Severity

    folders = [path for path in paths if Path(path).is_dir()]
    if folders and len(paths) > 1:
        raise click.UsageError("Give one content folder, or capture files.")
    if paths and not folders:
        digest = _check_files([Path(path).absolute() for path in paths])
    else:
        digest = _check_site(folders[0] if folders else None, settings)
    sys.exit(3 if any(f.severity is Severity.ERROR for f in digest.findings) else 0)


def _check_files(files: Sequence[Path]) -> "Digest":
    from plugins.pipeline.check import check_files

    _hush()
    digest = check_files(files, None)
    _print_findings(digest.findings)
    counts = (_count(len(digest.captures), "capture"), _count(len(digest.articles), "article"))
    accepted = f" ({len(digest.accepted)} more accepted)" if digest.accepted else ""
    click.echo(", ".join((*counts, _count(len(digest.findings), "finding"))) + accepted)
    return digest


def _check_site(content: str | None, settings: str) -> "Digest":
    from plugins.audit.core import summarise
    from plugins.bridge.build import build_quietly
    from plugins.settings import SettingsError

    if not Path(settings).is_file():
        raise click.BadParameter(f"There is no file {settings}.", param_hint="--settings")
    scratch = tempfile.mkdtemp(prefix="event-digest-")
    try:
        digest = build_quietly(settings, content, scratch)
    except SettingsError as error:
        raise _Failure(str(error)) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    _print_findings(digest.findings)
    click.echo(summarise(digest)[0])
    return digest


def _tell_findings(files: Sequence[Path], content: Path, told: "Collection[Code]" = ()) -> None:
    """Print what `digest check` prints of files of a content folder, but for what was ``told``."""
    from plugins.pipeline.check import check_files

    digest = check_files([file.absolute() for file in files], content.absolute())
    findings = [finding for finding in digest.findings if finding.code not in told]
    _print_findings(findings)
    click.echo(_count(len(findings), "finding"))


def _print_findings(findings: "Sequence[Finding]") -> None:
    from plugins.audit.core import format_finding

    for finding in findings:
        click.echo(f"{finding.severity.value:7} {format_finding(finding)}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _hush() -> None:
    """Keep the libraries that read pages from writing into the output."""
    logging.getLogger().setLevel(logging.CRITICAL)


@main.command(short_help="Print a capture line by line, and what would change it.")
@click.argument("file", type=_existing_file)
@click.option(
    "--content",
    type=_existing_folder,
    help="Content folder the capture belongs to; found by itself where there is one.",
)
def explain(file: Path, content: Path | None) -> None:
    """Print the capture FILE line by line, and what would change a decision.

    Each line comes with its label, how certain that is (0 to 1), the article it belongs to and
    the rule that decided; then each part of a line that holds several things. Below stand the
    sidecar lines that would change a decision, ready to copy, and the findings.
    """
    from plugins.pipeline.explain import explain_capture

    _hush()
    for line in explain_capture(file, content.absolute() if content else None):
        click.echo(line)


def _checked(
    choose: Callable[[Any], Callable[[object], Any]],
) -> Callable[[click.Context, click.Parameter, str | None], Any]:
    """Return a callback that reads an option as the sidecar would read the same value."""

    def read(_context: click.Context, _option: click.Parameter, value: str | None) -> Any:  # noqa: ANN401
        from plugins.captures.core import sidecar

        try:
            return None if value is None else choose(sidecar)(value)
        except ValueError as error:
            raise click.BadParameter(f"{error}.") from None

    return read


@main.command(short_help="Store captures, and what is known of them.")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE... | -",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
)
@click.option("--url", callback=_checked(lambda rules: rules.parse_url), help="Where the page was.")
@click.option(
    "--captured-at",
    metavar="DATE",
    callback=_checked(lambda rules: rules.parse_exact_moment),
    help="When it was saved: 2025-07-05 or 2025-07-05T18:30:00Z.",
)
@click.option(
    "--outlet", callback=_checked(lambda rules: rules.parse_text), help="Who published it."
)
@click.option(
    "--language",
    callback=_checked(lambda rules: rules.parse_language),
    help="Its language: en, pt-BR.",
)
@click.option("--name", help="Name of the file; taken from the headline or address otherwise.")
@_content_option
def add(files: tuple[Path, ...], name: str | None, content: Path, **stated: Any) -> None:  # noqa: ANN401
    """Store captures, and what is known of them, below CONTENT/captures.

    FILE is a saved page of any kind that is read; - takes a page pasted on standard input. A
    capture lies in the folder of the year and month it was saved in. Nothing is overwritten, and
    all files are looked at before any is stored. What was recognised is printed: the layout, the
    articles, and the findings as of `digest check FILE`.

    Exit status: 0 if all were stored; 2 for wrong arguments or a file that is no capture, and
    then nothing is stored; 4 if one was there already, byte for byte; 1 if the folder cannot be
    written.
    """
    from plugins.captures.core.adding import Stated

    if len(files) > 1 and (name or stated["url"]):
        raise click.UsageError("--url and --name are of one capture; give one FILE with them.")
    _hush()
    incoming = [_read_incoming(file) for file in files]
    prepared = [_prepare(item, Stated(**stated), content, name) for item in incoming]
    stored = [_store(item, content) for item in prepared]
    if any(stored):
        _tell_findings([path for path in stored if path], content)
    sys.exit(0 if all(stored) else _DUPLICATE)


def _read_incoming(file: Path) -> "Incoming":
    from plugins.captures.add import Incoming
    from plugins.captures.core.containers.kinds import PACKED_FACTOR
    from plugins.settings import CaptureSettings

    # Its kind is not known yet; what is too large for it is refused when it is cleaned.
    limit = CaptureSettings().max_capture_bytes * PACKED_FACTOR + 1
    if str(file) == "-":
        if sys.stdin.isatty():
            click.echo("Paste the page, then press Ctrl-D on a line of its own.", err=True)
        return Incoming(name="pasted", raw=sys.stdin.buffer.read(limit), is_pasted=True)
    try:
        with file.open("rb") as opened:
            return Incoming(name=file.name, raw=opened.read(limit))
    except OSError as error:
        raise _Failure(f"{file} cannot be read: {error.strerror}.") from None


def _prepare(item: "Incoming", stated: "Stated", content: Path, name: str | None) -> "Prepared":
    from datetime import UTC, datetime

    from plugins.captures.add import Prepared, prepare_capture
    from plugins.text.normalise import safe_line

    today = datetime.now(UTC).date()
    prepared = prepare_capture(item, stated, content, name, today)
    if isinstance(prepared, Prepared):
        return prepared
    told = f"{item.name}: {prepared.message} {prepared.hint} Nothing was stored."
    raise _Failure(safe_line(told))


def _store(prepared: "Prepared", content: Path) -> Path | None:
    """Store one capture and tell; return its path, None where it is there already."""
    from plugins.captures.add import describe_stored, find_duplicate, store_capture
    from plugins.text.normalise import safe_line

    same = find_duplicate(prepared.raw, content)
    if same is not None:
        click.echo(safe_line(f"{same} holds the same bytes already; not stored again."))
        return None
    try:
        stored = store_capture(prepared)
    except OSError as error:
        raise click.ClickException(f"{prepared.folder} cannot be written: {error}.") from None
    for line in describe_stored(prepared, stored):
        click.echo(line)
    return stored.path


@main.command(short_help="Draft a layout from a capture, or check those there are.")
@click.argument("file", required=False, type=_existing_file)
@click.option("--name", help="Name of the layout; taken from the name of FILE otherwise.")
@click.option("--test", "is_test", is_flag=True, help="Check the cases of CONTENT/layouts.")
@click.option("--update", is_flag=True, help="With --test: write what comes out as expected.")
@_content_option
def layout(
    file: Path | None, *, name: str | None, is_test: bool, update: bool, content: Path
) -> None:
    """Draft a layout for pages like the capture FILE, or check the layouts there are.

    The draft is CONTENT/layouts/NAME.toml with a comment for each key, and NAME.case beside it:
    the capture, and what is to come out of it. Nothing is overwritten. How the capture is read
    with it is printed, with the findings as of `digest check FILE`.

    Exit status: 0 if all is well; 1 if a case comes out differently; 2 for wrong arguments, or
    a capture no layout can be drafted from.
    """
    if is_test == (file is not None) or (update and not is_test):
        raise click.UsageError("Give a FILE to draft a layout from, or --test.")
    _hush()
    if file is None:
        sys.exit(_test_layouts(content, update=update))
    _draft_layout(file, content, name)


def _draft_layout(file: Path, content: Path, name: str | None) -> None:
    from plugins.captures.core.layout_file import parse_layout_name
    from plugins.captures.layout_cases import LayoutProblem, describe_draft, draft_layout
    from plugins.model import Code
    from plugins.text.slugs import slugify

    try:
        chosen = parse_layout_name(name or slugify(file.stem, max_length=40))
        drafted = draft_layout(file, content, chosen)
    except (LayoutProblem, ValueError) as error:
        raise _Failure(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"The layout cannot be written: {error}.") from None
    for line in describe_draft(drafted):
        click.echo(line)
    _tell_findings([file], content, {Code.CAPTURE_UNMATCHED_LINE})


def _test_layouts(content: Path, *, update: bool) -> int:
    from plugins.captures.layout_cases import check_cases
    from plugins.captures.layout_files import read_layouts

    _layouts, findings = read_layouts(content)
    _print_findings(findings)
    results = list(check_cases(content, update=update))
    for result in results:
        ending = "written" if update else "differs" if result.differences else "as expected"
        click.echo(f"{result.case.name}: {ending}")
        for line in result.differences:
            click.echo(f"  {line}")
    click.echo(_count(len(results), "case"))
    return _DIFFERENT if findings or any(result.differences for result in results) else 0


@main.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--save", is_flag=True, help="Save the files instead of printing them.")
@_content_option
@click.option(
    "-s",
    "--settings",
    default=_SETTINGS,
    show_default=True,
    type=click.Path(dir_okay=False),
    help="Settings file of the site.",
)
def suggest(slugs: tuple[str, ...], *, save: bool, content: Path, settings: str) -> None:
    """Print a topic file for each topic that was found, ready to be saved.

    SLUG is the last part of a topic's address; without one all topics that were found are meant.
    A file has the title, the address and the words of its topic, and pins what these do not bring
    together. Saved below CONTENT, it gives the same topic, which is then yours to steer. Nothing
    is overwritten.

    Exit status: 0 if all is well; 2 for a SLUG that is no topic that was found, for broken settings
    or for a file that is there already, and then nothing is saved.
    """
    from plugins.topics.core.suggest import suggest_topics

    digest, topic_settings = _build_digest(content, settings)
    files = suggest_topics(digest, topic_settings, slugs)
    unknown = sorted(set(slugs) - {file.slug for file in files})
    if unknown:
        raise _Failure(_unknown_slugs(unknown))
    if not files:
        click.echo("No topic was found that has no file yet.", err=True)
    if save:
        _save_topics(content, files)
        return
    for file in files:
        if len(files) > 1:
            click.echo(f"==> {content / file.path} <==")
        click.echo(file.text)


def _unknown_slugs(slugs: "Sequence[str]") -> str:
    told = f"No topic that was found has the slug {', '.join(slugs)}."
    folders = [slug for slug in slugs if Path(slug).is_dir()]
    # `digest check` takes the folder without an option.
    return f"{told} A content folder is given as --content {folders[0]}." if folders else told


def _build_digest(content: Path, settings: str) -> "tuple[Digest, TopicSettings]":
    from plugins.bridge.build import build_quietly
    from plugins.bridge.state import running_state
    from plugins.settings import SettingsError

    if not Path(settings).is_file():
        raise click.BadParameter(f"There is no file {settings}.", param_hint="--settings")
    with tempfile.TemporaryDirectory(prefix="event-digest-") as scratch:
        try:
            digest = build_quietly(settings, str(content), scratch)
        except SettingsError as error:
            raise _Failure(str(error)) from None
    return digest, running_state().settings.topics


def _save_topics(content: Path, files: "Sequence[TopicFile]") -> None:
    there = [str(content / file.path) for file in files if (content / file.path).exists()]
    if there:
        raise _Failure(f"{', '.join(there)} is there already. Nothing was saved.")
    try:
        for file in files:
            path = content / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
            click.echo(f"Saved {path}")
    except OSError as error:
        raise click.ClickException(f"{content} cannot be written: {error}.") from None


if __name__ == "__main__":
    main()
