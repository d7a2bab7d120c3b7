"""Records that hypothesis makes up, and who may read what of them, reckoned apart from the fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import chain

from hypothesis import strategies as st

from assistant.record.entries import (
    AnswerGiven,
    AnswerShared,
    AnswerWithdrawn,
    Audience,
    DifferenceMarked,
    Entry,
    LineDecided,
    Meaning,
    PersonJoined,
    RecordStarted,
    Voice,
    new_entry,
)
from assistant.record.outcomes import OutcomeDecided, OutcomeWithdrawn, OutcomeWritten, Term
from assistant.record.payload import Payload
from assistant.record.suggestions import SuggestionDecided, Task

_START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_ODD = st.text(alphabet="aé🎸\n\"'<{\\ ", max_size=5)
_DECISIONS = ("line_kept", "line_crossed_out", "line_agreed", "line_objected")
_PEOPLE = st.tuples(
    st.just([Voice.YOUNG_PERSON]),
    st.lists(st.just(Voice.PARENT), min_size=1, max_size=2),
    st.lists(st.just(Voice.PRACTITIONER), min_size=1, max_size=2),
)
_MOVES = (
    *["answer"] * 4,
    *("withdraw", "share", "line", "line", "differ", "suggest"),
    *("outcome", "outcome", "edit", "decide", "take_back"),
)


@dataclass(frozen=True)
class Said:
    """An Answer as it should be read now. Nobody reads one that is ``gone``."""

    id: str
    person: str
    question: str
    words: str
    meaning: Meaning
    audience: Audience
    gone: bool = False

    def read_by(self, reader: str | None) -> bool:
        return not self.gone and (self.audience is Audience.MY_PLAN or self.person == reader)


@dataclass
class Made:
    """A Record, and what was said and written in it."""

    entries: list[Entry] = field(default_factory=list)
    people: dict[str, Voice] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    wordings: dict[str, str] = field(default_factory=dict)

    def add(self, payload: Payload, person: str | None, **other: object) -> str:
        number = len(self.entries)
        time = _START + timedelta(minutes=number)
        id_ = f"e{number:04}"
        self.entries.append(
            new_entry("rec", payload, person=person, time=time, id=id_, **other)  # type: ignore[arg-type]
        )
        return id_

    def hidden_from(self, reader: str | None) -> Iterator[str]:
        """Give every id and all words that this reader may find nowhere."""
        for one in self.said.values():
            if not one.read_by(reader):
                yield one.id
                yield from (part for part in one.words.split() if part.startswith("says-"))

    def otherwise(self, reader: str | None) -> list[Entry]:
        """Give the Record as it would be had others said something else where they keep it private."""
        return [self._otherwise(entry, reader) for entry in self.entries]

    def _otherwise(self, entry: Entry, reader: str | None) -> Entry:
        said = self.said.get(entry.id)
        if said is None or said.read_by(reader):
            return entry
        assert isinstance(entry.payload, AnswerGiven)
        spoke = said.meaning is Meaning.ANSWER
        meaning = Meaning.DONT_KNOW if spoke else Meaning.ANSWER
        words = "" if spoke else "something quite different"
        return replace(entry, payload=replace(entry.payload, words=words, meaning=meaning))


@st.composite
def records(draw: st.DrawFn, questions: Sequence[str]) -> Made:
    """Several people per voice, who say, hide, change and take back what they like."""
    made = Made()
    made.add(RecordStarted(name="Sam", nation="england", age=draw(st.integers(4, 24))), None)
    for voice in chain(*draw(_PEOPLE)):
        person = f"p{len(made.people)}"
        name = "Sam" if voice is Voice.YOUNG_PERSON else draw(st.sampled_from(["Sam", "Dee"]))
        made.add(PersonJoined(name=name, voice=voice), person)
        made.people[person] = voice
    asked = draw(st.lists(st.sampled_from(questions), min_size=1, max_size=5, unique=True))
    for move in draw(st.lists(st.sampled_from(_MOVES), min_size=3, max_size=22)):
        person = draw(st.sampled_from(sorted(made.people)))
        _MOVE[move](draw, made, person, asked)
    return made


def _answer(draw: st.DrawFn, made: Made, person: str, asked: Sequence[str]) -> None:
    question = draw(st.sampled_from(asked))
    meaning = draw(st.sampled_from([Meaning.ANSWER] * 4 + [Meaning.SKIP, Meaning.DONT_KNOW]))
    audience = draw(st.sampled_from([Audience.MY_PLAN, Audience.MY_PLAN, Audience.ONLY_ME]))
    spoke = meaning is Meaning.ANSWER
    words = f"says-{len(made.entries):04} {draw(_ODD)}" if spoke else ""
    before = [
        one.id
        for one in made.said.values()
        if (one.person, one.question, one.gone) == (person, question, False)
    ]
    replaces = tuple(before) if draw(st.booleans()) else ()
    given = AnswerGiven(question=question, words=words, meaning=meaning, replaces=replaces)
    id_ = made.add(given, person, audience=audience)
    made.said[id_] = Said(id_, person, question, words, meaning, audience)
    for old in replaces:
        made.said[old] = replace(made.said[old], gone=True)


def _some_answer(draw: st.DrawFn, made: Made) -> str:
    """Give the id of an Answer, whoever may read it, or one that is none."""
    return draw(st.sampled_from([*made.said, "nowhere"]))


def _withdraw(draw: st.DrawFn, made: Made, person: str, _: Sequence[str]) -> None:
    answer = _some_answer(draw, made)
    made.add(AnswerWithdrawn(answer=answer), person)
    if answer in made.said and made.said[answer].person == person:
        made.said[answer] = replace(made.said[answer], gone=True)


def _share(draw: st.DrawFn, made: Made, person: str, _: Sequence[str]) -> None:
    answer, audience = _some_answer(draw, made), draw(st.sampled_from(Audience))
    made.add(AnswerShared(answer=answer), person, audience=audience)
    if answer in made.said and made.said[answer].person == person:
        made.said[answer] = replace(made.said[answer], audience=audience)


def _line(draw: st.DrawFn, made: Made, person: str, _: Sequence[str]) -> None:
    line = f"anywhere:{_some_answer(draw, made)}"
    made.add(LineDecided(line=line), person, kind=draw(st.sampled_from(_DECISIONS)))


def _differ(draw: st.DrawFn, made: Made, person: str, asked: Sequence[str]) -> None:
    made.add(DifferenceMarked(question=draw(st.sampled_from(asked)), differs=True), person)


def _outcome(draw: st.DrawFn, made: Made, person: str, _: Sequence[str], outcome: str = "") -> None:
    needs = tuple(_some_answer(draw, made) for _ in range(draw(st.integers(0, 2))))
    written = OutcomeWritten(
        text=f"By July Sam will do thing {len(made.entries)} alone.",
        outcome=outcome,
        replaces=outcome,
        aspiration=_some_answer(draw, made),
        needs=needs,
        term=draw(st.sampled_from(Term)),
        area=draw(st.sampled_from(["", "employment", "health", "no-such-area"])),
    )
    kind = "outcome_edited" if outcome else "outcome_proposed"
    made.wordings[made.add(written, person, kind=kind)] = written.text


def _first_or(draw: st.DrawFn, made: Made) -> str:
    return draw(st.sampled_from([*made.wordings, "nowhere"]))


def _edit(draw: st.DrawFn, made: Made, person: str, asked: Sequence[str]) -> None:
    _outcome(draw, made, person, asked, outcome=_first_or(draw, made))


def _decide(draw: st.DrawFn, made: Made, person: str, _: Sequence[str]) -> None:
    about = _first_or(draw, made)
    kind = draw(st.sampled_from(["outcome_agreed", "outcome_objected"]))
    made.add(OutcomeDecided(outcome=about, version=about, words="sooner"), person, kind=kind)


def _take_back(draw: st.DrawFn, made: Made, person: str, _: Sequence[str]) -> None:
    back = OutcomeWithdrawn(outcome=_first_or(draw, made), withdrawn=draw(st.booleans()))
    made.add(back, person)


def _suggest(draw: st.DrawFn, made: Made, person: str, _: Sequence[str]) -> None:
    """Let somebody accept words of a model, made of Answers that some may not read."""
    sources = draw(st.lists(st.sampled_from([*made.said, "nowhere"]), max_size=2, unique=True))
    accepted = SuggestionDecided(
        task=draw(st.sampled_from([Task.PLAINER, Task.SUMMARY])),
        about=sources[0] if sources else "nowhere",
        model="small",
        words=f"put plainer from {' '.join(sources)}",
        sources=tuple(sources),
    )
    made.add(accepted, person, kind="suggestion_accepted")


_MOVE = {
    "answer": _answer,
    "withdraw": _withdraw,
    "share": _share,
    "line": _line,
    "differ": _differ,
    "outcome": _outcome,
    "edit": _edit,
    "decide": _decide,
    "take_back": _take_back,
    "suggest": _suggest,
}
