"""From the editor's dictionary to typed settings, with every mistake told at once."""

import reprlib
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, cast

import msgspec
from msgspec.structs import fields

from plugins.settings.structs import Settings

SETTINGS_KEY = "EVENT_DIGEST"


class SettingsError(Exception):
    """The editor's settings cannot be used. Pelican exits with ``exitcode``."""

    exitcode = 2

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        count = "1 mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        lines = (f"{count} in the settings:", *(f"  {mistake}" for mistake in mistakes))
        super().__init__("\n".join(lines))


def load_settings(given: object) -> Settings:
    """Check the value of ``EVENT_DIGEST`` and return the settings; the rest keep their defaults.

    Raises:
        SettingsError: with one line for every mistake, in the order of the dictionary.
    """
    mistakes: list[str] = []
    settings = _read_struct(Settings, given, SETTINGS_KEY, mistakes)
    if mistakes:
        raise SettingsError(tuple(mistakes))
    return cast("Settings", settings)


def _read_struct(
    struct: type[msgspec.Struct], given: object, path: str, mistakes: list[str]
) -> msgspec.Struct | None:
    """Return the struct, or None after a mistake.

    Field by field, because msgspec alone would stop at the first mistake of all.
    """
    if not isinstance(given, Mapping):
        shown = reprlib.repr(given)
        mistakes.append(f"{path} = {shown}: Expected a dictionary, got {type(given).__name__}")
        return None
    types = {field.name: field.type for field in fields(struct)}
    before = len(mistakes)
    values = {
        name: _read_value(types, name, value, f"{path}[{name!r}]", mistakes)
        for name, value in given.items()
    }
    if len(mistakes) > before:
        return None
    try:
        return struct(**values)
    except ValueError as error:
        mistakes.append(f"{path}: {error}")
        return None


def _read_value(
    types: Mapping[str, Any], name: object, value: object, path: str, mistakes: list[str]
) -> object:
    if not isinstance(name, str) or name not in types:
        mistakes.append(f"{path} is not a setting{_suggest(str(name), types)}")
        return None
    expected = types[name]
    if isinstance(expected, type) and issubclass(expected, msgspec.Struct):
        return _read_struct(expected, value, path, mistakes)
    try:
        return msgspec.convert(value, expected)
    except msgspec.ValidationError as error:
        said = str(error).replace("`", "")
        mistakes.append(f"{path} = {reprlib.repr(value)}: {said}. {help_of(expected)}")
        return None


def help_of(annotated: Any) -> str:  # noqa: ANN401  (typing has no type for Annotated[...])
    """Return the description of a setting's type."""
    return str(annotated.__metadata__[0].description)


def _suggest(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name.lower(), known, n=1)
    if near:
        return f" - did you mean {near[0]!r}?"
    return f" - there are {', '.join(known)}"
