"""Runs of five words as numbers, to find texts that hold the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any
from zlib import crc32

from plugins.text.tokens import split_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Odd numbers of 64 bits (the golden ratio and the mixers of MurmurHash3 and SplitMix64), one for
# each word of a run, so that its order counts.
_FACTORS = (
    0x9E3779B97F4A7C15,
    0xC2B2AE3D27D4EB4F,
    0xFF51AFD7ED558CCD,
    0xC4CEB9FE1A85EC53,
    0xBF58476D1CE4E5B9,
)
SHINGLE_WORDS = len(_FACTORS)

# One shingle in four finds the texts to compare: of twenty shared ones a text of 24 words is
# missed in three of a thousand cases.
_THINNING = 4

_CHECKSUM_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What tells whether two texts may be copies: words, their checksum, a part of the shingles.

    ``sample`` holds eight bytes a shingle, in a form that can be kept in a file.
    """

    words: int
    checksum: str
    sample: bytes


def sketch_text(text: str) -> Sketch:
    """Return the sketch of a text, from its words alone: not their case, nor what parts them."""
    words = tuple(split_words(text))
    shingles = _hash_runs(words)
    return Sketch(
        words=len(words),
        checksum=blake2b(
            " ".join(words).encode("utf-8", "surrogatepass"), digest_size=_CHECKSUM_BYTES
        ).hexdigest(),
        sample=shingles[shingles % _THINNING == 0].tobytes(),
    )


def join_samples(sketches: Sequence[Sketch]) -> tuple["NDArray[Any]", "NDArray[Any]"]:
    """Return the samples of all sketches in a row, and how many shingles each has."""
    import numpy as np

    values = np.frombuffer(b"".join(sketch.sample for sketch in sketches), np.uint64)
    sizes = [len(sketch.sample) // values.itemsize for sketch in sketches]
    return values, np.array(sizes, np.int64)


def hash_shingles(text: str) -> "NDArray[Any]":
    """Return all shingles of a text, ascending, each once: the same on every run."""
    return _hash_runs(tuple(split_words(text)))


def _hash_runs(words: Sequence[str]) -> "NDArray[Any]":
    import numpy as np

    codes = np.fromiter(
        (crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words)
    )
    count = len(words) - SHINGLE_WORDS + 1
    if count < 1:
        return np.empty(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for at, factor in enumerate(_FACTORS):
        total += codes[at : at + count] * np.uint64(factor)
    total ^= total >> np.uint64(29)
    total *= np.uint64(_FACTORS[-1])
    return np.unique(total ^ (total >> np.uint64(32)))
