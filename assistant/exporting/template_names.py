"""Checks what a template asks for, before it is filled in: every mistake at once, with its place.

A template may show names, repeat what is in a list, and leave things out. It may not compute,
call, or set anything; so whatever a template says, filling it in ends soon and reads nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from assistant.content import nearest
from assistant.exporting.template_tags import Found, why_not_read
from assistant.exporting.template_values import TEXT, Shape

_OF_TEXT = {"upper", "lower", "title", "trim", "default"}
_OF_LIST = {"join", "length"}
_ONE_OF_LIST = {"first", "last"}
FILTERS = _OF_TEXT | _OF_LIST | _ONE_OF_LIST

_DEEPEST = 3  # lists in lists: a section's lines' notes; more would multiply without end
_LOOP: Mapping[str, Shape] = {"index": TEXT, "first": TEXT, "last": TEXT, "length": TEXT}
_TAG = re.compile(r"<[^>]*>")
_ASKS = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)
_LONGEST_PLACE = 90


@dataclass(frozen=True)
class _Unknown(Exception):
    """A name, or a way to use one, that there is not."""

    what: str


def mistakes_in(source: str, part: str, environment: Any, shape: Mapping[str, Shape]) -> list[str]:
    """List what is wrong in one part of a file, as the template engine would read it."""
    from jinja2 import TemplateSyntaxError

    lines = re.sub(r"(?=<w:p[ >])", "\n", source)
    try:
        tree = environment.parse(lines)
    except TemplateSyntaxError as error:
        found: Iterable[Found] = why_not_read(lines, error.lineno)
    else:
        found = _Checker(dict(shape)).look(tree.body, 0)
    told = (f"{_place(lines, line, part)}: {what}" for line, what in found)
    return list(dict.fromkeys(told))


def _place(lines: str, number: int, part: str) -> str:
    """Say where: the part of the file, and the words there."""
    text = lines.split("\n")[number - 1] if number <= lines.count("\n") + 1 else ""
    words = " ".join(unescape(_TAG.sub(" ", text)).split())
    asks = " ".join(_ASKS.findall(words))
    shown = words if len(words) <= _LONGEST_PLACE else asks or words
    return f"{part}, near “{shown[:_LONGEST_PLACE]}”" if shown else part


@dataclass
class _Checker:
    """Walks through what a template asks for. ``names`` are those that hold at this place."""

    names: dict[str, Shape]

    def look(self, nodes: list[Any], depth: int) -> Iterator[Found]:
        """Give line and mistake for each thing that may not stand there."""
        for node in nodes:
            kind = type(node).__name__
            if kind == "Output":
                for each in node.nodes:
                    yield from self._text(each)
            elif kind == "If":
                yield from self._any(node.test)
                for branch in (node.body, node.elif_, node.else_):
                    yield from self.look(branch, depth)
            elif kind == "For":
                yield from self._for(node, depth)
            else:
                yield node.lineno, f"“{kind.lower()}” may not be used. Use names, if and for."

    def _for(self, node: Any, depth: int) -> Iterator[Found]:
        if depth >= _DEEPEST:
            yield node.lineno, f"more than {_DEEPEST} lists in each other. Use fewer."
            return
        if node.recursive or type(node.target).__name__ != "Name":
            yield node.lineno, "repeat with one name, as in “for line in lines”."
            return
        inside: Shape = TEXT
        try:
            inside = self._list(node.iter)[0]
        except _Unknown as error:
            yield node.lineno, error.what
        if node.test is not None:
            yield node.lineno, "“for … if” may not be used. Put an if inside."
        inner = _Checker(self.names | {node.target.name: inside, "loop": _LOOP})
        yield from inner.look(node.body, depth + 1)
        yield from self.look(node.else_, depth)

    def _text(self, node: Any) -> Iterator[Found]:
        """Check something that is printed."""
        if type(node).__name__ == "TemplateData":
            return
        try:
            if self._shape(node) != TEXT:
                yield node.lineno, "this is a list or has parts. Use for, or name a part."
        except _Unknown as error:
            yield node.lineno, error.what

    def _any(self, node: Any) -> Iterator[Found]:
        """Check a condition."""
        try:
            self._shape(node)
        except _Unknown as error:
            yield node.lineno, error.what

    def _list(self, node: Any) -> list[Shape]:
        shape = self._shape(node)
        if not isinstance(shape, list):
            raise _Unknown("this is not a list. Only a list can be repeated with for.")
        return shape

    def _shape(self, node: Any) -> Shape:
        """Give the shape of an expression. Raises _Unknown."""
        kind = type(node).__name__
        if kind == "Const":
            return TEXT
        if kind == "Name":
            return self._part(self.names, node.name)
        if kind == "Getattr":
            return self._part(self._shape(node.node), node.attr)
        if kind == "Getitem" and type(node.arg).__name__ == "Const":
            return self._part(self._shape(node.node), str(node.arg.value))
        if kind == "Filter":
            return self._filtered(node)
        parts = {
            "Not": ["node"],
            "And": ["left", "right"],
            "Or": ["left", "right"],
            "CondExpr": ["test", "expr1", "expr2"],
        }.get(kind)
        if kind == "Compare":
            operands = [node.expr, *(one.expr for one in node.ops)]
        elif parts:
            operands = [one for part in parts if (one := getattr(node, part)) is not None]
        else:
            raise _Unknown(f"“{kind.lower()}” may not be used. Use names, if and for.")
        shapes = [self._shape(one) for one in operands]
        return shapes[1] if kind == "CondExpr" else TEXT

    def _filtered(self, node: Any) -> Shape:
        if node.name not in FILTERS:
            raise _Unknown(f"there is no filter “{node.name}”. Use {', '.join(sorted(FILTERS))}.")
        if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise _Unknown(f"the filter “{node.name}” cannot be used so.")
        for arg in node.args:
            self._shape(arg)
        if node.name in _OF_TEXT:
            return self._shape(node.node)
        inside = self._list(node.node)
        return inside[0] if node.name in _ONE_OF_LIST else TEXT

    def _part(self, shape: Shape, name: str) -> Shape:
        if not isinstance(shape, Mapping):
            raise _Unknown(f"“{name}” is asked of a text or a list, which has no parts.")
        if name not in shape:
            raise _Unknown(f"there is no “{name}”. {nearest(name, sorted(shape))}")
        return shape[name]
