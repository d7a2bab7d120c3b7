"""Lines that a language model suggested and a person accepted.

Such a Line never stands in place of somebody's words: a plainer wording stands after them, a
summary under a heading of its own. It stands only while all that it was made of does: words that
were taken back, changed, kept private or crossed out take it with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.drafting.sources import source_of
from assistant.drafting.standings import may_stand, objectors, standing_of_suggested
from assistant.plan.lines import line_id
from assistant.plan.model import Line, Outcome, Source, Standing
from assistant.record.suggestions import SuggestionDecided, SuggestionNow, Task
from assistant.record.view import Answer, View

Suggested = Sequence[tuple[SuggestionNow, list[Answer]]]
"""Accepted Suggestions that may stand, each with the Answers it was made of."""


def suggested(view: View, for_person: str | None, task: Task) -> Suggested:
    """Give the accepted Suggestions of one task whose sources ``for_person`` may read, all of them."""
    readable = {one.id: one for one in may_stand(view, for_person)}
    return [
        (one, [readable[source] for source in one.sources])
        for one in view.suggestions
        if one.task is task and one.sources and readable.keys() >= set(one.sources)
    ]


def with_plainer(lines: Sequence[Line], plainer: Suggested, section: str, view: View) -> list[Line]:
    """Put each plainer wording after the Line of the words it was made of."""
    after: dict[str, list[Line]] = {}
    for one, made_of in plainer:
        if one.about not in one.sources:
            continue  # it was made of other words
        after.setdefault(one.about, []).append(_of_answers(section, one, made_of, view))
    return [each for line in lines for each in (line, *after.get(_answer(line), ()))]


def summaries(made: Suggested, section: str, view: View) -> list[Line]:
    """Give the accepted summaries of where views agree and differ, as Lines."""
    return [_of_answers(section, one, made_of, view) for one, made_of in made]


def marked(outcomes: Sequence[Outcome], view: View) -> list[Outcome]:
    """Mark the Outcomes that a model suggested with its name, whatever was changed in them since."""
    models = {one.about: one.model for one in view.suggestions if one.task is Task.OUTCOMES}
    return [one.model_copy(update={"suggested_by": models.get(one.id)}) for one in outcomes]


def accepted_already(
    made: str, view: View, decided: SuggestionDecided | None = None
) -> SuggestionNow | None:
    """Find what somebody accepted of the Suggestion known by ``made``, where it still stands.

    With ``decided`` also what says the very same, of whatever Suggestion. What was crossed out or
    taken back does not stand, so a mind can be changed.
    """
    outcomes = {one.id for one in view.outcomes}
    for one in view.suggestions:
        if one.made != made and not _says_the_same(one, decided):
            continue
        if one.about in outcomes if one.task is Task.OUTCOMES else _is_not_crossed_out(one, view):
            return one
    return None


def _says_the_same(one: SuggestionNow, decided: SuggestionDecided | None) -> bool:
    return decided is not None and (one.task, one.about, one.words, one.sources, one.stood) == (
        decided.task,
        decided.about,
        decided.words,
        decided.sources,
        decided.stood,
    )


def _is_not_crossed_out(one: SuggestionNow, view: View) -> bool:
    made_of = [answer for answer in view.answers if answer.id in one.sources]
    return standing_of_suggested(one, made_of, view) is not Standing.CROSSED_OUT


def _answer(line: Line) -> str:
    return line.sources[0].id if line.verbatim else ""


def _of_answers(section: str, one: SuggestionNow, made_of: list[Answer], view: View) -> Line:
    standing = standing_of_suggested(one, made_of, view)
    return line_of(section, one, view, standing, map(source_of, made_of))


def line_of(
    section: str, one: SuggestionNow, view: View, standing: Standing, sources: Iterable[Source]
) -> Line:
    """Make the Line of accepted words: whose voice it has is who accepted it."""
    accepted_by = view.person(one.person)
    return Line(
        id=line_id(section, one.id),
        text=one.words,
        voice=accepted_by.voice,
        person=accepted_by.name,
        person_id=accepted_by.id,
        verbatim=False,
        standing=standing,
        suggested_by=one.model,
        sources=list(sources),
        objected_by=objectors(one.id, view),
        edited=one.edited,
    )
