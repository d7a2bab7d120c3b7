"""Makes an Easy Read of the blocks of a Plan: one idea a line, symbols, hard words explained.

People's own words, and what was built from them, are left letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.exporting.easy_words import EasyRead, HardWord
from assistant.exporting.pieces import Block, Bullets, Heading, Labelled, Table, Text

_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def made_easy(blocks: Sequence[Block], easy: EasyRead) -> tuple[Block, ...]:
    """Put one sentence of ours on a line, a symbol beside each heading, and explain hard words.

    A hard word is explained once, where it comes first among our own words.
    """
    told: set[HardWord] = set()
    made: list[Block] = []
    for block in blocks:
        match block:
            case Heading(level=1):
                made.append(replace(block, symbol=easy.symbol(block.about)))
                made += _explained(block.text, easy, told)
            case Text(ours=True):
                made += _one_idea_a_line(block.words, easy, told)
            case Labelled():
                made += _explained(". ".join(label for label, _ in block.rows), easy, told)
                made.append(block)
            case Table():
                made += _explained(". ".join(block.columns), easy, told)
                made.append(block)
            case _:
                made.append(block)
    return tuple(made)


def sentences(text: str) -> list[str]:
    """Part a text of ours in its sentences."""
    return _SENTENCE_ENDS.split(" ".join(text.split()))


def _one_idea_a_line(text: str, easy: EasyRead, told: set[HardWord]) -> Iterator[Block]:
    for sentence in sentences(text):
        yield Text(sentence, ours=True)
        yield from _explained(sentence, easy, told)


def _explained(text: str, easy: EasyRead, told: set[HardWord]) -> Iterator[Block]:
    """Explain the hard words of a text that were not explained yet, one sentence a line."""
    new = [word for word in easy.hard_words_in(text) if word not in told]
    told.update(new)
    lines = [line for word in new for line in sentences(word.means)]
    if lines:
        yield Bullets(tuple(lines))
