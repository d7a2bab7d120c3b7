from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import KnowledgeError
from assistant.knowledge import own
from assistant.knowledge.markdown import Section
from assistant.knowledge.own_document import OwnDocument, Source
from assistant.knowledge.sealed import sealed
from assistant.knowledge.told import Told, front_for
from assistant.record.nation import Nation

DAY = date(2026, 11, 21)


def document(
    id_: str = "own-policy", title: str = "Policy", told: Told | None = None
) -> OwnDocument:
    return OwnDocument(
        front=front_for(id_, title, told or Told(), None),
        titled=False,
        source=Source(name="p.txt", path="/there/p.txt", sha256="0" * 64, bytes=9, pages=2),
        added=DAY,
        notes=("One page holds no text.",),
        sections=(Section("Aims", None, "We plan together.", 1), Section("Łódź", "Aims", "„Tak”")),
    )


def source(name: str) -> Source:
    return Source(name=name, path=f"/there/{name}", sha256="0" * 64, bytes=9, pages=2)


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "documents").iterdir())


def test_what_is_kept_is_given_back_in_order_of_id(tmp_path: Path) -> None:
    own.keep(tmp_path, document("own-z"))
    own.keep(tmp_path, document("own-a", told=Told(nations=(Nation.WALES,))))
    assert own.kept(tmp_path) == (
        document("own-a", told=Told(nations=(Nation.WALES,))),
        document("own-z"),
    )
    first, second = own.own_documents(tmp_path)
    assert (first.front.id, first.front.own, second.front.nations) == ("own-a", True, ())
    assert first.sections == document().sections
    assert own.own_hashes(tmp_path) == {"own-a": first.sha256, "own-z": second.sha256}


def test_a_kept_file_is_json(tmp_path: Path) -> None:
    own.keep(tmp_path, document())
    read = json.loads((tmp_path / "documents" / "own-policy.json").read_bytes())
    assert read["front"]["title"] == "Policy"


def test_before_anything_was_added_there_is_nothing(tmp_path: Path) -> None:
    nowhere = tmp_path / "none"
    assert own.own_hashes(nowhere) == {}
    assert not own.own_documents(nowhere)
    assert not own.damaged(nowhere)
    assert not own.ids(nowhere)
    assert not nowhere.exists()


def test_documents_of_one_title_name_their_files_where_they_are_read(tmp_path: Path) -> None:
    for id_, name in (("own-a", "a.txt"), ("own-b", "b.txt"), ("own-c", "c.txt")):
        one = document(id_, "Policy" if id_ != "own-c" else "Rules")
        own.keep(tmp_path, one.model_copy(update={"source": source(name)}))
    titles = [one.front.title for one in own.own_documents(tmp_path)]
    assert titles == ["Policy (a.txt)", "Policy (b.txt)", "Rules"]
    assert [one.front.title for one in own.kept(tmp_path)] == ["Policy", "Policy", "Rules"]
    own.keep(tmp_path, document("own-d").model_copy(update={"source": source("b.txt")}))
    titles = [one.front.title for one in own.own_documents(tmp_path)]
    assert titles == ["Policy (a.txt)", "Policy (own-b)", "Rules", "Policy (own-d)"]


def test_every_change_is_another_version(tmp_path: Path) -> None:
    own.keep(tmp_path, document())
    first = own.versions(tmp_path)
    own.keep(tmp_path, document(told=Told(published="2015")))
    second = own.versions(tmp_path)
    own.keep(tmp_path, document(told=Told(published="2016")))
    assert len({str(one) for one in (first, second, own.versions(tmp_path))}) == 3
    assert first.keys() == {"own-policy"}


@pytest.mark.parametrize(
    ("left", "path", "sha256"),
    [(999, "/there/p.txt", "0" * 64), (199, None, "0" * 64), (0, None, None)],
)
def test_of_a_damaged_file_it_is_said_what_it_was_as_far_as_that_shows(
    tmp_path: Path, left: int, path: str | None, sha256: str | None
) -> None:
    own.keep(tmp_path, document())
    file = tmp_path / "documents" / "own-policy.json"
    file.write_bytes(file.read_bytes()[:left] + b"x")
    (damaged,) = own.damaged(tmp_path)
    assert (damaged.path, damaged.sha256, damaged.lost) == (path, sha256, sha256 is None)


def test_a_newer_file_is_never_taken_for_one_to_replace(tmp_path: Path) -> None:
    own.keep(tmp_path, document())
    file = tmp_path / "documents" / "own-policy.json"
    file.write_bytes(file.read_bytes().replace(b'"version": 1', b'"version": 2'))
    (newer,) = own.damaged(tmp_path)
    assert "newer Ownwords" in newer.words
    assert (newer.path, newer.sha256, newer.lost) == (None, None, False)


def test_a_changed_date_is_a_change(tmp_path: Path) -> None:
    own.keep(tmp_path, document())
    before = own.own_hashes(tmp_path)
    own.keep(tmp_path, document(told=Told(published="2015")))
    assert own.own_hashes(tmp_path).keys() == before.keys()
    assert own.own_hashes(tmp_path) != before


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_nobody_else_may_read_them(tmp_path: Path) -> None:
    own.keep(tmp_path / "data" / "library", document())
    (file,) = (tmp_path / "data" / "library" / "documents").iterdir()
    for place in (file.parent, file.parent.parent, tmp_path / "data"):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_that_ends_too_early_is_told_and_hides_no_other(
    tmp_path: Path, share: float
) -> None:
    own.keep(tmp_path, document("own-a"))
    own.keep(tmp_path, document("own-b"))
    file = tmp_path / "documents" / "own-a.json"
    content = file.read_bytes()
    file.write_bytes(content[: int(share * len(content))])
    assert [one.front.id for one in own.own_documents(tmp_path)] == ["own-b"]
    (told,) = own.damaged(tmp_path)
    assert told.id == "own-a"
    assert str(file) in told.words
    assert "knowledge remove own-a" in told.words
    assert own.ids(tmp_path) == ("own-a", "own-b")
    assert list(own.own_hashes(tmp_path)) == ["own-b"]


@pytest.mark.parametrize(
    ("was", "instead", "told"),
    [
        ('"version": 1', '"version": 2', "newer Ownwords"),
        ("together", "to gether", "is damaged"),
        ('"Policy"', '"Wrong"', "is damaged"),
    ],
)
def test_a_file_that_was_changed_is_told(tmp_path: Path, was: str, instead: str, told: str) -> None:
    own.keep(tmp_path, document())
    file = tmp_path / "documents" / "own-policy.json"
    text = file.read_text(encoding="utf-8").replace('"version":1', '"version": 1')
    assert was in text
    file.write_text(text.replace(was, instead), encoding="utf-8")
    (damaged,) = own.damaged(tmp_path)
    assert told in damaged.words
    assert own.own_documents(tmp_path) == ()
    assert own.own_hashes(tmp_path) == {}


def test_a_file_of_another_shape_is_told_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    content = sealed("own-x", b'{"version": 1, "front": {}}')
    (tmp_path / "documents" / "own-x.json").write_bytes(content)
    (damaged,) = own.damaged(tmp_path)
    assert "another version" in damaged.words


def test_a_file_under_another_name_is_told(tmp_path: Path) -> None:
    own.keep(tmp_path, document())
    folder = tmp_path / "documents"
    (folder / "own-policy.json").rename(folder / "own-other.json")
    assert [one.id for one in own.damaged(tmp_path)] == ["own-other"]
    assert own.own_hashes(tmp_path) == {}


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "documents" / "own-x.json").mkdir(parents=True)
    (damaged,) = own.damaged(tmp_path)
    assert "cannot be opened" in damaged.words
    assert own.own_hashes(tmp_path) == {}


def test_remove_takes_the_one_with_the_id_damaged_or_not(tmp_path: Path) -> None:
    own.keep(tmp_path, document("own-a"))
    own.keep(tmp_path, document("own-b"))
    (tmp_path / "documents" / "own-b.json").write_text("{")
    other = tmp_path / "records.json"
    other.write_text("{}")
    for id_ in ("../records", "own-c", ""):
        with pytest.raises(KnowledgeError, match="added no document"):
            own.drop(tmp_path, id_)
    own.drop(tmp_path, "own-b")
    assert own.ids(tmp_path) == ("own-a",)
    assert other.exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file is in the way")
    with pytest.raises(KnowledgeError, match="Nothing was changed"):
        own.keep(tmp_path / "library", document())
    with pytest.raises(KnowledgeError, match="cannot be kept"), own.alone(tmp_path / "library"):
        pass
    with pytest.raises(KnowledgeError, match="cannot be read"):
        own.ids(tmp_path / "library")
