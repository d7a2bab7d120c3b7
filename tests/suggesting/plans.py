"""A Record with real requests to a model, whatever it offers accepted, and the plan before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from assistant.conversation.workspace import Workspace
from assistant.errors import ModelError
from assistant.exporting.files import export_bytes
from assistant.record.entries import AnswerGiven, Voice, new_entry
from assistant.suggesting.evaluation.foreign import foreign
from assistant.suggesting.suggestion import Request, Suggested
from assistant.suggesting.writer import ModelWriter

ON = date(2026, 11, 22)
_OURS = ("Suggested by", "Accepted by", "Agreed")
"""What an export says of a Line that was suggested."""
SAID = {
    "Jay": {
        "travel": "I get nervous when the bus is full. I like the tram.",
        "dream_job": "I want to fix bikes at the shop on Mill Road by July 2027.",
    },
    "Kerry": {
        "travel": "He does not like full buses. I drive him on Mondays.",
        "skills": "He changed two tyres with one prompt each time.",
    },
}


@dataclass
class Family:
    """One Record on disk, and what came of all that a model was asked for it."""

    workspace: Workspace
    record: str
    jay: str
    found: list[Suggested] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @classmethod
    def start(cls, workspace: Workspace) -> Family:
        record = workspace.new_record("Jay", "england", 15, 10)
        people = {
            "Jay": workspace.person(record, Voice.YOUNG_PERSON).id,
            "Kerry": workspace.join(record, "Kerry", Voice.PARENT, "mum").id,
        }
        for name, answers in SAID.items():
            for question, words in answers.items():
                given = AnswerGiven(question=question, words=words)
                workspace.store.append([new_entry(record, given, person=people[name])])
        return cls(workspace, record, people["Jay"])

    def requests(self) -> Sequence[Request]:
        ask = self.workspace.suggestions(self.record, self.jay)
        answers = {one.words: one.id for one in ask.may_see()}
        travel = answers[SAID["Jay"]["travel"]]
        return [ask.follow_up(travel), ask.plainer(travel), ask.summary("travel"), ask.outcomes()]

    def accept_all(self, writer: ModelWriter, requests: Sequence[Request]) -> None:
        """Ask them all, and accept whatever is offered, as it is."""
        decide = self.workspace.suggestions(self.record, self.jay)
        for request in requests:
            try:
                found = writer.ask(writer.prepare(request))
            except ModelError as error:
                self.failed.append(error.kind)
                continue
            self.found.append(found)
            for one in found.offered:
                if one.outcome is not None:
                    decide.accept_outcome(one, one.outcome)
                else:
                    decide.accept(one, one.text)

    def exported(self) -> str:
        plan = self.workspace.plan(self.record, on=ON)
        return export_bytes(plan, self.workspace.labels(), "md", ON).decode()

    def invented(self, before: str, model: str) -> tuple[str, ...]:
        """Give the names, figures and dates of the export that neither the sources nor we wrote."""
        said = [words for answers in SAID.values() for words in answers.values()]
        accepted = [one.text for some in self.found for one in some.offered]
        return foreign("\n".join([self.exported(), *accepted]), [before, *said, model, *_OURS])
