"""One more question from a language model, in the middle of the interview. The person decides there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation.suggestion_told import suggestion_line
from assistant.conversation.turns import NotSuggested, Suggesting
from assistant.conversation.turns import Suggested as QuestionSuggested
from assistant.errors import CareNeeded, OwnwordsError
from assistant.ui.screens.caring import show_care
from assistant.ui.widgets.choice_box import ChoiceBox

if TYPE_CHECKING:
    from assistant.suggesting.suggestion import Suggested
    from assistant.ui.screens.talk import TalkScreen


class FollowUp:
    """Asks the model over the conversation, and feeds what came of it."""

    def __init__(self, screen: TalkScreen) -> None:
        """Belong to one conversation."""
        self._screen = screen

    def ask(self, turn: Suggesting) -> None:
        """Ask for a question about the Answer of the Turn."""
        from assistant.ui.screens.suggesting import SuggestingScreen

        state = self._screen.sitting.state
        workspace, person = self._screen.workspace, state.person_id
        requests = workspace.suggestions(state.view.record, person, typed_by=state.typed_by)
        try:
            request = requests.follow_up(turn.answer)
        except CareNeeded as care:
            closed = workspace.says.line("closed_for_care", state.person.voice)
            show_care(self._screen, care, closed)
        except OwnwordsError as error:
            self._came(error)
        else:
            page = SuggestingScreen(workspace, request, state.person.name)
            self._screen.app.push_screen(page, self._came)

    def _came(self, found: Suggested | OwnwordsError | None) -> None:
        if isinstance(found, OwnwordsError):
            self._screen.feed(NotSuggested(str(found)))
        elif found is None or not found.offered:
            self._screen.feed(NotSuggested(suggestion_line("nothing")))
        else:
            self._screen.feed(QuestionSuggested(found.offered[0]))
            box = self._screen.query_one(ChoiceBox)
            box.highlighted = len(box.choices) - 1  # a model's words are never taken by Enter alone
