"""The sources of one invented family, and the prepared model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.grounding.check import check
from assistant.grounding.model import Allowed, Grounded, Source
from assistant.record.entries import Voice
from benchmarks.grounding import Remembered

SOURCES: tuple[Source, ...] = (
    Source("a1", "bikes. fixing them. rob at the shop lets me", "Jay", Voice.YOUNG_PERSON),
    Source("a2", "let me walk off. dont follow me", "Jay", Voice.YOUNG_PERSON, asked="What helps?"),
    Source(
        "a3",
        "Walks out roughly twice a week, returns within 15 minutes if left. Group on Tuesdays.",
        "Ms Lee",
        Voice.PRACTITIONER,
        "tutor",
    ),
    Source("a4", "I would like him to stay at college first.", "Dee", Voice.PARENT, "mum"),
)
ALLOWED = Allowed(("Jay",), (("Dee", "mum"), ("Ms Lee",)), ("Year 9", "12 March 2027"))

Ask = Callable[..., Grounded]


@pytest.fixture(scope="session")
def embed(cache_dir: Path) -> Remembered:
    return Remembered(cache_dir)


@pytest.fixture
def ask(embed: Remembered) -> Ask:
    """Judge a text by these sources, or by others."""

    def judged(text: str, *sources: Source, allowed: Allowed = ALLOWED) -> Grounded:
        given = sources or SOURCES
        return check(text, [one.id for one in given], given, allowed, embed)

    return judged
