"""Answers from guidance that a language model put in short and a person accepted, as Lines.

Such a Line stands only while the guidance does: while each Passage that it was made of is there,
says what it said, and has the status that it had when the model read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from assistant.drafting.standings import standing_of_suggested
from assistant.drafting.suggested import line_of
from assistant.knowledge.model import Citation
from assistant.plan.model import Line, Source, Standing
from assistant.record.suggestions import SuggestionNow, Task
from assistant.record.view import View

Cited = Callable[[Sequence[str], date], Sequence[Citation]]
"""Gives Passages by their ids, as they stand on a day; what is not there is left out."""

FromGuidance = Sequence[tuple[SuggestionNow, list[Citation]]]
"""Accepted answers that may stand, each with the Passages it was made of."""


def nothing_cited(_passages: Sequence[str], _on: date) -> Sequence[Citation]:
    """Stand for guidance where there is none: then no answer from it stands."""
    return ()


def from_guidance(view: View, cited: Cited, on: date) -> FromGuidance:
    """Give the accepted answers whose Passages stand on a day as they did when they were read."""
    accepted = [one for one in view.suggestions if one.task is Task.ANSWER]
    found = [(one, list(cited(one.sources, on))) for one in accepted]
    return [(one, some) for one, some in found if stands(one.sources, one.stood, some)]


def stands(sources: Sequence[str], stood: Sequence[str], found: Sequence[Citation]) -> bool:
    """Tell whether the Passages that were found are those, and stand as they ``stood``."""
    now = {one.passage: one.stands_as for one in found}
    return bool(sources) and [now.get(one) for one in sources] == list(stood)


def guidance_lines(answers: FromGuidance, section: str, view: View) -> list[Line]:
    """Make the Lines. Whoever accepted one may cross it out."""
    return [
        line_of(section, one, view, standing_of_suggested(one, [], view), map(_source, made_of))
        for one, made_of in answers
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
    return [one for _, made_of in answers for one in made_of if one.passage in used]


def _source(citation: Citation) -> Source:
    return Source(kind="guidance", id=citation.passage, quote=citation.quote)
