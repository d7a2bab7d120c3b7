"""Says what a web page does not show: hidden by a tag, by its style, or by a rule of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NOTHING = r"0+(?:\.0*)?(?:px|pt|r?em|%)?(?![\d.])"
_HIDDEN = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden"
    rf"|(?:^|;)(?:opacity|max-height):{_NOTHING}"
    rf"|font-size:(?:{_NOTHING}|[01](?:\.\d+)?p[xt]|0?\.0\d*r?em)"
    r"|(?:^|;)(?:left|top|right|text-indent|margin-left|margin-top):-\d{3,}"
    r"|clip:rect\(0|clip-path:(?:inset\((?:50|100)%|circle\(0)|transform:scale\(0\)"
)
_WHITE = re.compile(
    r"(?:^|;)color:(?:#f[a-f0-9]f[a-f0-9]f[a-f0-9]|#fff|white|transparent"
    r"|rgba?\(25[0-5],25[0-5],25[0-5]|rgba\([\d.,]+,0?\.?0\))",
)
_COLOUR = re.compile(r"(?:^|;)color:")
_BACKGROUND = re.compile(
    r"(?:^|;)background(?:-color|-image)?:(?!none|transparent|#fff|white|inherit)"
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_AT_RULE = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SIMPLE = re.compile(r"[\w-]*(?:[.#][\w-]+)?")
_MOST_RULES = 5000


@dataclass(frozen=True)
class _Shown:
    """How the text of an open tag is shown; it passes on to the tags in it."""

    hidden: bool = False
    white: bool = False
    on_colour: bool = False


class Hiding:
    """Follows the tags of a page and knows whether the text at this place can be seen.

    White text counts as seen only where a tag around it says another background. Rules of
    the page's own ``<style>`` are followed where they name one tag, class or id.
    """

    def __init__(self) -> None:
        """Begin with a white page and no rules."""
        self._open = [_Shown()]
        self._rules: dict[str, str] = {}

    @property
    def hides(self) -> bool:
        """Whether text here cannot be seen."""
        now = self._open[-1]
        return now.hidden or (now.white and not now.on_colour)

    def add_rules(self, sheet: str) -> None:
        """Take the rules of a style sheet. Those for print or for narrow screens are left."""
        sheet = _AT_RULE.sub("", _COMMENT.sub("", sheet))
        for selectors, style in _RULE.findall(sheet):
            style = _plain(style)
            for selector in selectors.split(","):
                name = selector.strip()
                if name and _SIMPLE.fullmatch(name) and len(self._rules) < _MOST_RULES:
                    self._rules[name] = f"{self._rules.get(name, '')};{style}"

    def enter(self, tag: str, attributes: dict[str, str]) -> None:
        """Go into a tag."""
        style = self._style(tag, attributes)
        above = self._open[-1]
        is_hidden = "hidden" in attributes and attributes["hidden"] != "until-found"
        white = bool(_WHITE.search(style)) if _COLOUR.search(style) else above.white
        coloured = "bgcolor" in attributes or bool(_BACKGROUND.search(style))
        shown = _Shown(
            above.hidden or is_hidden or bool(_HIDDEN.search(style)),
            white,
            above.on_colour or coloured,
        )
        self._open.append(above if shown == above else shown)

    def leave(self) -> None:
        """Come out of the tag gone into last."""
        if len(self._open) > 1:
            self._open.pop()

    def _style(self, tag: str, attributes: dict[str, str]) -> str:
        found = []
        if self._rules:
            names = [tag]
            for one in attributes.get("class", "").split()[:50]:
                names += [f".{one}", f"{tag}.{one}"]
            if "id" in attributes:
                names += [f"#{attributes['id']}", f"{tag}#{attributes['id']}"]
            found = [self._rules[name] for name in names if name in self._rules]
        if tag == "font" and "color" in attributes:
            found.append(_plain(f"color:{attributes['color']}"))
        if "style" in attributes:
            found.append(_plain(attributes["style"]))
        return ";".join(found)


def _plain(style: str) -> str:
    return "".join(style.lower().replace("!important", "").split())
