"""Chroma on this machine: it holds what the snapshot holds, and damage never reaches it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from chromadb.api.models.Collection import Collection

from assistant.knowledge.index import store
from assistant.knowledge.index.build import build
from assistant.knowledge.index.content import Content
from assistant.knowledge.index.filler import Filler, StoreFailed
from assistant.knowledge.index.places import shipped_slot
from assistant.knowledge.index.snapshot import STORE, current_folder, read_manifest, read_snapshot
from assistant.knowledge.index.whole import mark_files
from assistant.knowledge.index.writing import write_parts
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.record.nation import Nation
from tests.knowledge.index.making import made_up
from tests.knowledge.writing import write_document


def _nothing(*_: object) -> None:
    pass


def _fill(guidance: Path) -> None:
    write_document(
        guidance, "buses", "## Travel training\n\nLearn the bus to work.\n\n## Trains\n\nAsk."
    )
    write_document(guidance, "plans", "## Plans\n\nA plan in Wales.", nations=["wales", "scotland"])
    write_document(guidance, "all", "## All\n\nFor all.", nations=["uk"])


def test_it_holds_one_collection_a_nation_with_our_vectors(own_cache: Path, guidance: Path) -> None:
    _fill(guidance)
    library = Library(own_cache, guidance)
    build(library, {}, _nothing)
    write_document(guidance, "plans", "## Plans\n\nNew words.", nations=["wales"])
    (guidance / "all.md").unlink()
    build(library, {}, _nothing)
    snapshot = read_snapshot(shipped_slot(library))
    client = store.open_client(snapshot.folder / STORE)
    named = {place: client.get_collection(store.collection_name(place)) for place in store.PLACES}
    assert {place: sorted(held.get()["ids"]) for place, held in named.items()} == {
        "england": ["buses#trains-1", "buses#travel-training-1"],
        "scotland": [],
        "wales": ["plans#plans-1"],
        "northern-ireland": [],
        "uk": [],
        "unknown": [],
    }
    wales = named["wales"].get(include=["embeddings", "documents"])
    assert wales["documents"] == ["New words."]
    assert wales["embeddings"] is not None
    assert np.allclose(wales["embeddings"][0], snapshot.vectors[2], atol=1e-6)


def test_a_damaged_or_missing_database_is_noticed_and_filled_anew(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    library = Library(own_cache, guidance)
    build(library, {}, _nothing)
    slot = shipped_slot(library)
    damages: list[Callable[[Path], object]] = [
        lambda file: file.write_bytes(b"not a database" * 100),
        lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]),
        lambda file: file.write_bytes(b""),
        lambda file: file.unlink(),
    ]
    for damage in damages:
        damage(current_folder(slot) / STORE / "chroma.sqlite3")
        report = build(library, {}, _nothing)
        assert report.embedded == 0
        assert "(Chroma) was damaged" in report.problems[0]
        assert _collection(current_folder(slot)).count() == 2
    assert build(library, {}, _nothing).problems == []


def test_a_store_that_was_never_filled_is_filled_by_the_next_build(
    own_cache: Path, guidance: Path
) -> None:
    _fill(guidance)
    library = Library(own_cache, guidance)
    build(library, {}, _nothing)
    manifest = current_folder(shipped_slot(library)) / "manifest.json"
    content = json.loads(manifest.read_text())
    manifest.write_text(json.dumps(content | {"store": None}))
    build(library, {}, _nothing)
    assert read_manifest(shipped_slot(library)).store is not None


def _filled(
    folder: Path, content: Content, earlier: Path | None = None, model: str = "a-model"
) -> list[tuple[int, int]]:
    """Write a snapshot's parts, and fill its store in a process of its own; give the steps."""
    steps: list[tuple[int, int]] = []
    folder.mkdir()
    write_parts(folder, content)
    with Filler(folder, model, earlier and earlier / STORE) as filler:
        filler.wait(lambda _, done, total: steps.append((done, total)))
    return steps


def _collection(folder: Path) -> Collection:
    return store.open_client(folder / STORE).get_collection("passages-england")


@pytest.mark.parametrize("how", ["flipped", "cut", "missing"])
def test_each_lasting_file_is_noticed_before_chroma_opens_it(tmp_path: Path, how: str) -> None:
    """A flipped block in these files ends the whole process when Chroma reads it."""
    _filled(tmp_path / "snapshot", made_up(1500))
    folder = tmp_path / "snapshot" / STORE
    marks = mark_files(folder, store.lasting_files(folder))
    assert len(marks) == 5
    assert store.is_whole(folder, marks, thorough=True)
    for name in marks:
        file = folder / name
        content = file.read_bytes()
        if how == "missing":
            file.unlink()
        else:
            middle = len(content) // 2
            flipped = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
            file.write_bytes(flipped if how == "flipped" else content[:-1])
        assert not store.is_whole(folder, marks, thorough=False), name
        file.write_bytes(content)
    assert store.is_whole(folder, marks, thorough=False)


def test_a_store_is_not_changed_by_asking_it(tmp_path: Path) -> None:
    _filled(tmp_path / "snapshot", made_up(1500))
    folder = tmp_path / "snapshot" / STORE
    marks = mark_files(folder, store.lasting_files(folder))
    names = sorted(file.name for file in folder.rglob("*"))
    assert _collection(tmp_path / "snapshot").query(query_embeddings=made_up(1).vectors)["ids"]
    assert store.is_whole(folder, marks, thorough=True)
    assert sorted(file.name for file in folder.rglob("*")) == names


def _part(content: Content, some: slice) -> Content:
    return replace(
        content,
        passages=content.passages[some],
        indexed=content.indexed[some],
        vectors=content.vectors[some],
    )


def test_only_what_is_new_is_written_and_into_a_copy(tmp_path: Path) -> None:
    content = made_up(1200)
    first, second = tmp_path / "first", tmp_path / "second"
    _filled(first, _part(content, slice(1150)))
    kept = {file: file.read_bytes() for file in first.rglob("*.bin")}
    steps = _filled(second, content, earlier=first)
    assert steps == [(1150, 1200), (1200, 1200)]
    assert {file: file.read_bytes() for file in first.rglob("*.bin")} == kept
    held = _collection(second)
    assert held.count() == 1200
    for place in (0, 1199):
        got = held.get(ids=[content.passages[place].id], include=["embeddings"])["embeddings"]
        assert got is not None
        assert np.allclose(got[0], content.vectors[place], atol=1e-6)


@pytest.mark.parametrize("what", ["gone", "changed"])
def test_the_words_of_what_is_gone_are_gone_from_the_store(tmp_path: Path, what: str) -> None:
    content = made_up(30)
    before = replace(
        content,
        passages=[replace(content.passages[0], text="zebrazebra"), *content.passages[1:]],
        indexed=["zebrazebra", *content.indexed[1:]],
    )
    after = content if what == "changed" else _part(content, slice(1, None))
    first, second = tmp_path / "first", tmp_path / "second"
    _filled(first, before)
    _filled(second, after, earlier=first)
    assert b"zebra" in (first / STORE / "chroma.sqlite3").read_bytes()
    files = [file for file in (second / STORE).rglob("*") if file.is_file()]
    assert files
    assert not any(b"zebra" in file.read_bytes() for file in files)
    assert _collection(second).count() == len(after.passages)


def test_no_file_is_left_into_which_chroma_wrote_memory_that_it_never_cleared(
    tmp_path: Path,
) -> None:
    """Chroma writes such files for a small collection; here it writes one again while it is asked."""
    _filled(tmp_path / "snapshot", made_up(30))
    folder = tmp_path / "snapshot" / STORE
    assert [file.name for file in folder.iterdir()] == ["chroma.sqlite3"]
    assert _collection(tmp_path / "snapshot").query(query_embeddings=made_up(1).vectors)["ids"]
    assert len(list(folder.rglob("data_level0.bin"))) == 1


def test_another_models_vectors_are_thrown_away(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    _filled(first, made_up(20))
    assert _filled(second, made_up(20), earlier=first, model="b-model")[:2] == [(0, 20), (20, 20)]
    assert _collection(second).metadata == {"model": "b-model"}


def test_a_failure_says_why_and_a_crash_ends_only_its_own_process(tmp_path: Path) -> None:
    first = tmp_path / "first"
    _filled(first, made_up(1500))
    with (
        Filler(tmp_path / "nowhere", "a-model", None) as filler,
        pytest.raises(StoreFailed, match=r"status 1: .*No such file"),
    ):
        filler.wait(_nothing)
    data = next((first / STORE).rglob("data_level0.bin"))
    data.write_bytes(bytes(255 - byte for byte in data.read_bytes()))
    with pytest.raises(StoreFailed, match="status"):
        _filled(tmp_path / "second", made_up(1500), earlier=first)


def test_when_chroma_fails_the_snapshot_answers_and_the_report_says_so(
    own_cache: Path, guidance: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill(guidance)
    library = Library(own_cache, guidance)
    with monkeypatch.context() as broken:
        broken.setattr(sys, "executable", "/bin/false")
        report = build(library, {}, _nothing)
        again = build(library, {}, _nothing)
    not_made = (
        "The store of a large library (Chroma) could not be made (status 1: ). "
        "Every passage is found without it."
    )
    assert report.problems == again.problems == [not_made]
    assert len(Knowledge.open(library).documents()) == 3
    assert build(library, {}, _nothing).problems == [
        "The store of a large library (Chroma) could not be made before. It is made now."
    ]
    assert build(library, {}, _nothing).problems == []


def test_every_document_lies_where_it_holds() -> None:
    assert store.places_of([Nation.WALES, Nation.ENGLAND]) == ["wales", "england"]
    assert store.places_of(()) == ["unknown"]
