"""The line of keys at the foot of a screen. Each is also a thing to click."""

from __future__ import annotations

from collections.abc import Sequence

from textual.actions import parse
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static

_Key = tuple[str, str, str]
"""What the key is called, what it does, and the action."""


class KeyBar(Static):
    """Shows the keys of its screen that do something now, on as few lines as hold them all."""

    def __init__(self) -> None:
        """Leave nothing out."""
        super().__init__()
        self._left_out: frozenset[str] = frozenset()

    def leave_out(self, *actions: str) -> None:
        """Show no keys for these actions: nothing here is for this person to do with them.

        The keys still work, and say why nothing is done.
        """
        self._left_out = frozenset(actions)
        self.lay_out(self.screen.size.width or 80)

    def on_mount(self) -> None:
        """Show the keys once the screen is there."""
        self.lay_out(self.screen.size.width or 80)

    def on_resize(self, event: Resize) -> None:
        """Lay the keys out again for the new width."""
        self.lay_out(event.size.width)

    def lay_out(self, width: int) -> None:
        """Fill lines of at most ``width`` cells, all about as long: no key stands alone on the last."""
        keys = self._keys()
        fewest = len(_lines(keys, width))
        narrow = next(cells for cells in range(1, width + 1) if len(_lines(keys, cells)) <= fewest)
        lines = [Content(" ").join(map(_shown, line)) for line in _lines(keys, narrow)]
        self.update(Content("\n").join(lines))

    def _keys(self) -> list[_Key]:
        return [
            (one.key_display or one.key, one.description, _full(one.action))
            for one in self.screen.BINDINGS
            if isinstance(one, Binding) and one.show and one.description and self._is_shown(one)
        ]

    def _is_shown(self, binding: Binding) -> bool:
        place, name, parameters = parse(binding.action)
        if name in self._left_out:
            return False
        return place == "app" or self.screen.check_action(name, parameters) is True


def _lines(keys: Sequence[_Key], width: int) -> list[list[_Key]]:
    """Fill lines of ``width`` cells; a key that is longer has a line of its own."""
    lines: list[list[_Key]] = []
    used = width
    for key in keys:
        length = len(key[0]) + 1 + len(key[1])
        if used + 1 + length > width:
            lines.append([])
            used = -1
        used += 1 + length
        lines[-1].append(key)
    return lines


def _shown(key: _Key) -> Content:
    label, words, action = key
    return Content.from_markup(
        f"[@click={action}][b]$label[/b] $words[/]", label=label, words=words
    )


def _full(action: str) -> str:
    """Name an action so that a click on the bar finds it: on the screen, unless it is the app's."""
    return action if action.startswith("app.") else f"screen.{action}"
