"""Finds statements that are surer than their source, and duties that are more or less than it says."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.content import Clause, keys_of, nearest
from assistant.grounding.data import stance, turning
from assistant.grounding.phrases import has, spans
from assistant.grounding.words import Word, read_all

_EXPECTS = frozenset({"you", "there", "it", "this", "they", "he", "she"})
_ANYBODY = frozenset({"you", "they", "it", "he", "she", "who", "this", "that", "which", "and"})
_DEED = 8
"""How many words after a duty tell what must be done."""
_BEARER = 4
"""Within how many words before a duty its bearer stands."""


def is_surer(text: Clause, near: Sequence[Clause]) -> bool:
    """Tell whether a doubt of the nearest statements is gone, or their wish is told as done.

    What is told as done already is looked for in any of them, whatever else was said of it.
    """
    which = any if has(text.words, turning().already) else all
    return bool(near) and which(_surer(text, one) for one in near)


def _surer(text: Clause, source: Clause) -> bool:
    data = turning()
    if text.words[0].plain in stance().case | {"given"}:
        return False
    if source.source and source.source.voice and has(source.sentence, data.doubts):
        return not has(text.sentence, data.doubts) and not has(text.sentence, data.softened)
    asked = read_all(source.source.asked) if source.source else ()
    wished = has(source.sentence, data.wishes) or has(asked, data.asked_wish)
    if text.is_aim or not wished or not has(text.words, data.done):
        return False
    return not has(text.sentence, data.wishes) and not has(source.words, data.done)


def is_other_duty(text: Clause, sources: Sequence[Clause]) -> bool:
    """Tell whether a text makes 'may' of the 'must' of a Passage, or gives its duty to another body.

    It is compared with the statements about the same that tell of a duty at all.
    """
    ours = _duties(text.words)
    telling = [one for one in sources if one.source and one.source.voice is None]
    closest = nearest(text, telling)
    if closest and not any(_duties(one.sentence) for one in closest):
        return False
    telling = [one for one in telling if _duties(one.words)]
    passages = nearest(text, telling) or nearest(_deed(text), telling)
    if not ours or not passages:
        return False
    before = _before_duty(text.words)
    if ours == {"should"} and before and before[-1].plain in _EXPECTS:
        return False  # 'You should hear within six weeks' tells what will be, and no duty
    if not any(ours & _duties(one.words) for one in passages):
        return True
    bearer = frozenset() if _is_passive(text.words) else _keys(_bearer(before))
    return "must" in ours and bool(bearer) and not any(bearer & _bearers(one) for one in passages)


def _deed(text: Clause) -> Clause:
    """Give what must be done, without who has to do it."""
    after = max(spans(text.words, turning().must), default=-1) + 1
    rest = [
        word
        for word in text.sentence
        if word.start >= text.words[min(after, len(text.words) - 1)].start
    ]
    return Clause(tuple(rest[:_DEED]), text.sentence, people=text.people)


def _is_passive(words: Sequence[Word]) -> bool:
    """Tell whether it is told what must be done, and not by whom."""
    last = max(spans(words, turning().must), default=len(words))
    return any(word.plain in ("be", "been") for word in words[last + 1 : last + 2])


def _before_duty(words: Sequence[Word]) -> Sequence[Word]:
    data = turning()
    return words[: min(spans(words, data.must) | spans(words, data.should), default=0)]


def _bearer(before: Sequence[Word]) -> Sequence[Word]:
    """Give the words for who has a duty. Nothing for 'you', 'they' or 'the child'."""
    if not before or before[-1].plain in _ANYBODY:
        return ()
    return [word for word in before[-_BEARER:] if word.plain not in ("child", "person")]


def _bearers(source: Clause) -> frozenset[str]:
    """Give the words for who has a duty in a Passage; for 'it' whoever stands there."""
    before = _before_duty(source.words)
    own = _keys(before) if _bearer(before) else frozenset()
    return own or _keys(read_all(source.source.words if source.source else ""))


def _keys(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(key for word in words for key in keys_of(word))


def _begins_case(words: Sequence[Word], at: int) -> bool:
    """Tell whether what may be done is told only to say when: 'before you can appeal'."""
    return words[at].plain in ("before", "after", "until") and at + 1 < len(words)


def _duties(words: Sequence[Word]) -> frozenset[str]:
    """Give what words say of duty: must, should or may. What need not be done is only allowed."""
    data = turning()
    words = words[: next((at for at in range(1, len(words)) if _begins_case(words, at)), None)]
    if has(words, data.no_duty):
        return frozenset({"may"})
    ways = {"must": data.must, "should": data.should, "may": data.may}
    return frozenset(name for name, phrases in ways.items() if has(words, phrases))
