"""What the commands print of a language model: ``suggest``, and ``ask --suggest``."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from assistant.conversation.workspace import Workspace
from assistant.record.entries import AnswerGiven, Audience, Voice, new_entry
from assistant.record.suggestions import Task
from assistant.settings import Settings
from assistant.suggesting.suggestion import Suggestion
from tests.cli.desk import Desk
from tests.cli.runner import Cli, Done
from tests.suggesting.people import gives
from tests.suggesting.servers import StubServer, answers, serving

TRAVEL = "I get nervous when the bus is full"
PLAINER = "Full buses make me nervous."
ELSEWHERE = {"OWNWORDS_MODEL": "m", "OWNWORDS_MODEL_URL": "https://models.invalid/v1"}


@pytest.fixture
def record(cli: Cli) -> str:
    """Jay and Kerry, who both said how Jay travels, and what only Jay may read."""
    workspace = Workspace(Settings(cli.data_dir, cli.cache_dir))
    record = workspace.new_record("Jay", "england", 15)
    jay = workspace.view(record).people[0].id
    kerry = workspace.join(record, "Kerry", Voice.PARENT, "mum").id
    said = [(jay, "travel", TRAVEL), (kerry, "travel", "Jay does not like full buses.")]
    for person, question, words in said:
        given = AnswerGiven(question=question, words=words)
        workspace.store.append([new_entry(record, given, person=person)])
    given = AnswerGiven(question="health", words="I hide at lunch")
    private = new_entry(record, given, person=jay, audience=Audience.ONLY_ME)
    workspace.store.append([private])
    workspace.store.close()
    return record


def answer_of(cli: Cli, record: str, name: str) -> str:
    workspace = Workspace(Settings(cli.data_dir, cli.cache_dir))
    found = next(one for one in workspace.view(record).answers if one.person.name == name)
    workspace.store.close()
    return found.id


def run(cli: Cli, server: StubServer, *arguments: str) -> Done:
    done = cli(*arguments, OWNWORDS_MODEL="m", OWNWORDS_MODEL_URL=server.url)
    assert "Traceback" not in done.stderr
    return done


def test_what_passed_and_what_was_dropped_is_printed_and_nothing_is_written(
    cli: Cli, record: str
) -> None:
    invented = "Jay takes the 42 bus."
    reply = {
        "agree": [
            {"text": "Jay and Kerry both speak of full buses.", "sources": ["s1", "s2"]},
            {"text": invented, "sources": ["s1"]},
            {"text": "My dad hits me on the bus.", "sources": ["s1"]},
        ],
        "differ": [],
    }
    before = cli.ok("show", record, "--json")
    with serving(gives(reply)) as server:
        done = run(cli, server, "suggest", record, "summary")
        assert done.returncode == 0, done.stderr
        found = json.loads(run(cli, server, "suggest", record, "summary", "--json").stdout)
    shown = " ".join(done.stdout.split())
    assert "A language model suggested this (m): “Jay and Kerry both speak of full buses.”" in shown
    assert f"“{TRAVEL}”" in shown
    assert f"Dropped. Do not use it: “{invented}”" in shown
    assert "Nothing was written." in shown
    assert [one["text"] for one in found["offered"]] == ["Jay and Kerry both speak of full buses."]
    assert [one["who"] for one in found["offered"][0]["sources"]] == ["Jay", "Kerry"]
    assert [one["text"] for one in found["dropped"]] == [invented, ""]
    assert (found["model"], found["task"], found["about"]) == ("m", "summary", "travel")
    assert "hits" not in done.stdout + json.dumps(found)
    _fits(cli, found)
    assert cli.ok("show", record, "--json") == before


def _fits(cli: Cli, found: Any) -> None:
    schema = json.loads(cli.ok("schema"))
    jsonschema.validate(found, {**schema["$defs"]["SuggestedShown"], "$defs": schema["$defs"]})


@pytest.mark.parametrize("named", ["id", "question"])
def test_an_answer_is_named_by_its_id_or_its_question(cli: Cli, record: str, named: str) -> None:
    about = answer_of(cli, record, "Kerry") if named == "id" else "travel"
    reply = {"lines": [{"text": "Jay does not like full buses.", "sources": ["s1"]}]}
    with serving(gives(reply)) as server:
        run(cli, server, "suggest", record, "plainer", "--about", about)
        assert "Jay does not like full buses." in server.bodies[0].decode()


def test_a_follow_up_is_about_what_the_person_who_asks_said_last(cli: Cli, record: str) -> None:
    question = "What is it like when the bus is full?"
    with serving(gives({"questions": [{"question": question, "sources": ["s1"]}]})) as server:
        done = run(cli, server, "suggest", record, "follow-up", "--as", "Jay")
        sent = server.bodies[0].decode()
    assert f"“{question}”" in " ".join(done.stdout.split())
    assert TRAVEL in sent
    assert "hide at lunch" not in sent


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("plainer",), "It is not said which answer is meant. Say --about one of: "),
        (("plainer", "--about", "health"), "A language model may see no answer 'health'."),
        (("follow-up", "--as", "Nobody"), "Nobody is called 'Nobody'."),
        (("summary", "--about", "health"), "Fewer than two people"),
    ],
)
def test_what_cannot_be_asked_is_told_and_no_model_hears_of_it(
    arguments: tuple[str, ...], told: str, cli: Cli, record: str
) -> None:
    with serving(gives({})) as server:
        done = run(cli, server, "suggest", record, *arguments)
        assert (done.returncode, server.bodies) == (1, [])
    assert told in done.stderr
    assert "hide at lunch" not in done.stderr


def test_without_a_model_it_is_said(cli: Cli, record: str) -> None:
    done = cli("suggest", record, "outcomes")
    assert done.returncode == 1
    assert "No language model is set, and everything works without one." in done.stderr


def test_a_model_elsewhere_gets_nothing_where_nobody_is_there_to_say_yes(
    cli: Cli, record: str
) -> None:
    done = cli("suggest", record, "summary", **ELSEWHERE)
    assert done.returncode == 1
    assert "nobody is at a terminal" in done.stderr
    assert "Nothing was sent." in done.stderr
    assert "0 sent away. 0 asked" in cli.ok("model", "sent")


def test_what_would_be_sent_is_printed_byte_for_byte_without_names(cli: Cli, record: str) -> None:
    done = cli("suggest", record, "summary", "--show", **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    body = json.loads(done.stdout)
    assert "[PERSON_1]" in str(body["messages"])
    assert "Kerry" not in done.stdout
    assert "people: 2" in done.stderr
    assert "Nothing was sent." in done.stderr
    assert "0 sent away. 0 asked" in cli.ok("model", "sent")
    with serving(gives({})) as server:
        done = run(cli, server, "suggest", record, "summary", "--show")
        assert server.bodies == []
    assert "Kerry" in str(json.loads(done.stdout)["messages"])


def test_at_a_terminal_every_byte_is_seen_and_ctrl_c_is_a_no(cli: Cli, record: str) -> None:
    (cli.data_dir / "settings.toml").write_text(
        'model = "m"\nmodel_url = "https://models.invalid/v1"\n'
    )
    with Desk(cli.data_dir, cli.cache_dir, "suggest", record, "summary") as desk:
        desk.until("models.invalid")
        desk.until('{"model":"m"')
        desk.until("Yes, send exactly this")
        desk.until("? ")
        desk.type("\x03")
        status, shown = desk.end()
    assert status == 1
    assert "Nothing was sent, because you did not say yes." in shown
    assert "0 sent away. 0 asked" in cli.ok("model", "sent")


def test_who_accepted_which_words_of_which_model_is_shown(cli: Cli, record: str) -> None:
    workspace = Workspace(Settings(cli.data_dir, cli.cache_dir))
    jay = workspace.view(record).people[0].id
    about = answer_of(cli, record, "Jay")
    one = Suggestion(Task.PLAINER, about, "small", PLAINER, (about,))
    workspace.suggestions(record, jay).accept(one, PLAINER)
    workspace.suggestions(record, jay).refuse(one)
    workspace.store.close()
    accepted, refused = cli.ok("show", record).splitlines()[-2:]
    assert accepted.endswith(f"Jay  suggestion accepted  plainer, by small: {PLAINER}")
    assert refused.endswith("Jay  suggestion refused  plainer, by small")


ASKED = ("ask", "who writes the ehcp", "--nation", "England")


def test_guidance_is_put_in_short_as_a_models_words_and_its_quotes_stay(cli: Cli) -> None:
    before = cli.json(*ASKED)
    words = before["citations"][0]["quote"].split(". ")[0] + "."
    with serving(gives({"sentences": [{"text": words, "sources": ["s1"]}]})) as server:
        done = run(cli, server, *ASKED, "--suggest", "--json")
        found = json.loads(done.stdout)
        shown = run(cli, server, *ASKED, "--suggest").stdout
    marked = "A language model (m) put this in short."
    assert found["answer"].startswith(before["answer"])
    assert marked in found["answer"]
    assert words in found["answer"]
    assert "(Made from passage 1.)" in found["answer"]
    assert {**found, "answer": before["answer"]} == before
    assert marked in " ".join(shown.split())


def test_where_search_abstains_or_harm_is_told_no_model_is_asked(cli: Cli) -> None:
    with serving(gives({})) as server:
        for question in ("what is the capital of France", "my stepdad hits me every night"):
            found = json.loads(run(cli, server, "ask", question, "--suggest", "--json").stdout)
            assert found["abstained"]
        assert server.bodies == []


def test_a_model_that_fails_is_told_and_the_guidance_answers(cli: Cli) -> None:
    plain = cli.ok(*ASKED)
    with serving(answers(500)) as server:
        failed = run(cli, server, *ASKED, "--suggest")
    unset = cli(*ASKED, "--suggest")
    for done, told in ((failed, "is not well"), (unset, "No language model is set")):
        assert (done.returncode, done.stdout) == (0, plain)
        assert told in done.stderr
