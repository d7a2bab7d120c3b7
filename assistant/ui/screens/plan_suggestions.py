"""What a language model can be asked for on the plan: plainer words, views or guidance in short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from assistant.conversation.suggestion_told import suggestion_line
from assistant.plan.model import Line
from assistant.ui.screens.ask import AskScreen
from assistant.ui.screens.message import MessageScreen
from assistant.ui.screens.offer_words import OfferWordsScreen
from assistant.ui.screens.pick import PickScreen
from assistant.ui.screens.suggester import Suggester
from assistant.ui.suggesting_words import line

if TYPE_CHECKING:
    from assistant.errors import CareNeeded, OwnwordsError
    from assistant.knowledge.model import Guidance
    from assistant.ui.screens.at_record import RecordScreen
    from assistant.ui.screens.offering import Decided

_STYLES = ("plain_words", "easy_read")


def ask_plainer(suggester: Suggester, chosen: Line | None) -> None:
    """Let somebody's own words on a Line be put into plainer ones, or into Easy Read."""
    if chosen is None or not chosen.verbatim:
        suggester.screen.tell(line("choose_line"))
        return
    answer = chosen.sources[0].id

    def picked(style: str | None) -> None:
        if style is not None:
            easy = style == "easy_read"
            suggester.ask(lambda asks: asks.plainer(answer, easy_read=easy), OfferWordsScreen)

    ways = [(key, suggestion_line(f"pick.{key}")) for key in _STYLES]
    suggester.screen.app.push_screen(PickScreen(suggestion_line("pick.style"), ways), picked)


def ask_summary(suggester: Suggester, titles: Mapping[str, str]) -> None:
    """Let what several people said to one question be put in short. ``titles`` are those of questions."""
    found: list[str] = []
    if not suggester.screen.try_to(
        lambda: found.extend(suggester.requests.summable()), suggester.care
    ):
        return
    if not found:
        suggester.screen.tell(suggestion_line("pick.no_questions"))
        return

    def picked(question: str | None) -> None:
        if question is not None:
            suggester.ask(lambda asks: asks.summary(question), OfferWordsScreen)

    ways = [(one, titles.get(one, one)) for one in found]
    suggester.screen.app.push_screen(PickScreen(line("which_views"), ways), picked)


def ask_guidance(
    screen: RecordScreen, care: Callable[[CareNeeded], None], accepted: Callable[[Decided], None]
) -> None:
    """Let the guidance be asked, and its answer be put in short to stand in the plan.

    Question and quotes stay on the screen until something was accepted.
    """

    def taken(decided: Decided) -> None:
        page.action_leave()
        accepted(decided)

    def trouble(error: OwnwordsError) -> None:
        screen.app.push_screen(MessageScreen(line("short_title"), str(error)))

    def keep(found: Guidance) -> None:
        suggester.ask(lambda asks: asks.answer(found), OfferWordsScreen)

    suggester = Suggester(screen, care, taken, trouble)
    page = AskScreen(screen.workspace.view(screen.record).nation, keep=keep)
    screen.app.push_screen(page)
