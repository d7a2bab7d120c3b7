from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.suggesting.choice import chosen_model, needed_model


def settings(**chosen: object) -> Settings:
    return Settings(Path("data"), Path("cache"), **chosen)  # type: ignore[arg-type]


def test_without_a_model_nothing_is_asked() -> None:
    assert chosen_model(settings()) is None
    with pytest.raises(ModelError, match="everything works without one") as told:
        needed_model(settings(model_url="http://localhost/v1"))
    assert told.value.kind == "not_set"


def test_a_name_alone_means_a_model_on_this_machine() -> None:
    model = needed_model(settings(model="qwen3:8b", model_seconds=90, model_kb=50))
    assert model.endpoint.url == "http://127.0.0.1:11434/v1"
    assert not model.endpoint.needs_yes
    assert (model.limits.seconds, model.limits.size) == (90, 50_000)


def test_a_wrong_address_is_told() -> None:
    with pytest.raises(ModelError, match="without encryption"):
        chosen_model(settings(model="m", model_url="http://api.example.org/v1"))


@pytest.mark.parametrize("key", ["sk-é", "sk-1\nsk-2", "sk-\u200b"])
def test_a_key_that_could_not_be_sent_is_told_and_not_repeated(key: str) -> None:
    with pytest.raises(ModelError) as told:
        chosen_model(settings(model="m", model_key=key))
    assert told.value.kind == "key"
    assert key not in str(told.value)


@pytest.mark.parametrize(
    ("prices", "tokens", "cost"),
    [
        ((None, None), (10, 10), None),
        ((2.0, 8.0), (1_000_000, 500_000), 6.0),
        ((2.0, None), (1_000_000, 500_000), 2.0),
        ((2.0, 8.0), (None, None), None),
    ],
)
def test_a_cost_is_said_only_where_it_is_known(
    prices: tuple[float | None, float | None],
    tokens: tuple[int | None, int | None],
    cost: float | None,
) -> None:
    model = needed_model(
        settings(model="m", model_price_in=prices[0], model_price_out=prices[1], model_key="sk")
    )
    assert model.cost(*tokens) == cost
    assert "sk" not in repr(model)
