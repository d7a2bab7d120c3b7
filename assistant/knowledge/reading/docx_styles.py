"""The styles of a Word document: which are headings, and which hide their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.knowledge.reading.xml_events import Target

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc \d")
TITLE_LEVEL = 0
"""The level of the document's own title."""


@dataclass(frozen=True)
class Look:
    """How text looks; None is for what is not said here, and comes from the style below."""

    hidden: bool | None = None
    white: bool | None = None
    tiny: bool | None = None
    bold: bool | None = None
    shaded: bool | None = None

    def over(self, below: Look) -> Look:
        """Give this look where it says something, and ``below`` where it does not."""
        said = {name: value for name, value in vars(self).items() if value is not None}
        return replace(below, **said)

    @property
    def unseen(self) -> bool:
        """Whether nobody can see text that looks like this on the page."""
        return bool(self.hidden or self.tiny or (self.white and not self.shaded))


@dataclass(frozen=True)
class Style:
    """A style by its own words; ``based_on`` is the id of the style below."""

    name: str = ""
    based_on: str | None = None
    level: int | None = None
    listed: bool = False
    look: Look = Look()


_OFF = frozenset(["0", "false", "off", "none"])
_WHITE = frozenset(["ffffff", "fefefe", "fdfdfd"])
_TINY = 4  # half points


def look_with(look: Look, tag: str, attributes: dict[str, str]) -> Look:
    """Give the look with one property of a run or a style added."""
    value = attributes.get("val", "").lower()
    match tag:
        case "vanish":
            return replace(look, hidden=value not in _OFF)
        case "color":
            white = value in _WHITE or (
                value == "" and attributes.get("themeColor") == "background1"
            )
            return replace(look, white=white)
        case "sz":
            return replace(look, tiny=value.isdecimal() and int(value) < _TINY)
        case "b":
            return replace(look, bold=value not in _OFF)
        case "shd":
            return replace(look, shaded=is_shaded(attributes))
        case "highlight":
            return replace(look, shaded=value not in ("", "none", "white"))
    return look


def is_shaded(attributes: dict[str, str]) -> bool:
    """Say whether a shading is of a colour on which white text can be read."""
    fill = attributes.get("fill", "auto").lower()
    return fill not in ("auto", "", *_WHITE) or attributes.get("val") == "solid"


class Styles(Target):
    """Takes ``styles.xml`` as a stream of tags, and answers about a style by its id."""

    def __init__(self) -> None:
        """Begin without any style: then nothing is a heading."""
        self._found: dict[str, Style] = {}
        self._id: str | None = None
        self._now = Style()

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Take one tag."""
        value = attributes.get("val", "")
        match tag:
            case "style":
                self._id, self._now = attributes.get("styleId"), Style()
            case "name":
                self._now = replace(self._now, name=value.lower())
            case "basedOn":
                self._now = replace(self._now, based_on=value)
            case "outlineLvl" if value in "012345678" and value:
                self._now = replace(self._now, level=int(value) + 1)
            case "numPr":
                self._now = replace(self._now, listed=True)
            case _:
                self._now = replace(self._now, look=look_with(self._now.look, tag, attributes))

    def end(self, tag: str, /) -> None:
        """Keep the style that ends."""
        if tag == "style" and self._id is not None:
            self._found[self._id] = self._now
            self._id = None

    def _chain(self, style: str | None) -> list[Style]:
        """Give a style and those below it; a circle is cut."""
        chain: list[Style] = []
        seen: set[str] = set()
        while style is not None and style not in seen and style in self._found:
            seen.add(style)
            chain.append(self._found[style])
            style = chain[-1].based_on
        return chain

    def level(self, style: str | None) -> int | None:
        """Give the level of a heading style, 0 for the title, None for what is no heading."""
        for one in self._chain(style):
            if one.name == "title":
                return TITLE_LEVEL
            named = _HEADING.fullmatch(one.name)
            if named:
                return int(named[1])
            if one.level is not None:
                return one.level
        return None

    def is_contents(self, style: str | None) -> bool:
        """Say whether it is a line of the table of contents."""
        return any(_CONTENTS.fullmatch(one.name) for one in self._chain(style))

    def is_listed(self, style: str | None) -> bool:
        """Say whether it is a list, by its numbers or by its name."""
        return any(one.listed or one.name.startswith("list bullet") for one in self._chain(style))

    def look(self, style: str | None) -> Look:
        """Give how text of a style looks."""
        look = Look()
        for one in reversed(self._chain(style)):
            look = one.look.over(look)
        return look
