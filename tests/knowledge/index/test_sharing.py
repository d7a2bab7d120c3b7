"""What is done with an own document, by what the server says of its id."""

from __future__ import annotations

import pytest

from assistant.knowledge.index.listing import Listed
from assistant.knowledge.index.shared_document import SharedDocument, may_be_shared
from assistant.knowledge.index.sharing import Do, decide
from assistant.knowledge.passages import Passage
from tests.knowledge.index.making import front_of


def _record(version: str, *, removed: bool = False) -> Listed:
    return Listed(version=version, passages=1, headings=1, removed=removed, replaces="")


@pytest.mark.parametrize(
    ("record", "sent", "todo"),
    [
        (None, None, Do.SEND),
        (None, "ours", Do.SEND),  # the server lost everything
        (_record("ours"), None, Do.NOTHING),  # the very same, added by somebody else
        (_record("ours"), "ours", Do.NOTHING),
        (_record("before"), "before", Do.SEND),  # ours is a newer version of it
        (_record("theirs"), "ours", Do.NOTHING),  # somebody sent a newer version
        (_record("theirs"), None, Do.SAY_TAKEN),
        (_record("theirs"), "before", Do.SAY_TAKEN),
        (_record("ours", removed=True), "ours", Do.SAY_REMOVED),
        (_record("ours", removed=True), None, Do.SEND),  # added anew after that
        (_record("before", removed=True), "before", Do.SEND),  # changed after that
    ],
)
def test_what_is_done_with_our_version(record: Listed | None, sent: str | None, todo: Do) -> None:
    assert decide("ours", record, sent) is todo


def _document(text: str = "Words.", id_: str = "own-a", **front: object) -> SharedDocument:
    passage = Passage(id=f"{id_}#part-1", document=id_, heading="Part", under=None, text=text)
    return SharedDocument(front_of("own-a").model_copy(update=front), [passage])


def test_only_own_words_that_no_screen_obeys_may_be_shared() -> None:
    assert may_be_shared(_document())
    assert not may_be_shared(_document("\x1b[2J"))
    assert not may_be_shared(_document("Left \u202e right"))
    assert not may_be_shared(_document(title="\x07"))
    assert not may_be_shared(_document(own=False))
    assert not may_be_shared(_document(id_="own-b"))
    assert not may_be_shared(SharedDocument(front_of("own-a"), []))


def test_a_version_is_of_the_words_and_of_what_is_said_about_them() -> None:
    versions = {
        _document().version,
        _document("Other words.").version,
        _document(title="Other").version,
        _document(published="2020").version,
    }
    assert len(versions) == 4
    assert _document().version == _document().version
