"""Outcomes in a session script: who proposes them, whose words they start from, who agrees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from assistant.conversation.workspace import Workspace
from assistant.drafting.standings import may_stand
from assistant.record.outcomes import OutcomeWritten, Part, Provision, Term
from assistant.record.view import Person, View

_Text = Annotated[str, Field(min_length=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Shape):
    """Whose words to which question."""

    person: _Text
    question: _Text


class StepProposed(_Shape):
    """One step: what, who, by when."""

    what: _Text
    who: str = ""
    by: str = ""


class ProvisionProposed(_Shape):
    """Help: what, how, who, how much at a time, how often, until when."""

    what: _Text
    how: str = ""
    who: str = ""
    how_much: str = ""
    how_often: str = ""
    until: str = ""


class OutcomeProposed(_Shape):
    """An Outcome that somebody in the session proposes, and what the others say of it."""

    by: _Text
    text: _Text
    aspiration: Words | None = None
    needs: tuple[Words, ...] = ()
    area: str = ""
    term: Term = Term.LONG
    steps: tuple[StepProposed, ...] = ()
    provision: tuple[ProvisionProposed, ...] = ()
    known_by: str = ""
    no_longer: str = ""
    home: str = ""
    review_on: date | None = None
    agrees: tuple[str, ...] = ()
    would_change: dict[str, _Text] = Field(default_factory=dict)

    def names(self) -> Iterator[str]:
        """Give everybody that it names."""
        yield self.by
        yield from self.agrees
        yield from self.would_change
        yield from (one.person for one in self._words())

    def questions(self) -> Iterator[str]:
        """Give every question that it names."""
        yield from (one.question for one in self._words())

    def _words(self) -> Iterator[Words]:
        if self.aspiration:
            yield self.aspiration
        yield from self.needs


def propose(workspace: Workspace, record: str, proposed: OutcomeProposed) -> list[str]:
    """Do what the script says of one Outcome. Gives what happened, a sentence each.

    Raises as ``Aims`` does.
    """
    view = workspace.view(record)
    people = {person.name: person for person in view.people}
    outcome = workspace.aims(record, people[proposed.by].id).propose(_written(proposed, view))
    told = [f"{proposed.by} proposed: {proposed.text}"]
    for name in proposed.agrees:
        workspace.aims(record, people[name].id).agree(outcome, outcome)
        told.append(f"{name} agreed.")
    for name, words in proposed.would_change.items():
        workspace.aims(record, people[name].id).object(outcome, outcome, words)
        told.append(f"{name} would change: {words}")
    return told


def _written(proposed: OutcomeProposed, view: View) -> OutcomeWritten:
    people = {person.name: person for person in view.people}
    return OutcomeWritten(
        text=proposed.text,
        aspiration=_answer(proposed.aspiration, people, view) if proposed.aspiration else "",
        needs=tuple(found for one in proposed.needs if (found := _answer(one, people, view))),
        area=proposed.area,
        term=proposed.term,
        steps=tuple(Part(**one.model_dump()) for one in proposed.steps),
        provision=tuple(Provision(**one.model_dump()) for one in proposed.provision),
        known_by=proposed.known_by,
        no_longer=proposed.no_longer,
        home=proposed.home,
        review_on=proposed.review_on.isoformat() if proposed.review_on else "",
    )


def _answer(words: Words, people: dict[str, Person], view: View) -> str:
    """Find the Answer that is meant: what was said last in words, and is shared; else nothing.

    What was crossed out stands behind nothing.
    """
    fitting = [
        answer.id
        for answer in may_stand(view, None)
        if answer.person.id == people[words.person].id and answer.question == words.question
    ]
    return fitting[-1] if fitting else ""
