"""Steps, or kinds of help: one row of short fields each, with always one empty row to go on in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

_IN_A_LINE = 3
FIRST = "what"
"""The field that every row needs."""

Fields = Sequence[tuple[str, str]]
"""(name, what to write there), three to a line."""


class PartRow(Vertical):
    """One of them. ``values`` are what stands in its fields, by name."""

    def __init__(self, fields: Fields, values: Mapping[str, str]) -> None:
        """``values`` are what it starts with."""
        super().__init__(classes="part-row")
        self._fields = fields
        self._start = values

    def compose(self) -> ComposeResult:
        """Three fields to a line."""
        for place in range(0, len(self._fields), _IN_A_LINE):
            with Horizontal():
                for name, hint in self._fields[place : place + _IN_A_LINE]:
                    value = self._start.get(name, "")
                    yield Input(value, placeholder=hint, name=name, compact=True, classes="part")

    @property
    def values(self) -> dict[str, str]:
        """What stands in its fields now."""
        inputs = self.query(Input)
        if not inputs:  # it is not composed yet
            return {name: self._start.get(name, "") for name, _ in self._fields}
        return {one.name or "": one.value.strip() for one in inputs}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in it."""
        return not any(self.values.values())


class PartRows(Vertical):
    """All of them, in order."""

    def __init__(self, fields: Fields, values: Sequence[Mapping[str, str]], *, id: str) -> None:
        """``values`` are the rows it starts with."""
        super().__init__(id=id)
        self._fields = fields
        self._start = values

    def compose(self) -> ComposeResult:
        """The rows there are, and an empty one."""
        for values in [*self._start, {}]:
            yield PartRow(self._fields, values)

    @on(Input.Changed)
    def _grow(self, event: Input.Changed) -> None:
        """Put an empty row at the end as soon as the last one is used."""
        event.stop()
        if not self.query(PartRow).last().is_empty:
            self.mount(PartRow(self._fields, {}))

    @property
    def values(self) -> tuple[dict[str, str], ...]:
        """What stands in each row that is not empty."""
        return tuple(row.values for row in self.query(PartRow) if not row.is_empty)

    def go_to_missing(self) -> bool:
        """Go to the first row without its first field. False where there is none."""
        for row in self.query(PartRow):
            if not row.is_empty and not row.values[FIRST]:
                row.query(Input).first().focus()
                return True
        return False
