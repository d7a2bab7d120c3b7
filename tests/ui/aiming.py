"""Jay, Kerry and Mr Adeyemi with some words said: what tests of Outcomes start from."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation.aims import Aims
from assistant.conversation.turns import Opened, Said, WentTo
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.record.outcomes import OutcomeNow, OutcomeWritten, Part, Provision

HOPE = "not bricklaying. bikes, fixing them [b]myself[/b]"
NEED = "Takes a wheel off and puts it back without help."
TEXT = "By July 2027 Jay will mend a puncture on his own in the workshop, three times out of four."


@dataclass
class Aiming:
    """A Record, its people, and what they said."""

    workspace: Workspace
    record: str
    jay: str
    kerry: str
    tutor: str

    @classmethod
    def laid(cls, workspace: Workspace) -> Aiming:
        record = workspace.new_record("Jay", "england", 16)
        kerry = workspace.join(record, "Kerry", Voice.PARENT).id
        tutor = workspace.join(record, "Mr Adeyemi", Voice.PRACTITIONER, "Tutor").id
        jay = workspace.view(record).people[0].id
        made = cls(workspace, record, jay, kerry, tutor)
        made.say(jay, "dream_job", HOPE)
        made.say(kerry, "dream_job", "A proper trade, bricklaying like his uncle.")
        made.say(tutor, "skills", NEED)
        return made

    def say(self, person: str, question: str, words: str) -> str:
        """Answer a question; gives the Answer's id."""
        sitting = self.workspace.sitting(self.record, person)
        sitting.take(Opened())
        sitting.take(WentTo(question))
        sitting.take(Said(words))
        return self.answer(person, question)

    def answer(self, person: str, question: str) -> str:
        """Give the id of what somebody said."""
        return self.workspace.view(self.record).answers_of(person, question)[0].id

    def aims(self, person: str) -> Aims:
        """What somebody can do with the Outcomes."""
        return self.workspace.aims(self.record, person)

    def proposed(self, **other: object) -> str:
        """Let the tutor propose an Outcome that lacks nothing; gives its id."""
        whole: dict[str, object] = {
            "text": TEXT,
            "aspiration": self.answer(self.jay, "dream_job"),
            "needs": (self.answer(self.tutor, "skills"),),
            "area": "employment",
            "steps": (Part(what="Watch it once", who="Jay", by="2027-01-31"),),
            "provision": (
                Provision(
                    what="A lesson",
                    how="One to one",
                    who="Mr Adeyemi",
                    how_much="45 minutes",
                    how_often="once a week",
                    until="July 2027",
                ),
            ),
            "known_by": "Mr Adeyemi counts",
            "review_on": "2099-07-01",
        }
        return self.aims(self.tutor).propose(OutcomeWritten(**{**whole, **other}))  # type: ignore[arg-type]

    @property
    def outcomes(self) -> list[OutcomeNow]:
        """The Outcomes as they are on the disk now."""
        return list(self.workspace.view(self.record).outcomes)
