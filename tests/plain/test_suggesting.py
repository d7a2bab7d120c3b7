"""A language model is asked only where there is one, and only after a clear yes to what would leave."""

from __future__ import annotations

import io

import pytest

from assistant.conversation.workspace import Workspace
from assistant.plain.home import PlainHome
from assistant.suggesting.sent import SentLog
from tests.conversation.people import Table
from tests.plain.modelled import LINES, Models
from tests.suggesting.people import gives


@pytest.mark.parametrize("answer", ["", "1", "yes please", "y"])
def test_without_a_clear_yes_nothing_is_sent(answer: str, models: Models) -> None:
    with models.talking(gives(LINES), away=True) as talk:
        talk.said()
        shown = talk.home("w", "1", "1", "1", "1", answer, "", "", "q")
        assert "Nothing was sent, because you did not say yes." in shown
        assert talk.server.bodies == []
        assert SentLog(models.folder).read().sent == ()


def test_all_that_leaves_is_printed_first_and_the_log_names_who_said_yes(models: Models) -> None:
    reply = {"lines": [{"text": "Full buses make [PERSON_1] nervous.", "sources": ["s1"]}]}
    with models.talking(gives(reply), away=True) as talk:
        talk.said("Jay gets nervous when the bus is full")
        shown = talk.home("w", "1", "1", "1", "1", "3", "2", "1", "", "q")
        (body,) = talk.server.bodies
        assert body.decode() in shown
        assert "Replaced, and put back in the answer: a person: 1." in shown
        assert f"POST {talk.server.url}/chat/completions\n" in shown
        for name, value in talk.server.headers[0].items():
            if name not in ("content-length", "connection"):  # how long it is stands above
                assert f"\n{name}: {value}\n" in shown
        assert f"The words are {len(body):,} bytes." in shown
        assert "without protection" in shown
        assert "[PERSON_1] gets nervous" in shown.split("Shall it be sent?")[1]
        (sent,) = SentLog(models.folder).read().sent
        assert sent.person == "Jay"
        assert [kept.words for _, kept in talk.decided] == ["Full buses make Jay nervous."]


def test_without_a_model_nothing_of_it_is_offered(workspace: Workspace) -> None:
    Table.laid(workspace)
    out = io.StringIO()
    PlainHome(workspace, io.StringIO("w\no\n1\ns\n\nq\n"), out).run()
    assert "language model" not in out.getvalue()
