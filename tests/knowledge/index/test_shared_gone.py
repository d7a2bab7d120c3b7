"""The shared server goes away, hangs and comes back: nobody waits for long, and nothing is lost."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from assistant.knowledge.index.build import is_prepared
from assistant.knowledge.index.connection import ServerTrouble
from assistant.knowledge.index.sharing import remove_shared
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.question import Query
from tests.knowledge.index.conftest import TOPICS
from tests.knowledge.index.people import (
    CLUB,
    POLICY,
    TODAY,
    add,
    quotes,
    share,
)
from tests.knowledge.index.server import Server


def test_gone_it_says_so_and_the_shipped_guidance_answers_and_back_nothing_is_lost(
    ann: Library, bob: Library, server: Server
) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    opened = Knowledge.open(bob)
    before = opened.ask("who lends a zebra tablet", nation=None, on=TODAY)
    server.kill()
    for knowledge in (opened, Knowledge.open(bob)):
        gone = knowledge.ask("learn the bus to work", nation="england", on=TODAY)
        assert gone.warnings[0] == (
            f"The shared library at {server.url} does not answer. "
            "Only the guidance on this machine was searched."
        )
        assert gone.citations[0].quote == "Learn the bus to work."
    add(ann, "own-club", CLUB)
    with pytest.raises(ServerTrouble, match=r"does not answer.*Nothing is lost.*knowledge share"):
        share(ann)
    with pytest.raises(ServerTrouble, match="does not answer"):
        remove_shared(ann, "own-policy")
    assert is_prepared(ann, TOPICS)
    server.start()
    assert opened.ask("who lends a zebra tablet", nation=None, on=TODAY) == before
    assert share(ann).problems == []
    assert quotes(opened, "when does the swimming club meet")[0] == CLUB


@pytest.mark.slow
def test_gone_between_the_look_and_the_question_it_is_still_told(
    ann: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    share(ann)
    add(ann, "own-policy", POLICY)
    share(ann)
    opened = Knowledge.open(replace(ann, exact_up_to=1))
    reading = Knowledge._query

    def killing(self: Knowledge, question: str) -> Query:
        server.kill()
        monkeypatch.undo()
        return reading(self, question)

    monkeypatch.setattr(Knowledge, "_query", killing)
    gone = opened.ask("learn the bus to work", nation="england", on=TODAY)
    assert "does not answer" in gone.warnings[0]
    assert gone.citations[0].quote == "Learn the bus to work."


def test_beside_a_question_stands_what_is_on_this_machine_and_no_server_is_asked(
    ann: Library, bob: Library, server: Server
) -> None:
    add(ann, "own-bus", "Learn to take the bus to work with us.")
    share(ann)
    his = Knowledge.open(bob)
    assert "Learn to take the bus to work with us." in quotes(his, "learn the bus to work")
    server.hang()  # whoever asks it now waits, and is told
    try:
        for knowledge in (Knowledge.open(bob), his):
            (quote,) = knowledge.beside("travel", nation="england", on=TODAY)
            assert quote.quote == "Learn the bus to work."
            assert knowledge._opened.warnings == ()
        assert len(Knowledge.open(ann).beside("travel", nation="england", on=TODAY)) == 2
    finally:
        server.go_on()


@pytest.mark.slow
def test_a_server_that_hangs_does_not_hang_a_person(ann: Library, server: Server) -> None:
    add(ann, "own-policy", POLICY)
    share(ann)
    opened = Knowledge.open(ann)
    assert quotes(opened, "who lends a zebra tablet")[0] == POLICY
    server.hang()
    try:
        began = time.monotonic()
        gone = opened.ask("learn the bus to work", nation="england", on=TODAY)
        assert time.monotonic() - began < 12
        assert "does not answer" in gone.warnings[0]
        began = time.monotonic()
        with pytest.raises(ServerTrouble, match="does not answer"):
            share(ann)
        assert time.monotonic() - began < 12
    finally:
        server.go_on()
    assert quotes(opened, "who lends a zebra tablet")[0] == POLICY
