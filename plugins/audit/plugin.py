"""Settings are checked before any work, findings are told after it."""

import logging
import sys
from typing import Any

from pelican import signals
from pelican.log import FatalLogger, console

from plugins.audit.core import add_findings, summarise
from plugins.bridge.state import open_state, running_state, update_digest
from plugins.bridge.surroundings import check_settings
from plugins.model import Digest, Severity
from plugins.settings import SETTINGS_KEY, SettingsError, load_settings

_FATAL = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}


_FINDINGS_STATUS = 3


def _check_settings(pelican: Any) -> None:
    """End with status 2 before any work. Pelican would print a traceback of an exception."""
    try:
        check_settings(pelican.settings)
    except SettingsError as error:
        _print(str(error))
        sys.exit(error.exitcode)
    if pelican.settings["RELATIVE_URLS"]:
        _print("RELATIVE_URLS has no effect: every link begins with SITEURL. See it: make serve")


def _print(text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def _open(generator: Any) -> None:
    open_state(generator.context, load_settings(generator.settings.get(SETTINGS_KEY, {})))


def _add_findings(generator: Any) -> None:
    update_digest(generator, lambda digest, _settings: add_findings(digest))


def _tell(pelican: Any) -> None:
    """Print the summary. Findings are not logged: under --fatal the first would end the build."""
    digest = running_state().digest
    for line in summarise(digest, pelican.settings["SITEURL"]):
        _print(line)
    fatal = count_fatal(digest, FatalLogger.fatal_lvl)
    if fatal:
        _print(f"{fatal} of the findings are fatal; the site was built all the same")
        sys.exit(_FINDINGS_STATUS)


def count_fatal(digest: Digest, level: int) -> int:
    """Return how many findings reach a logging level (``--fatal`` sets it)."""
    return sum(_FATAL.get(f.severity, logging.INFO) >= level for f in digest.findings)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(_check_settings)
    signals.article_generator_init.connect(_open)
    signals.article_generator_pretaxonomy.connect(_add_findings)
    signals.finalized.connect(_tell)
