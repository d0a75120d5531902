"""A build inside this process, for the command line."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.bridge.state import running_state
from plugins.bridge.surroundings import check_settings
from plugins.model import Digest
from plugins.settings import SETTINGS_KEY


def build_quietly(settings_file: str, content: str | None, output: str) -> Digest:
    """Build a site into ``output`` without a word and return its digest.

    Raises:
        SettingsError: where the settings are wrong.
    """
    override = {"OUTPUT_PATH": output} | ({"PATH": str(Path(content).resolve())} if content else {})
    settings = read_settings(settings_file, override=override)
    check_settings(settings)
    settings[SETTINGS_KEY] = _without_writing(settings.get(SETTINGS_KEY, {}))
    # Pelican tells in its log which of the editor's pages it had to skip.
    logging.getLogger().setLevel(logging.ERROR)
    console.quiet = True
    try:
        Pelican(settings).run()
    finally:
        console.quiet = False
    return running_state().digest


def _without_writing(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return our settings so that the build leaves the lock file of topics as it is."""
    return {**given, "topics": {**given.get("topics", {}), "lock": "read"}}
