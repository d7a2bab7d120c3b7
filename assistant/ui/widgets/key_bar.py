"""The line of keys at the foot of a screen. Each is also a thing to click."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static


class KeyBar(Static):
    """Shows the keys of its screen, as many to a line as fit, so that none is hidden."""

    def on_mount(self) -> None:
        """Show the keys once the screen is there."""
        self.lay_out(self.screen.size.width or 80)

    def on_resize(self, event: Resize) -> None:
        """Lay the keys out again for the new width."""
        self.lay_out(event.size.width)

    def lay_out(self, width: int) -> None:
        """Fill lines of ``width`` cells."""
        lines: list[list[Content]] = [[]]
        used = 0
        for label, words, action in self._keys():
            length = len(label) + 1 + len(words)
            if used and used + 1 + length > width:
                lines.append([])
                used = 0
            used += length + (1 if used else 0)
            lines[-1].append(
                Content.from_markup(
                    f"[@click={action}][b]$label[/b] $words[/]", label=label, words=words
                )
            )
        self.update(Content("\n").join(Content(" ").join(line) for line in lines))

    def _keys(self) -> list[tuple[str, str, str]]:
        return [
            (one.key_display or one.key, one.description, _full(one.action))
            for one in self.screen.BINDINGS
            if isinstance(one, Binding) and one.show and one.description
        ]


def _full(action: str) -> str:
    """Name an action so that a click on the bar finds it: on the screen, unless it is the app's."""
    return action if action.startswith("app.") else f"screen.{action}"
