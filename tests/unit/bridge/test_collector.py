"""Garbage is looked for seldom during a build, and the last build is not kept for the next."""

import gc
import weakref

import pytest

from plugins.bridge.collector import calm_collector
from plugins.bridge.state import open_state
from plugins.settings import Settings


@pytest.fixture(autouse=True)
def thresholds():
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


class Circle:
    """Something that points at itself, as what Pelican makes does."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_looked_for_seldom_but_still():
    calm_collector()
    assert gc.isenabled()
    assert all(now > usual for now, usual in zip(gc.get_threshold(), (700, 10, 10), strict=True))


def test_what_the_last_build_left_goes_when_the_next_begins():
    open_state({}, Settings())
    left = weakref.ref(Circle())
    assert left() is not None
    open_state({}, Settings())
    assert left() is None
