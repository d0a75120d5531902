"""Results that need not be found twice."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

Basis = Sequence[object]
"""All that a result depends on, in values that have a JSON form."""

Remember = Callable[[Basis, Callable[[], T], Callable[[T], Basis] | None], T]
"""A way to get at a result: what the first function finds, or what it found on the same basis.

The second function tells another basis that leads to a result. The result has a JSON form too.
"""


def find_anew(_basis: Basis, find: Callable[[], T], _again: Callable[[T], Basis] | None) -> T:
    """Remember nothing."""
    return find()
