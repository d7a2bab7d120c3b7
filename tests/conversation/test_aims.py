"""What people do with Outcomes: no words are changed or lost, and none that tell of harm are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.conversation.aims import Aims
from assistant.conversation.turns import Chose, Opened
from assistant.conversation.workspace import Workspace
from assistant.errors import CareNeeded, OwnwordsError
from assistant.record.entries import Audience, InterviewStopped, Voice
from assistant.record.outcomes import OutcomeWritten, Part, Provision
from assistant.record.written import to_json

TEXT = "By July 2027 Jay will mend a puncture alone."
TOLD = "my stepdad hits me when he is drunk"


class People:
    """Jay, his mother and his tutor at one Record."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.record = workspace.new_record("Jay", "england", age=16)
        self.ids = {
            "Jay": workspace.view(self.record).people[0].id,
            "Kerry": workspace.join(self.record, "Kerry", Voice.PARENT).id,
            "Sir": workspace.join(self.record, "Sir", Voice.PRACTITIONER).id,
            "Miss": workspace.join(self.record, "Miss", Voice.PRACTITIONER).id,
        }

    def __getitem__(self, name: str) -> Aims:
        return self.workspace.aims(self.record, self.ids[name])

    @property
    def written(self) -> str:
        """All Entries, as they lie on the disk."""
        return "\n".join(map(to_json, self.workspace.store.entries(self.record)))


@pytest.fixture
def people(workspace: Workspace) -> People:
    return People(workspace)


def test_an_outcome_is_proposed_changed_agreed_and_objected(people: People) -> None:
    aim = people["Sir"].propose(OutcomeWritten(text=TEXT))
    wording = people["Miss"].edit(aim, aim, OutcomeWritten(text=TEXT + " Twice."))
    people["Jay"].agree(aim, wording)
    people["Kerry"].object(aim, wording, "college first")
    (now,) = people.workspace.view(people.record).outcomes
    assert (now.id, now.version, now.earlier) == (aim, wording, (aim,))
    said = {one.person: (one.agrees, one.words, one.current) for one in now.decisions}
    assert said == {
        people.ids["Jay"]: (True, "", True),
        people.ids["Kerry"]: (False, "college first", True),
    }


def test_two_who_change_it_at_once_lose_nothing_and_it_is_told(people: People) -> None:
    aim = people["Sir"].propose(OutcomeWritten(text=TEXT))
    first = people["Sir"].edit(aim, aim, OutcomeWritten(text="sooner"))
    people["Miss"].edit(aim, aim, OutcomeWritten(text="later"))
    (now,) = people.workspace.view(people.record).outcomes
    assert now.written.text == "later"
    assert now.beside == (first,)


def test_a_parent_does_not_change_what_somebody_else_wrote(people: People) -> None:
    aim = people["Sir"].propose(OutcomeWritten(text=TEXT))
    for act in (
        lambda: people["Kerry"].edit(aim, aim, OutcomeWritten(text="college")),
        lambda: people["Kerry"].take_back(aim),
    ):
        with pytest.raises(OwnwordsError, match="somebody else"):
            act()
    own = people["Kerry"].propose(OutcomeWritten(text="By May she cooks."))
    people["Kerry"].take_back(own)
    assert [one.id for one in people.workspace.view(people.record).outcomes] == [aim]
    with pytest.raises(OwnwordsError, match="not there any more"):
        people["Jay"].agree(own, own)


def test_an_objection_needs_words(people: People) -> None:
    aim = people["Sir"].propose(OutcomeWritten(text=TEXT))
    with pytest.raises(OwnwordsError, match="Nothing was written"):
        people["Jay"].object(aim, aim, "  ")


_TELLING: dict[str, Callable[[People, str], object]] = {
    "text": lambda people, aim: people["Jay"].propose(OutcomeWritten(text=TOLD)),
    "step": lambda people, aim: people["Jay"].propose(
        OutcomeWritten(text=TEXT, steps=(Part(what=TOLD),))
    ),
    "provision": lambda people, aim: people["Sir"].edit(
        aim, aim, OutcomeWritten(text=TEXT, provision=(Provision(what="Talk", how=TOLD),))
    ),
    "objection": lambda people, aim: people["Jay"].object(aim, aim, TOLD),
}


@pytest.mark.parametrize("telling", _TELLING.values(), ids=_TELLING)
def test_words_that_tell_of_harm_are_not_kept_and_the_fixed_words_are_shown(
    people: People, telling: Callable[[People, str], object]
) -> None:
    aim = people["Sir"].propose(OutcomeWritten(text=TEXT))
    with pytest.raises(OwnwordsError, match="999"):
        telling(people, aim)
    assert "stepdad" not in people.written
    view = people.workspace.view(people.record)
    assert len(view.stopped_for_care) == 1
    stops = [
        one
        for one in people.workspace.store.entries(people.record)
        if isinstance(one.payload, InterviewStopped)
    ]
    assert [one.audience for one in stops] == [Audience.ONLY_ME]
    assert [one.version for one in view.outcomes] == [aim]


def test_a_format_is_chosen_and_taken_back(people: People) -> None:
    people["Jay"].choose("vocational-profile")
    people["Sir"].choose("one-page-profile")
    assert people.workspace.view(people.record).formats == (
        "vocational-profile",
        "one-page-profile",
    )
    people["Jay"].choose("vocational-profile", wanted=False)
    assert people.workspace.view(people.record).formats == ("one-page-profile",)


def test_the_fixed_words_are_those_of_the_interview(people: People) -> None:
    settings = people.workspace.settings
    people.workspace.settings = replace(settings, safe_adult="Mrs Okafor at reception")
    record = people.workspace.new_record("Dee", "england", age=19)
    dee = people.workspace.view(record).people[0].id
    with pytest.raises(CareNeeded) as told:
        people.workspace.aims(record, dee).propose(OutcomeWritten(text=TOLD))
    assert "Mrs Okafor at reception" in str(told.value)
    assert "Childline" not in str(told.value)
    with pytest.raises(CareNeeded) as young:
        people["Jay"].propose(OutcomeWritten(text=TOLD))
    assert "Childline" in str(young.value)


def test_somebody_whose_interview_stopped_comes_back_there_before_they_write(
    people: People,
) -> None:
    aim = people["Sir"].propose(OutcomeWritten(text=TEXT))
    jay = people["Jay"]
    with pytest.raises(CareNeeded):
        jay.object(aim, aim, TOLD)
    before = people.written
    for act in (
        lambda: jay.agree(aim, aim),
        lambda: jay.object(aim, aim, "later"),
        lambda: jay.propose(OutcomeWritten(text=TEXT)),
        lambda: jay.choose("iep-england"),
    ):
        with pytest.raises(CareNeeded, match="Go to your questions first"):
            act()
    assert people.workspace.tell_who_reads(people.record, people.ids["Jay"]) == ""
    assert people.written == before
    people["Kerry"].agree(aim, aim)
    sitting = people.workspace.sitting(people.record, people.ids["Jay"])
    sitting.take(Opened())
    sitting.take(Chose("answer"))
    jay.agree(aim, aim)
    assert len(people.workspace.view(people.record).outcomes[0].decisions) == 2


def test_only_who_took_it_back_brings_it_again(people: People) -> None:
    aim = people["Kerry"].propose(OutcomeWritten(text=TEXT))
    people["Kerry"].take_back(aim)
    with pytest.raises(OwnwordsError, match="somebody else"):
        people["Sir"].bring_again(aim)
    people["Kerry"].bring_again(aim)
    (now,) = people.workspace.view(people.record).outcomes
    assert (now.id, now.proposed_by) == (aim, people.ids["Kerry"])


def test_who_typed_is_written_with_what_they_typed(people: People) -> None:
    jay, sir = people.ids["Jay"], people.ids["Sir"]
    aim = people.workspace.aims(people.record, jay, typed_by=sir).propose(OutcomeWritten(text=TEXT))
    (entry,) = [one for one in people.workspace.store.entries(people.record) if one.id == aim]
    assert (entry.person, entry.typed_by) == (jay, sir)


def test_who_reads_is_told_once_and_again_when_somebody_joins(people: People) -> None:
    work, record, kerry = people.workspace, people.record, people.ids["Kerry"]
    assert "Jay, Sir and Miss" in work.tell_who_reads(record, kerry)
    assert work.tell_who_reads(record, kerry) == ""
    work.join(record, "Ben", Voice.PRACTITIONER)
    assert "Ben" in work.tell_who_reads(record, kerry)
