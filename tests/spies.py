"""What the program does inside, for tests that count it."""

import pytest

from plugins.captures import cleaned


def note_cleaned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that gets the name of each file that is cleaned and not taken from the last
    build.
    """
    names: list[str] = []
    clean = cleaned._clean

    def clean_noted(path, *rest):
        names.append(path.name)
        return clean(path, *rest)

    monkeypatch.setattr(cleaned, "_clean", clean_noted)
    return names
