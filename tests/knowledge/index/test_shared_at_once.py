"""Two processes fill one real server at once, and it is killed while they do."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.knowledge.index.build import build
from assistant.knowledge.index.places import own_slot
from assistant.knowledge.index.shared_document import SharedDocument, passage_id
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.own import keep, own_documents
from assistant.knowledge.passages import cut
from tests.knowledge.index.conftest import TOPICS
from tests.knowledge.index.server import Server
from tests.knowledge.index.test_own_index import own
from tests.knowledge.index.test_shared import _ENV, _build, _own_dir, _shared

_FILLING = """
import sys
from pathlib import Path
from assistant.errors import KnowledgeError
from assistant.knowledge.index.build import build
from assistant.knowledge.library import Library
from tests.knowledge.index.conftest import TOPICS

def progress(what, done, total):
    if what.startswith("Sending"):
        print(what, flush=True)
        sys.stdin.readline()

try:
    report = build(Library(*map(Path, sys.argv[1:4]), sys.argv[4]), TOPICS, progress, share=True)
except KnowledgeError as error:
    sys.exit(str(error))
sys.exit("".join(report.problems) or 0)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with Server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def people(two_shipped: Library, tmp_path: Path, server: Server) -> list[Library]:
    """Two people, each with three documents of several passages."""
    libraries = []
    for name in ("ann", "bob"):
        library = replace(two_shipped, own_dir=tmp_path / name / "library", server=server.url)
        for number in range(3):
            text = "\n\n".join(
                f"{name} {number}: {line} " + "of the plan " * 30 for line in range(9)
            )
            keep(_own_dir(library), own(f"own-{name}-{number}", text))
        libraries.append(library)
    return libraries


def _filling(library: Library) -> subprocess.Popen[str]:
    """Start to fill; after each piece that was sent it says so, and waits for a line."""
    folders = [library.cache_dir, library.guidance_dir, _own_dir(library), library.server]
    return subprocess.Popen(
        [sys.executable, "-c", _FILLING, *map(str, folders)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=_ENV,
    )


def _assert_whole(people: list[Library]) -> None:
    """Every passage of everybody's documents is there once, as it is, and nothing else."""
    wanted = {}
    for library in people:
        for document in own_documents(_own_dir(library)):
            passages = cut(document)
            version = SharedDocument(document.front, passages, {}).version
            for number, passage in enumerate(passages):
                wanted[passage_id(document.front.id, version, number)] = passage.text
    shared = _shared(people[0])
    held = shared.passages_in("unknown").get(include=["documents"])
    assert dict(zip(held["ids"], held["documents"] or [], strict=True)) == wanted
    assert len(wanted) > len(shared.records()) == 6
    assert all(record.clean for record in shared.records().values())


def test_killed_while_two_fill_it_and_started_again_it_holds_all_of_both(
    people: list[Library], server: Server
) -> None:
    filling = [_filling(library) for library in people]
    for one in filling:
        assert one.stdout is not None
        assert one.stdout.readline().startswith(
            "Sending"
        )  # passages are there, their record is not
    server.kill()
    for one in filling:
        _, told = one.communicate()
        assert one.returncode == 1
        assert told.startswith(f"The shared library at {server.url} does not answer.")
        assert "Nothing is lost" in told
        assert "Traceback" not in told
    server.start()
    assert _shared(people[0]).records() == {}
    for one in [_filling(library) for library in people]:
        _, told = one.communicate()
        assert (one.returncode, told) == (0, "")
    _assert_whole(people)
    for library in people:
        build(library, TOPICS, lambda *_: None)
        assert len(Knowledge.open(library).documents()) == 8


def test_an_unchanged_library_embeds_nothing_and_touches_nothing(
    people: list[Library], tmp_path: Path
) -> None:
    for library in [*people, people[0]]:
        _build(library)
    folders = [tmp_path / "server", *(own_slot(_own_dir(library)) for library in people)]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files}
    for library in people:
        report = _build(library)
        assert (report.embedded, report.problems, report.documents) == (0, [], 8)
    assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files} == before
    _assert_whole(people)
