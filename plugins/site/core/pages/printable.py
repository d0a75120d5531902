"""Characters that may stand in a page."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

Model = TypeVar("Model")

# Captures are arbitrary bytes. HTML forbids controls, surrogates and noncharacters, and a
# lone surrogate cannot even be written as UTF-8. The two bidirectional overrides are allowed
# there, but make words read backwards; marks and isolates have honest uses and stay.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u202d\u202e"
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)


def printable(text: str) -> str:
    """Return the text with a replacement character for each one no page may hold."""
    return _UNPRINTABLE.sub("\ufffd", text)


def printable_model(model: Model) -> Model:
    """Return a page model whose strings are all printable."""
    return cast(Model, _printable_value(model))


def _printable_value(value: Any) -> Any:  # noqa: ANN401 - any field of any model
    if isinstance(value, str):
        return printable(value) if _UNPRINTABLE.search(value) else value
    if isinstance(value, tuple):
        return tuple(_printable_value(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _printable_dataclass(value)
    return value


def _printable_dataclass(value: Any) -> Any:  # noqa: ANN401 - any dataclass of the models
    changes = {}
    for field in fields(value):
        old = getattr(value, field.name)
        new = _printable_value(old)
        if new != old:
            changes[field.name] = new
    return replace(value, **changes) if changes else value
