"""What the check says of an Outcome while it is typed. Only hints: nothing is held up by them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from assistant.record.words import inert


class Findings(Static):
    """Stands under the text it is about."""

    def show(self, findings: Sequence[str], fine: str, note: str) -> None:
        """Show each finding on a line of its own with ``note`` after them, or ``fine`` for none."""
        lines = [f"! {inert(one)}" for one in findings]
        self.update(Content("\n".join([*lines, note] if lines else [fine])))
        self.set_class(bool(lines), "to-mend")

    def clear(self) -> None:
        """Say nothing, where too little is written yet."""
        self.update("")
        self.remove_class("to-mend")
