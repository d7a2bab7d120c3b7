"""Says in words which if, for and marks of a template do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

Found = tuple[int, str]
"""The line, counted from 1, and what is wrong there."""

_TAG = re.compile(r"\{%[-+]?(?P<mark>p|tr|tc|r)? ?\s*(?P<word>\w+)(?P<rest>[^{}]*?)[-+]?%\}")
_BEGINS = ("if", "for")
_ENDS = {"endif": "if", "endfor": "for"}
_WITHIN = {"elif": ("if",), "else": ("if", "for")}
_KNOWN = (*_BEGINS, *_WITHIN, *_ENDS)
_UNREADABLE = (
    "this cannot be read. Write {{ name }}, {% if name %} or {% for one in list %}. "
    "Compare it with the example template."
)
_MARKS = (("{{", "}}"), ("{%", "%}"), ("{#", "#}"))


@dataclass
class _Begun:
    """An if or a for that is open. ``otherwise``: its else came already."""

    word: str
    line: int
    said: str
    otherwise: bool = False


def why_not_read(lines: str, number: int) -> list[Found]:
    """Say what keeps a template from being read. ``number`` is the line at which reading ended.

    Marks that are not whole are told all at once; else pairs that are not; else what stands on
    that line is.
    """
    return list(_half(lines)) or sorted(_unpaired(lines)) or [(number, _UNREADABLE)]


def _half(lines: str) -> Iterator[Found]:
    for number, text in enumerate(lines.split("\n"), start=1):
        for opens, closes in _MARKS:
            if text.count(opens) != text.count(closes):
                yield (
                    number,
                    f"“{opens}” and “{closes}” do not pair. Compare it with the example template.",
                )


def _unpaired(lines: str) -> Iterator[Found]:
    open_: list[_Begun] = []
    for tag in _TAG.finditer(lines):
        word, line = tag["word"], lines.count("\n", 0, tag.start()) + 1
        said = f"{word}{tag['rest'].rstrip()}"
        if tag["mark"]:
            yield (
                line,
                (
                    f"“{{%{tag['mark']} {said} %}}” stands where it cannot. Put {{%tr in a row of a table, "
                    "{%p in a paragraph of its own."
                ),
            )
        elif word in _BEGINS:
            open_.append(_Begun(word, line, said))
        elif word in _ENDS:
            yield from _closed(word, line, open_)
        elif word in _WITHIN:
            yield from _within(word, line, open_)
        else:
            yield line, f"“{word}” cannot stand there. {_meant(word, line, said, open_)}"
    yield from (_never_closed(one) for one in open_)


def _meant(word: str, line: int, said: str, open_: list[_Begun]) -> str:
    """Say which word was meant, and go on as if it stood there."""
    if word.startswith("end") and open_:
        return f"Did you mean 'end{open_.pop().word}'?"
    near = ["elif"] if word == "elseif" else get_close_matches(word, _KNOWN, n=1)
    if near and near[0] in _BEGINS:
        open_.append(_Begun(near[0], line, said))
    return f"Did you mean '{near[0]}'?" if near else f"Use {', '.join(_KNOWN)}."


def _closed(word: str, line: int, open_: list[_Begun]) -> Iterator[Found]:
    """Take away what a tag closes; tell what was begun after that, or that there is nothing."""
    if _ENDS[word] not in (one.word for one in open_):
        yield (
            line,
            (
                f"“{word}” closes nothing. Take it away, or write “{_ENDS[word]}” before it. "
                "Each {%p stands alone in its paragraph."
            ),
        )
        return
    while (last := open_.pop()).word != _ENDS[word]:
        yield _never_closed(last, before=word)


def _within(word: str, line: int, open_: list[_Begun]) -> Iterator[Found]:
    """Tell of an else or elif that stands in nothing, or after the last else."""
    if not open_ or open_[-1].word not in _WITHIN[word]:
        yield line, f"“{word}” stands in no {_WITHIN[word][0]}. Write the if before it."
    elif open_[-1].otherwise:
        yield line, f"“{word}” comes after the else of “{open_[-1].said}”. Take one of them away."
    elif word == "else":
        open_[-1].otherwise = True


def _never_closed(begun: _Begun, before: str = "") -> Found:
    word, said = begun.word, begun.said
    where = f"before “{before}”" if before else "after what belongs to it"
    return begun.line, (
        f"“{said}” is not closed. Write “end{word}” {where}, "
        f"between the same marks: {{% end{word} %}} or {{%p end{word} %}}."
    )
