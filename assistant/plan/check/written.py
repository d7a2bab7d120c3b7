"""How rules are written in YAML. Only what reads them needs pydantic."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from assistant.plan.check.finding import Criterion
from assistant.plan.check.terms import Fact, Fault, Scope

Words = Annotated[str, Field(min_length=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Shape):
    """What is said of a fault: ``{words}`` stands for the words that were found."""

    reason: Words
    suggestion: Words


class RuleWritten(Said):
    """One rule: it finds its words, outside of ``not_in``, where all facts of ``if`` hold and none
    of ``if_not``. ``of``: its words are those of the deadline, or of what is not specific."""

    id: Words
    find: tuple[Words, ...] = ()
    not_in: tuple[Words, ...] = ()
    of: Literal["deadline", "specific"] | None = None
    where: Scope | None = None
    event: bool = False
    """What it finds is an event of later life; a rule of ``is_aspiration`` only."""
    tells: bool = False
    """What it finds is not specific, and yet one could tell whether it was reached."""
    if_: Annotated[tuple[Fact, ...], Field(alias="if")] = ()
    if_not: tuple[Fact, ...] = ()

    @model_validator(mode="after")
    def _looks_for_something(self) -> Self:
        if bool(self.find) == bool(self.of):
            raise ValueError("needs either 'find' or 'of'")
        return self


class RulesFile(_Shape):
    """The rules of one criterion, the first that fits leading."""

    criterion: Criterion
    source: Words
    where: Scope
    rules: tuple[RuleWritten, ...]


class FactWritten(_Shape):
    """How a fact is found."""

    find: tuple[Words, ...]
    not_in: tuple[Words, ...] = ()


class FactsFile(_Shape):
    """How all facts are found that are found by words."""

    source: Words
    facts: dict[Fact, FactWritten]


class ListsFile(_Shape):
    """Lists of patterns that rules name in braces."""

    source: Words
    lists: dict[str, tuple[Words, ...]]


class TimesFile(_Shape):
    """How a time is said: see the comments in ``times.yaml``."""

    source: Words
    months: dict[str, Annotated[int, Field(ge=1, le=12)]]
    ends: dict[str, Annotated[int, Field(ge=1, le=12)]]
    before: Words
    began: Words
    units: Words
    periods: tuple[Words, ...]
    not_periods: tuple[Words, ...]
    soon: Annotated[int, Field(ge=1)]
    """How many days from now is so near that only a small step is in reach."""
    someday: Words
    stages: Words
    """Times of which no day can be reckoned: year groups, key stages."""
    no_time: Said
    no_such_day: Said
    which_day: Words
    """What is asked where the deadline is such a stage."""
    no_day: Said
    past: Said
    moments: Words
    """Minutes and hours: they say how long something takes."""
    too_short: Said
    farthest: Annotated[int, Field(ge=1)]
    """How many years ahead a plan looks at most."""
    too_far: Said


class Theme(_Shape):
    """What an outcome or a hope can be about. ``hopes`` are words that count only in a hope.

    ``serves``: themes of hopes that it is a road to; ``jobs`` means all that are a ``job``.
    """

    title: str = ""
    """What it is called to a person; without one, by its name."""
    words: Words
    hopes: str = ""
    serves: tuple[str, ...] = ()
    job: bool = False
    foundation: bool = False
    """A road to so many hopes that it joins none for sure: people are asked."""
    wide: bool = False
    """So wide that a hope about nothing else may be served by anything."""
    beside: bool = False
    """What most hopes touch on. Beside something plainer it is no reason for a skill of a trade."""
    facts: bool = False
    """Things that are learnt by heart: they alone are what an outcome that recalls them is about."""
    by_doing: bool = False
    """Its weak words count in full where they say what is done: 'will tell', 'will ask'."""
    tool: bool = False
    """A skill that other things are done with: where one of those is named, that is the matter."""
    own: bool = False
    """A matter of its own beside the tool it is done with, as a trade is."""
    life: bool = False
    """Everyday life: what is done there may serve any other part of it, in ways no list knows."""
    refusable: bool = False
    """No trade, but something that a hope may say no to, as a trade may."""
    any_job: bool = False
    """Work of whatever kind: a hope for a trade that is named says more."""


class ThemesFile(_Shape):
    """The themes; words that say nothing, or little, of what a text is about; and what is said."""

    source: Words
    nothing: Words
    weak: Words
    like: Words
    aside: Words
    recall: Words
    unwanted: Words
    """It has a group ``what`` that stands for what is not wanted."""
    forced: Words
    """It has such a group too, for what somebody is made to do: it may be any theme."""
    made: Words
    """It has such a group too, for what may be liked all the same."""
    doubtful: Words
    """How a 'no' begins that may be none."""
    turn: Words
    """Behind these words a 'no' may be about something else."""
    liked: Words
    """What takes a 'no' back, where it is said of the same thing."""
    again: Words
    """Words for a thing that was named before."""
    refuses: dict[str, Words]
    """Themes, each with the ways in which a hope says no to it without naming it."""
    longing: Words
    """Hopes to be with somebody: nobody is told that an outcome does not serve them."""
    themes: dict[str, Theme]
    unconnected: Said
    refused: Said
    ask: Words

    @field_validator("unwanted", "forced", "made")
    @classmethod
    def _names_what(cls, value: str) -> str:
        if "(?P<what>" not in value:
            raise ValueError("needs a group (?P<what>...) round what is not wanted")
        return value


class Asked(_Shape):
    """What people are asked where the check could not tell."""

    unread: Words
    too_short: Words
    nobody: Words
    stops: Words
    hides: Words
    specific: Words
    many: Words
    measurable: Words


class UnderstoodFile(_Shape):
    """What tells that a text was read: see the comments in ``understood.yaml``."""

    source: Words
    least: Annotated[float, Field(gt=0, lt=1)]
    english: Words
    acts: Words
    leads: Words
    doer: Words
    stops: Words
    hides: Words
    many: Annotated[int, Field(ge=2)]
    not_read: Said
    too_short: Said
    ask: Asked


class MoreWordsFile(_Shape):
    """Rarer words of each theme, with spaces between."""

    source: Words
    words: dict[str, Words]


class WholeFile(_Shape):
    """What is said of the faults of a whole plan, and what they are found by."""

    said: dict[Fault, Said]
    needs: tuple[str, ...]
    most_targets: Annotated[int, Field(ge=1)]
    fewest_words: Annotated[int, Field(ge=1)]
    also_words: frozenset[str]

    @field_validator("also_words", mode="before")
    @classmethod
    def _from_lines(cls, value: object) -> object:
        """Take a block of words, which is easier to read and change than a list."""
        return value.split() if isinstance(value, str) else value
