"""A real Chroma server that several people share: who sees what, and what happens when it is gone."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from assistant.address import read_address
from assistant.errors import KnowledgeError
from assistant.knowledge.index.build import is_prepared
from assistant.knowledge.index.places import mirror_slot, own_slot
from assistant.knowledge.index.sharing import remove_shared
from assistant.knowledge.index.snapshot import read_snapshot
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import EXACT_UP_TO, Library
from assistant.knowledge.own import drop, keep
from assistant.record.nation import Nation
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


def test_what_one_person_adds_another_finds_with_page_and_heading(
    ann: Library, bob: Library
) -> None:
    add(ann, "own-policy", POLICY)
    report = share(ann)
    assert (report.documents, report.passages, report.embedded, report.problems) == (3, 3, 1, [])
    assert report.warnings == []
    assert is_prepared(bob, TOPICS)
    opened = Knowledge.open(bob)
    (first, *_) = opened.ask("who lends a zebra tablet", nation="wales", on=TODAY).citations
    assert (first.quote, first.page, first.heading) == (POLICY, 3, "Tablets")
    assert (first.document, first.nation) == ("own-policy", "unknown")
    assert [row.id for row in opened.documents()] == ["buses", "plans", "own-policy"]
    assert not (own_dir(bob) / "documents").exists()


def test_an_open_library_sees_what_others_add_change_and_remove(ann: Library, bob: Library) -> None:
    share(ann)
    opened = Knowledge.open(bob)
    assert POLICY not in quotes(opened, "who lends a zebra tablet")
    document = add(ann, "own-policy", POLICY)
    share(ann)
    assert quotes(opened, "who lends a zebra tablet")[0] == POLICY
    (section,) = document.sections
    changed = replace(section, text=POLICY.replace("Zebra", "Zebra Two"))
    keep(own_dir(ann), document.model_copy(update={"sections": (changed,)}))
    share(ann)
    assert quotes(opened, "who lends a zebra tablet")[0] == changed.text
    assert remove_shared(bob, "own-policy")
    assert not any("Zebra" in quote for quote in quotes(opened, "who lends a zebra tablet"))


def test_nothing_is_sent_or_embedded_twice(ann: Library, bob: Library) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    mirror = mirror_slot(own_dir(ann), read_address(str(ann.server)).url)
    before = {file: file.stat().st_mtime_ns for file in mirror.rglob("*")}
    assert share(ann).embedded == 0
    assert {file: file.stat().st_mtime_ns for file in mirror.rglob("*")} == before
    add(bob, "own-policy", POLICY)  # the very same, added by somebody else
    report = share(bob)
    assert (report.embedded, report.problems) == (1, [])  # for his own index, and not sent
    assert shared_at(ann).passages_in("unknown").count() == 1
    add(bob, "own-club", CLUB)
    assert share(bob).embedded == 1
    assert share(ann).embedded == 0  # the vectors of others come along
    assert read_snapshot(mirror).vectors.shape[0] == 4


@pytest.mark.parametrize("exact_up_to", [10, pytest.param(EXACT_UP_TO, marks=pytest.mark.slow)])
def test_the_answers_are_those_of_the_exact_snapshot(
    ann: Library, bob: Library, exact_up_to: int
) -> None:
    """With the copy alone, and above the limit with the server."""
    texts = {
        "own-policy": (POLICY, ()),
        "own-club": (CLUB, (Nation.WALES, Nation.ENGLAND)),
        "own-bus": ("The bus pass is free for one year of travel training.", (Nation.UK,)),
        "own-csp": ("A co-ordinated support plan is written here.", (Nation.SCOTLAND,)),
        "own-many": ("\n\n".join(f"Bus {n} goes to the lido and to work." for n in range(90)), ()),
    }
    for id_, (text, nations) in texts.items():
        add(ann, id_, text, *nations)
    share(ann)
    shared = Knowledge.open(replace(bob, exact_up_to=exact_up_to))
    alone = replace(ann, server=None)
    share(alone)
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
            ours = shared.ask(question, nation=nation, on=TODAY)
            assert ours == exact.ask(question, nation=nation, on=TODAY), (question, nation)
    assert any(shared.ask(one, nation=None, on=TODAY).citations for one in questions)


@pytest.mark.slow
def test_two_processes_at_once_one_adds_while_the_other_asks(ann: Library, bob: Library) -> None:
    share(ann)
    code = (
        "import sys; from datetime import date; from pathlib import Path\n"
        "from assistant.knowledge.library import Library\n"
        "from assistant.knowledge.own import keep\n"
        "from tests.knowledge.index.people import share\n"
        "from tests.knowledge.index.test_own_index import own\n"
        "library = Library(*map(Path, sys.argv[1:4]), sys.argv[4])\n"
        "for number in range(6):\n"
        "    keep(library.own_dir, own(f'own-{number}', f'The lido club number {number} swims.'))\n"
        "    share(library)\n"
    )
    adding = subprocess.Popen(
        [sys.executable, "-c", code, *arguments(ann)],
        env=ENV,
    )
    opened = Knowledge.open(bob)
    counts = []
    while adding.poll() is None:
        found = opened.ask("which lido club swims", nation=None, on=TODAY)
        assert not [one for one in found.warnings if "shared library" in one]
        counts.append(len(opened.documents()))
    assert adding.returncode == 0
    assert counts == sorted(counts)
    assert len(set(counts)) > 2
    assert len(quotes(opened, "which lido club swims")) == 5
    assert len(opened.documents()) == 8


_KILLED = (
    "import os, sys; from pathlib import Path\n"
    "from assistant.knowledge.index import shared\n"
    "from assistant.knowledge.library import Library\n"
    "shared.Shared.{method} = lambda *_: os.kill(os.getpid(), 9)\n"
    "from tests.knowledge.index.people import share\n"
    "share(Library(*map(Path, sys.argv[1:4]), sys.argv[4]))\n"
)


@pytest.mark.parametrize(
    "method", ["_put_record", pytest.param("withdraw", marks=pytest.mark.slow)]
)
def test_a_writer_that_is_killed_leaves_nothing_half_visible(
    ann: Library, bob: Library, method: str
) -> None:
    """Killed before the record is written, and killed between the record and cleaning up."""
    document = add(ann, "own-policy", POLICY)
    share(ann)
    (section,) = document.sections
    other = replace(section, text="Nobody lends a tablet now.")
    keep(own_dir(ann), document.model_copy(update={"sections": (other,)}))
    code = _KILLED.format(method=method)
    command = [sys.executable, "-c", code, *arguments(ann)]
    assert subprocess.run(command, check=False, env=ENV).returncode == -9
    held = shared_at(bob).passages_in("unknown")
    assert held.count() == 2
    seen = POLICY if method == "_put_record" else other.text
    assert quotes(bob, "who lends a zebra tablet")[0] == seen
    report = share(ann)
    assert (report.embedded, report.problems) == (0, [])
    assert held.count() == 1
    assert quotes(bob, "who lends a zebra tablet")[0] == other.text


def test_what_somebody_removed_comes_back_only_when_it_is_added_anew(
    ann: Library, bob: Library
) -> None:
    document = add(ann, "own-policy", POLICY)
    share(ann)
    assert remove_shared(bob, "own-policy")
    assert not remove_shared(bob, "own-policy")
    assert shared_at(bob).passages_in("unknown").count() == 0
    (problem,) = share(ann).problems
    assert "“About own-policy” was removed from the shared library by somebody" in problem
    assert quotes(ann, "who lends a zebra tablet")[0] == POLICY  # it is still her own
    assert POLICY not in quotes(bob, "who lends a zebra tablet")
    assert not remove_shared(ann, "own-policy")  # as 'knowledge remove' does
    drop(own_dir(ann), "own-policy")
    share(ann)
    keep(own_dir(ann), document)
    assert share(ann).problems == []
    assert quotes(bob, "who lends a zebra tablet")[0] == POLICY


def test_another_document_of_the_same_id_is_not_overwritten(ann: Library, bob: Library) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    add(bob, "own-policy", "Bob's own policy is about cats.")
    (problem,) = share(bob).problems
    assert "somebody else shares another document under its id, own-policy" in problem
    assert quotes(ann, "who lends a zebra tablet")[0] == POLICY
    assert quotes(bob, "whose policy is about cats")[0] == "Bob's own policy is about cats."


def test_without_the_setting_nothing_reaches_the_server(ann: Library) -> None:
    alone = replace(ann, server=None)
    add(alone, "own-policy", POLICY)
    share(alone)
    assert quotes(alone, "who lends a zebra tablet")[0] == POLICY
    assert shared_at(ann).holding().records == {}
    assert own_slot(own_dir(alone)).is_dir()


def test_vectors_that_are_here_already_are_sent_and_not_computed_again(ann: Library) -> None:
    alone = replace(ann, server=None)
    share(alone)
    add(alone, "own-policy", POLICY)
    assert share(alone).embedded == 1
    assert share(ann).embedded == 0
    assert quotes(ann, "who lends a zebra tablet")[0] == POLICY


def test_what_is_removed_while_a_server_is_set_is_gone_from_the_index_before_it_too(
    ann: Library,
) -> None:
    alone = replace(ann, server=None)
    add(alone, "own-policy", POLICY)
    share(alone)
    share(ann)
    assert own_slot(own_dir(ann)).exists()  # its vectors may serve again
    assert remove_shared(ann, "own-policy")
    drop(own_dir(ann), "own-policy")
    share(ann)
    files = [file for file in own_dir(ann).rglob("*") if file.is_file()]
    assert files
    assert not any(b"Zebra" in file.read_bytes() for file in files)


def test_without_a_server_there_is_nothing_to_remove_from(ann: Library) -> None:
    with pytest.raises(KnowledgeError, match="no shared library"):
        remove_shared(replace(ann, server=None), "own-policy")
