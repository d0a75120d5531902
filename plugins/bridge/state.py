"""What the adapters share during one build: kept under one key of Pelican's context."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from plugins.bridge.collector import calm_collector
from plugins.model import Digest
from plugins.settings import Settings

CONTEXT_KEY = "event_digest"


@dataclass(slots=True)
class BuildState:
    """The digest as far as it is built, the settings, the chrome templates read, all pages."""

    settings: Settings
    digest: Digest = field(default_factory=Digest)
    site: Any = None
    pages: tuple[Any, ...] = ()


# Pelican's last signal, ``finalized``, knows no context; one process runs one build at a time.
_running: list[BuildState] = []


def open_state(context: dict[str, Any], settings: Settings) -> None:
    """Begin a build."""
    state = BuildState(settings=settings)
    context[CONTEXT_KEY] = state
    _running[:] = [state]
    calm_collector()


def running_state() -> BuildState:
    """Return the state of the build that runs, or of the last one that did."""
    return _running[0]


def get_state(context: dict[str, Any]) -> BuildState:
    """Return the state of the running build."""
    state: BuildState = context[CONTEXT_KEY]
    return state


def update_digest(generator: Any, change: Callable[[Digest, Settings], Digest]) -> None:
    """Replace the digest by what a stage makes of it."""
    state = get_state(generator.context)
    state.digest = change(state.digest, state.settings)
