"""The whole way to a model and back, over real sockets, with every bad server that we could think of."""

from __future__ import annotations

import json
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from pydantic import BaseModel

from assistant.errors import ModelError
from assistant.suggesting.chat import Chat
from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.client import Message, Question
from assistant.suggesting.endpoint import Endpoint, Reach, read_endpoint
from assistant.suggesting.outgoing import Yes
from assistant.suggesting.running import Stop
from assistant.suggesting.sent import SentLog
from assistant.suggesting.shapes import FollowUp
from tests.suggesting import servers
from tests.suggesting.servers import Act, StubServer, serving


class Hello(BaseModel):
    text: str


QUESTION = Question(
    (Message("system", "Say hello as JSON."), Message("user", "Hello. Zoë says hi.")), Hello
)
PATIENT = Limits(seconds=20, quiet=10, size=50_000, pause=0)
GOOD = servers.says('{"te', 'xt": "hel', 'lo"}', tokens=(20, 6))


@pytest.fixture(scope="module", autouse=True)
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The libraries are loaded once, so that short times in the tests measure the servers."""
    with serving(GOOD) as server:
        Chat(local(server), SentLog(tmp_path_factory.mktemp("log"))).ask(QUESTION)


def local(server: StubServer, limits: Limits = PATIENT) -> Model:
    return Model("m", read_endpoint(server.url), limits, price_in=2.0, price_out=10.0)


def remote(server: StubServer) -> Model:
    """A model that counts as away: the yes and the log are asked for as of any other."""
    here = read_endpoint(server.url)
    away = Endpoint(here.url, here.host, here.port, Reach.AWAY)
    return Model("m", away, PATIENT, key="sk-secret")


def own_proof(folder: Path) -> ssl.SSLContext:
    """A certificate that a server wrote for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1)
    ).sign(key, hashes.SHA256())
    kind = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    file = folder / "proof.pem"
    file.write_bytes(key.private_bytes(pem, *kind) + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def log(tmp_path: Path) -> SentLog:
    return SentLog(tmp_path)


def test_an_answer_comes_in_its_shape_with_its_cost(log: SentLog) -> None:
    seen: list[str] = []
    with serving(GOOD) as server:
        reply = Chat(local(server), log).ask(QUESTION, on_text=seen.append)
    assert reply.value == Hello(text="hello")
    assert seen == ['{"te', '{"text": "hel', '{"text": "hello"}']
    assert (reply.tokens_in, reply.tokens_out, reply.tries) == (20, 6, 1)
    assert reply.cost == pytest.approx((20 * 2 + 6 * 10) / 1e6)
    asked = json.loads(server.bodies[0])
    assert asked["messages"] == [
        {"role": "system", "content": "Say hello as JSON."},
        {"role": "user", "content": "Hello. Zoë says hi."},
    ]
    assert (asked["stream"], asked["temperature"], asked["max_tokens"]) == (True, 0, 700)
    assert asked["response_format"]["json_schema"]["schema"]["required"] == ["text"]


def test_a_server_that_counts_nothing_gives_no_cost(log: SentLog) -> None:
    with serving(servers.says('{"text": "hello"}')) as server:
        reply = Chat(local(server), log).ask(QUESTION)
    assert (reply.tokens_in, reply.tokens_out, reply.cost) == (None, None, None)


def test_nothing_tells_about_this_machine(log: SentLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-other")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/other")
    monkeypatch.setenv("OPENAI_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    with serving(GOOD) as server:
        Chat(local(server), log).ask(QUESTION)
        headers = dict(server.headers[0])
    assert int(headers.pop("content-length")) == len(server.bodies[0])
    assert headers.pop("host") == server.url.removeprefix("http://").removesuffix("/v1")
    assert headers == {
        "accept": "application/json",
        "content-type": "application/json",
        "accept-encoding": "identity",
        "user-agent": "ownwords",
    }


def test_nothing_is_reported_to_the_makers_of_the_library(
    log: SentLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LangChain reports each question with its words where the environment asks for it."""
    from langchain_core.tracers.langchain import wait_for_all_tracers
    from langsmith.utils import get_env_var

    with serving(GOOD) as server, serving(servers.answers(200)) as maker:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_API_KEY", "ls-key")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", maker.url)
        get_env_var.cache_clear()  # type: ignore[attr-defined]
        Chat(local(server), log).ask(QUESTION)
        wait_for_all_tracers()
        assert (maker.bodies, maker.gets) == ([], [])
    get_env_var.cache_clear()  # type: ignore[attr-defined]


def test_a_server_must_prove_who_it_is(log: SentLog, tmp_path: Path) -> None:
    with serving(GOOD, proof=own_proof(tmp_path)) as server:
        with pytest.raises(ModelError, match="could not prove who it is") as told:
            Chat(local(server), log).ask(QUESTION)
        assert server.bodies == []
    assert told.value.kind == "address"


def test_the_preview_is_what_is_sent_byte_for_byte(log: SentLog) -> None:
    with serving(GOOD) as server:
        chat = Chat(remote(server), log)
        outgoing = chat.preview(QUESTION)
        assert server.bodies == []
        assert "sk-secret" not in str(outgoing)
        chat.ask(QUESTION, yes=Yes("Maya", outgoing))
        assert server.bodies == [outgoing.body]
        assert server.headers[0]["authorization"] == "Bearer sk-secret"
    assert "Zoë says hi." in outgoing.text
    [sent] = log.read().sent
    assert (sent.person, sent.body, sent.model) == ("Maya", outgoing.text, "m")


def test_a_remote_model_is_asked_nothing_without_a_yes(log: SentLog) -> None:
    with serving(GOOD) as server:
        chat = Chat(remote(server), log)
        other = Question((Message("user", "Something else."),), Hello)
        yes_to_other = Yes("Maya", chat.preview(other))
        for yes in (None, yes_to_other):
            with pytest.raises(ModelError) as told:
                chat.ask(QUESTION, yes=yes)
            assert told.value.kind == "not_agreed"
        assert server.bodies == []
    assert log.read().sent == ()


def test_a_yes_holds_for_one_server(log: SentLog) -> None:
    with serving(GOOD) as one, serving(GOOD) as other:
        yes = Yes("Maya", Chat(remote(one), log).preview(QUESTION))
        with pytest.raises(ModelError, match="not what was agreed to"):
            Chat(remote(other), log).ask(QUESTION, yes=yes)
        assert other.bodies == []


def test_a_yes_holds_once(log: SentLog) -> None:
    with serving(GOOD) as server:
        chat = Chat(remote(server), log)
        yes = Yes("Maya", chat.preview(QUESTION))
        chat.ask(QUESTION, yes=yes)
        with pytest.raises(ModelError, match="nobody has seen it and said yes"):
            chat.ask(QUESTION, yes=yes)
        assert len(server.bodies) == 1


def test_what_cannot_be_logged_is_not_sent(tmp_path: Path) -> None:
    (tmp_path / "sent-to-models.jsonl").mkdir()
    with serving(GOOD) as server:
        chat = Chat(remote(server), SentLog(tmp_path))
        with pytest.raises(ModelError) as told:
            chat.ask(QUESTION, yes=Yes("Maya", chat.preview(QUESTION)))
        assert told.value.kind == "not_logged"
        assert server.bodies == []


def test_a_server_that_refuses_the_shape_is_asked_with_less_and_only_once(log: SentLog) -> None:
    with serving(servers.refuses("response_format")) as server:
        chat = Chat(local(server), log)
        assert chat.ask(QUESTION).value.text == "hello"
        keys = [set(json.loads(body)) - {"model", "messages", "stream"} for body in server.bodies]
        assert keys == [
            {"response_format", "temperature", "max_tokens", "stream_options"},
            {"response_format"},
            {"response_format", "max_tokens"},
            {"max_tokens"},
        ]
        chat.ask(QUESTION)
        assert len(server.bodies) == 5


def test_a_server_that_takes_words_alone_is_given_words_alone(log: SentLog) -> None:
    with serving(servers.refuses("response_format", "max_tokens")) as server:
        assert Chat(local(server), log).ask(QUESTION).tries == 5
    assert set(json.loads(server.bodies[-1])) == {"model", "messages", "stream"}


def test_a_model_is_held_to_the_sources_that_it_was_given(log: SentLog) -> None:
    with serving(servers.says('{"nothing": true}')) as server:
        Chat(local(server), log).ask(Question(QUESTION.messages, FollowUp, frozenset({"a2", "a1"})))
    schema = json.loads(server.bodies[0])["response_format"]["json_schema"]["schema"]
    sources = schema["properties"]["questions"]["items"]["properties"]["sources"]
    assert sources["items"]["enum"] == ["a1", "a2"]


def test_all_forms_of_a_question_are_agreed_to_together(log: SentLog) -> None:
    with serving(servers.refuses("max_tokens")) as server:
        chat = Chat(remote(server), log)
        outgoing = chat.preview(QUESTION)
        assert chat.ask(QUESTION, yes=Yes("Dee", outgoing)).tries == 2
        assert server.bodies == [body for _, body in outgoing.bodies[:2]]
    words = [json.loads(body)["messages"] for _, body in outgoing.bodies]
    assert all(one == words[0] for one in words)


@pytest.mark.parametrize(
    "first",
    [
        servers.says("I cannot write JSON, sorry."),
        servers.says('{"text": 3}'),
        servers.says(""),
        servers.cut_off,
        servers.says('{"text": "half an', ended=None),
        servers.answers(500),
        servers.answers(503),
        servers.answers(429, retry_after="0"),
    ],
)
def test_what_may_go_better_is_tried_once_more(first: Act, log: SentLog) -> None:
    with serving(first, GOOD) as server:
        reply = Chat(local(server), log).ask(QUESTION)
    assert (reply.value.text, reply.tries) == ("hello", 2)
    assert log.read().stayed == 2


QUICK = Limits(seconds=20, quiet=0.2, size=50_000, pause=0)
SHORT = Limits(seconds=1, quiet=10, size=50_000, pause=0)


@pytest.mark.parametrize(
    ("act", "limits", "kind", "times"),
    [
        (servers.silent, QUICK, "slow", 1),
        (servers.silent_after('{"text": "he'), QUICK, "slow", 1),
        (servers.silent, SHORT, "endless", 1),
        (servers.drips, SHORT, "endless", 1),
        (servers.endless, PATIENT, "too_long", 1),
        (servers.huge, PATIENT, "too_long", 1),
        (servers.says('{"text": "and', ended="length"), PATIENT, "too_long", 1),
        (servers.cut_off, PATIENT, "gone", 2),
        (servers.says('{"text": "half', ended=None), PATIENT, "gone", 2),
        (servers.answers(500), PATIENT, "gone", 2),
        (servers.answers(429, retry_after="3600"), PATIENT, "busy", 1),
        (servers.answers(429), PATIENT, "busy", 2),
        (servers.says("no JSON"), PATIENT, "malformed", 2),
        (servers.says("{" * 20_000), PATIENT, "malformed", 2),
        (servers.answers(200, "data: {not JSON\n\n", "text/event-stream"), PATIENT, "malformed", 2),
        (
            servers.answers(200, 'data: {"error": {"message": "x"}}\n\n', "text/event-stream"),
            PATIENT,
            "gone",
            2,
        ),
        (servers.says("", "  "), PATIENT, "empty", 2),
        (servers.says("", ended="content_filter"), PATIENT, "declined", 1),
        (servers.answers(200, "", "text/event-stream"), PATIENT, "gone", 2),
        (servers.answers(200, "<html>Log in</html>", "text/html"), PATIENT, "address", 1),
        (servers.answers(200, "hello", "text/plain"), PATIENT, "address", 1),
        (servers.answers(200, "x", content_encoding="gzip"), PATIENT, "address", 1),
        (servers.answers(302, location="http://127.0.0.1:9/"), PATIENT, "address", 1),
        (servers.answers(404), PATIENT, "unknown_model", 1),
        (servers.answers(401), PATIENT, "key", 1),
        (servers.answers(400), PATIENT, "refused", 5),
    ],
)
def test_whatever_goes_wrong_is_one_plain_sentence(
    act: Act, limits: Limits, kind: str, times: int, log: SentLog
) -> None:
    with serving(act) as server, pytest.raises(ModelError) as told:
        Chat(local(server, limits), log).ask(QUESTION)
    error = told.value
    assert (error.kind, len(server.bodies)) == (kind, times), error
    assert error.happened.endswith(".")
    assert error.happened.count(". ") == 0
    assert "Nothing that was saved is lost." in str(error)


def test_where_nothing_listens_is_told(log: SentLog) -> None:
    with serving(GOOD) as server:
        model = local(server)
    with pytest.raises(ModelError, match="does not answer") as told:
        Chat(model, log).ask(QUESTION)
    assert told.value.kind == "gone"


@pytest.mark.parametrize(
    "act", [servers.silent, servers.silent_after('{"te'), servers.drips, servers.endless]
)
def test_a_person_can_stop_at_any_moment(act: Act, log: SentLog) -> None:
    stop = Stop()
    limits = Limits(seconds=60, quiet=60, size=1_000_000_000)
    with serving(act) as server:
        ended: list[tuple[str, float]] = []

        def ask() -> None:
            try:
                Chat(local(server, limits), log).ask(QUESTION, stop=stop)
            except ModelError as error:
                ended.append((error.kind, time.monotonic()))

        asking = threading.Thread(target=ask)
        asking.start()
        assert server.asked.wait(20)
        stopped_at = time.monotonic()
        stop.stop()
        asking.join(20)
        assert ended[0][0] == "stopped"
        assert ended[0][1] - stopped_at < 1
        assert server.left.wait(5), "the connection stays open"


def test_localhost_by_name_is_this_machine(log: SentLog) -> None:
    with serving(GOOD) as server:
        endpoint = read_endpoint(server.url.replace("127.0.0.1", "localhost"))
        assert not endpoint.needs_yes
        assert Chat(Model("m", endpoint, PATIENT), log).ask(QUESTION).value.text == "hello"
        assert server.headers[0]["host"].startswith("localhost:")
