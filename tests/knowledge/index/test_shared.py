"""A real Chroma server that several people share: who sees what, and what happens when it is gone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.index.build import BuildReport, build, is_prepared
from assistant.knowledge.index.connection import ServerTrouble
from assistant.knowledge.index.places import mirror_slot, own_slot
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.sharing import remove_shared
from assistant.knowledge.index.snapshot import current_folder, read_snapshot
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.own import OwnDocument, drop, keep
from assistant.knowledge.question import Query
from assistant.meaning.embedder import DIMENSIONS, model_id
from assistant.record.nation import Nation
from tests.conftest import NO_NETWORK
from tests.knowledge.index.conftest import TOPICS
from tests.knowledge.index.making import front_of
from tests.knowledge.index.server import Server
from tests.knowledge.index.test_own_index import own

_TODAY = date(2026, 11, 21)
_ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(NO_NETWORK), *filter(None, sys.path)])}
_POLICY = "Our school lends a tablet called Zebra to each pupil who needs one."
_CLUB = "The swimming club meets at the lido every Tuesday."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def ann(two_shipped: Library, tmp_path: Path, server: Server) -> Library:
    """One person's library; the shipped part has two documents."""
    return replace(two_shipped, own_dir=tmp_path / "ann" / "library", server=server.url)


@pytest.fixture
def bob(ann: Library, tmp_path: Path) -> Library:
    """Another person's, on the same server."""
    return replace(ann, own_dir=tmp_path / "bob" / "library")


def _own_dir(library: Library) -> Path:
    assert library.own_dir is not None
    return library.own_dir


def _build(library: Library) -> BuildReport:
    return build(library, TOPICS, lambda *_: None, share=True)


def _add(library: Library, id_: str, text: str, *nations: Nation) -> OwnDocument:
    document = own(id_, text)
    document = document.model_copy(update={"front": front_of(id_, nations)})
    keep(_own_dir(library), document)
    return document


def _quotes(library: Library | Knowledge, question: str, nation: str | None = None) -> list[str]:
    knowledge = Knowledge.open(library) if isinstance(library, Library) else library
    return [one.quote for one in knowledge.ask(question, nation=nation, on=_TODAY).citations]


def _shared(library: Library) -> Shared:
    assert library.server is not None
    return Shared(read_address(library.server), model_id(), 5.0)


def test_what_one_person_adds_another_finds_with_page_and_heading(
    ann: Library, bob: Library
) -> None:
    _add(ann, "own-policy", _POLICY)
    report = _build(ann)
    assert (report.documents, report.passages, report.embedded, report.problems) == (3, 3, 1, [])
    assert report.warnings == []
    assert is_prepared(bob, TOPICS)
    opened = Knowledge.open(bob)
    (first, *_) = opened.ask("who lends a zebra tablet", nation="wales", on=_TODAY).citations
    assert (first.quote, first.page, first.heading) == (_POLICY, 3, "Tablets")
    assert (first.document, first.nation) == ("own-policy", "unknown")
    assert [row.id for row in opened.documents()] == ["buses", "plans", "own-policy"]
    assert not (_own_dir(bob) / "documents").exists()


def test_an_open_library_sees_what_others_add_change_and_remove(ann: Library, bob: Library) -> None:
    _build(ann)
    opened = Knowledge.open(bob)
    assert _POLICY not in _quotes(opened, "who lends a zebra tablet")
    document = _add(ann, "own-policy", _POLICY)
    _build(ann)
    assert _quotes(opened, "who lends a zebra tablet")[0] == _POLICY
    (section,) = document.sections
    changed = replace(section, text=_POLICY.replace("Zebra", "Zebra Two"))
    keep(_own_dir(ann), document.model_copy(update={"sections": (changed,)}))
    _build(ann)
    assert _quotes(opened, "who lends a zebra tablet")[0] == changed.text
    assert remove_shared(bob, "own-policy")
    assert not any("Zebra" in quote for quote in _quotes(opened, "who lends a zebra tablet"))


def test_nothing_is_sent_or_embedded_twice(ann: Library, bob: Library) -> None:
    _add(ann, "own-policy", _POLICY)
    _build(ann)
    mirror = mirror_slot(_own_dir(ann), read_address(str(ann.server)).url)
    before = {file: file.stat().st_mtime_ns for file in mirror.rglob("*")}
    assert _build(ann).embedded == 0
    assert {file: file.stat().st_mtime_ns for file in mirror.rglob("*")} == before
    _add(bob, "own-policy", _POLICY)  # the very same, added by somebody else
    report = _build(bob)
    assert (report.embedded, report.problems) == (1, [])  # for his own index, and not sent
    assert _shared(ann).passages_in("unknown").count() == 1
    _add(bob, "own-club", _CLUB)
    assert _build(bob).embedded == 1
    vectors = {file.name: file.stat().st_size for file in current_folder(mirror).glob("vectors.*")}
    assert _build(ann).embedded == 0
    assert {f.name: f.stat().st_size for f in current_folder(mirror).glob("vectors.*")} == vectors
    assert read_snapshot(mirror).vectors.shape[0] == 3  # of what is on this machine only


def test_the_answers_are_those_of_the_exact_snapshot(ann: Library, bob: Library) -> None:
    texts = {
        "own-policy": (_POLICY, ()),
        "own-club": (_CLUB, (Nation.WALES, Nation.ENGLAND)),
        "own-bus": ("The bus pass is free for one year of travel training.", (Nation.UK,)),
        "own-csp": ("A co-ordinated support plan is written here.", (Nation.SCOTLAND,)),
        "own-many": ("\n\n".join(f"Bus {n} goes to the lido and to work." for n in range(90)), ()),
    }
    for id_, (text, nations) in texts.items():
        _add(ann, id_, text, *nations)
    _build(ann)
    shared = Knowledge.open(bob)
    alone = replace(ann, server=None)
    _build(alone)
    exact = Knowledge.open(alone)
    questions = (
        "who lends a tablet",
        "travel training bus",
        "when does the swimming club meet",
        "co-ordinated support plan",
        "which bus goes to work",
        "zebra",
    )
    for question in questions:
        for nation in (None, "england", "scotland", "wales", "northern-ireland"):
            ours = shared.ask(question, nation=nation, on=_TODAY)
            assert ours == exact.ask(question, nation=nation, on=_TODAY), (question, nation)
    assert any(shared.ask(one, nation=None, on=_TODAY).citations for one in questions)


def test_gone_it_says_so_and_the_shipped_guidance_answers_and_back_nothing_is_lost(
    ann: Library, bob: Library, server: Server
) -> None:
    _add(ann, "own-policy", _POLICY)
    _build(ann)
    opened = Knowledge.open(bob)
    before = opened.ask("who lends a zebra tablet", nation=None, on=_TODAY)
    server.kill()
    for knowledge in (opened, Knowledge.open(bob)):
        gone = knowledge.ask("learn the bus to work", nation="england", on=_TODAY)
        assert gone.warnings[0] == (
            f"The shared library at {server.url} does not answer. "
            "Only the guidance on this machine was searched."
        )
        assert gone.citations[0].quote == "Learn the bus to work."
    _add(ann, "own-club", _CLUB)
    with pytest.raises(ServerTrouble, match=r"does not answer.*Nothing is lost.*knowledge share"):
        _build(ann)
    with pytest.raises(ServerTrouble, match="does not answer"):
        remove_shared(ann, "own-policy")
    assert is_prepared(ann, TOPICS)
    server.start()
    assert opened.ask("who lends a zebra tablet", nation=None, on=_TODAY) == before
    assert _build(ann).problems == []
    assert _quotes(opened, "when does the swimming club meet")[0] == _CLUB


def test_gone_between_the_look_and_the_question_it_is_still_told(
    ann: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(ann)
    _add(ann, "own-policy", _POLICY)
    _build(ann)
    opened = Knowledge.open(ann)
    reading = Knowledge._query

    def killing(self: Knowledge, question: str) -> Query:
        server.kill()
        monkeypatch.undo()
        return reading(self, question)

    monkeypatch.setattr(Knowledge, "_query", killing)
    gone = opened.ask("learn the bus to work", nation="england", on=_TODAY)
    assert "does not answer" in gone.warnings[0]
    assert gone.citations[0].quote == "Learn the bus to work."


def test_beside_a_question_stands_what_is_on_this_machine_while_the_server_is_gone(
    ann: Library, bob: Library, server: Server
) -> None:
    _add(ann, "own-bus", "Learn to take the bus to work with us.")
    _build(ann)
    hers, his = Knowledge.open(ann), Knowledge.open(bob)
    assert len(hers.beside("travel", nation="england", on=_TODAY)) == 2
    assert len(his.beside("travel", nation="england", on=_TODAY)) == 2
    server.kill()
    assert len(hers.beside("travel", nation="england", on=_TODAY)) == 2
    (quote,) = his.beside("travel", nation="england", on=_TODAY)
    assert quote.quote == "Learn the bus to work."


def test_a_server_that_hangs_does_not_hang_a_person(ann: Library, server: Server) -> None:
    _add(ann, "own-policy", _POLICY)
    _build(ann)
    opened = Knowledge.open(ann)
    assert _quotes(opened, "who lends a zebra tablet")[0] == _POLICY
    server.hang()
    try:
        began = time.monotonic()
        gone = opened.ask("learn the bus to work", nation="england", on=_TODAY)
        assert time.monotonic() - began < 12
        assert "does not answer" in gone.warnings[0]
        began = time.monotonic()
        with pytest.raises(ServerTrouble, match="does not answer"):
            _build(ann)
        assert time.monotonic() - began < 12
    finally:
        server.go_on()
    assert _quotes(opened, "who lends a zebra tablet")[0] == _POLICY


def test_two_processes_at_once_one_adds_while_the_other_asks(ann: Library, bob: Library) -> None:
    _build(ann)
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from assistant.knowledge.index.build import build\n"
        "from assistant.knowledge.library import Library\n"
        "from assistant.knowledge.own import keep\n"
        "from tests.knowledge.index.conftest import TOPICS\n"
        "from tests.knowledge.index.test_own_index import own\n"
        "library = Library(*map(Path, sys.argv[1:4]), sys.argv[4])\n"
        "for number in range(6):\n"
        "    keep(library.own_dir, own(f'own-{number}', f'The lido club number {number} swims.'))\n"
        "    build(library, TOPICS, lambda *_: None, share=True)\n"
    )
    folders = [ann.cache_dir, ann.guidance_dir, _own_dir(ann)]
    adding = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, folders), str(ann.server)],
        env=_ENV,
    )
    opened = Knowledge.open(bob)
    counts = []
    while adding.poll() is None:
        found = opened.ask("which lido club swims", nation=None, on=_TODAY)
        assert not [one for one in found.warnings if "shared library" in one]
        counts.append(len(opened.documents()))
    assert adding.returncode == 0
    assert counts == sorted(counts)
    assert len(set(counts)) > 2
    assert len(_quotes(opened, "which lido club swims")) == 5
    assert len(opened.documents()) == 8


_KILLED = (
    "import os, sys; from pathlib import Path\n"
    "from assistant.knowledge.index import shared\n"
    "from assistant.knowledge.index.build import build\n"
    "from assistant.knowledge.library import Library\n"
    "shared.Shared.{method} = lambda *_: os.kill(os.getpid(), 9)\n"
    "from tests.knowledge.index.conftest import TOPICS\n"
    "build(Library(*map(Path, sys.argv[1:4]), sys.argv[4]), TOPICS, lambda *_: None, share=True)\n"
)


@pytest.mark.parametrize("method", ["_put_record", "clean"])
def test_a_writer_that_is_killed_leaves_nothing_half_visible(
    ann: Library, bob: Library, method: str
) -> None:
    """Killed before the record is written, and killed between the record and cleaning up."""
    document = _add(ann, "own-policy", _POLICY)
    _build(ann)
    (section,) = document.sections
    other = replace(section, text="Nobody lends a tablet now.")
    keep(_own_dir(ann), document.model_copy(update={"sections": (other,)}))
    folders = [ann.cache_dir, ann.guidance_dir, _own_dir(ann)]
    code = _KILLED.format(method=method)
    command = [sys.executable, "-c", code, *map(str, folders), str(ann.server)]
    assert subprocess.run(command, check=False, env=_ENV).returncode == -9
    held = _shared(bob).passages_in("unknown")
    assert held.count() == 2
    seen = _POLICY if method == "_put_record" else other.text
    assert _quotes(bob, "who lends a zebra tablet")[0] == seen
    report = _build(ann)
    assert (report.embedded, report.problems) == (0, [])
    assert held.count() == 1
    assert _quotes(bob, "who lends a zebra tablet")[0] == other.text


def test_what_somebody_removed_comes_back_only_when_it_is_added_anew(
    ann: Library, bob: Library
) -> None:
    document = _add(ann, "own-policy", _POLICY)
    _build(ann)
    assert remove_shared(bob, "own-policy")
    assert not remove_shared(bob, "own-policy")
    assert _shared(bob).passages_in("unknown").count() == 0
    (problem,) = _build(ann).problems
    assert "“About own-policy” was removed from the shared library by somebody" in problem
    assert _quotes(ann, "who lends a zebra tablet")[0] == _POLICY  # it is still her own
    assert _POLICY not in _quotes(bob, "who lends a zebra tablet")
    assert not remove_shared(ann, "own-policy")  # as 'knowledge remove' does
    drop(_own_dir(ann), "own-policy")
    _build(ann)
    keep(_own_dir(ann), document)
    assert _build(ann).problems == []
    assert _quotes(bob, "who lends a zebra tablet")[0] == _POLICY


def test_another_document_of_the_same_id_is_not_overwritten(ann: Library, bob: Library) -> None:
    _add(ann, "own-policy", _POLICY)
    _build(ann)
    _add(bob, "own-policy", "Bob's own policy is about cats.")
    (problem,) = _build(bob).problems
    assert "somebody else shares another document under its id, own-policy" in problem
    assert _quotes(ann, "who lends a zebra tablet")[0] == _POLICY
    assert _quotes(bob, "whose policy is about cats")[0] == "Bob's own policy is about cats."


def test_without_the_setting_nothing_reaches_the_server(ann: Library) -> None:
    alone = replace(ann, server=None)
    _add(alone, "own-policy", _POLICY)
    _build(alone)
    assert _quotes(alone, "who lends a zebra tablet")[0] == _POLICY
    assert _shared(ann).records() == {}
    assert own_slot(_own_dir(alone)).is_dir()


def test_vectors_that_are_here_already_are_sent_and_not_computed_again(ann: Library) -> None:
    alone = replace(ann, server=None)
    _build(alone)
    _add(alone, "own-policy", _POLICY)
    assert _build(alone).embedded == 1
    assert _build(ann).embedded == 0
    assert _quotes(ann, "who lends a zebra tablet")[0] == _POLICY


def test_what_is_removed_while_a_server_is_set_is_gone_from_the_index_before_it_too(
    ann: Library,
) -> None:
    alone = replace(ann, server=None)
    _add(alone, "own-policy", _POLICY)
    _build(alone)
    _build(ann)
    assert own_slot(_own_dir(ann)).exists()  # its vectors may serve again
    assert remove_shared(ann, "own-policy")
    drop(_own_dir(ann), "own-policy")
    _build(ann)
    files = [file for file in _own_dir(ann).rglob("*") if file.is_file()]
    assert files
    assert not any(b"Zebra" in file.read_bytes() for file in files)


def test_a_document_that_is_not_what_its_record_says_is_left_out_and_said(
    ann: Library, bob: Library
) -> None:
    _add(ann, "own-policy", _POLICY)
    _add(ann, "own-club", _CLUB)
    _build(ann)
    held = _shared(ann).passages_in("unknown")
    got = held.get(where={"document": "own-policy"}, include=["embeddings", "metadatas"])
    held.upsert(
        ids=got["ids"],
        embeddings=got["embeddings"],
        metadatas=got["metadatas"],
        documents=["It lends \x1b[31m nothing."],
    )
    opened = Knowledge.open(bob)
    found = opened.ask("when does the swimming club meet", nation=None, on=_TODAY)
    assert "own-policy of the shared library could not be read whole" in found.warnings[0]
    assert found.citations[0].quote == _CLUB
    assert [row.id for row in opened.documents()] == ["buses", "plans", "own-club"]


def test_nothing_on_a_server_passes_for_guidance_that_came_with_ownwords(
    ann: Library, bob: Library
) -> None:
    _add(ann, "own-policy", _POLICY)
    _build(ann)
    shared = _shared(ann)
    record = shared.records()["own-policy"]
    document = shared.get("own-policy", record)
    front = document.front.model_copy(update={"own": False})
    vectors = np.ones((len(document.passages), DIMENSIONS), dtype=np.float32)
    assert list(shared.put(replace(document, front=front), vectors)) == [1]
    assert [row.id for row in Knowledge.open(bob).documents()] == ["buses", "plans"]


def test_a_server_of_another_model_is_not_used(ann: Library) -> None:
    _build(ann)
    assert ann.server is not None
    with pytest.raises(ServerTrouble, match="not a shared library that this Ownwords can use"):
        Shared(read_address(ann.server), "another-model", 5.0)


def test_without_a_server_there_is_nothing_to_remove_from(ann: Library) -> None:
    with pytest.raises(KnowledgeError, match="no shared library"):
        remove_shared(replace(ann, server=None), "own-policy")
