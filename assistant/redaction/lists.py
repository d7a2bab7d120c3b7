"""What is known of words: names, places, English words, what stays, and cues. Read from ``data/``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from assistant import content
from assistant.errors import ContentError
from assistant.redaction.plain import parts_of, plain
from assistant.resources import package_file

_WHAT = "The lists for taking out names"
Words = frozenset[str]
Phrase = tuple[str, ...]
_FILES = {
    "also_words": "always person thing verbs",
    "surnames": "always also_words",
    "places": "always also_words phrases",
    "keep": "brands_and_interests capitals eponyms people_words quick_writing short_forms",
    "cues": "",
}
"""The files of groups, and the groups without which each is of no use."""


@dataclass(frozen=True)
class Given:
    """``given.yaml``: names by where they are common, and short forms of a name."""

    names: dict[str, str]
    nicknames: dict[str, list[str]]


@dataclass(frozen=True)
class Lists:
    """The lists, all in plain letters.

    ``names`` and ``places`` are never anything else, ``family_names`` may be given names too.
    ``also``, ``kept`` and ``cues`` are by their name in ``also_words.yaml``, ``keep.yaml``
    and ``cues.yaml``.
    """

    names: Words
    given: Words
    family_names: Words
    also: Mapping[str, Words]
    surname_words: Words
    places: Words
    place_words: Words
    place_phrases: frozenset[Phrase]
    common: Words
    english: Words
    kept: Mapping[str, Words]
    keep_phrases: frozenset[Phrase]
    cues: Mapping[str, Words]
    nicknames: Mapping[str, Words]

    @property
    def someone(self) -> Words:
        """Words that are names where somebody does something, or is with somebody."""
        return self.also["person"]

    @property
    def thing(self) -> Words:
        """Words that are names only beside a clear sign."""
        return self.also["thing"]

    @property
    def verbs(self) -> Words:
        """Those that are also something people do."""
        return self.also["verbs"]

    @cached_property
    def keep(self) -> Words:
        """What stays in any writing."""
        stays = (words for name, words in self.kept.items() if name not in {"eponyms", "capitals"})
        return self.cues["handles"].union(self.cues["titles"], *stays)

    @property
    def capitals(self) -> Words:
        """Words that may have a capital."""
        return self.kept["capitals"]

    @cached_property
    def in_doubt(self) -> Words:
        """Names that are also words."""
        return self.someone | self.thing

    @cached_property
    def companions(self) -> Words:
        """Names that are also words, but neither something to do nor some stuff."""
        return self.in_doubt - self.verbs - self.cues["mass"] - self.keep

    @cached_property
    def calling(self) -> Words:
        """Words before somebody's name: titles, and words for people."""
        cues = self.cues
        return cues["titles"] | cues["miss"] | cues["family_titles"] | cues["relations"]

    @cached_property
    def before_verbs(self) -> Words:
        """What stands before something that is done: "it will b"."""
        return self.cues["subjects"] | self.cues["being"]

    @cached_property
    def only_surnames(self) -> Words:
        """Everyday words that are family names and no given names."""
        return self.surname_words - self.in_doubt - self.given - self.names

    @cached_property
    def everyday(self) -> Words:
        """Words that name nobody, even beside a cue."""
        return self.common | self.keep | self.cues["not_after_relation"]

    @cached_property
    def acting(self) -> Words:
        """What follows when somebody does or is something."""
        return self.cues["doing"] | self.cues["being"]

    @cached_property
    def heads(self) -> Words:
        """Words at the end of an institution's name."""
        return self.cues["schools"] | self.cues["workplaces"]

    @cached_property
    def generic(self) -> Words:
        """Words before such an end that name none: "special school"."""
        return self.cues["any_name"] | self.cues["relations"] | self.keep | self.heads

    @cached_property
    def visited(self) -> Words:
        """Where anybody may be or go, so that it names no place: "at hydrotherapy", "to church"."""
        cues = self.cues
        return cues["at_times"] | cues["at_care"] | cues["at_clubs"] | cues["at_places"]

    @cached_property
    def landscapes(self) -> tuple[str, ...]:
        """The ends of words for a landscape, after which schools are often called."""
        return (*self.cues["school_nature"], "lands", "land", "bank", "crest", "side")

    @cached_property
    def work_kinds(self) -> tuple[str, ...]:
        """The ends of words for a place of work that has no name."""
        return tuple(self.cues["work_kinds"])

    @cached_property
    def no_schools(self) -> Words:
        """Words after "at" that name no school."""
        return self.with_capital | self.visited | self.cues["at_plain"]

    @cached_property
    def unplaced(self) -> Words:
        """Words after "live in" that name no place."""
        return self.common | self.keep | self.cues["any_name"]

    @cached_property
    def with_capital(self) -> Words:
        """Words that people may give a capital though they name nobody."""
        return self.capitals | self.keep | self.cues["at_clubs"] | self.cues["at_care"]

    def is_word(self, word: str) -> bool:
        """Say whether it is an English word, or one of those that stay."""
        return word in self.english or word in self.common or word in self.keep


@cache
def load_lists() -> Lists:
    """Read the shipped lists once. Raises ContentError with all mistakes of a file."""
    return read_lists(package_file("redaction", "data"))


def read_lists(folder: Path) -> Lists:
    """Read the lists of a folder. Raises ContentError with all mistakes of a file."""
    given = content.read_as(folder / "given.yaml", Given, _WHAT)
    also, surnames, places, keep, cues = (
        _Groups(folder / f"{name}.yaml", needed.split()) for name, needed in _FILES.items()
    )
    common = _words_of(folder / "common.txt")
    english = _words_of(folder / "english.txt") | common
    nicknames = _nicknames(given.nicknames)
    in_doubt = also["thing"] | also["person"]
    given_names = _split(*given.names.values())
    names = given_names | surnames["always"] | also["always"] | (nicknames.keys() - english)
    return Lists(
        names=names - in_doubt,
        given=given_names,
        family_names=surnames["always"] - in_doubt,
        also=also,
        surname_words=surnames["also_words"],
        places=places["always"] - in_doubt,
        place_words=places["also_words"],
        place_phrases=places.phrases("phrases"),
        common=common,
        english=english,
        kept=keep,
        keep_phrases=keep.phrases("eponyms"),
        cues=cues,
        nicknames=nicknames,
    )


class _Groups(dict[str, Words]):
    """The groups of words of one file, in plain letters. A group that is missing is a mistake there."""

    def __init__(self, file: Path, needed: Iterable[str]) -> None:
        self._file = file
        self._written = content.read_as(file, dict[str, str], _WHAT)
        missing = [self._mistake(name) for name in needed if name not in self._written]
        if missing:
            raise ContentError(_WHAT, missing)
        super().__init__({name: _split(words) for name, words in self._written.items()})

    def __missing__(self, name: str) -> Words:
        raise ContentError(_WHAT, [self._mistake(name)])

    def _mistake(self, name: str) -> str:
        return f"{self._file.name}: {name}: missing. Write its words."

    def phrases(self, name: str) -> frozenset[Phrase]:
        """Give a group whose entries have commas between them."""
        written = self._written[name].split(",") if self[name] else []
        return frozenset(tuple(parts_of(phrase)) for phrase in written)


def _words_of(file: Path) -> Words:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise ContentError(
            _WHAT, [f"{file.name}: cannot be read ({error}). Put it back."]
        ) from None
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


def _split(*texts: str) -> Words:
    return frozenset(plain(word) for text in texts for word in text.split())


def _nicknames(written: Mapping[str, Iterable[str]]) -> dict[str, Words]:
    """Give for each form of a name all its other forms: Liz for Elizabeth, and the other way."""
    forms: dict[str, set[str]] = {}
    for name, short in written.items():
        for form in short:
            forms.setdefault(name, set()).add(form)
            forms.setdefault(form, set()).add(name)
    return {name: frozenset(others) for name, others in forms.items()}
