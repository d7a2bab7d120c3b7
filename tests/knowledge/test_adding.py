from __future__ import annotations

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import KnowledgeError
from assistant.knowledge import own
from assistant.knowledge.added import AddedDocument, Done
from assistant.knowledge.adding import Adding, new_id
from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.given import look
from assistant.knowledge.model import Status
from assistant.knowledge.own_document import OwnDocument
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import Refused
from assistant.knowledge.reading.naming import FROM_FIRST_LINE
from assistant.knowledge.told import Told
from assistant.record.nation import Nation

DAY = date(2026, 11, 21)
NEXT = DAY + timedelta(days=1)
POLICY = """# Our policy for support

## Who plans

The SENCO writes the plan together with the young person and the parents.

## When it is looked at

Every plan is looked at again three times a year, and after each change of school.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    file = tmp_path / "policy.md"
    file.write_text(POLICY)
    return file


def add(
    folder: Path, file: Path, told: Told | None = None, today: date = DAY
) -> tuple[Done, AddedDocument]:
    return Adding(folder, Limits(), today).add(
        look(file, Limits()), told or Told(), lambda *_: None
    )


def only(folder: Path) -> OwnDocument:
    (document,) = own.kept(folder)
    return document


def test_a_file_becomes_a_document_and_nothing_is_guessed(folder: Path, policy: Path) -> None:
    done, added = add(folder, policy)
    assert (done, added.said) == ("added", "added")
    assert added.title == "Our policy for support"
    assert added.id == "own-our-policy-for-support"
    assert added.unknown == [
        "which nation it is for",
        "when it was published",
        "whether it still holds",
        "who published it",
    ]
    document = only(folder)
    assert [one.heading for one in document.sections[:2]] == ["Who plans", "When it is looked at"]
    assert (document.added, document.titled) == (DAY, False)
    assert document.source.path == str(policy)
    assert added.passages == len(document.sections)  # each is short enough to be one


def test_what_was_said_is_kept(folder: Path, policy: Path) -> None:
    told = Told((Nation.WALES,), "2024-09", "A school", "Support policy", date(2030, 1, 1))
    _, added = add(folder, policy, told)
    assert added.unknown == []
    front = only(folder).front
    assert (front.id, front.title, front.nations) == (
        "own-support-policy",
        "Support policy",
        (Nation.WALES,),
    )
    assert (front.published, front.publisher, front.in_force_until) == (
        "2024-09",
        "A school",
        date(2030, 1, 1),
    )
    assert only(folder).titled


def test_the_same_bytes_again_change_nothing_on_the_disk(folder: Path, policy: Path) -> None:
    add(folder, policy, Told(published="2024"))
    before = own.own_hashes(folder)
    done, added = add(folder, policy, today=NEXT)
    assert (done, added.said) == ("unchanged", "already there, unchanged")
    assert own.own_hashes(folder) == before


def test_the_same_bytes_with_another_date_change_only_that(folder: Path, policy: Path) -> None:
    add(folder, policy, Told(nations=(Nation.WALES,), published="2024", title="Ours"))
    done, added = add(folder, policy, Told(published="2025"), NEXT)
    assert (done, added.said) == ("replaced", "already there, its date was changed")
    document = only(folder)
    assert (document.front.nations, document.front.published) == ((Nation.WALES,), "2025")
    assert (document.front.title, document.titled, document.added) == ("Ours", True, DAY)
    _, twice = add(folder, policy, Told(published="2023", publisher="A", status=Status.CURRENT))
    assert twice.said == "already there, its date, publisher and status were changed"


def test_the_same_bytes_in_another_place_are_the_same_document(folder: Path, policy: Path) -> None:
    add(folder, policy)
    copy = policy.with_name("copy.md")
    copy.write_text(POLICY)
    assert add(folder, copy)[0] == "unchanged"
    assert only(folder).source.path == str(policy)
    policy.unlink()
    add(folder, copy)
    assert only(folder).source.path == str(copy)
    copy.write_text(POLICY + "\nAnd once more in July, with all who help.\n")
    assert add(folder, copy)[0] == "replaced"


def test_another_file_with_the_same_bytes_is_named_with_what_it_changes(
    folder: Path, policy: Path
) -> None:
    add(folder, policy, Told((Nation.WALES,), "2024"))
    copy = policy.with_name("copy.md")
    copy.write_text(POLICY)
    done, added = add(folder, copy, Told((Nation.ENGLAND,), "2025"))
    assert (done, added.said) == ("replaced", "already there, its nation and date were changed")
    assert (added.file, added.same_as) == (str(copy), str(policy))
    assert added.changed == [
        "Nation: before Wales, now England.",
        "Date: before 2024, now 2025.",
        "If it is for all of them, add it again with --nation england --nation wales.",
    ]
    _, mended = add(folder, policy, Told((Nation.ENGLAND, Nation.WALES)))
    assert (mended.same_as, mended.changed) == (
        None,
        ["Nation: before England, now England and Wales."],
    )


def test_what_was_known_and_what_is_known_now_is_told(folder: Path, policy: Path) -> None:
    add(folder, policy)
    _, ended = add(folder, policy, Told(publisher="A", in_force_until=date(2024, 8, 31)))
    assert ended.changed == [
        "Publisher: before not known, now A.",
        "Last day in force: before none, now 31 August 2024.",
        "Status: before not known, now by its last day.",
    ]


def test_other_bytes_in_the_same_place_are_another_version(folder: Path, policy: Path) -> None:
    add(folder, policy, Told(nations=(Nation.WALES,), published="2024", status=Status.CURRENT))
    policy.write_text(POLICY.replace("Our policy", "Our new policy").replace("three", "four"))
    done, added = add(folder, policy, today=NEXT)
    assert done == "replaced"
    assert "another version" in added.said
    assert "say them again" in added.said
    document = only(folder)
    assert (document.front.id, document.front.title) == (
        "own-our-policy-for-support",
        "Our new policy for support",
    )
    assert document.front.nations == (Nation.WALES,)
    assert (document.front.published, document.front.standing) == (None, Status.UNKNOWN)
    assert "four times" in document.sections[1].text
    assert document.added == NEXT


def test_two_documents_of_one_title_have_two_ids(
    folder: Path, policy: Path, tmp_path: Path
) -> None:
    add(folder, policy)
    other = tmp_path / "other.md"
    other.write_text(POLICY + "\nAnd the governors read it too, once in every year.\n")
    _, second = add(folder, other)
    assert second.id == "own-our-policy-for-support-2"
    file = folder / "documents" / "own-our-policy-for-support-2.json"
    file.write_bytes(file.read_bytes()[:-9])
    other.unlink()
    third = tmp_path / "third.md"
    third.write_text(POLICY + "\nAnd the young person may bring a friend to each meeting.\n")
    assert add(folder, third)[1].id == "own-our-policy-for-support-3"


@pytest.mark.parametrize("left", [400, 0], ids=["cut off", "empty"])
@pytest.mark.parametrize("changed", [False, True])
def test_adding_a_damaged_documents_file_again_mends_it(
    folder: Path, policy: Path, left: int, changed: bool
) -> None:
    add(folder, policy, Told(published="2024"))
    file = folder / "documents" / "own-our-policy-for-support.json"
    file.write_bytes(file.read_bytes()[:left])
    if changed:
        policy.write_text(POLICY + "\nAnd the governors read it too, once in every year.\n")
    done, added = add(folder, policy)
    assert (done, added.id) == ("replaced", "own-our-policy-for-support")
    assert "damaged copy was replaced" in added.said
    assert (len(own.ids(folder)), own.damaged(folder)) == (1, ())


def test_another_persons_change_between_the_questions_and_the_lock_stays(
    folder: Path, policy: Path
) -> None:
    add(folder, policy, Told(published="2024"))
    adding = Adding(folder, Limits(), DAY)
    add(folder, policy, Told(nations=(Nation.WALES,), published="2025"))
    _, added = adding.add(look(policy, Limits()), Told(publisher="A school"), lambda *_: None)
    front = only(folder).front
    assert (front.nations, front.published, front.publisher) == (
        (Nation.WALES,),
        "2025",
        "A school",
    )
    assert added.said == "already there, its publisher was changed"


def test_what_was_replaced_meanwhile_is_not_mixed_with_what_was_read(
    folder: Path, policy: Path, tmp_path: Path
) -> None:
    add(folder, policy)
    copy = tmp_path / "copy.md"
    copy.write_text(POLICY)
    adding = Adding(folder, Limits(), DAY)
    policy.write_text(POLICY + "\nAnd the governors read it too, once in every year.\n")
    add(folder, policy)
    with pytest.raises(Refused, match="removed or replaced"):
        adding.add(look(copy, Limits()), Told(), lambda *_: None)
    assert "governors" in only(folder).sections[-1].text


def test_two_documents_of_one_title_are_told_apart(
    folder: Path, policy: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text(POLICY + "\nAnd the governors read it too, once in every year.\n")
    adding = Adding(folder, Limits(), DAY)
    adding.add(look(policy, Limits()), Told(), lambda *_: None)
    assert adding.same_titles(["own-our-policy-for-support"]) == []
    _, second = adding.add(look(other, Limits()), Told(), lambda *_: None)
    (warning,) = adding.same_titles([second.id])
    assert "“Our policy for support (other.md)”" in warning


def test_without_a_title_of_its_own_the_files_name_is_taken(folder: Path, tmp_path: Path) -> None:
    names = [b"local offer 2024.txt", b"\xe9t\xe9.txt", "Żółw.txt".encode()]
    for number, name in enumerate(names):
        file = tmp_path / os.fsdecode(name)
        file.write_text(f"in part {number} we say what we offer. " * 9)
        add(folder, file)
    assert {one.front.id: one.front.title for one in own.kept(folder)} == {
        "own-local-offer-2024": "local offer 2024",
        "own-udce9t-udce9": "\\udce9t\\udce9",
        "own-zow": "Żółw",
    }


def test_where_the_files_name_says_nothing_the_first_line_is_the_title(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "003_e354a708619592f9.txt"
    file.write_text("our offer in short, which ends here.\n\nwe go with you to the first visit.")
    _, added = add(folder, file)
    assert (added.title, added.id) == (
        "our offer in short, which ends here.",
        "own-our-offer-in-short-which-ends-here",
    )
    assert added.notes == [FROM_FIRST_LINE]
    assert add(folder, file)[1].notes == [FROM_FIRST_LINE]
    _, named = add(folder, file, Told(title="Our offer"))
    assert (named.title, named.notes) == ("Our offer", [])


def test_somebody_else_who_adds_at_the_same_time_loses_nothing(
    folder: Path, policy: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text(POLICY + "\nAnd the governors read it too, once in every year.\n")
    adding = Adding(folder, Limits(), DAY)
    theirs = add(folder, other)[1].id
    ours = adding.add(look(policy, Limits()), Told(), lambda *_: None)[1].id
    assert {ours, theirs} == set(own.ids(folder))
    again = Adding(folder, Limits(), DAY)
    own.drop(folder, ours)
    with pytest.raises(Refused, match="was removed or replaced"):
        again.add(look(policy, Limits()), Told(), lambda *_: None)


def test_a_file_that_changes_while_it_is_read_is_refused(folder: Path, policy: Path) -> None:
    def change(*_: int) -> None:
        policy.write_text(POLICY + "\nSomebody wrote this in the meantime, as it was read.\n")

    with pytest.raises(Refused, match="was changed"):
        Adding(folder, Limits(), DAY).add(look(policy, Limits()), Told(), change)
    assert own.kept(folder) == ()


def test_what_cannot_be_true_is_refused_and_leaves_all_as_it_was(
    folder: Path, policy: Path
) -> None:
    add(folder, policy, Told(in_force_until=date(2024, 8, 31)))
    before = own.own_hashes(folder)
    with pytest.raises(Refused, match="cannot hold today"):
        add(folder, policy, Told(status=Status.CURRENT))
    assert own.own_hashes(folder) == before
    add(folder, policy, Told(status=Status.CURRENT, in_force_until=date(2031, 8, 31)))
    assert own.own_hashes(folder) != before


def test_a_file_that_cannot_be_read_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing follows")
    with pytest.raises(Refused):
        add(folder, broken)
    assert own.ids(folder) == ()


def test_a_place_that_cannot_be_written_is_told(folder: Path, policy: Path) -> None:
    (folder / "documents").mkdir(parents=True)
    (folder / "lock").mkdir()
    with pytest.raises(KnowledgeError, match="cannot be kept"):
        add(folder, policy)


@given(title=st.text(min_size=1), number=st.integers(1, 4))
def test_every_title_gives_an_id_that_a_document_may_have(title: str, number: int) -> None:
    taken: list[str] = []
    for _ in range(number):
        taken.append(new_id(title, taken))
    assert len(set(taken)) == number
    pattern = FrontMatter.model_json_schema()["properties"]["id"]["pattern"]
    assert all(re.fullmatch(pattern, one) and len(one) <= 60 for one in taken)
