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
from tests.knowledge.index.people import ENV, arguments, own_dir, share, shared_at
from tests.knowledge.index.server import Server
from tests.knowledge.index.test_own_index import own

FILLING = """
import sys
from pathlib import Path
from assistant.errors import KnowledgeError
from assistant.knowledge.index.build import build
from assistant.knowledge.index.sharing import listed
from assistant.knowledge.library import Library
from assistant.knowledge.own import own_documents
from tests.knowledge.index.conftest import TOPICS

def progress(what, done, total):
    if what.startswith("Sending"):
        print(what, flush=True)
        sys.stdin.readline()

try:
    library = Library(*map(Path, sys.argv[1:4]), sys.argv[4])
    agreed = listed(own_documents(library.own_dir))
    report = build(library, TOPICS, progress, share=agreed)
except KnowledgeError as error:
    sys.exit(str(error))
sys.exit("".join(report.problems) or 0)
"""


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server whose files a test can look at."""
    with Server(tmp_path / "server") as running:
        yield running


@pytest.fixture
def people(two_shipped: Library, tmp_path: Path, own_server: Server) -> list[Library]:
    """Two people, each with three documents of several passages."""
    libraries = []
    for name in ("ann", "bob"):
        library = replace(two_shipped, own_dir=tmp_path / name / "library", server=own_server.url)
        for number in range(3):
            text = "\n\n".join(
                f"{name} {number}: {line} " + "of the plan " * 30 for line in range(9)
            )
            keep(own_dir(library), own(f"own-{name}-{number}", text))
        libraries.append(library)
    return libraries


def _filling(library: Library) -> subprocess.Popen[str]:
    """Start to fill; after each piece that was sent it says so, and waits for a line."""
    return subprocess.Popen(
        [sys.executable, "-c", FILLING, *arguments(library)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENV,
    )


def _assert_whole(people: list[Library]) -> None:
    """Every passage of everybody's documents is there once, as it is, and nothing else."""
    wanted = {}
    for library in people:
        for document in own_documents(own_dir(library)):
            passages = cut(document)
            version = SharedDocument(document.front, passages).version
            for number, passage in enumerate(passages):
                wanted[passage_id(document.front.id, version, number)] = passage.text
    shared = shared_at(people[0])
    held = shared.passages_in("unknown").get(include=["documents"])
    assert dict(zip(held["ids"], held["documents"] or [], strict=True)) == wanted
    records = shared.holding().records
    assert len(wanted) > len(records) == 6
    assert not any(record.replaces for record in records.values())


@pytest.mark.slow
def test_killed_while_two_fill_it_and_started_again_it_holds_all_of_both(
    people: list[Library], own_server: Server
) -> None:
    filling = [_filling(library) for library in people]
    for one in filling:
        assert one.stdout is not None
        assert one.stdout.readline().startswith(
            "Sending"
        )  # passages are there, their record is not
    own_server.kill()
    for one in filling:
        _, told = one.communicate()
        assert one.returncode == 1
        assert told.startswith(f"The shared library at {own_server.url} does not answer.")
        assert "Nothing is lost" in told
        assert "Traceback" not in told
    own_server.start()
    assert shared_at(people[0]).holding().records == {}
    for one in [_filling(library) for library in people]:
        _, told = one.communicate()
        assert (one.returncode, told) == (0, "")
    _assert_whole(people)
    for library in people:
        build(library, TOPICS, lambda *_: None)
        assert len(Knowledge.open(library).documents()) == 8


@pytest.mark.slow
def test_an_unchanged_library_embeds_nothing_and_touches_nothing(
    people: list[Library], tmp_path: Path
) -> None:
    for library in [*people, people[0]]:
        share(library)
    folders = [tmp_path / "server", *(own_slot(own_dir(library)) for library in people)]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    before = {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files}
    for library in people:
        report = share(library)
        assert (report.embedded, report.problems, report.documents) == (0, [], 8)
    assert {file: (file.stat().st_mtime_ns, file.read_bytes()) for file in files} == before
    _assert_whole(people)
