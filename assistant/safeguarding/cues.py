"""The cues: which words may tell of harm. Read from ``cues/*.yaml``, one file a kind.

``words.yaml`` holds the groups that cues share, the everyday words that are never taken for
a slip, how some write by sound, and everyday sayings. Every other file holds one kind of concern.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field

from assistant import content
from assistant.errors import ContentError
from assistant.record.entries import Voice
from assistant.safeguarding.letters import STOP, words_of
from assistant.safeguarding.phrases import Phrase, is_plain_word, parse

WORDS_FILE = "words.yaml"
_WHAT = "The safeguarding cues"
_T = TypeVar("_T")
Entries = frozenset[tuple[str, ...]]


@dataclass(frozen=True)
class Cue:
    """A phrase that may tell of harm, from these voices (all, when empty).

    A match that lies wholly inside a match of one of ``unless`` does not count.
    """

    kind: str
    phrase: Phrase
    voices: frozenset[Voice]
    unless: tuple[Phrase, ...]

    def heeds(self, voice: Voice | None) -> bool:
        """Say whether this cue is for words of ``voice``; an unknown voice may be any of them."""
        return voice is None or not self.voices or voice in self.voices


@dataclass(frozen=True)
class Cues:
    """All cues, those of the kind that is named first coming first, and the words they share."""

    cues: tuple[Cue, ...]
    groups: Mapping[str, Entries]
    everyday: frozenset[str]
    telling: frozenset[str]
    spellings: Mapping[str, frozenset[str]]

    def words(self) -> set[str]:
        """Give every word that the cues and groups know."""
        spoken = {tuple(name.split("_")) for phrase in self._phrases() for name in phrase.words()}
        entries = spoken.union(*self.groups.values())
        return {word for entry in entries for word in entry}

    def entries(self) -> dict[str, Entries]:
        """Give the groups, and what the phrases hold of several words, as groups of their own."""
        joined = {name for phrase in self._phrases() for name in phrase.words() if "_" in name}
        return {**self.groups, **{name: frozenset({tuple(name.split("_"))}) for name in joined}}

    def _phrases(self) -> set[Phrase]:
        unless = {phrase for group in {cue.unless for cue in self.cues} for phrase in group}
        return unless | {cue.phrase for cue in self.cues}


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _WordsFile(_Shape):
    source: str = Field(min_length=1)
    checked: date
    groups: dict[str, str]
    everyday: str
    telling: str
    spellings: dict[str, str]
    false_friends: tuple[str, ...]


class _CueGroup(_Shape):
    about: str
    voices: tuple[Voice, ...] = ()
    say: tuple[str, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


class _KindFile(_Shape):
    kind: str = Field(pattern=r"^[a-z_]+$")
    rank: int
    source: str = Field(min_length=1)
    checked: date
    cues: tuple[_CueGroup, ...]


def load_cues(folder: Path) -> Cues:
    """Read every file of ``folder``. Raises ContentError with all mistakes at once."""
    mistakes: list[str] = []
    shared = _read(folder / WORDS_FILE, _WordsFile, mistakes)
    paths = sorted(path for path in folder.glob("*.yaml") if path.name != WORDS_FILE)
    if not paths:
        mistakes.append(f"{folder.name}: it holds no kind of concern. Put the files back.")
    kinds = [(path.name, _read(path, _KindFile, mistakes)) for path in paths]
    groups = _groups(shared.groups if shared else {}, mistakes)
    friends = _phrases(
        shared.false_friends if shared else (), f"{WORDS_FILE}: false_friends", groups, mistakes
    )
    cues: list[tuple[int, Cue]] = []
    for name, kind in kinds:
        if kind is not None:
            cues += ((kind.rank, cue) for cue in _cues_of(name, kind, friends, groups, mistakes))
    spellings = _spellings(shared.spellings if shared else {}, mistakes)
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    in_rank = tuple(cue for _, cue in sorted(cues, key=lambda ranked: ranked[0]))
    everyday, telling = (shared.everyday, shared.telling) if shared else ("", "")
    return Cues(in_rank, groups, frozenset(everyday.split()), frozenset(telling.split()), spellings)


def _read(path: Path, shape: type[_T], mistakes: list[str]) -> _T | None:
    try:
        return content.read_as(path, shape, _WHAT)
    except ContentError as error:
        mistakes += error.mistakes
        return None


def _cues_of(
    name: str,
    kind: _KindFile,
    friends: tuple[Phrase, ...],
    groups: Mapping[str, Entries],
    mistakes: list[str],
) -> list[Cue]:
    cues: list[Cue] = []
    for number, group in enumerate(kind.cues):
        place = f"{name}: cues[{number}] ({group.about})"
        unless = _phrases(group.unless, f"{place}: unless", groups, mistakes) + friends
        voices = frozenset(group.voices)
        said = _phrases(group.say, f"{place}: say", groups, mistakes)
        cues += (Cue(kind.kind, phrase, voices, unless) for phrase in said)
    return cues


def _phrases(
    written: tuple[str, ...], place: str, groups: Mapping[str, Entries], mistakes: list[str]
) -> tuple[Phrase, ...]:
    phrases: list[Phrase] = []
    for text in written:
        try:
            phrase = parse(text)
        except ValueError as error:
            mistakes.append(f"{place}: {text!r}: {error}.")
            continue
        phrases.append(phrase)
        mistakes += (
            f"{place}: {text!r}: there is no group {group}. Add it to {WORDS_FILE}, or mend the name."
            for group in sorted(phrase.groups() - groups.keys())
        )
    return tuple(phrases)


def _spellings(written: Mapping[str, str], mistakes: list[str]) -> dict[str, frozenset[str]]:
    """Turn "what is meant: how it is written" about: what each typed word may mean."""
    meant: dict[str, set[str]] = {}
    for word, typed in written.items():
        for form in typed.split():
            meant.setdefault(form, set()).add(word)
        mistakes += (
            f"{WORDS_FILE}: spellings.{word}: {form!r} is no plain word. Mend or delete it."
            for form in (word, *typed.split())
            if words_of(form) != [form]
        )
    return {form: frozenset(words) for form, words in meant.items()}


def _groups(written: Mapping[str, str], mistakes: list[str]) -> dict[str, Entries]:
    """Read the groups; an entry ``{name}`` takes in all of a group that stands before it."""
    groups: dict[str, Entries] = {}
    for name, text in written.items():
        entries: set[tuple[str, ...]] = set()
        for entry in (part.strip() for part in text.split(",")):
            if entry in groups:
                entries |= groups[entry]
            elif is_plain_word(entry):
                entries.add((entry,))
            elif entry.startswith("{") or STOP in (words_of(entry) or [STOP]):
                mistakes.append(
                    f"{WORDS_FILE}: groups.{name}: {entry!r} is no word and no group above this one. "
                    "Mend or delete it."
                )
            else:
                entries.add(tuple(words_of(entry)))
        groups["{" + name + "}"] = frozenset(entries)
    return groups
