"""Outcomes line by line: reading them, agreeing, saying what one would change, writing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from assistant.conversation.aims import Aims
from assistant.conversation.outcome_told import OutcomeTold, agreed_by, outcome_says, told
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.plain.form_lines import FormLines, Stopped
from assistant.plain.lines import Lines, number
from assistant.plain.outcome_form import PlainForm
from assistant.plain.saving import Saving, typed_in
from assistant.plan.rights import may_change_outcome
from assistant.record.entries import Audience
from assistant.record.outcomes import OutcomeWritten
from assistant.record.view import View
from assistant.record.words import inert, one_line

if TYPE_CHECKING:
    from assistant.suggesting.suggestion import Suggestion


class PlainOutcomes:
    """One person at the Outcomes of one Record. An empty line leaves."""

    def __init__(self, workspace: Workspace, record: str, person: str, lines: Lines) -> None:
        """Both by their ids."""
        self.workspace = workspace
        self.record = record
        self.person_id = person
        self.lines = lines
        self._says = outcome_says()
        self._save = Saving(lines, self._line).save
        self.view: View = workspace.view(record)

    def _line(self, key: str, **fill: object) -> str:
        voice = self.view.person(self.person_id).voice
        return inert(self._says.line(key, voice, **fill))

    @property
    def _aims(self) -> Aims:
        return self.workspace.aims(self.record, self.person_id)

    def run(self) -> None:
        """List, and take what the person does, until they leave.

        Raises CareNeeded with the fixed words where something typed may tell of harm, StoreError
        where the Record cannot be read. What could not be saved ``lines`` remember.
        """
        told_first = self.workspace.tell_who_reads(self.record, self.person_id)
        if told_first:
            self.lines.print(told_first)
        found = self._list()
        while typed := self.lines.read(self._ways(found)):
            place = number(typed, len(found))
            if typed.casefold() == "n":
                self._new()
            elif typed.casefold() == "s" and self.workspace.has_model:
                self._suggest()
            elif place is not None:
                self._one(found[place])
            else:  # the list may be long to listen to: it is not read out again for a slip
                self.lines.print(self._line("plain.again"))
                continue
            found = self._list()

    def _ways(self, found: tuple[OutcomeTold, ...]) -> str:
        """Say what may be typed at the list; the language model is told of only where there is one."""
        ways = [self._line("plain.list" if found else "plain.list_empty")]
        return "\n".join([*ways, self._line("plain.suggest")] if self.workspace.has_model else ways)

    def _list(self) -> tuple[OutcomeTold, ...]:
        found = self._read()
        self.lines.print(self._line("title", name=one_line(self.view.name)))
        self.lines.print(self._line("what_it_is" if found else "none_yet"))
        for place, one in enumerate(found, 1):
            self.lines.print(f"{place}. {_row(one)}")
        return found

    def _read(self) -> tuple[OutcomeTold, ...]:
        from assistant.drafting.outcomes import outcomes

        self.view = self.workspace.view(self.record)
        resolved = outcomes(self.view, self.person_id, date.today())
        return told(resolved, self.view, self.workspace.store.entries(self.record))

    def _one(self, one: OutcomeTold) -> None:
        """Read one Outcome, and offer what this person may do with it."""
        self.lines.print(one.whole())
        ways: dict[str, Callable[[OutcomeTold], None]] = {}
        if not agreed_by(one, self.person_id):
            ways["agree"] = self._agree
        ways["object"] = self._object
        if may_change_outcome(self.view.person(self.person_id), proposed_by=one.now.proposed_by):
            ways["edit"] = self._edit
        if one.now.proposed_by == self.person_id:
            ways["take_back"] = self._take_back
        ways["leave"] = lambda _: None
        again = self._line("plain.no_such_number")
        place = self.lines.pick([self._line(f"plain.{key}") for key in ways], again)
        if place is not None:
            list(ways.values())[place](one)

    def _agree(self, one: OutcomeTold) -> None:
        self._save(lambda: self._aims.agree(one.now.id, one.now.version), "agreed")

    def _object(self, one: OutcomeTold) -> None:
        self._aims.may_write()
        lines = FormLines(self.lines, self._line("plain.no_commands"))
        try:
            words = lines.read_words("\n".join([self._line("ask.change"), *self._said_before(one)]))
        except Stopped:
            words = None
        if words and words.strip():
            object_ = self._aims.object
            self._save(lambda: object_(one.now.id, one.now.version, words), "objected", [words])
        else:
            self.lines.print(self._line("plain.nothing"))

    def _said_before(self, one: OutcomeTold) -> list[str]:
        """Give what this person would change already: what they write now takes its place."""
        own = [view for view in one.outcome.views if view.current and not view.agrees]
        mine = [view.words for view in own if view.person_id == self.person_id]
        return [self._line("plain.you_said", words=words) for words in mine]

    def _take_back(self, one: OutcomeTold) -> None:
        self.lines.print(self._line("take_back_sure", words=one.outcome.text))
        sure = [self._line("take_back_yes"), self._line("take_back_no")]
        if self.lines.pick(sure) == 0:
            self._save(lambda: self._aims.take_back(one.now.id), "withdrawn")

    def _new(self) -> None:
        written = self._ask(None)
        if written is not None:
            self._save(lambda: self._aims.propose(written), "proposed", typed_in(written))

    def _suggest(self) -> None:
        """Let a language model suggest Outcomes: each opens the form, which this person saves."""
        from assistant.plain.outcome_suggesting import suggest_outcomes  # nobody else waits for it

        suggest_outcomes(self.workspace, self.record, self.person_id, self.lines, self._open)

    def _open(self, suggestion: Suggestion) -> bool:
        """Let somebody change a suggested Outcome in the form and propose it. False: it was left."""
        requests = self.workspace.suggestions(self.record, self.person_id)
        try:
            requests.check_stands(suggestion)
        except CareNeeded:
            raise
        except OwnwordsError as error:
            self.lines.print(str(error))
            return False
        written = self._ask(suggestion.outcome)
        if written is None:
            return False
        accept = requests.accept_outcome
        return self._save(lambda: accept(suggestion, written), "proposed", typed_in(written))

    def _edit(self, one: OutcomeTold) -> None:
        written = self._ask(one.now.written)
        if written is None:
            return
        edit, stood = self._aims.edit, one.now
        if not self._save(
            lambda: edit(stood.id, stood.version, written), "edited", typed_in(written)
        ):
            return
        now = next((now for now in self._read() if now.now.id == one.now.id), None)
        if now is not None and now.beside:
            self.lines.print(now.two_wordings())

    def _ask(self, before: OutcomeWritten | None) -> OutcomeWritten | None:
        self._aims.may_write()
        form = PlainForm(
            self.view,
            self.person_id,
            self.workspace.labels(),
            self._line,
            self.lines,
            self._share,
        )
        written = form.ask(before)
        if written is None:
            self.lines.print(self._line("plain.nothing"))
        return written

    def _share(self, answer: str) -> bool:
        """Share words of this person with whoever reads the plan."""
        share, own = self.workspace.share, (self.record, self.person_id)
        return self._save(lambda: share(*own, [answer], Audience.MY_PLAN), "shared")


def _row(one: OutcomeTold) -> str:
    lines = [*one.in_short(), *one.missing]
    return "\n".join(
        [f"{inert(one.outcome.text)} ({one.status})", *(f"   {line}" for line in lines)]
    )
