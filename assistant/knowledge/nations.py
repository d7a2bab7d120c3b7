"""Which nation's guidance may answer."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.errors import KnowledgeError
from assistant.record.nation import FOUR, Nation, in_words


def to_nation(name: str | None) -> Nation | None:
    """Read one of the four nations, or None. Raises KnowledgeError for anything else."""
    if name is None:
        return None
    if name in FOUR:
        return Nation(name)
    raise KnowledgeError(
        f"There is no nation {name!r} here. It answers for {in_words(FOUR)}.",
        do="Use one of: england, scotland, wales, northern-ireland. Or leave it out.",
    )


def holds_in(nations: Iterable[str], nation: Nation | None) -> bool:
    """Say whether guidance of these nations may answer for this one; without one, all may.

    Guidance of which nobody said the nation may answer too: it says so beside the quote.
    """
    known = set(nations)
    return not known or nation is None or nation in known or Nation.UK in known
