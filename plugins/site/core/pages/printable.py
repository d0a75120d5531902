"""Characters that may stand in a page."""

import re
from dataclasses import is_dataclass, replace
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
        # None of these characters is printable to Python either; nearly every text is, whole.
        return value if value.isprintable() else printable(value)
    if isinstance(value, tuple):
        return _printable_tuple(value)
    return _printable_dataclass(value) if is_dataclass(value) else value


def _printable_tuple(value: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the value itself where nothing in it changes."""
    new = tuple(_printable_value(item) for item in value)
    return new if any(a is not b for a, b in zip(new, value, strict=True)) else value


def _printable_dataclass(value: Any) -> Any:  # noqa: ANN401 - any dataclass of the models
    changes = {}
    # What fields() reads. The tuple it makes each time took a quarter of the time of all pages.
    for name in value.__dataclass_fields__:
        old = getattr(value, name)
        new = _printable_value(old)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value
