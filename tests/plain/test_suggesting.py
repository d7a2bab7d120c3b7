"""What a language model suggests, line by line: shown, accepted, changed, refused, and never unasked."""

from __future__ import annotations

import io
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.errors import ModelError
from assistant.grounding.model import Embed
from assistant.meaning.embedder import Embedder
from assistant.plain.home import PlainHome
from assistant.plain.waiting import wait_for
from assistant.record.entries import Voice
from assistant.settings import Settings
from assistant.suggesting.running import Stop
from assistant.suggesting.sent import SentLog
from tests.conversation.people import Table
from tests.plain.modelled import TRAVEL, Models
from tests.suggesting.people import gives
from tests.suggesting.servers import answers, says, silent

QUESTION = "What is it like when the bus is full?"
PLAINER = "Full buses make me nervous."
MORE = "it is loud and everybody pushes past"
ASKS = {"questions": [{"question": QUESTION, "sources": ["s1"]}]}
LINES = {"lines": [{"text": PLAINER, "sources": ["s1"]}]}


@pytest.fixture(scope="module")
def embed(cache_dir: Path) -> Embed:
    return Embedder.open(cache_dir).embed


@pytest.fixture
def models(settings: Settings, embed: Embed) -> Models:
    return Models(replace(settings, model="m"), embed)


def test_a_suggested_question_is_asked_and_answered(models: Models) -> None:
    with models.talking(gives(ASKS)) as talk:
        talk.said()
        shown = talk.interview("/suggest", "1", MORE)
        assert shown.count("A language model suggests this question.") == 1
        assert f"“{QUESTION}”" in shown
        assert f"It is about what you said: “{TRAVEL}”" in shown
        first, more = talk.workspace.view(talk.record).answers_of(talk.jay)
        assert (more.words, more.follows, more.asked) == (MORE, first.id, QUESTION)
        ((kind, kept),) = talk.decided
        assert (kind, kept.words) == ("suggestion_accepted", QUESTION)
        assert TRAVEL in talk.server.bodies[0].decode()


def test_a_suggested_question_that_is_left_puts_the_open_one_again(models: Models) -> None:
    with models.talking(gives(ASKS)) as talk:
        talk.said()
        shown = talk.interview("/suggest", "2")
        assert shown.count("[1 of") == 2
        assert [kind for kind, _ in talk.decided] == ["suggestion_refused"]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (answers(500), "is not well"),
        (says("I think you should"), "cannot be read"),
        (gives({"nothing": True}), "suggested nothing that can be used"),
    ],
)
def test_whatever_the_model_does_the_interview_goes_on(
    script: object, told: str, models: Models
) -> None:
    with models.talking(script) as talk:  # type: ignore[arg-type]
        talk.said()
        shown = talk.interview("/suggest", MORE)
        assert told in shown
        assert "Saved." in shown
        assert talk.decided == []


def test_what_was_dropped_is_told_and_shown_only_to_whoever_asks(models: Models) -> None:
    invented = "Does Kayleigh like full buses?"
    bad = {"questions": [{"question": invented, "sources": ["s1"]}]}
    with models.talking(gives(bad)) as talk:
        talk.said()
        shown = talk.interview("/suggest", "", MORE)
        assert "1 thing that the model wrote was dropped" in shown
        assert invented not in shown
        shown = talk.interview("/suggest", "2", "/stop")
        assert f"Dropped. Do not use it: “{invented}”" in shown
        assert "kayleigh" in shown.split(invented)[1]


def test_words_of_harm_that_a_model_wrote_are_shown_to_nobody(models: Models) -> None:
    bad = {"lines": [{"text": "My dad hits me on the bus.", "sources": ["s1"]}]}
    with models.talking(gives(bad)) as talk:
        talk.said()
        shown = talk.home("w", "1", "1", "1", "1", "2", "", "q")
        assert "Dropped. Its words are not shown." in shown
        assert "hits me" not in shown


def test_a_line_is_put_plainer_changed_and_taken_away_again(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        changed = "Full buses make me nervous. I go early."
        shown = talk.home("w", "1", "1", "1", "1", "2", changed, "", "q")
        assert "A language model suggested this (m):" in shown
        assert "It was made of these words:" in shown
        assert f"Jay, to “How do you get to places?”: “{TRAVEL}”" in " ".join(shown.split())
        ((kind, kept),) = talk.decided
        assert (kind, kept.words, kept.edited) == ("suggestion_accepted", changed, True)
        assert suggested_lines(talk.workspace, talk.record) == [changed]
        shown = talk.home("w", "1", "3", "1", "", "q")
        assert f"“{changed}” (suggested by m, accepted by Jay)" in shown
        assert "There is nothing here that you can take away." in talk.home("w", "1", "3", "", "q")


def suggested_lines(workspace: Workspace, record: str) -> list[str]:
    plan = workspace.plan(record)
    return [line.text for part in plan.sections for line in part.lines if line.suggested_by]


def test_who_decides_nothing_writes_nothing(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        before = talk.workspace.store.entries(talk.record)
        shown = talk.home("w", "1", "1", "1", "1", "2", "", "/stop", "2", "/stop", "", "", "q")
        assert "Nothing was written." in shown
        assert talk.workspace.store.entries(talk.record) == before


def test_harm_written_while_changing_words_is_met_with_the_fixed_words(models: Models) -> None:
    with models.talking(gives(LINES)) as talk:
        talk.said()
        skips = ["/skip"] * 40
        shown = talk.interview(*skips, "4", "1", "1", "1", "2", "my dad hits me at home", "1")
        assert "999" in shown.split("Words with the help")[-1]
        assert talk.decided == []
        assert "hits me" not in str(talk.workspace.store.entries(talk.record))


def test_views_are_put_in_short(models: Models) -> None:
    text = "Jay and Kerry both speak of full buses."
    found = {"agree": [{"text": text, "sources": ["s1", "s2"]}], "differ": []}
    with models.talking(gives(found)) as talk:
        talk.said()
        assert "There is no question yet" in talk.home("w", "1", "2", "", "q")
        kerry = talk.workspace.join(talk.record, "Kerry", Voice.PARENT, "mum")
        talk.said("He does not like full buses.", who=kerry.id)
        shown = talk.home("w", "2", "2", "1", "1", "", "q")
        assert "Kerry" in shown.split("It was made of these words:")[1]
        ((kind, kept),) = talk.decided
        assert (kind, kept.words, kept.about) == ("suggestion_accepted", text, "travel")


HOPE = "I want to fix bikes at the shop on Mill Road"
OUTCOME = {
    "sources": ["s1"],
    "aspiration": HOPE,
    "outcome": "Jay fixes bikes at the shop on Mill Road",
    "steps": [{"sources": ["s1"], "text": "Fix bikes", "who": "Jay", "how_often": ""}],
    "provision": [],
}


def test_a_suggested_outcome_opens_the_form_and_is_saved_by_the_person(models: Models) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk:
        answer = talk.said(HOPE, question="dream_job")
        mine = "By July 2099 Jay fixes two bikes at the shop"
        shown = talk.home("o", "1", "s", "1", "", "", mine, *[""] * 30, "q")
        assert "Type s to let a language model suggest outcomes." in shown
        assert f"It says now: {OUTCOME['outcome']}" in shown
        (outcome,) = talk.workspace.view(talk.record).outcomes
        assert (outcome.written.text, outcome.written.aspiration) == (mine, answer)
        assert [one.what for one in outcome.written.steps] == ["Fix bikes"]
        ((kind, kept),) = talk.decided
        assert (kind, kept.about, kept.edited) == ("suggestion_accepted", outcome.id, True)


def test_a_suggested_outcome_is_refused_or_its_form_left(models: Models) -> None:
    with models.talking(gives({"outcomes": [OUTCOME]})) as talk:
        talk.said(HOPE, question="dream_job")
        shown = talk.home("o", "1", "s", "1", "/stop", "2", "", "q")
        assert "Refused. Its words are not kept." in shown
        assert talk.workspace.view(talk.record).outcomes == ()
        ((kind, kept),) = talk.decided
        assert (kind, kept.words) == ("suggestion_refused", "")


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


def test_guidance_is_put_in_short_for_whoever_wants_it(
    tmp_path: Path, cache_dir: Path, embed: Embed
) -> None:
    words = "In England only the local authority (the council) can issue an EHC plan."
    reply = {"sentences": [{"text": words, "sources": ["s1"]}]}
    models = Models(Settings(tmp_path / "data", cache_dir, model="m"), embed)
    with models.talking(gives(reply)) as talk:
        shown = talk.home("a", "who writes the ehcp", "1", "1", "q")
        assert "Shall the language model put this in short?" in shown
        assert talk.server.bodies == []
        shown = talk.home("a", "who writes the ehcp", "1", "2", "q")
        assert f"{words}\n(Made from passage 1.)" in shown
        assert "A language model (m) put this in short." in shown
        shown = talk.home("a", "what is the capital of France", "1", "q")
        assert "put this in short" not in shown


@pytest.fixture
def ctrl_c() -> Iterator[None]:
    """Ctrl+C is heard, as at a terminal: a process that was started in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_stops_the_model_and_the_interview_goes_on(models: Models) -> None:
    with models.talking(silent) as talk:
        talk.said()
        main = threading.main_thread().ident
        assert main is not None

        def press() -> None:
            if talk.server.asked.wait(20):
                signal.pthread_kill(main, signal.SIGINT)

        threading.Thread(target=press, daemon=True).start()
        shown = talk.interview("/suggest", MORE)
        assert "The language model was stopped by you." in shown
        assert talk.server.left.wait(5)
        assert MORE in [one.words for one in talk.workspace.view(talk.record).answers]


def test_who_waits_is_told_that_it_goes_on() -> None:
    told: list[int] = []
    heard = threading.Event()

    def still(seconds: int) -> None:
        told.append(seconds)
        heard.set()

    assert wait_for(lambda _: heard.wait(20), still, every=0.01)
    assert told[0] == 0


@pytest.mark.usefixtures("ctrl_c")
def test_a_stop_reaches_the_work_and_its_errors_reach_whoever_waits() -> None:
    stopped = threading.Event()

    def work(stop: Stop) -> None:
        stop.tell(stopped.set)
        os.kill(os.getpid(), signal.SIGINT)
        stopped.wait(20)

    with pytest.raises(ModelError, match="stopped by you"):
        wait_for(work, lambda _: None)
    assert stopped.is_set()
    with pytest.raises(ZeroDivisionError):
        wait_for(lambda _: 1 / 0, lambda _: None)
