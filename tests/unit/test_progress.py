"""The progress bar: only on a terminal, only where work takes longer than a second."""

import io

import pytest
from rich.console import Console

from plugins.bridge import progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return the time as a list of one number that the test moves on."""
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    return now


def _console(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> Console:
    console = Console(force_terminal=terminal, width=80, record=True, file=io.StringIO())
    monkeypatch.setattr(progress, "console", console)
    return console


@pytest.mark.parametrize(
    ("terminal", "seconds", "shown"),
    [(True, 0.4, True), (True, 0.01, False), (False, 0.4, False)],
)
def test_bar_shows_on_a_terminal_once_a_second_is_over(
    clock: list[float],
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,
    seconds: float,
    shown: bool,
) -> None:
    console = _console(monkeypatch, terminal=terminal)
    with progress.LateProgress("Cleaning captures", 4) as steps:
        for _ in range(4):
            clock[0] += seconds
            steps.step()
    assert ("Cleaning captures" in console.export_text()) is shown
