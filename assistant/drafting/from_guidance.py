"""Answers from guidance that a language model put in short and a person accepted, as Lines.

Such a Line stands only while the guidance does: while each Passage that it was made of is there,
says what it said, and has the status that it had when the model read it. Else the Plan says that
one is not shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.drafting.standings import standing_of_suggested
from assistant.drafting.suggested import line_of
from assistant.knowledge.model import Citation
from assistant.plan.model import Line, Source, Standing
from assistant.record.suggestions import SuggestionNow, Task
from assistant.record.view import View

Cited = Callable[[Sequence[str]], Sequence[Citation]]
"""Gives Passages by their ids, as they stand on the day of the Plan; what is not there is left out."""


@dataclass(frozen=True)
class FromGuidance:
    """Accepted answers that stand, each with its Passages. ``gone``: how many do not stand any more."""

    standing: tuple[tuple[SuggestionNow, tuple[Citation, ...]], ...] = ()
    gone: int = 0


def nothing_cited(_passages: Sequence[str]) -> Sequence[Citation]:
    """Stand for guidance where there is none: then no answer from it stands."""
    return ()


def from_guidance(view: View, cited: Cited) -> FromGuidance:
    """Give the accepted answers whose Passages stand as they did when they were read."""
    accepted = [one for one in view.suggestions if one.task is Task.ANSWER]
    found = [(one, tuple(cited(one.sources))) for one in accepted]
    standing = tuple((one, some) for one, some in found if stands(one.sources, one.stood, some))
    kept = {one.id for one, _ in standing}
    gone = [one for one in accepted if one.id not in kept and not _crossed_out(one, view)]
    return FromGuidance(standing, len(gone))


def _crossed_out(one: SuggestionNow, view: View) -> bool:
    return standing_of_suggested(one, [], view) is Standing.CROSSED_OUT


def stands(sources: Sequence[str], stood: Sequence[str], found: Sequence[Citation]) -> bool:
    """Tell whether the Passages that were found are those, and stand as they ``stood``."""
    now = {one.passage: one.stands_as for one in found}
    return bool(sources) and [now.get(one) for one in sources] == list(stood)


def guidance_lines(answers: FromGuidance, section: str, view: View) -> list[Line]:
    """Make the Lines. Whoever accepted one may cross it out."""
    return [
        line_of(section, one, view, standing_of_suggested(one, [], view), map(_source, made_of))
        for one, made_of in answers.standing
    ]


def cited_under(answers: FromGuidance, lines: Iterable[Line]) -> list[Citation]:
    """Give the Passages of those answers that stand under some heading and nobody crossed out."""
    used = {
        source.id
        for line in lines
        if line.standing is not Standing.CROSSED_OUT
        for source in line.sources
        if source.kind == "guidance"
    }
    return [one for _, made_of in answers.standing for one in made_of if one.passage in used]


def _source(citation: Citation) -> Source:
    return Source(kind="guidance", id=citation.passage, quote=citation.quote)
