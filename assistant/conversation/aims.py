"""What people do with Outcomes and Formats: propose, change, agree, say what they would change."""

from __future__ import annotations

from dataclasses import replace

from assistant.conversation.acts import Acts
from assistant.errors import OwnwordsError
from assistant.plan.rights import may_change_outcome
from assistant.record.entries import FormatChosen
from assistant.record.outcomes import (
    OutcomeDecided,
    OutcomeNow,
    OutcomeWithdrawn,
    OutcomeWritten,
)


class Aims(Acts):
    """The Outcomes and chosen Formats of one Record, as one person deals with them."""

    def choose(self, format_id: str, *, wanted: bool = True) -> None:
        """Choose a Format to be made, or take that back. Raises StoreError."""
        self._write(FormatChosen(format=format_id, wanted=wanted))

    def propose(self, written: OutcomeWritten) -> str:
        """Write a new Outcome. Gives its id. Raises StoreError, CareNeeded on a Concern."""
        self._screen(written)
        return self._write(replace(written, outcome="", replaces=""), "outcome_proposed")

    def edit(self, outcome: str, seen: str, written: OutcomeWritten) -> str:
        """Write an Outcome anew; ``seen`` is the wording (its Entry) that was on the screen.

        Gives the id of the new wording. Raises OwnwordsError where this person may not, on a
        Concern, or when the Outcome was taken back meanwhile; StoreError.
        """
        now = self._now(outcome)
        view = self._view()
        if not may_change_outcome(view.person(self._person), proposed_by=now.proposed_by):
            raise OwnwordsError(
                "This outcome was written by somebody else.",
                safe="Nothing was changed.",
                do="Say what you would change. It will stand beside the outcome with your name.",
            )
        self._screen(written)
        return self._write(replace(written, outcome=outcome, replaces=seen), "outcome_edited")

    def agree(self, outcome: str, seen: str) -> None:
        """Agree with the wording that was on the screen. Raises as ``edit`` does."""
        self._decide(outcome, seen, "outcome_agreed", "")

    def object(self, outcome: str, seen: str, words: str) -> None:
        """Say, in this person's words, what they would change. Raises as ``edit`` does."""
        if not words.strip():
            raise OwnwordsError("Nothing was written.", do="Write what you would change.")
        self._screen(words)
        self._decide(outcome, seen, "outcome_objected", words)

    def take_back(self, outcome: str) -> None:
        """Take back an Outcome that this person proposed. Raises as ``edit`` does."""
        if self._now(outcome).proposed_by != self._person:
            raise OwnwordsError(
                "This outcome was proposed by somebody else.",
                safe="Nothing was changed.",
                do="Only they can take it back. You can say what you would change.",
            )
        self._write(OutcomeWithdrawn(outcome=outcome))

    def bring_again(self, outcome: str) -> None:
        """Bring again an Outcome that this person took back. Raises as ``edit`` does."""
        entries = self._store.entries(self._record)
        if not any(one.id == outcome and one.person == self._person for one in entries):
            raise OwnwordsError(
                "This outcome was proposed by somebody else.",
                safe="Nothing was changed.",
                do="Only they can bring it again.",
            )
        self._write(OutcomeWithdrawn(outcome=outcome, withdrawn=False))

    def _decide(self, outcome: str, seen: str, kind: str, words: str) -> None:
        self._now(outcome)
        self._write(OutcomeDecided(outcome=outcome, version=seen, words=words), kind)

    def _now(self, outcome: str) -> OutcomeNow:
        for one in self._view().outcomes:
            if one.id == outcome:
                return one
        raise OwnwordsError(
            "This outcome is not there any more.",
            safe="Everything else is as it was.",
            do="Somebody took it back. Go back to the list to see what there is now.",
        )
