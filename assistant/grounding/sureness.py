"""Finds statements that are surer than their source, and duties that are more or less than it says."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.grounding.content import Clause, keys_of
from assistant.grounding.data import turning
from assistant.grounding.phrases import has, spans
from assistant.grounding.words import Word, read_all


def is_surer(text: Clause, near: Sequence[Clause]) -> bool:
    """Tell whether a doubt of the nearest statements is gone, or their wish is told as done.

    What is told as done already is looked for in any of them, whatever else was said of it.
    """
    which = any if has(text.words, turning().already) else all
    return bool(near) and which(_surer(text, one) for one in near)


def _surer(text: Clause, source: Clause) -> bool:
    data = turning()
    if source.source and source.source.voice and has(source.sentence, data.doubts):
        return not has(text.sentence, data.doubts) and not has(text.sentence, data.softened)
    asked = read_all(source.source.asked) if source.source else ()
    wished = has(source.sentence, data.wishes) or has(asked, data.asked_wish)
    if text.is_aim or not wished or not has(text.words, data.done):
        return False
    return not has(text.sentence, data.wishes) and not has(source.words, data.done)


def is_other_duty(text: Clause, near: Sequence[Clause]) -> bool:
    """Tell whether a text makes 'may' of the 'must' of a Passage, or the other way round."""
    ours = _duties(text.words)
    passages = [one for one in near if one.source and one.source.voice is None]
    if not ours or not passages:
        return False
    theirs = [_duties(one.words) or _duties(one.sentence) for one in passages]
    if all(some and not ours & some for some in theirs):
        return True
    bearer = frozenset(key for word in _bearer(text.words) for key in keys_of(word))
    there = frozenset(key for one in passages for word in one.sentence for key in keys_of(word))
    return "must" in ours and bool(bearer) and not bearer & there


def _bearer(words: Sequence[Word]) -> Sequence[Word]:
    """Give the words before a duty: who has it. Nothing for 'you' or 'they'."""
    first = min(spans(words, turning().must), default=0)
    return [word for word in words[:first] if word.plain not in ("child", "person")]


def _duties(words: Sequence[Word]) -> frozenset[str]:
    """Give what words say of duty: must, should or may. What need not be done is only allowed."""
    data = turning()
    if has(words, data.no_duty):
        return frozenset({"may"})
    ways = {"must": data.must, "should": data.should, "may": data.may}
    return frozenset(name for name, phrases in ways.items() if has(words, phrases))
