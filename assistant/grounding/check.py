"""The check: whether the text of a Suggestion stands in its sources. Pure; no model.

Facts are looked for first: a fact that does not stand in the sources drops the Suggestion. Then
meaning is measured, and doubts are weighed with it: a sentence that its sources may not support is held
for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.agreeing import not_agreed
from assistant.grounding.data import reasons
from assistant.grounding.doubts import doubts
from assistant.grounding.facts import Fault, missing_facts
from assistant.grounding.ground import Ground
from assistant.grounding.model import (
    Allowed,
    Embed,
    Grounded,
    Kind,
    Reason,
    Sentence,
    Source,
    Verdict,
)
from assistant.grounding.support import chance, once, signals
from assistant.grounding.voices import people_of, wrong_voices
from assistant.grounding.words import read, sentences

_HALF = 0.5


def check(
    text: str, cited: Sequence[str], given: Sequence[Source], allowed: Allowed, embed: Embed
) -> Grounded:
    """Judge a text by the sources that it names (``cited``), of those that it was given.

    ``embed`` is ``meaning.embedder.Embedder.embed`` or the like. It is used only where no fact in
    the whole text is wrong; of a text that is dropped, meaning is not measured. Raises
    ContentError when the words of the check cannot be read.
    """
    if not text.strip():
        return Grounded("dropped", (_reason("empty", ""),))
    known = {one.id: one for one in given}
    strange = [one for one in cited if one not in known]
    if strange or not cited:
        return Grounded("dropped", (_reason("source", ", ".join(strange) or "–"),))
    ground = Ground(tuple(known[one] for one in dict.fromkeys(cited)), allowed)
    judged = [_by_facts(one, ground) for one in sentences(text)]
    if all(one.verdict == "kept" for one in judged):
        befores, remembered = ["", *(one.text for one in judged)], once(embed)
        judged = [
            _by_meaning(one, before, ground, remembered)
            for one, before in zip(judged, befores, strict=False)
        ]
    return Grounded(
        _worst(one.verdict for one in judged),
        tuple(dict.fromkeys(reason for one in judged for reason in one.reasons)),
        tuple(judged),
    )


def faults(sentence: str, ground: Ground, before: str = "") -> list[Fault]:
    """Give all facts of a sentence that do not stand, and all doubts about it, each once.

    ``before``: the sentence before it in the text.
    """
    words = read(sentence)
    people = frozenset(people_of(ground))
    found: list[Fault] = list(missing_facts(words, ground))
    found += [Fault("voice", who, sure=False) for who in wrong_voices(words, ground, read(before))]
    found += [Fault("voice", who, sure=False) for who in not_agreed(words, ground)]
    found += doubts(sentence, ground, people)
    return list(dict.fromkeys(found))


def is_said(sentence: str, ground: Ground) -> bool:
    """Tell whether a sentence stands in a source as it is."""
    words = [word.plain for word in read(sentence)]
    return any(
        words == [word.plain for word in read(line)]
        for source in ground.sources
        for line in sentences(source.words)
    )


def _by_facts(sentence: str, ground: Ground) -> Sentence:
    found = [] if is_said(sentence, ground) else faults(sentence, ground)
    told = tuple(_reason(one.kind, one.words) for one in found if one.sure)
    return Sentence(sentence, "dropped" if told else "kept", told)


def _by_meaning(kept: Sentence, before: str, ground: Ground, embed: Embed) -> Sentence:
    """Hold a sentence that its sources may not support. A question claims nothing."""
    text = kept.text
    if text.endswith("?") or is_said(text, ground):
        return kept
    found = faults(text, ground, before)
    if chance(signals(text, ground, found, embed)) >= _HALF:
        return kept
    told = tuple(_reason(one.kind, one.words) for one in found)
    return Sentence(text, "held", told or (_reason("meaning", text),))


def _worst(verdicts: Iterator[Verdict]) -> Verdict:
    order: tuple[Verdict, ...] = ("kept", "held", "dropped")
    return max(verdicts, key=order.index, default="dropped")


def _reason(kind: Kind, words: str) -> Reason:
    return Reason(kind, words, reasons()[kind].replace("{words}", words))
