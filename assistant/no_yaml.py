"""Says in words why a text is no YAML: what the reader of YAML reports is for programmers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

_MENDS = (
    ("stands twice", "Delete one of the two. Or '- ' is missing before it: then write it."),
    (
        "mapping values are not allowed",
        "a colon stands among words, or no space stands after the colon of the line above. "
        "Put the words in quotation marks, or write the space.",
    ),
    (
        "'-' indicator",
        "begins too far left or too far right. Begin it exactly under the part it belongs with.",
    ),
    (
        "expected key",
        "is not in line with what stands above it, or a quotation mark is missing or is one too "
        "many.{since} Words that hold a mark such as ' stand in double quotation marks.",
    ),
    (
        "',' or",
        "a bracket is not closed, or words in brackets hold a colon or quotation marks.{since} "
        "Close the bracket, or put the words in quotation marks.",
    ),
    ("tab", "a tab stands there. Write spaces in its place."),
    (
        "cannot start any token",
        "words begin with a mark that means something else in YAML. "
        "Put the words in quotation marks.",
    ),
    ("unexpected end of stream", "a quotation mark is not closed.{since} Close it."),
    ("block sequence entries", "a list begins beside its key. Begin it on a line of its own."),
    (
        "could not find expected ':'",
        "words stand where a key should.{since} Begin them further right than their key.",
    ),
)
"""What the reader of YAML reports, and what it means to somebody who writes a file."""


def why(error: Exception, first_line: int) -> str:
    """Give ``line 17: what is wrong and how to mend it`` for what the reader of YAML raised.

    ``first_line`` is the line of the file on which the text begins.
    """
    mark = getattr(error, "problem_mark", None)
    where = f"line {mark.line + first_line}" if mark else "somewhere"
    problem = getattr(error, "problem", None) or " ".join(str(error).split())
    for reported, meant in _MENDS:
        if reported in problem:
            told = meant.format(since=_since(error, mark, first_line))
            return f"{where}: {problem}. {told}" if meant[0].isupper() else f"{where}: {told}"
    return f"{where}: {problem}. Look there and one line above: quotes, colons, spaces."


def _since(error: Exception, mark: Any, first_line: int) -> str:
    """Say on which line it began, where that is another one."""
    begun = getattr(error, "context_mark", None)
    if begun is None or mark is None or begun.line == mark.line:
        return ""
    return f" Look from line {begun.line + first_line} on."


def lines_of(text: str) -> Callable[[Sequence[str | int]], int]:
    """Give what tells on which line a place stands: or, where it is missing, what it is missing in.

    ``text`` is YAML that was read without mistakes.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    whole = yaml.compose(text, Loader=loader)

    def line_of(place: Sequence[str | int]) -> int:
        node, line = whole, 1
        for part in place:
            found = _inside(node, part)
            if found is None:
                break
            node, line = found
        return line

    return line_of


def unquoted(text: str) -> list[tuple[int, str]]:
    """Give line and words wherever words in brackets hold a question mark without quotation marks.

    ``text`` is YAML that was read without mistakes. Not every reader of YAML takes such words.
    """
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[tuple[int, str]] = []
    depth = 0
    for event in yaml.parse(text, Loader=loader) if "?" in text else ():
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += bool(depth or event.flow_style)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= bool(depth)
        elif isinstance(event, yaml.ScalarEvent) and depth and not event.style:
            mark = event.start_mark
            found += [(mark.line + 1, event.value)] if mark and "?" in event.value else []
    return found


def _inside(node: Any, part: str | int) -> tuple[Any, int] | None:
    """Give a part of a list or what stands under a key, with its line."""
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return node.value[part], node.value[part].start_mark.line + 1
    return None
