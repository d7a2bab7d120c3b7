"""What one person decides about Lines, and what brings back what they had decided before."""

from __future__ import annotations

from assistant.conversation.workspace import Workspace
from assistant.plan.lines import stands_on
from assistant.plan.model import Line
from assistant.plan.rights import may_cross_out_line
from assistant.record.view import LineDecision, View
from assistant.record.words import one_line
from assistant.ui.plan_rows import decision
from assistant.ui.undoing import UNDO

_NOW = {
    "line_kept": "You keep this line.",
    "line_agreed": "You agree with this line.",
    "line_objected": "You see this line differently.",
    "line_crossed_out": "You crossed this line out.",
}
_BEFORE = {
    "line_kept": "Before, you kept it.",
    "line_agreed": "Before, you agreed with it.",
    "line_objected": "Before, you saw it differently.",
    "line_crossed_out": "Before, you had crossed it out.",
}

_STAYS_OUT = "{who} crossed it out, so it stays out of every plan."
_SINCE = "It was changed since. Nothing was undone."


class LineDecisions:
    """Writes what one person decides. The last that took the place of another can be undone."""

    def __init__(self, workspace: Workspace, record: str, person: str) -> None:
        """``record`` and ``person`` are ids."""
        self._workspace = workspace
        self._record = record
        self._person = person
        self._before: LineDecision | None = None
        self._written: LineDecision | None = None

    def decide(self, key: str, line: Line) -> str | None:
        """Write what a key (keep, object, cross_out) decides of a Line; give what to say of it.

        None where that is not this person's to decide. Raises OwnwordsError; then nothing was written.
        """
        view = self._workspace.view(self._record)
        kind = decision(key, view.person(self._person), line)
        if kind is None:
            return None
        before = self._decided_before(view, line.id)
        self._workspace.decide(self._record, self._person, line.id, kind)
        said = f"{_NOW[kind]}{self._stays_out(view, kind, line)}"
        if before is None or before.kind == kind:
            self._before = None
            return said
        self._before = before
        self._written = LineDecision(line.id, self._person, kind, "")
        return f"{said} {_BEFORE[before.kind]} {UNDO}"

    def undo(self) -> str | None:
        """Bring back what the last decision took the place of, by another Entry; give what to say.

        What the same person decided since, in another window, stays. None where there is nothing.
        Raises OwnwordsError; then it can be tried again.
        """
        if (before := self._before) is None:
            return None
        if self._decided_before(self._workspace.view(self._record), before.line) != self._written:
            self._before = None
            return _SINCE
        args = (before.line, before.kind, before.words)
        self._workspace.decide(self._record, self._person, *args)
        self._before = None
        return _NOW[before.kind]

    def _stays_out(self, view: View, kind: str, line: Line) -> str:
        """Say who crossed out what somebody wants to keep: that takes it out for everybody."""
        last = {
            one.person: one.kind
            for one in view.line_decisions
            if stands_on(one.line) == stands_on(line.id) and one.person != self._person
        }
        out = (view.person(one) for one, kept in last.items() if kept == "line_crossed_out")
        who = next((one.name for one in out if may_cross_out_line(one, line)), None)
        if who is None or kind == "line_crossed_out":
            return ""
        return " " + _STAYS_OUT.format(who=one_line(who))

    def _decided_before(self, view: View, line: str) -> LineDecision | None:
        own = [one for one in view.line_decisions if one.person == self._person]
        same = (one for one in reversed(own) if stands_on(one.line) == stands_on(line))
        return next(same, None)
