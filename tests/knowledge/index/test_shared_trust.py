"""What lies on a shared server is not trusted: what is wrong is left out, told, and harms nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.documents import Kind, SourceAddress
from assistant.knowledge.index.connection import ServerTrouble, connect
from assistant.knowledge.index.listing import MOST_PASSAGES
from assistant.knowledge.index.shared import Shared, count_documents
from assistant.knowledge.index.sharing import remove_shared
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.meaning.embedder import DIMENSIONS, model_id
from tests.knowledge.index.people import (
    CLUB,
    POLICY,
    TODAY,
    add,
    own_dir,
    quotes,
    share,
    shared_at,
)
from tests.knowledge.index.server import Server

_HIDDEN = "own-\x1b[2J-gone"
_WHOLE: dict[str, Any] = {
    "version": "v",
    "passages": 1,
    "headings": 1,
    "removed": False,
    "replaces": "",
}


def _write(shared: Shared, id_: str, **said: Any) -> None:
    """Write a record as somebody who means harm could."""
    shared._documents.upsert(
        ids=[id_],
        embeddings=np.ones((1, 1), dtype=np.float32),
        documents=["{}"],
        metadatas=[{**_WHOLE, **said}],
    )


@pytest.mark.parametrize(
    "said",
    [
        {"kind": Kind.LAW},
        {"reviewed": date(2099, 1, 1)},
        {"in_force_from": date(2020, 1, 1)},
        {"superseded_by": "buses"},
        {"origin": "https://example.org"},
        {"sources": (SourceAddress(address="https://example.org", verify=False),)},
        {"own": False},
    ],
)
def test_a_shared_document_cannot_pass_for_law_or_move_the_day(
    ann: Library, bob: Library, said: dict[str, object]
) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    shared = shared_at(ann)
    record = shared.holding().records["own-policy"]
    document = shared.get("own-policy", record)
    changed = replace(document, front=document.front.model_copy(update=said))
    assert list(shared.put(changed, record)) == [1]
    opened = Knowledge.open(bob)
    assert [row.id for row in opened.documents()] == ["buses", "plans"]
    assert opened.ask("zebra", nation=None).on == date.today().isoformat()


def test_one_record_that_is_wrong_hides_no_other_and_no_sign_of_it_is_shown(
    ann: Library, bob: Library
) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    shared = shared_at(ann)
    _write(shared, "own-many", passages=MOST_PASSAGES + 1)
    _write(shared, "own-less", passages=-1)
    _write(shared, "own-odd", removed="no")
    _write(shared, _HIDDEN)
    _write(shared, "own-empty")
    found = Knowledge.open(bob).ask("who lends a zebra tablet", nation=None, on=TODAY)
    assert found.citations[0].quote == POLICY
    left_out = [one for one in found.warnings if "could not be read whole" in one]
    assert [one.split(" of the shared")[0] for one in left_out] == [
        "Something without a proper name",
        "The document own-empty",
        "The document own-less",
        "The document own-many",
        "The document own-odd",
    ]
    assert "\x1b" not in "".join(found.warnings)
    again = Knowledge.open(bob).ask("who lends a zebra tablet", nation=None, on=TODAY)
    assert again == found  # from the copy too
    assert share(ann).problems == left_out


def test_what_a_server_says_of_itself_cannot_reach_the_screen(ann: Library) -> None:
    assert ann.server is not None
    shared = shared_at(ann)
    shared._documents.modify(metadata={"model": "\x1b[2J\u202e"})
    found = Knowledge.open(ann).ask("learn the bus to work", nation=None, on=TODAY)
    assert "that this Ownwords can use" in found.warnings[0]
    assert not {"\x1b", "\u202e"} & set(found.warnings[0])


def test_vectors_that_are_none_are_left_out(ann: Library, bob: Library) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    held = shared_at(ann).passages_in("unknown")
    got = held.get()
    held.update(ids=got["ids"], embeddings=np.full((1, DIMENSIONS), 9, dtype=np.float32))
    assert POLICY not in quotes(bob, "who lends a zebra tablet")


def test_a_document_that_is_not_what_its_record_says_is_left_out_and_said(
    ann: Library, bob: Library
) -> None:
    add(ann, "own-policy", POLICY)
    add(ann, "own-club", CLUB)
    share(ann)
    held = shared_at(ann).passages_in("unknown")
    got = held.get(where={"document": "own-policy"}, include=["embeddings", "metadatas"])
    held.upsert(
        ids=got["ids"],
        embeddings=got["embeddings"],
        metadatas=got["metadatas"],
        documents=["It lends \x1b[31m nothing."],
    )
    opened = Knowledge.open(bob)
    found = opened.ask("when does the swimming club meet", nation=None, on=TODAY)
    assert "own-policy of the shared library could not be read whole" in found.warnings[0]
    assert found.citations[0].quote == CLUB
    assert [row.id for row in opened.documents()] == ["buses", "plans", "own-club"]


def test_a_server_of_another_model_is_not_used(ann: Library) -> None:
    share(ann)
    assert ann.server is not None
    with pytest.raises(ServerTrouble, match="not a shared library that this Ownwords can use"):
        Shared(read_address(ann.server), "another-model", 5.0)


def test_doctor_only_looks(ann: Library, server: Server) -> None:
    assert ann.server is not None
    address = read_address(ann.server)
    assert count_documents(address, model_id(), 5.0) == 0
    assert connect(address, 5.0).list_collections() == []
    add(ann, "own-policy", POLICY)
    add(ann, "own-club", CLUB)
    share(ann)
    assert remove_shared(ann, "own-club")
    assert count_documents(address, model_id(), 5.0) == 1
    with pytest.raises(KnowledgeError, match="can use"):
        count_documents(address, "another-model", 5.0)


def test_all_that_is_kept_of_a_shared_library_is_for_this_user_alone(
    ann: Library, bob: Library
) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    assert quotes(bob, "who lends a zebra tablet")[0] == POLICY
    assert remove_shared(ann, "own-policy")
    for person in (ann, bob):
        files = list(own_dir(person).rglob("*"))
        assert files
        assert [file for file in files if file.stat().st_mode & 0o077] == []


def test_a_copy_that_cannot_be_written_stops_no_answer(ann: Library, bob: Library) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    own_dir(bob).mkdir(parents=True)
    (own_dir(bob) / "index").write_text("a file stands where the folder has to be")
    opened = Knowledge.open(bob)
    for _ in range(2):
        found = opened.ask("learn the bus to work", nation="england", on=TODAY)
        assert "cannot be written" in found.warnings[0]
        assert found.warnings[0].endswith("Only the guidance on this machine was searched.")
        assert found.citations[0].quote == "Learn the bus to work."


def test_an_own_document_that_is_damaged_is_told_with_a_server_too(ann: Library) -> None:
    add(ann, "own-policy", POLICY)
    (own_dir(ann) / "documents" / "own-broken.json").write_text("{")
    share(ann)
    found = Knowledge.open(ann).ask("who lends a zebra tablet", nation=None, on=TODAY)
    assert "A document that you added cannot be read" in found.warnings[0]
    assert found.citations[0].quote == POLICY


def test_without_what_a_person_added_the_shared_library_is_said_to_be_missing_too(
    tmp_path: Path,
) -> None:
    trouble = KnowledgeError("The disk is full.", do="Make room.")
    alone = Library(tmp_path, tmp_path, tmp_path / "own")
    assert str(alone.without_own(trouble).lacks).startswith("The documents that you added cannot")
    lacking = replace(alone, server="http://localhost:8000").without_own(trouble)
    assert (lacking.own_dir, lacking.server) == (None, None)
    assert "and the shared library cannot be searched now" in str(lacking.lacks)
    assert str(lacking.lacks).endswith("The disk is full. Make room.")
