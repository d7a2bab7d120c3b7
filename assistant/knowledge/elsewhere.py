"""Notices a question about another nation than the one that is asked for, and says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.knowledge.nations import named_in
from assistant.record.nation import Nation, in_words

_HERE = "here"


@dataclass(frozen=True)
class Elsewhere:
    """Which nations a question names, beside the one that it is asked for (None: not said).

    ``about`` are those that the question is plainly about, ``beside`` those that it only
    names too.
    """

    asked_for: Nation | None
    about: tuple[Nation, ...] = ()
    beside: tuple[Nation, ...] = ()

    def warnings(self, answered: bool) -> list[str]:
        """Say in words that the nations differ, and how to ask for the other; nothing when they do not."""
        if self.asked_for is None:
            return []
        here = in_words([self.asked_for])
        if self.about:
            there = in_words(self.about)
            quoted = (
                f"These quotes are for {there} too, or say something of {there}."
                if answered
                else f"Guidance for {here} does not answer that."
            )
            return [
                f"You asked about {there}, but the nation here is {here}. {quoted} {self._again()}"
            ]
        if self.beside:
            return [
                f"You named {in_words(self.beside)} too. The nation here is {here}. {self._again()}"
            ]
        return []

    def _again(self) -> str:
        other = self.about or self.beside
        each = "each as the nation" if len(other) > 1 else "as the nation"
        return f"For that, ask again with {in_words(other)} {each}."


def elsewhere(typed: Sequence[str], nation: Nation | None) -> Elsewhere:
    """Compare the nations that a question names with the one that it is asked for.

    One that names its own nation, or says "here", is about that, whatever else it names.
    """
    named = named_in(typed)
    others = tuple(one for one in named if one != nation)
    plainly = tuple(one for one in others if named[one])
    at_home = nation is not None and (nation in named or _says_here(typed))
    if at_home or not plainly:
        return Elsewhere(nation, (), others)
    return Elsewhere(nation, plainly, tuple(one for one in others if one not in plainly))


def _says_here(typed: Sequence[str]) -> bool:
    """Say whether "here" is a place of its own, and not the start of "here in Wales"."""
    after = dict(zip(typed, [*typed[1:], ""], strict=True))
    return after.get(_HERE, "in") != "in"
