"""What has to hold before a Suggestion is written down as accepted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.from_guidance import stands
from assistant.drafting.standings import may_stand
from assistant.drafting.suggested import accepted_already
from assistant.errors import OwnwordsError
from assistant.knowledge.model import Citation
from assistant.record.suggestions import SuggestionDecided
from assistant.record.view import View
from assistant.record.words import one_line
from assistant.suggesting.suggestion import Suggestion


def accepted_as(suggestion: Suggestion, about: str, words: str) -> SuggestionDecided:
    """Make what is written down where somebody accepts a Suggestion in these words."""
    return SuggestionDecided(
        task=suggestion.task,
        about=about,
        model=suggestion.model,
        words=words,
        edited=words != suggestion.text,
        sources=suggestion.sources,
        made=suggestion.made,
        stood=suggestion.stood,
    )


def check_passages(suggestion: Suggestion, found: Sequence[Citation]) -> None:
    """Raise OwnwordsError where a Passage that it was made of is gone, or stands otherwise now."""
    if not stands(suggestion.sources, suggestion.stood, found):
        raise OwnwordsError(
            "The guidance that this was made of has changed, or is not here any more.",
            safe="Nothing was written.",
            do="Ask the guidance again.",
        )


def check_answers(suggestion: Suggestion, view: View) -> None:
    """Raise OwnwordsError where an Answer that it was made of was taken out, changed or kept private."""
    known = {one.id for one in may_stand(view, None)}
    if not suggestion.sources or not known.issuperset(suggestion.sources):
        raise OwnwordsError(
            "The words that this was made of do not stand in the shared plan any more.",
            safe="Nothing was written.",
            do="Refuse it, and ask again if you like.",
        )


def check_is_first(
    suggestion: Suggestion, view: View, accepted: SuggestionDecided | None = None
) -> None:
    """Raise OwnwordsError where somebody accepted the same already, or ``accepted`` says the same."""
    already = accepted_already(suggestion.made, view, accepted)
    if already is not None:
        raise OwnwordsError(
            f"This was already accepted by {one_line(view.person(already.person).name)}.",
            safe="It stands in the plan once. Nothing was written a second time.",
            do="Look at it there: who accepted it can take it away again.",
        )
