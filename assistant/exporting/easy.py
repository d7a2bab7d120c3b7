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
                title = " ".join(easy.simply(block.text))
                made.append(replace(block, text=title, symbol=easy.symbol(block.about)))
                made += _explained(title, easy, told)
            case Text(ours=True, stands_out=True):
                lines = _one_idea_a_line(block.words, easy, told)
                made.append(replace(block, words="\n".join(lines)))
            case Text(ours=True):
                made += _parted(block.words, easy, told)
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


def _one_idea_a_line(text: str, easy: EasyRead, told: set[HardWord]) -> Iterator[str]:
    """Give the sentences of a text of ours, simply said, each followed by its hard words."""
    for sentence in sentences(text):
        for said in easy.simply(sentence):
            yield said
            yield from _explanations(said, easy, told)


def _parted(text: str, easy: EasyRead, told: set[HardWord]) -> Iterator[Block]:
    """Put each sentence in a paragraph of its own, and each explanation in a list below it."""
    for sentence in sentences(text):
        for said in easy.simply(sentence):
            yield Text(said, ours=True)
            yield from _explained(said, easy, told)


def _explained(text: str, easy: EasyRead, told: set[HardWord]) -> Iterator[Block]:
    """Give the explanations that a text needs as a list, one sentence a line."""
    lines = tuple(_explanations(text, easy, told))
    if lines:
        yield Bullets(lines, ours=True)


def _explanations(text: str, easy: EasyRead, told: set[HardWord]) -> Iterator[str]:
    """Explain the hard words of a text that were not explained yet."""
    new = [word for word in easy.hard_words_in(text) if word not in told]
    told.update(new)
    return (line for word in new for line in sentences(word.means))
