"""A progress bar that appears only where work takes longer than a second."""

from time import monotonic
from typing import Self

from pelican.log import console
from rich.progress import Progress

_PATIENCE_SECONDS = 1.0


class LateProgress:
    """Count steps; show a bar on the terminal once a second has gone by.

    The clock decides only what the terminal shows, never what is built.
    """

    def __init__(self, description: str, total: int | None) -> None:
        self._description = description
        self._total = total
        self._done = 0
        self._started = monotonic()
        self._bar: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def step(self) -> None:
        """Count one piece of work as done."""
        self._done += 1
        if self._bar is None and console.is_terminal:
            self._show_when_late()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    def _show_when_late(self) -> None:
        if monotonic() - self._started >= _PATIENCE_SECONDS:
            self._bar = Progress(console=console, transient=True)
            self._bar.add_task(self._description, total=self._total)
            self._bar.start()
