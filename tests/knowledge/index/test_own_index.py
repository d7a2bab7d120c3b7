"""A person's own documents: one index with the shipped guidance, in the data folder alone."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import KnowledgeError
from assistant.knowledge.index.build import BuildReport, build, is_prepared
from assistant.knowledge.index.own_state import own_state, remember
from assistant.knowledge.index.places import own_slot, shipped_slot
from assistant.knowledge.index.snapshot import STORE, current_folder
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.markdown import Section
from assistant.knowledge.model import Status
from assistant.knowledge.own import drop, keep, own_hashes
from assistant.knowledge.own_document import OwnDocument, Source
from tests.knowledge.index.conftest import TOPICS
from tests.knowledge.index.making import front_of

_POLICY = "Our school lends a tablet called Zebra to each pupil who needs one."
_TODAY = date(2026, 11, 21)


def own(id_: str, text: str, heading: str = "Tablets", page: int | None = 3) -> OwnDocument:
    """A document as ``knowledge add`` keeps it."""
    return OwnDocument(
        front=front_of(id_, ()),
        titled=False,
        source=Source(name=f"{id_}.pdf", path=f"/{id_}.pdf", sha256="0" * 64, bytes=9, pages=9),
        added=_TODAY,
        notes=(),
        sections=(Section(heading, None, text, page),),
    )


@pytest.fixture
def library(two_shipped: Library, tmp_path: Path) -> Library:
    """Two shipped documents, and an empty data folder."""
    return replace(two_shipped, own_dir=tmp_path / "data" / "library")


def _build(library: Library) -> BuildReport:
    return build(library, TOPICS, lambda *_: None)


def _own_dir(library: Library) -> Path:
    assert library.own_dir is not None
    return library.own_dir


def test_without_own_documents_the_shipped_index_answers_and_there_is_no_other(
    library: Library,
) -> None:
    assert _build(library).passages == 2
    assert not _own_dir(library).exists()
    assert [row.id for row in Knowledge.open(library).documents()] == ["buses", "plans"]


def test_own_documents_answer_beside_the_shipped_ones(library: Library) -> None:
    keep(_own_dir(library), own("own-policy", _POLICY))
    assert not is_prepared(library, TOPICS)
    with pytest.raises(KnowledgeError, match="not prepared"):
        Knowledge.open(library)
    report = _build(library)
    assert (report.documents, report.passages, report.embedded, report.problems) == (3, 3, 1, [])
    assert is_prepared(library, TOPICS)
    opened = Knowledge.open(library)
    (first, *others) = opened.ask("who lends a zebra tablet", nation="wales", on=_TODAY).citations
    assert (first.quote, first.page, first.nation) == (_POLICY, 3, "unknown")
    assert "buses" not in {quote.document for quote in others}
    assert [(row.id, row.own) for row in opened.documents()] == [
        ("buses", False),
        ("plans", False),
        ("own-policy", True),
    ]


def test_nothing_of_an_own_document_is_in_the_cache(library: Library) -> None:
    keep(_own_dir(library), own("own-policy", _POLICY))
    _build(library)
    files = [file for file in library.cache_dir.rglob("*") if file.is_file()]
    assert files
    ours = [file for file in files if "model-" not in str(file)]
    assert not any(b"Zebra" in file.read_bytes() or b"zebra" in file.read_bytes() for file in ours)
    assert not any("policy" in file.name for file in ours)
    if os.name == "posix":
        slot = own_slot(_own_dir(library))
        folders = [slot, current_folder(slot), _own_dir(library)]
        assert [folder.stat().st_mode & 0o077 for folder in folders] == [0, 0, 0]


def test_a_change_costs_only_what_changed_and_the_shipped_are_never_embedded_again(
    library: Library,
) -> None:
    keep(_own_dir(library), own("own-policy", _POLICY))
    _build(library)
    keep(_own_dir(library), own("own-offer", "The local offer lists clubs."))
    assert _build(library).embedded == 1
    keep(_own_dir(library), own("own-policy", "Nobody lends anything now."))
    assert not is_prepared(library, TOPICS)
    assert _build(library).embedded == 1
    assert _build(library).embedded == 0


def test_only_a_date_changed_and_nothing_is_embedded(library: Library) -> None:
    document = own("own-policy", _POLICY)
    keep(_own_dir(library), document)
    _build(library)
    front = document.front.model_copy(update={"in_force_until": date(2020, 1, 1)})
    keep(_own_dir(library), document.model_copy(update={"front": front}))
    assert not is_prepared(library, TOPICS)
    assert _build(library).embedded == 0
    shown = Knowledge.open(library).show("own-policy", _TODAY)
    assert shown.status is Status.HISTORIC


def test_a_removed_document_is_gone_from_the_index_and_the_last_one_takes_it_along(
    library: Library,
) -> None:
    own_dir = _own_dir(library)
    keep(own_dir, own("own-policy", _POLICY))
    keep(own_dir, own("own-offer", "The local offer lists clubs."))
    _build(library)
    drop(own_dir, "own-policy")
    with pytest.raises(KnowledgeError, match="not prepared"):
        Knowledge.open(library)
    _build(library)
    kept = b"".join(file.read_bytes() for file in own_slot(own_dir).rglob("*") if file.is_file())
    assert b"clubs" in kept
    assert b"Zebra" not in kept
    drop(own_dir, "own-offer")
    assert not is_prepared(library, TOPICS)  # a kill before the build must not leave the text there
    _build(library)
    assert not (own_dir / "index").exists()
    assert is_prepared(library, TOPICS)
    assert len(Knowledge.open(library).documents()) == 2


def test_a_damaged_own_document_does_not_hide_the_others_or_build_for_ever(
    library: Library,
) -> None:
    own_dir = _own_dir(library)
    keep(own_dir, own("own-policy", _POLICY))
    (own_dir / "documents" / "own-broken.json").write_text("{")
    report = _build(library)
    assert report.documents == 3
    assert is_prepared(library, TOPICS)
    assert Knowledge.open(library).show("own-policy").passages[0].text == _POLICY


def test_a_broken_own_index_is_made_again_from_what_is_whole(library: Library) -> None:
    keep(_own_dir(library), own("own-policy", _POLICY))
    _build(library)
    slot = own_slot(_own_dir(library))
    shipped = {file: file.stat().st_mtime_ns for file in shipped_slot(library).rglob("*")}
    for name in ("passages.jsonl", "vectors.npy"):
        (current_folder(slot) / name).write_bytes(b"")
        assert not is_prepared(library, TOPICS)
        with pytest.raises(KnowledgeError, match="knowledge build"):
            Knowledge.open(library)
        report = _build(library)
        assert "damaged or half-written" in report.problems[0]
        assert report.embedded == (1 if name == "vectors.npy" else 0)
    assert {file: file.stat().st_mtime_ns for file in shipped_slot(library).rglob("*")} == shipped


def test_above_the_limit_chroma_answers_and_a_damaged_store_is_made_again(
    library: Library,
) -> None:
    keep(_own_dir(library), own("own-policy", _POLICY))
    _build(library)
    exact = Knowledge.open(library).ask("who lends a zebra tablet", nation="wales", on=_TODAY)
    library = replace(library, exact_up_to=2)
    opened = Knowledge.open(library)
    assert opened._opened.store is not None
    assert opened.ask("who lends a zebra tablet", nation="wales", on=_TODAY) == exact
    assert is_prepared(library, TOPICS)
    (current_folder(own_slot(_own_dir(library))) / STORE / "chroma.sqlite3").write_bytes(b"")
    assert not is_prepared(library, TOPICS)
    again = Knowledge.open(library).ask("who lends a zebra tablet", nation="wales", on=_TODAY)
    assert again == exact
    report = _build(library)
    assert (report.embedded, report.problems) == (
        0,
        ["The store of a large library (Chroma) was damaged. It was made again."],
    )
    assert is_prepared(library, TOPICS)


def test_the_quick_look_at_own_documents_says_what_the_slow_one_says(library: Library) -> None:
    own_dir = _own_dir(library)
    keep(own_dir, own("own-policy", _POLICY))
    (own_dir / "index").mkdir()
    remember(own_dir)
    assert own_state(own_dir) == own_hashes(own_dir)
    keep(own_dir, own("own-policy", _POLICY.replace("Zebra", "Camel")))
    keep(own_dir, own("own-offer", "Clubs."))
    assert own_state(own_dir) == own_hashes(own_dir)
    (own_dir / "index" / "seen.json").write_text("damaged")
    assert own_state(own_dir) == own_hashes(own_dir)


def test_a_file_that_did_not_change_is_not_read_again(library: Library) -> None:
    own_dir = _own_dir(library)
    keep(own_dir, own("own-policy", _POLICY))
    _build(library)
    file = own_dir / "documents" / "own-policy.json"
    before, stat = own_state(own_dir), file.stat()
    file.write_bytes(file.read_bytes().replace(b"Zebra", b"Camel"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert own_state(own_dir) == before
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    assert own_state(own_dir) != before
