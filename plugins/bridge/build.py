"""A build inside this process, for the command line."""

import logging
from pathlib import Path

from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from plugins.bridge.state import running_state
from plugins.model import Digest
from plugins.settings import SETTINGS_KEY, load_settings


def build_quietly(settings_file: str, content: str | None, output: str) -> Digest:
    """Build a site into ``output`` without a word and return its digest.

    Raises:
        SettingsError: where the settings are wrong.
    """
    override = {"OUTPUT_PATH": output} | ({"PATH": str(Path(content).resolve())} if content else {})
    settings = read_settings(settings_file, override=override)
    load_settings(settings.get(SETTINGS_KEY, {}))
    logging.getLogger().setLevel(logging.CRITICAL)
    console.quiet = True
    try:
        Pelican(settings).run()
    finally:
        console.quiet = False
    return running_state().digest
