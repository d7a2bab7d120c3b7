"""Deciding about suggested words: accept them, change them first, or refuse them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from assistant.errors import CareNeeded, OwnwordsError
from assistant.ui.screens.offering import LEAVING, REFUSE, OfferScreen
from assistant.ui.screens.outcome import UNSAVED, WAYS
from assistant.ui.screens.pick import PickScreen
from assistant.ui.suggesting_words import line
from assistant.ui.widgets.edit_panel import EditPanel
from assistant.ui.widgets.trouble import Trouble


class OfferWordsScreen(OfferScreen):
    """Plainer words for a line, or several views in short."""

    BINDINGS: ClassVar = [
        Binding("a", "accept", "Accept", key_display="A"),
        Binding("e", "change", "Change, then accept", key_display="E"),
        REFUSE,
        *LEAVING,
    ]

    def below(self) -> ComposeResult:
        """A place to change the words."""
        yield EditPanel(self.accept, line("change_ways"))

    @property
    def _edit(self) -> EditPanel:
        return self.query_one(EditPanel)

    @property
    def changed(self) -> bool:
        """Whether words were typed that are not saved."""
        return self._edit.changed

    def action_accept(self) -> None:
        """Accept the words as they are."""
        if self.now is not None:
            self.accept(self.now.text)

    def action_change(self) -> None:
        """Open the words for changing."""
        if self.now is not None:
            self._edit.open(self.now.about, line("change"), self.now.text)

    def accept(self, words: str) -> None:
        """Write these words down as accepted. They stay where they are when that cannot be done."""
        assert self.now is not None
        try:
            id_ = self.requests.accept(self.now, words)
        except CareNeeded as care:
            self._edit.close()
            self.dismiss(care)
        except OwnwordsError as error:
            self.query_one(Trouble).tell(error)
        else:
            self._edit.close()
            self.written(id_)

    def action_back(self) -> None:
        """Leave the words, then the page. Words that are not saved are asked about first."""
        if self._edit.changed:
            self.app.push_screen(PickScreen(UNSAVED, WAYS), self._left)
        elif self._edit.question is not None:
            self._edit.close()
        else:
            super().action_back()

    def _left(self, key: str | None) -> None:
        if key == "drop":
            self._edit.close()
        elif key == "save":
            self.accept(self._edit.words)
