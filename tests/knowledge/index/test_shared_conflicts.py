"""Two people who share at the same moment, and one who changes documents while another builds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from assistant.errors import KnowledgeError
from assistant.knowledge.index.build import build
from assistant.knowledge.index.sharing import listed, remove_shared
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.own import drop, own_documents
from tests.knowledge.index.conftest import TOPICS
from tests.knowledge.index.people import (
    CLUB,
    ENV,
    POLICY,
    TODAY,
    add,
    arguments,
    own_dir,
    quotes,
    share,
    shared_at,
)
from tests.knowledge.index.test_shared_at_once import FILLING

_ID = "own-policy"
_HERS, _HIS = POLICY.replace("Zebra", "Alpaca"), POLICY.replace("Zebra", "Bear")


def _filling(library: Library) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", FILLING, *arguments(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENV,
    )


def _until_sent(filling: subprocess.Popen[str]) -> None:
    """Wait until its passages are there, and their record is not."""
    assert filling.stdout is not None
    assert filling.stdout.readline().startswith("Sending")


def _assert_one_whole(anybody: Library, *texts: str) -> None:
    """One of these versions is there, whole, and nothing is left of another."""
    shared = shared_at(anybody)
    record = shared.holding().records[_ID]
    (passage,) = shared.get(_ID, record).passages
    assert passage.text in texts
    assert shared.passages_in("unknown").count() == 1
    assert record.replaces == ""


@pytest.mark.parametrize("before", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_two_who_share_one_id_at_once_leave_one_of_both_whole(
    ann: Library, bob: Library, before: bool
) -> None:
    if before:
        for person in (ann, bob):
            add(person, _ID, POLICY)
            share(person)
    add(ann, _ID, _HERS)
    add(bob, _ID, _HIS)
    hers, his = _filling(ann), _filling(bob)
    _until_sent(hers)
    _until_sent(his)
    first = hers.communicate("\n" * 9)
    second = his.communicate("\n" * 9)
    assert "Traceback" not in first[1] + second[1]
    _assert_one_whole(ann, _HERS, _HIS)
    for person in (ann, bob):
        share(person)
    _assert_one_whole(ann, _HERS, _HIS)


def test_what_is_unshared_while_somebody_sends_it_is_gone_and_told(
    ann: Library, bob: Library
) -> None:
    add(ann, _ID, POLICY)
    sending = _filling(ann)
    _until_sent(sending)
    assert not remove_shared(bob, _ID)  # no record yet; her passages are deleted under her hands
    _, told = sending.communicate("\n" * 9)
    assert sending.returncode == 1
    assert "was removed from the shared library by somebody" in told
    assert shared_at(ann).passages_in("unknown").count() == 0
    assert share(ann).problems == []
    _assert_one_whole(ann, POLICY)


def test_what_was_begun_and_never_finished_is_gone_when_it_is_unshared(
    ann: Library, bob: Library
) -> None:
    add(ann, _ID, POLICY)
    sending = _filling(ann)
    _until_sent(sending)
    sending.kill()
    sending.communicate()
    assert shared_at(ann).passages_in("unknown").count() == 1
    remove_shared(ann, _ID)
    assert shared_at(ann).passages_in("unknown").count() == 0


def test_what_was_damaged_on_the_server_is_mended_by_sharing_it_again(
    ann: Library, bob: Library
) -> None:
    add(ann, _ID, POLICY)
    share(ann)
    shared = shared_at(ann)
    shared.withdraw(_ID, shared.holding().records[_ID].version)
    assert POLICY not in quotes(bob, "who lends a zebra tablet")
    report = share(ann)
    assert (report.embedded, report.problems, report.sent) == (0, [], 1)
    assert quotes(bob, "who lends a zebra tablet")[0] == POLICY


def test_only_what_was_listed_is_sent_and_only_as_it_was_listed(ann: Library) -> None:
    add(ann, _ID, POLICY)
    add(ann, "own-club", CLUB)
    add(ann, "own-gone", "This is gone.")
    agreed = listed(own_documents(own_dir(ann)))
    add(ann, _ID, _HERS)
    add(ann, "own-new", "Nobody was shown this.")
    drop(own_dir(ann), "own-gone")
    report = build(ann, TOPICS, lambda *_: None, share=agreed)
    assert report.sent == 1
    assert [one.partition(" was not sent")[0] for one in report.problems] == ["own-gone", _ID]
    assert set(shared_at(ann).holding().records) == {"own-club"}


def test_whoever_asks_does_not_wait_for_somebody_who_sends(ann: Library) -> None:
    add(ann, _ID, POLICY)
    found = []

    def progress(what: str, _done: int, _total: int) -> None:
        if what.startswith("Sending"):
            answer = Knowledge.open(ann).ask("who lends a zebra tablet", nation=None, on=TODAY)
            found.append(answer.citations[0].quote)

    build(ann, TOPICS, progress, share=listed(own_documents(own_dir(ann))))
    assert found == [POLICY]


@pytest.mark.parametrize("times", [1, pytest.param(9, marks=pytest.mark.slow)])
def test_a_document_added_while_a_build_runs_is_taken_in_or_told(ann: Library, times: int) -> None:
    add(ann, _ID, POLICY)
    left = list(range(times))

    def progress(what: str, _done: int, _total: int) -> None:
        if what == "Writing the index" and left:
            add(ann, f"own-more-{left.pop()}", CLUB)

    if times == 1:
        report = build(ann, TOPICS, progress)
        assert (report.documents, report.problems) == (4, [])
    else:
        with pytest.raises(KnowledgeError, match=r"another Ownwords.*No document is lost"):
            build(ann, TOPICS, progress)
