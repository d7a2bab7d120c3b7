"""What one person asks a language model for at one Record, and what they decide about its words.

A model writes nothing. What it suggests stands nowhere until a person accepts it; who accepted,
changed or refused it is an Entry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from assistant.conversation.accepting import (
    accepted_as,
    check_answers,
    check_is_first,
    check_passages,
)
from assistant.conversation.acts import Acts
from assistant.drafting.from_guidance import Cited, nothing_cited
from assistant.drafting.standings import may_stand
from assistant.errors import OwnwordsError
from assistant.flows.schema import Flows
from assistant.knowledge.model import Guidance
from assistant.knowledge.nations import to_nation
from assistant.record.entries import Entry
from assistant.record.folding import fold
from assistant.record.outcomes import OutcomeWritten
from assistant.record.suggestions import SuggestionDecided, Task
from assistant.record.view import Answer, View
from assistant.store.sqlite import SqliteStore
from assistant.suggesting.sources import names
from assistant.suggesting.suggestion import Request, Suggestion
from assistant.suggesting.tasks import answer, follow_up, outcomes, plainer, summary

_TWO = 2


class Suggestions(Acts):
    """One person at one Record. It makes the requests; ``suggesting.writer`` asks them."""

    def __init__(
        self,
        store: SqliteStore,
        record: str,
        person: str,
        flows: Flows,
        on: date,
        *,
        cited: Cited = nothing_cited,
        typed_by: str | None = None,
        safe_adult: str | None = None,
    ) -> None:
        """``on`` is today; ``cited`` finds Passages. The rest is as of ``Acts``."""
        super().__init__(store, record, person, typed_by=typed_by, safe_adult=safe_adult)
        self._flows = flows
        self._on = on
        self._cited = cited

    # -- what is asked --------------------------------------------------------------------------

    def follow_up(self, answer: str) -> Request:
        """Ask what could be asked next about an Answer (its id).

        Raises OwnwordsError where a model may not see it, CareNeeded; the others do too.
        """
        found = self._answer(answer)
        return follow_up.request(self._view(), found, self._asked(found), self._on)

    def outcomes(self, answers: Sequence[str] = ()) -> Request:
        """Ask for Outcomes from some Answers, or from all that the plan holds."""
        found = [one for one in self.may_see() if not answers or one.id in answers]
        if not found:
            raise _nothing()
        return outcomes.request(self._view(), found, self._asked, self._on)

    def plainer(self, answer: str, *, easy_read: bool = False) -> Request:
        """Ask for an Answer in plainer words, or in Easy Read."""
        found = self._answer(answer)
        style = "Easy Read" if easy_read else "plain words"
        return plainer.request(self._view(), found, self._asked(found), self._on, style)

    def summary(self, question: str) -> Request:
        """Ask where what several people said to one Question agrees and differs."""
        found = [one for one in self.may_see() if one.question == question]
        if len({one.person.id for one in found}) < _TWO:
            raise OwnwordsError(
                "Fewer than two people have said something here that may be shared.",
                do="Ask for a summary where several people have answered.",
            )
        title = self._flows.question(question).title.young_person
        return summary.request(self._view(), found, self._asked, title, self._on)

    def answer(self, found: Guidance) -> Request:
        """Ask for what the guidance that was found says, in short, to be kept in the plan."""
        self.may_write()
        nation = to_nation(found.nation)
        asked = answer.request(found.question, found.citations, nation, self._on)
        return replace(asked, names=names(self._view()), beware=tuple(found.warnings))

    def summable(self) -> list[str]:
        """Give the Questions to which several people have said something that may be shared."""
        said: dict[str, set[str]] = {}
        for one in self.may_see():
            said.setdefault(one.question, set()).add(one.person.id)
        return [question for question, people in said.items() if len(people) >= _TWO]

    # -- what is decided ------------------------------------------------------------------------

    def accept(self, suggestion: Suggestion, words: str) -> str:
        """Accept a Suggestion in these words, which may be others. Gives the id of its Entry.

        Raises OwnwordsError for no words, where what it was made of does not stand any more, and
        where somebody accepted it already; CareNeeded on a Concern, StoreError.
        """
        if not words.strip():
            raise OwnwordsError("Nothing was written.", do="Write the words, or refuse them.")
        self._screen(words)
        accepted = accepted_as(suggestion, _about(suggestion), words)

        def check(view: View) -> None:
            self._check_sources(suggestion, view)
            check_is_first(suggestion, view, accepted)

        def make() -> list[Entry]:
            return [self._entry(accepted, "suggestion_accepted")]

        return self._append_checked(check, make)[0].id

    def accept_outcome(self, suggestion: Suggestion, written: OutcomeWritten) -> str:
        """Propose a suggested Outcome as this person wrote it in the end. Gives the Outcome's id.

        ``check_stands`` comes before the form. Raises OwnwordsError where this person changed nothing
        in it and it does not stand any more, or was accepted already; CareNeeded on a Concern, StoreError.
        """
        self.may_write()
        self._screen(written)

        def check(view: View) -> None:
            theirs = [one.written for one in view.outcomes]
            if written == suggestion.outcome or written in theirs:  # else it is somebody's own work
                check_is_first(suggestion, view)
            if written == suggestion.outcome:
                self._check_sources(suggestion, view)

        def make() -> list[Entry]:
            proposed = self._entry(written, "outcome_proposed")
            accepted = accepted_as(suggestion, proposed.id, written.text)
            return [proposed, self._entry(accepted, "suggestion_accepted", after=proposed)]

        return self._append_checked(check, make)[0].id

    def refuse(self, suggestion: Suggestion) -> None:
        """Refuse a Suggestion. Its words are not kept. Raises StoreError, CareNeeded."""
        refused = SuggestionDecided(
            task=suggestion.task,
            about=_about(suggestion),
            model=suggestion.model,
            sources=suggestion.sources,
        )
        self._write(refused, "suggestion_refused")

    # -- what may be seen -----------------------------------------------------------------------

    def may_see(self) -> list[Answer]:
        """Give what a model may see: what the plan shows to everybody, whoever asks."""
        self.may_write()
        return may_stand(self._view(), None)

    def check_stands(self, suggestion: Suggestion) -> None:
        """Raise OwnwordsError where what a Suggestion was made of was taken out, changed or kept private.

        So too where somebody accepted it already. Ask this before somebody begins to write on a
        suggested Outcome: what they have typed in the end is theirs, and is not refused.
        """
        self.may_write()
        view = self._view()
        self._check_sources(suggestion, view)
        check_is_first(suggestion, view)

    def _append_checked(
        self, check: Callable[[View], None], make: Callable[[], list[Entry]]
    ) -> list[Entry]:
        """Write what ``make`` gives where ``check`` lets it, by what stands at that very moment.

        Raises what ``check`` raises, CareNeeded, StoreError; then nothing was written.
        """
        while True:
            self.may_write()
            before = self._store.entries(self._record)
            check(fold(before))
            made = make()
            if self._store.append_unless_more(made, len(before)):
                return made

    def _check_sources(self, suggestion: Suggestion, view: View) -> None:
        if suggestion.task is Task.ANSWER:
            check_passages(suggestion, self._cited(suggestion.sources))
        else:
            check_answers(suggestion, view)

    def _answer(self, id_: str) -> Answer:
        for one in self.may_see():
            if one.id == id_:
                return one
        raise OwnwordsError(
            "A language model may not see this answer.",
            safe="Nothing was sent.",
            do="Only answers that stand in the shared plan are ever shown to a model.",
        )

    def _asked(self, answer: Answer) -> str:
        """Give the question as it was put, or as it is put now.

        A further question may repeat what it followed: where a model may not see that, the
        question is given as the flow has it.
        """
        known = {one.id for one in self.may_see()}
        if answer.asked and (answer.follows is None or answer.follows in known):
            return answer.asked
        return self._flows.question(answer.question).ask.for_voice(answer.person.voice)


def _about(suggestion: Suggestion) -> str:
    """Say what it is for. What somebody asked the guidance is theirs, and is kept nowhere."""
    return "" if suggestion.task is Task.ANSWER else suggestion.about


def _nothing() -> OwnwordsError:
    return OwnwordsError(
        "Nobody has said anything yet that a language model may see.",
        do="Answer some questions first.",
    )
