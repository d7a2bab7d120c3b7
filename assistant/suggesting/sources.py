"""Answers and Passages as sources: as a model is given them, and as the check reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.errors import PromptError
from assistant.grounding.model import Allowed, Source
from assistant.knowledge.model import Citation
from assistant.knowledge.status import status_words
from assistant.record.day import date_in_words
from assistant.record.entries import Audience, How
from assistant.record.nation import in_words
from assistant.record.view import Answer, Person, View
from assistant.suggesting.fences import Given

_NAME_WORDS = 4
_NAME_LETTERS = 40


def given_answer(answer: Answer, question: str) -> Given:
    """Give an Answer as a model reads it, with who said it; ``question`` is what it answers, in words.

    Raises PromptError for an Answer that only its person may read, whoever asks.
    """
    if answer.audience is not Audience.MY_PLAN:
        raise PromptError("A private answer may not be given to a language model.")
    return Given(answer.id, "answer", answer.words, f"{_who(answer.person)}, to: {question}")


def answer_source(answer: Answer, question: str) -> Source:
    """Give an Answer as the check reads it."""
    person = answer.person
    return Source(
        id=answer.id,
        words=answer.words,
        who=person.name,
        voice=person.voice,
        role=person.role or "",
        asked=question,
        typed_by_self=answer.how is How.TYPED and answer.typed_by in (None, person.id),
    )


def given_line(answer: Answer) -> Given:
    """Give an Answer as the line of a plan that it is. Raises as ``given_answer`` does."""
    return replace(given_answer(answer, ""), kind="line", about="")


def given_passage(citation: Citation) -> Given:
    """Give a Passage as a model reads it, with its title, nation and standing."""
    where = in_words(citation.nation.split(", "))
    about = f"{citation.title}, {where}, {citation.status.value}"
    return Given(citation.passage, "passage", citation.quote, about)


def passage_source(citation: Citation) -> Source:
    """Give a Passage as the check reads it, and as people see it beside what was made of it."""
    about = f"{citation.title}. {citation.heading}. {status_words(citation)}."
    return Source(id=citation.passage, words=citation.quote, asked=about)


def allowed(view: View, on: date) -> Allowed:
    """Give what may be said besides the sources: names and roles, the day, age and school year."""
    facts = [date_in_words(on)]
    year = view.year_group_on(on)
    facts += [f"Year {year}"] if year is not None else []
    facts += [f"{view.age} years old"] if view.age is not None else []
    others = (one for one in view.people if one.name != view.name)
    return Allowed(
        young_person=(view.name,),
        people=tuple((one.name, *((one.role,) if one.role else ())) for one in others),
        facts=tuple(facts),
    )


def names(view: View) -> tuple[str, ...]:
    """Give the names of all people of a Record."""
    return tuple(dict.fromkeys((view.name, *(one.name for one in view.people))))


def plain_name(name: str) -> str:
    """Give a name as it may stand in our own words of a prompt: no signs, and not longer than a name.

    A name is typed by a person, and could be written to read like a rule.
    """
    return " ".join(re.sub(r"[^\w\s'’-]", " ", name).split()[:_NAME_WORDS])[:_NAME_LETTERS]


def _who(person: Person) -> str:
    return f"{person.name}, {person.role or person.voice.value.replace('_', ' ')}"


def in_order(sources: Sequence[Source], cited: Sequence[str]) -> tuple[str, ...]:
    """Give the ids that were cited, each once, in the order of the sources."""
    return tuple(one.id for one in sources if one.id in cited)
