"""A list of rows that one moves in with the arrows, and that stays where it was when it is listed anew."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Rows(OptionList):
    """Rows can be headings, which are disabled, and lines between rows, which are None."""

    def list_anew(self, rows: Iterable[Option | None]) -> None:
        """Show these rows, standing where somebody stood, or as near to it as there is a row."""
        place = self.highlighted
        self.clear_options()
        self.add_options(rows)
        standing = [at for at, one in enumerate(self.options) if not one.disabled]
        if standing:
            before = [at for at in standing if place is not None and at <= place]
            self.highlighted = before[-1] if before else standing[0]

    @property
    def chosen_id(self) -> str | None:
        """The id of the row that somebody stands on."""
        if self.highlighted is None:
            return None
        return self.get_option_at_index(self.highlighted).id
