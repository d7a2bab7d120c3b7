"""A session script: who takes part and what they say. The shape is a contract with trainers."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from assistant import content
from assistant.conversation.sessions.proposed import OutcomeProposed
from assistant.errors import ContentError, SessionError
from assistant.record.entries import How, Voice
from assistant.record.nation import FOUR
from assistant.resources import package_file

_WHAT = "The session script"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Part(_Shape):
    """Somebody who takes part."""

    name: str = Field(min_length=1)
    age: int | None = Field(default=None, ge=0, le=30)
    year_group: int | None = Field(default=None, ge=0, le=15)
    role: str | None = None
    how: How = How.TYPED


class Asks(_Shape):
    """A question that somebody types where an answer is expected."""

    asks: str = Field(min_length=1)


Item = str | Asks


class Script(_Shape):
    """A whole session. ``says`` goes from a voice or a name to question ids to what is said.

    What is said is a text, or a list: questions to the assistant (``asks``), the
    answer, and what is said to the follow-up. ``keeps`` and ``crosses_out`` name
    the people whose appreciation the young person keeps or crosses out.
    """

    title: str = Field(min_length=1)
    nation: str | None = None
    people: dict[Voice, Part | list[Part]]
    says: dict[str, dict[str, Item | list[Item]]] = Field(default_factory=dict)
    formats: tuple[str, ...] = ()
    """Formats that are chosen before anybody is asked: they decide what is asked."""
    outcomes: tuple[OutcomeProposed, ...] = ()
    keeps: list[str] = Field(default_factory=list)
    crosses_out: list[str] = Field(default_factory=list)

    def parts(self) -> list[tuple[Voice, Part]]:
        """Give everybody who takes part: the young person, then parents, then practitioners."""
        found: list[tuple[Voice, Part]] = []
        for voice in Voice:
            here = self.people.get(voice, [])
            found += [(voice, part) for part in (here if isinstance(here, list) else [here])]
        return found

    def said_by(self, voice: Voice, part: Part) -> dict[str, list[Item]]:
        """Give what one person says, question by question."""
        lines: dict[str, list[Item]] = {}
        for key in (voice.value, part.name):
            for question, said in self.says.get(key, {}).items():
                lines[question] = list(said) if isinstance(said, list) else [said]
        return lines


def shipped_sessions() -> dict[str, Path]:
    """Give the sessions that ship, by name."""
    folder = package_file("conversation", "sessions", "content")
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}


def load_script(name_or_file: str, questions: set[str]) -> Script:
    """Read a shipped session by name, or a trainer's own file.

    ``questions`` are the ids that ``says`` may use. Raises SessionError when there
    is none, ContentError with all its mistakes at once.
    """
    file = shipped_sessions().get(name_or_file.casefold()) or Path(name_or_file)
    if not file.is_file():
        known = ", ".join(shipped_sessions())
        raise SessionError(
            f"There is no sample session and no file called {name_or_file!r}.",
            do=f"Use one of {known}, or the path of a YAML file.",
        )
    script = content.read_as(file, Script, _WHAT)
    mistakes = [f"{file.name}: {mistake}" for mistake in _mistakes(script, questions)]
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return script


def _mistakes(script: Script, questions: set[str]) -> list[str]:
    found: list[str] = []
    if script.nation is not None and script.nation not in FOUR:
        found.append(f"nation: {script.nation!r} is none of {', '.join(FOUR)}.")
    young = [part for voice, part in script.parts() if voice is Voice.YOUNG_PERSON]
    if len(young) != 1:
        found.append("people.young_person: there must be exactly one young person.")
    names = [part.name for _, part in script.parts()]
    for name in sorted({name for name in names if names.count(name) > 1}):
        found.append(f"people: {name!r} stands there twice. Give each person a name of their own.")
    for key, said in script.says.items():
        found += _who_mistakes(script, key, names)
        for question in said:
            if question not in questions:
                hint = content.nearest(question, sorted(questions))
                found.append(f"says.{key}: there is no question {question!r}. {hint}")
    found += _outcome_mistakes(script, names, questions)
    for name in [*script.keeps, *script.crosses_out]:
        if name not in names:
            found.append(f"keeps, crosses_out: nobody here is called {name!r}.")
    return found


def _outcome_mistakes(script: Script, names: list[str], questions: set[str]) -> list[str]:
    found: list[str] = []
    for place, outcome in enumerate(script.outcomes):
        found += [
            f"outcomes[{place}]: nobody here is called {name!r}."
            for name in dict.fromkeys(outcome.names())
            if name not in names
        ]
        found += [
            f"outcomes[{place}]: there is no question {question!r}. "
            f"{content.nearest(question, sorted(questions))}"
            for question in dict.fromkeys(outcome.questions())
            if question not in questions
        ]
    return found


def _who_mistakes(script: Script, key: str, names: list[str]) -> list[str]:
    if key in set(Voice):
        here = [part for voice, part in script.parts() if voice == key]
        if not here:
            return [f"says.{key}: nobody speaks with this voice. Add them under people."]
        if len(here) > 1:
            return [f"says.{key}: several people share this voice. Use their names as keys."]
        return []
    if key not in names:
        voices = ", ".join(Voice)
        return [f"says.{key}: this is neither a name under people nor one of {voices}."]
    return []
