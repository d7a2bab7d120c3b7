from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.suggesting.checking import check
from assistant.suggesting.choice import Limits, Model
from assistant.suggesting.endpoint import Endpoint, Reach, read_endpoint
from assistant.suggesting.sent import SentLog
from tests.suggesting import servers
from tests.suggesting.servers import Act, StubServer, serving

READY = servers.says('{"word": "ready"}')


def model(server: StubServer, reach: Reach = Reach.HERE) -> Model:
    here = read_endpoint(server.url)
    return Model("m", Endpoint(here.url, here.host, here.port, reach), Limits(pause=0))


def test_a_model_elsewhere_is_asked_nothing(tmp_path: Path) -> None:
    with serving(READY, names=("m", "n")) as server:
        found = check(model(server, Reach.AWAY), SentLog(tmp_path))
        assert (server.gets, server.bodies) == (["/v1/models"], [])
    assert (found.names, found.seconds, found.keeps_shape) == (("m", "n"), None, None)
    assert SentLog(tmp_path).read().sent == ()


@pytest.mark.parametrize(
    ("act", "keeps_shape"), [(READY, True), (servers.says("ready, my friend"), False)]
)
def test_a_model_here_is_asked_something_of_ours(
    act: Act, keeps_shape: bool, tmp_path: Path
) -> None:
    with serving(act) as server:
        found = check(model(server), SentLog(tmp_path))
        assert b"ready" in server.bodies[0]
    assert found.keeps_shape is keeps_shape
    assert (found.seconds is not None) is keeps_shape


def test_a_key_that_is_not_accepted_is_told(tmp_path: Path) -> None:
    with serving(servers.answers(401)) as server, pytest.raises(ModelError) as told:
        check(model(server), SentLog(tmp_path))
    assert told.value.kind == "key"


def test_a_list_of_models_that_never_ends_is_given_up(tmp_path: Path) -> None:
    with serving(READY) as server:
        server.list_models = servers.drips
        chosen = replace(model(server), limits=Limits(seconds=0.3, pause=0))
        with pytest.raises(ModelError) as told:
            check(chosen, SentLog(tmp_path))
    assert told.value.kind == "endless"


def test_a_list_of_models_that_is_nonsense_counts_as_none(tmp_path: Path) -> None:
    with serving(READY) as server:
        server.list_models = servers.answers(200, "[" * 100_000)
        assert check(model(server), SentLog(tmp_path)).names is None
