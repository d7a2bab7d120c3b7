"""Text to the words that lexical search compares: lower case, and their stems."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from assistant.knowledge.everyday import everyday

_WORD = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_JOINED = re.compile(r"\b(co|re|pre|non)-(?=[a-z])")


def words(text: str) -> list[str]:
    """List the words of a text in lower case; ``co-ordinated`` is one, ``6.44`` is one."""
    plain = text.lower().replace("’", "'").replace("'", "")
    return _WORD.findall(_JOINED.sub(r"\1", plain))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("english")


def stems(found: Iterable[str]) -> list[str]:
    """Give the stems of the words that say something, in order, repeats kept."""
    stop = everyday().stop_words
    stemmed: list[str] = _stemmer().stemWords([word for word in found if word not in stop])
    return stemmed
