"""What tells whether articles are alike or copies: of each its text alone, so it can be kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plugins.text.shingles import Sketch, sketch_text
from plugins.text.vectors import Text, Vector, article_vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An article's vector, for what it is about, and its sketch, for whose words it is in."""

    vector: Vector
    sketch: Sketch


ReadProfiles = Callable[[Sequence[Text]], Sequence[Profile]]


def read_profile(headline: str, body: str, body_words: int) -> Profile:
    """Return the profile of an article."""
    return Profile(vector=article_vector(headline, body, body_words), sketch=sketch_text(body))


def read_profiles(texts: Sequence[Text]) -> tuple[Profile, ...]:
    """Return the profiles of some articles."""
    return tuple(read_profile(*text) for text in texts)
