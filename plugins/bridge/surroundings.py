"""Settings and folders a build stands on, checked before any work."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from plugins.settings import SETTINGS_KEY, SettingsError, load_settings


def check_settings(settings: Mapping[str, Any]) -> None:
    """Check our own settings, and those of Pelican that would end the build with a traceback.

    Raises:
        SettingsError: with all mistakes.
    """
    mistakes: tuple[str, ...] = ()
    try:
        load_settings(settings.get(SETTINGS_KEY, {}))
    except SettingsError as error:
        mistakes = error.mistakes
    mistakes = (*mistakes, *_find_mistakes(settings))
    if mistakes:
        raise SettingsError(mistakes)


def _find_mistakes(settings: Mapping[str, Any]) -> Iterator[str]:
    for key in get_close_matches(SETTINGS_KEY, [k for k in settings if k != SETTINGS_KEY]):
        yield f"{key} is not a setting - did you mean {SETTINGS_KEY!r}?"
    name, zone = settings["SITENAME"], settings["TIMEZONE"]
    if not isinstance(name, str) or not name.strip():
        yield f"SITENAME = {name!r}: Expected the name of the site."
    if not _is_zone(zone):
        yield f"TIMEZONE = {zone!r}: Expected a time zone such as 'UTC' or 'Europe/Berlin'."
    output = Path(settings["OUTPUT_PATH"]).absolute()
    problem = _output_problem(output)
    if problem:
        yield f"OUTPUT_PATH = {str(output)!r}: {problem}"
    content = Path(settings["PATH"]).resolve()
    captures = [content / folder for folder in settings["ARTICLE_PATHS"]]
    if _mixes(output.resolve(), content, captures):
        yield (
            f"OUTPUT_PATH = {str(output)!r}: "
            "The next build would take its pages for captures. Choose a folder outside PATH."
        )


def _is_zone(name: object) -> bool:
    try:
        return bool(ZoneInfo(str(name)))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _output_problem(output: Path) -> str:
    """Return why nothing can be written below a folder, which need not exist yet."""
    existing = next(folder for folder in (output, *output.parents) if os.path.lexists(folder))
    if not existing.is_dir():
        return f"{existing} is not a folder."
    if not os.access(existing, os.W_OK | os.X_OK):
        return f"{existing} cannot be written to. Look at its permissions, or choose another."
    return ""


def _mixes(output: Path, content: Path, captures: list[Path]) -> bool:
    """Return True when pages would be written among the captures."""
    return output == content or any(output.is_relative_to(folder) for folder in captures)
