"""Columns of numbers, one per line of a page, and what stands around each line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]


def window(values: "Column", radius: int) -> "Column":
    """Return the mean over each line and ``radius`` lines on either side.

    Lines are the last axis, so a block of columns is done at once.
    """
    return windows(values, (radius,))[0]


def windows(values: "Column", radii: Sequence[int]) -> "list[Column]":
    """Return the means of ``window`` for several radii."""
    import numpy as np

    count = values.shape[-1]
    sums = np.zeros((*values.shape[:-1], count + 1))
    values.cumsum(axis=-1, out=sums[..., 1:])
    index = np.arange(count)
    bounds = [(np.maximum(0, index - r), np.minimum(count, index + r + 1)) for r in radii]
    return [(sums[..., high] - sums[..., low]) / (high - low) for low, high in bounds]


def shift(values: "Column", offset: int) -> "Column":
    """Return per line the value ``offset`` lines further down, 0 beyond the page.

    Lines are the last axis, so a block of columns is shifted at once.
    """
    import numpy as np

    count = values.shape[-1]
    shifted = np.zeros(values.shape)
    if 0 <= offset < count:
        shifted[..., : count - offset] = values[..., offset:]
    elif -count < offset < 0:
        shifted[..., -offset:] = values[..., :offset]
    return shifted
