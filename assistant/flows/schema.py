"""A question and what surrounds it, in three wordings: one for each Voice.

The words live in ``content/*.yaml``, where people who know the field can change
them. ``loader`` reads them and reports every mistake at once. These are dataclasses,
which pydantic checks when the files changed: a start that needs no check does not
import it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, ClassVar, TypeVar

from assistant.record.entries import Voice
from assistant.record.nation import HomeNation


class _Within:
    """Limits that pydantic heeds. Of our own, because those of a package take time to import."""

    def __init__(self, **limits: int) -> None:
        self._limits = limits

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **self._limits}


Words = Annotated[str, _Within(min_length=1)]

_T = TypeVar("_T")


class _Content:
    """Base of all that is read from a content file: unknown keys are refused."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid", "str_strip_whitespace": True}


def _pick(voice: Voice, young_person: _T, parent: _T, practitioner: _T) -> _T:
    if voice is Voice.YOUNG_PERSON:
        return young_person
    return parent if voice is Voice.PARENT else practitioner


@dataclass(frozen=True, kw_only=True)
class Wordings(_Content):
    """The same thing said for each Voice. None of the three may be empty."""

    young_person: Words
    parent: Words
    practitioner: Words

    def for_voice(self, voice: Voice) -> str:
        """Give the wording for a Voice."""
        return _pick(voice, self.young_person, self.parent, self.practitioner)


_Few = Annotated[tuple[Words, ...], _Within(min_length=2, max_length=4)]


@dataclass(frozen=True, kw_only=True)
class Prompts(_Content):
    """Two to four smaller questions for each Voice, for somebody who is stuck."""

    young_person: _Few
    parent: _Few
    practitioner: _Few

    def for_voice(self, voice: Voice) -> tuple[str, ...]:
        """Give the prompts for a Voice."""
        return _pick(voice, self.young_person, self.parent, self.practitioner)


@dataclass(frozen=True, kw_only=True)
class Condition(_Content):
    """When a question is asked. It holds when every part that is given holds.

    What is not known (no age, no nation) never leaves a question out.
    """

    voices: tuple[Voice, ...] | None = None
    """Only these Voices are asked."""
    min_age: Annotated[int, _Within(ge=0, le=30)] | None = None
    """The age in years from which young people are asked it themselves. Parents and
    practitioners are asked at any age: they may need to plan for it earlier."""
    nations: tuple[HomeNation, ...] | None = None
    """Only for Records of these nations."""
    answered: str | None = None
    """Only a Person who has answered this question with words that say something."""

    def __post_init__(self) -> None:
        """Raise ValueError when it says nothing, or something that never comes true."""
        if not any((self.voices, self.min_age is not None, self.nations, self.answered)):
            raise ValueError("a condition needs voices, min_age, nations or answered")
        if self.min_age is not None and self.voices and Voice.YOUNG_PERSON not in self.voices:
            raise ValueError("min_age does nothing where the young person is not asked")


@dataclass(frozen=True, kw_only=True)
class Question(_Content):
    """One question, in three wordings, with all that helps somebody to answer it.

    ``title`` is a short label for the map and the review. ``ask`` holds one
    question and no more. ``follow_up`` is the one gentle further question.
    ``compare`` is true where different answers stand side by side in the Plan.
    ``topic`` is the search text that finds guidance to stand beside the question.
    """

    id: str
    title: Wordings
    ask: Wordings
    help: Wordings
    stuck: Prompts
    example: Wordings
    follow_up: Wordings
    compare: bool = False
    topic: Words
    when: Condition | None = None


@dataclass(frozen=True, kw_only=True)
class Section(_Content):
    """Questions that belong under one heading."""

    id: str
    title: Wordings
    intro: Wordings | None = None
    questions: Annotated[tuple[Question, ...], _Within(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Flow(_Content):
    """One profile to be filled by asking. Flows are asked in the order of ``order``.

    With ``when_wanted`` its questions are asked only where a plan that was chosen holds them.
    """

    id: str
    order: int = 0
    when_wanted: bool = False
    title: Wordings
    intro: Wordings
    sections: Annotated[tuple[Section, ...], _Within(min_length=1)]


@dataclass(frozen=True)
class Flows:
    """Everything that may be asked, in the order it is asked."""

    flows: tuple[Flow, ...]

    @cached_property
    def _places(self) -> dict[str, tuple[Flow, Section, Question]]:
        return {question.id: (flow, section, question) for flow, section, question in self._walk()}

    def _walk(self) -> Iterator[tuple[Flow, Section, Question]]:
        for flow in self.flows:
            for section in flow.sections:
                for question in section.questions:
                    yield flow, section, question

    def question(self, question_id: str) -> Question:
        """Find a question by id. Raises KeyError."""
        return self._places[question_id][2]

    def section_of(self, question_id: str) -> Section:
        """Give the section a question stands in. Raises KeyError."""
        return self._places[question_id][1]

    def flow_of(self, question_id: str) -> Flow:
        """Give the flow a question stands in. Raises KeyError."""
        return self._places[question_id][0]

    def questions(self) -> tuple[Question, ...]:
        """Give every question, in the order it is asked."""
        return tuple(question for _, _, question in self._walk())

    def topics(self) -> dict[str, str]:
        """Give the guidance topic of each question id."""
        return {question.id: question.topic for question in self.questions()}
