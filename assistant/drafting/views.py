"""Views side by side: where voices differ, each stands with its name and nobody is picked as winner."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.drafting.sources import source_of
from assistant.flows.schema import Flows
from assistant.plan.model import Disagreement, Viewpoint
from assistant.record.entries import Voice
from assistant.record.view import Answer, View

_VOICES = list(Voice)


def disagreements(
    view: View, flows: Flows, answers: Sequence[Answer], asked: Sequence[str]
) -> list[Disagreement]:
    """List the questions on which people differ.

    A question marked ``compare`` differs when the words of two people do; any
    other one when somebody marked it 'we see this differently'.
    """
    marked = {question for _, question in view.differences}
    found = []
    for question in dict.fromkeys(asked):
        compared = flows.question(question).compare or question in marked
        said = [answer for answer in answers if answer.question == question]
        if compared and _differ(said):
            said.sort(key=lambda a: (_VOICES.index(a.person.voice), a.said_at, a.id))
            found.append(
                Disagreement(topic=question, views=[_viewpoint(answer) for answer in said])
            )
    return found


def _differ(answers: Sequence[Answer]) -> bool:
    """Tell whether two people said different things; case, marks and spaces do not count."""
    by_person: dict[str, set[str]] = {}
    for answer in answers:
        same = " ".join(re.sub(r"[^\w]+", " ", answer.words.casefold()).split()) or answer.words
        by_person.setdefault(answer.person.id, set()).add(same)
    said = list(by_person.values())
    return any(words != said[0] for words in said[1:])


def _viewpoint(answer: Answer) -> Viewpoint:
    return Viewpoint(
        voice=answer.person.voice,
        person=answer.person.name,
        person_id=answer.person.id,
        text=answer.words,
        source=source_of(answer),
    )
