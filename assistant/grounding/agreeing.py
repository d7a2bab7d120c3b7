"""Finds agreement that a text tells of, where what is agreed stands in the words of one voice alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.grounding.content import content, is_glue, keys_of, share
from assistant.grounding.data import voices
from assistant.grounding.ground import Ground
from assistant.grounding.voices import people_of
from assistant.grounding.words import Word, read_all

_WITHIN = 6
"""Within how many words from the beginning a text tells who agrees."""
_BEST, _SECOND = 0.4, 0.34
"""What the best voice must hold for a text to be compared, and the second of that at the least."""


def not_agreed(words: Sequence[Word], ground: Ground) -> Iterator[str]:
    """Give the word of agreement, wherever only one of several voices holds what is agreed."""
    spoken = [one for one in ground.sources if one.voice]
    place = next((at for at, word in enumerate(words[:_WITHIN]) if _agrees(words, at)), None)
    if place is None or len({one.who for one in spoken}) < 2:
        return
    people = people_of(ground)
    after = _until_contrast(words[place + 1 :])
    what = [word for word in content(after) if word.plain not in people and not is_glue(word)]
    if not what:
        return
    held = sorted((_held(what, one.words) for one in spoken), reverse=True)
    if held[0] >= _BEST and held[1] < _SECOND * held[0]:
        yield words[place].text


def _agrees(words: Sequence[Word], at: int) -> bool:
    """Tell whether somebody agrees at a word: 'both want', 'Mum agrees', 'everyone says'."""
    data = voices()
    if words[at].plain not in data.agreeing:
        return False
    if words[at].plain == "agree":
        return True
    after = {word.plain for word in words[at + 1 : at + 4]}
    return bool(after & (data.telling | data.wishing))


def _until_contrast(words: Sequence[Word]) -> Sequence[Word]:
    """Leave out what follows a 'but' or the like: of that they do not agree."""
    ends = {"but", "though", "although", "while", "whereas"}
    end = next((at for at, word in enumerate(words) if word.plain in ends), len(words))
    return words[:end]


def _held(what: Sequence[Word], text: str) -> float:
    words = read_all(text)
    keys = frozenset(key for word in words for key in keys_of(word))
    return share(what, frozenset(word.stem for word in words), keys)
