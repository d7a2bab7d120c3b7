"""Judges each piece that a model gave: safeguarding first, then whether it stands in its sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.grounding.check import check
from assistant.grounding.model import Embed, Source, Verdict
from assistant.record.outcomes import OutcomeWritten
from assistant.safeguarding.screen import screen
from assistant.suggesting import dictated, troubles
from assistant.suggesting.fences import Given
from assistant.suggesting.planted import in_sources, in_suggestion
from assistant.suggesting.running import Stop
from assistant.suggesting.sources import in_order
from assistant.suggesting.suggestion import Dropped, Request, Suggestion, Why

_CARE = Why(
    "care",
    "",
    "It may speak of harm. Such words are for people and never for a model to suggest.",
)
_ASKS = Why("shape", "", "It is a question, and here nothing is asked.")
_OF_CLAIMS = ("negation", "certainty", "frequency", "duty", "another", "meaning")


@dataclass
class Judge:
    """Judges the pieces of one answer, and gathers what was dropped and why."""

    request: Request
    embed: Embed
    dropped: list[Dropped] = field(default_factory=list)
    stop: Stop | None = None
    reasons: list[Why] = field(default_factory=list)
    """Why pieces that passed are held for a person to look at."""
    _parted: dict[str, dictated.Parted] = field(default_factory=dict, init=False, repr=False)

    def passes(self, text: str, cited: Sequence[str], *, claims: bool = True) -> bool:
        """Tell whether a piece may be offered; where not, it is dropped with its reasons.

        With ``claims`` false, a piece says nothing that could be turned round: it is a question.
        Raises ModelError where the person stopped it meanwhile: many long pieces take a while.
        """
        if self.stop is not None and self.stop.stopped:
            raise troubles.stopped()
        if claims and self._asks(text, cited):
            self.drop(text, _ASKS)
            return False
        verdict, reasons = self._look(text, cited)
        if not claims:
            reasons = tuple(one for one in reasons if one.kind not in _OF_CLAIMS)
        if verdict == "dropped" and reasons:
            self.dropped.append(Dropped(text, reasons))
            return False
        self.reasons += reasons
        return True

    def offer(
        self, model: str, text: str, cited: Sequence[str], outcome: OutcomeWritten | None = None
    ) -> Suggestion:
        """Make a Suggestion of what passed, held where there are reasons to look at it.

        Its sources are those that were cited, each once, in the order in which they were given.
        """
        sources, stood = in_order(self.request.sources, cited), self.request.stood
        return Suggestion(
            task=self.request.task,
            about=self.request.about,
            model=model,
            text=text,
            sources=sources,
            held=bool(self.reasons),
            reasons=tuple(self.reasons),
            outcome=outcome,
            stood=tuple(stood[one] for one in sources if one in stood),
        )

    def drop(self, text: str, reason: Why) -> None:
        """Drop a piece for a reason of the task's own."""
        self.dropped.append(Dropped(text, (reason,)))

    def _look(self, text: str, cited: Sequence[str]) -> tuple[Verdict, tuple[Why, ...]]:
        if screen(text) is not None:
            return "dropped", (_CARE,)
        if planted := in_suggestion(text) or self._planted(cited):
            return "dropped", (planted,)
        found = check(text, cited, self.request.sources, self.request.allowed, self.embed)
        reasons = tuple(Why(one.kind, one.words, one.why) for one in found.reasons)
        if found.verdict != "dropped" and (by := self._dictated(text, cited, found.verdict)):
            return "held", (dictated.why(by), *reasons)
        return found.verdict, reasons

    def _dictated(
        self, text: str, cited: Sequence[str], verdict: Verdict
    ) -> dictated.Dictated | None:
        """Give the words that only say what to write, where a piece would not pass so without them."""
        allowed = self.request.allowed
        parts = [self._part(one) for one in self._cited(cited)]
        asked = [dictated.asked(one.text) for one in self._questions()]
        names = (*allowed.young_person, *(name for some in allowed.people for name in some))
        if by := dictated.standing_on(text, (*parts, *asked), names):
            return by
        found = [one for part in parts for one in part.dictated if not dictated.keeps(text, one)]
        told = [part.told for part in parts]
        if not found or check(text, cited, told, allowed, self.embed).verdict == verdict:
            return None
        return found[0]

    def _part(self, source: Source) -> dictated.Parted:
        """Part a source, once for all the pieces that cite it."""
        if source.id not in self._parted:
            young_person = self.request.allowed.young_person
            self._parted[source.id] = dictated.parted(source, young_person)
        return self._parted[source.id]

    def _questions(self) -> list[Given]:
        """Give what somebody asked and what is no source, so that nothing may stand on it."""
        given = (one for some in self.request.data.values() for one in some)
        return [one for one in given if one.kind == "question"]

    def _planted(self, cited: Sequence[str]) -> Why | None:
        """Say whether anything that the model was given speaks to it, or it stands on no English.

        What it does not name may have steered it all the same.
        """
        given = [one for some in self.request.data.values() for one in some]
        others = [text for one in given for text in (one.text, one.about)]
        return in_sources((one.words for one in self._cited(cited)), others)

    def _asks(self, text: str, cited: Sequence[str]) -> bool:
        """Tell whether it is a question where nobody asks: a question claims nothing to check."""
        return text.endswith("?") and not any("?" in one.words for one in self._cited(cited))

    def _cited(self, cited: Sequence[str]) -> list[Source]:
        return [one for one in self.request.sources if one.id in cited]
