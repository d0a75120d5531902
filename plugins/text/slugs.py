"""Slugs: the readable part of an address."""

import re
from hashlib import sha256

from unidecode import unidecode

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slugify(text: str, *, max_length: int = 80) -> str:
    """Return lower-case ASCII words joined by hyphens, cut at a word near ``max_length``.

    Other scripts are transliterated. Text without a letter or digit gives a short hash, so
    a slug is never empty.
    """
    # Lone surrogates, which JSON can smuggle in, have no transliteration.
    text = text.encode("utf-8", "replace").decode()
    slug = _NOT_SLUG.sub("-", unidecode(text).replace("'", "").lower()).strip("-")
    if len(slug) > max_length:
        slug = slug[: max_length + 1].rpartition("-")[0] or slug[:max_length]
    return slug or sha256(text.encode()).hexdigest()[:8]
