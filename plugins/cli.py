"""The editor's tool box: ``digest check`` and ``digest explain``."""

import logging
import shutil
import sys
import tempfile
from pathlib import Path

import click

_SETTINGS = "pelicanconf.py"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="event-digest")
def main() -> None:
    """Tools for the editor of an Event Digest."""


@main.command()
@click.argument("content", required=False, type=click.Path(exists=True, file_okay=False))
@click.option(
    "-s",
    "--settings",
    default=_SETTINGS,
    show_default=True,
    type=click.Path(exists=True, dir_okay=False),
    help="Settings file of the site.",
)
def check(content: str | None, settings: str) -> None:
    """Build CONTENT into a scratch folder and print the findings only.

    Exit status: 0 without errors, 3 with errors among the findings, 2 for broken settings.
    """
    from plugins.audit.core import format_finding, summarise
    from plugins.bridge.build import build_quietly
    from plugins.model import Severity
    from plugins.settings import SettingsError

    scratch = tempfile.mkdtemp(prefix="event-digest-")
    try:
        digest = build_quietly(settings, content, scratch)
    except SettingsError as error:
        raise _SettingsFailure(str(error)) from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    for finding in digest.findings:
        click.echo(f"{finding.severity.value:7} {format_finding(finding)}")
    click.echo(summarise(digest)[0])
    sys.exit(3 if any(f.severity is Severity.ERROR for f in digest.findings) else 0)


class _SettingsFailure(click.ClickException):
    """Broken settings, told without a traceback."""

    exit_code = 2


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Content folder the capture belongs to; found by itself where there is one.",
)
def explain(file: Path, content: Path | None) -> None:
    """Print the capture FILE line by line, with the label and rule of each line and span."""
    from plugins.pipeline.explain import explain_capture

    logging.getLogger().setLevel(logging.CRITICAL)
    for line in explain_capture(file.absolute(), content.absolute() if content else None):
        click.echo(line)


if __name__ == "__main__":
    main()
