"""A library too large to be compared whole: Chroma names candidates, and the scores stay exact."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from assistant.knowledge.index import near, store
from assistant.knowledge.index.content import Content
from assistant.knowledge.index.embedded import EmbeddedStore
from assistant.knowledge.index.filler import Filler
from assistant.knowledge.index.near import best, first_of_each
from assistant.knowledge.index.snapshot import SCHEMA, STORE, MadeFrom, Snapshot, read_snapshot
from assistant.knowledge.index.whole import FileMark, mark_files
from assistant.knowledge.index.writing import write_snapshot
from assistant.knowledge.question import Query, Read
from assistant.knowledge.search import Shelf
from assistant.meaning.embedder import DIMENSIONS
from assistant.record.nation import Nation
from tests.knowledge.index.making import made_up

_ON = date(2026, 11, 21)
_ENGLAND: tuple[Nation, ...] = (Nation.ENGLAND,)
_NATIONS = (_ENGLAND, _ENGLAND, _ENGLAND, (Nation.UK,), (), (Nation.WALES, Nation.SCOTLAND))


class _Filling(Filler):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "a-model", None)
        self._folder = folder / STORE

    def marks(self) -> dict[str, FileMark]:
        self.wait(lambda *_: None)
        return mark_files(self._folder, store.lasting_files(self._folder))


def _snapshot(slot: Path, content: Content) -> Snapshot:
    made_from = MadeFrom(schema_version=SCHEMA, model="a-model", documents={}, asides="")
    slot.mkdir()
    write_snapshot(slot, content, made_from, _Filling)
    return read_snapshot(slot)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """3,000 passages, of England 1,500."""
    return _snapshot(tmp_path_factory.mktemp("large") / "slot", made_up(3000, _NATIONS))


def _queries(snapshot: Snapshot) -> list[Query]:
    """Questions near some passage, each with some words."""
    chance = np.random.default_rng(1)
    made = []
    for place in range(0, 3000, 100):
        vector = snapshot.vectors[place] + chance.normal(size=DIMENSIONS).astype(np.float32) / 40
        words = dict.fromkeys(chance.choice(["plan", "review", "bu", "school", "job"], 2), 1.0)
        read = Read(typed=(), mentions=(), own=tuple(words), weights=words, meaning="")
        made.append(Query(read, vector / np.linalg.norm(vector)))
    return made


@pytest.mark.parametrize("nation", [None, Nation.ENGLAND, Nation.WALES, Nation.NORTHERN_IRELAND])
def test_the_first_ten_are_those_of_the_exact_search_with_the_same_scores(
    large: Snapshot, nation: Nation | None
) -> None:
    asked = EmbeddedStore(large)
    with_chroma, exact = Shelf(large, _ON, asked), Shelf(large, _ON)
    for query in _queries(large):
        found, wanted = (
            [hit for hit in shelf.rank(query, nation) if shelf.may_answer(hit, nation)][:10]
            for shelf in (with_chroma, exact)
        )
        assert [hit.place for hit in found] == [hit.place for hit in wanted]
        assert np.allclose([hit.score for hit in found], [hit.score for hit in wanted], atol=2e-6)


def test_only_candidates_are_ranked_and_always_in_the_same_order(large: Snapshot) -> None:
    asked = EmbeddedStore(large)
    for query in _queries(large)[:5]:
        first = Shelf(large, _ON, asked).rank(query, Nation.ENGLAND)
        assert len(first) < 1000
        assert Shelf(large, _ON, asked).rank(query, Nation.ENGLAND) == first
        assert len(Shelf(large, _ON).rank(query, Nation.ENGLAND)) < 1000


def test_another_nations_nearest_passage_is_among_them(large: Snapshot) -> None:
    """So that a question which leads over a border is noticed."""
    scottish = next(place for place in range(3000) if Nation.SCOTLAND in _nations(large, place))
    (query,) = (Query(q.read, large.vectors[scottish]) for q in _queries(large)[:1])
    asked = EmbeddedStore(large)
    ranked = Shelf(large, _ON, asked).rank(query, Nation.ENGLAND)
    assert ranked[0].place == scottish


def _nations(snapshot: Snapshot, place: int) -> tuple[Nation, ...]:
    return list(snapshot.fronts.values())[int(snapshot.document_of[place])].nations


@pytest.mark.parametrize("damage", ["flipped", "gone", "database gone"])
def test_a_damaged_store_is_not_opened_and_the_snapshot_answers(
    large: Snapshot, tmp_path: Path, damage: str
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(large.folder, folder)
    data = next((folder / STORE).rglob("data_level0.bin"))
    if damage == "flipped":
        content = bytearray(data.read_bytes())
        content[len(content) // 2] ^= 255
        data.write_bytes(content)
    elif damage == "gone":
        data.unlink()
    else:
        (folder / STORE / "chroma.sqlite3").unlink()
    broken = replace(large, folder=folder)
    query = _queries(large)[0]
    with pytest.raises(near.StoreTrouble):
        EmbeddedStore(broken).nearest(query.vector, near.most_of(None))
    hits = Shelf(broken, _ON, EmbeddedStore(broken)).rank(query)
    assert hits == Shelf(large, _ON).rank(query)


def test_where_chroma_finds_too_few_the_whole_collection_is_compared(
    large: Snapshot, tmp_path: Path
) -> None:
    """Here it holds 90 of England's 1,500; on a large one its search was seen to end early."""
    content = made_up(3000, _NATIONS)
    part = replace(
        content,
        passages=content.passages[:90],
        indexed=content.indexed[:90],
        vectors=content.vectors[:90],
    )
    small = _snapshot(tmp_path / "small", part)
    folder = tmp_path / "copy"
    shutil.copytree(large.folder, folder, ignore=shutil.ignore_patterns(STORE))
    shutil.copytree(small.folder / STORE, folder / STORE)
    manifest = large.manifest.model_copy(update={"store": small.manifest.store})
    asked = EmbeddedStore(replace(large, folder=folder, manifest=manifest))
    vector = _queries(large)[0].vector
    found = set(asked.nearest(vector, near.most_of(Nation.ENGLAND)).tolist())
    english = [place for place in range(3000) if Nation.ENGLAND in _nations(large, place)]
    nearest = sorted(english, key=lambda place: -float(large.vectors[place] @ vector))
    assert set(nearest[: near.NEAREST]) <= found
    assert not set(nearest[near.NEAREST :]) & found


def test_each_place_is_asked_for_enough() -> None:
    assert near.most_of(None) == dict.fromkeys(store.PLACES, near.NEAREST)
    of_wales = near.most_of(Nation.WALES)
    assert {place for place, most in of_wales.items() if most == near.NEAREST} == {
        "wales",
        "uk",
        "unknown",
    }
    assert of_wales["england"] == near.ELSEWHERE


_SCORES = st.lists(st.integers(-2, 6), max_size=40)


@settings(max_examples=200, deadline=None)
@given(scores=_SCORES, most=st.integers(1, 10), data=st.data())
def test_the_best_are_all_that_no_other_beats(
    scores: list[int], most: int, data: st.DataObject
) -> None:
    given_: NDArray[np.float32] = np.array(scores, dtype=np.float32)
    among = np.array([data.draw(st.booleans()) for _ in scores], dtype=np.bool_)
    found = best(given_, most, among).tolist()
    ranked = sorted((score for score, one in zip(scores, among, strict=True) if one), reverse=True)
    least = ranked[min(most, len(ranked)) - 1] if ranked else 0
    assert found == [
        place for place, score in enumerate(scores) if among[place] and score > 0 and score >= least
    ]


@given(st.lists(st.lists(st.integers(0, 20)), max_size=4))
def test_places_are_joined_each_once_in_order(lists: list[list[int]]) -> None:
    joined = first_of_each([np.array(one, dtype=np.int64) for one in lists])
    assert joined.tolist() == sorted({place for one in lists for place in one})
