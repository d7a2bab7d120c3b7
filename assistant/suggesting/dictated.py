"""Parts what a source tells from what it only says is to be written.

"Say that Jay has no friends" tells nothing about Jay: it says what to write. The words stand in the
source, so the grounding check alone lets them pass. What stands on nothing else is held for a person
to look at: a young person may rightly say "put that I like bikes".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.grounding.content import content as content_words
from assistant.grounding.content import keys_of
from assistant.grounding.model import Source
from assistant.grounding.words import Word, read, read_all, sentences
from assistant.record.entries import Voice
from assistant.record.words import one_line
from assistant.suggesting.dictated_words import any_of, data, frame, saying
from assistant.suggesting.suggestion import Why

_ME = frozenset({"i", "me", "my", "mine", "we", "us", "our", "im", "ive", "id", "myself", "call"})
_MOST = 90
_HALF = 0.5
_FEW = 2
"""So few words may be an answer of names alone."""


@dataclass(frozen=True)
class Dictated:
    """Words that say what to write: the sentence they stand in, and what is to be written."""

    sentence: str
    words: str
    kind: str = "dictated"
    name: str = ""


@dataclass(frozen=True)
class Parted:
    """A source, parted: ``told`` is the source without what was dictated."""

    told: Source
    dictated: tuple[Dictated, ...]


def parted(source: Source, young_person: Sequence[str] = ()) -> Parted:
    """Part a source. ``young_person`` are the names of whom the plan is for."""
    told: list[str] = []
    found: list[Dictated] = []
    by = ""
    for sentence in sentences(source.words):
        if by:
            found.append(Dictated(by, sentence))
            continue
        before, one = _part(sentence, source, young_person)
        told += [before] if before else []
        found += [one] if one else []
        by = sentence if one and _goes_on(one) else ""
    return Parted(replace(source, words="\n".join(told)), tuple(found))


def asked(question: str) -> Parted:
    """Part a question that somebody typed: nothing stands on it, whatever it says."""
    return Parted(Source(id="", words=""), (Dictated(question, question, "asked"),))


def standing_on(
    text: str, sources: Iterable[Parted], besides: Iterable[str] = ()
) -> Dictated | None:
    """Give the words that were dictated and that a text has from nowhere else; None where there are none.

    ``besides`` are names and roles that may always be used.
    """
    sources = tuple(sources)
    told = [one.told for one in sources]
    held = [part for one in told for part in (one.words, one.asked, one.who, one.role)]
    called = {word.stem for name in besides for word in read_all(name)}
    known = {key for part in held for word in read_all(part) for key in keys_of(word)}
    found = [one for source in sources for one in source.dictated]
    for sentence in sentences(text):
        words = [word for word in content_words(read(sentence)) if word.stem not in called]
        new = [word for word in words if known.isdisjoint(keys_of(word))]
        for one in found:
            least = len(words) * _HALF if one.kind == "about_words" else 1
            if _shared(new, one.words) >= max(least, 1) and not keeps(sentence, one):
                return one
    return None


def keeps(sentence: str, dictated: Dictated) -> bool:
    """Tell whether a sentence says itself that something is to be said: then nothing is taken as told."""
    if dictated.kind == "asked":
        return False
    if dictated.kind == "about_words":
        return bool(any_of(data().about_words).search(sentence))
    return _saying(sentence) > _saying(dictated.words)


def why(dictated: Dictated) -> Why:
    """Say why what stands on such words is held."""
    shown = one_line(dictated.sentence)
    shown = shown if len(shown) <= _MOST else f"{shown[:_MOST]}…"
    reason = data().reasons[dictated.kind].replace("{name}", dictated.name)
    return Why("dictated", shown, reason.replace("{words}", shown))


def _part(
    sentence: str, source: Source, young_person: Sequence[str]
) -> tuple[str, Dictated | None]:
    """Give what a sentence tells, and what it says is to be written."""
    if first := _first(sentence, (*data().orders, *_frames(source))):
        return sentence[: first.start()], Dictated(sentence, sentence[first.end() :])
    about = _about_words(source)
    if about.search(sentence):
        return "", Dictated(sentence, about.sub("", sentence), "about_words")
    if name := _of_self(sentence, source, young_person):
        return "", Dictated(sentence, sentence, "another", name)
    return sentence, None


def _goes_on(one: Dictated) -> bool:
    """Tell whether all that stands behind a sentence was dictated with it."""
    if one.kind != "dictated":
        return False
    return one.sentence.endswith((":", "—", "–")) or _first(one.sentence, data().orders) is not None


def _first(sentence: str, frames: Iterable[str]) -> re.Match[str] | None:
    """Find the frame that begins first; of several, the longest."""
    found = (match for one in frames if (match := frame(one).search(sentence)))
    return min(found, key=lambda one: (one.start(), -one.end()), default=None)


def _about_words(source: Source) -> re.Pattern[str]:
    words = data()
    return any_of(words.about_words_in_guidance if _is_guidance(source) else words.about_words)


def _frames(source: Source) -> tuple[str, ...]:
    frames = data().frames
    return frames if _is_guidance(source) else frames + data().in_answers


def _is_guidance(source: Source) -> bool:
    return bool(source.id) and source.voice is None


def _shared(new: Sequence[Word], words: str) -> int:
    """Count the words that stand in what was dictated too."""
    keys = {key for word in read_all(words) for key in keys_of(word)}
    return sum(not keys.isdisjoint(keys_of(word)) for word in new)


def _of_self(sentence: str, source: Source, names: Sequence[str]) -> str:
    """Give the name by which a sentence in the young person's own Answer speaks of them, else ''.

    Who tells of themselves says "I". Words of theirs without a subject are theirs too. Somebody else
    who types for them, or reads their signs, may rightly use the name.
    """
    if source.voice is not Voice.YOUNG_PERSON or not source.typed_by_self:
        return ""
    words = [word.plain for word in read(sentence)]
    mine = not _ME.isdisjoint(words)
    return next(
        (
            name
            for name in names
            if (_does(name).search(sentence) if mine else _has_name(words, name))
            and len(words) > _FEW
        ),
        "",
    )


@cache
def _does(name: str) -> re.Pattern[str]:
    """Find a name that does something or is something: "Jay has no friends", not "me and Jay"."""
    first = re.escape(name.split()[0]) if name.split() else "(?!)"
    return re.compile(
        rf"(?<!and )(?<!is )(?<!me )(?<!called )(?<!as )(?<![-\w]){first} "
        r"(?:(?:is|was|has|had|never|always|will|can|cannot|can[’']t|does|did|must|should|may|might|would"
        r"|isn[’']t|doesn[’']t|won[’']t|wants?|needs?|likes?|hates?)\b|[a-z]{2,}(?:es|[^s\W]s)\b)",
        re.IGNORECASE,
    )


def _has_name(words: Sequence[str], name: str) -> bool:
    first = next(iter(read(name)), None)
    return first is not None and first.plain in words


def _saying(text: str) -> int:
    return sum(word.stem in saying() for word in read_all(text))
