"""The language model that somebody chose in the settings, with its limits and prices."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.suggesting.endpoint import DEFAULT_URL, Endpoint, read_endpoint


@dataclass(frozen=True)
class Limits:
    """What one question to a model may take. Times are in seconds."""

    seconds: float = 60
    """For the whole question, with asking again."""
    quiet: float = 20
    """Without a sign of life."""
    size: int = 200_000
    """Bytes of one answer, as they come over the wire."""
    tokens: int = 700
    """Pieces of words that the model is told it may write."""
    pause: float = 0.5
    """Before asking again, when the server does not say how long."""
    longest_pause: float = 5
    """A server that wants a longer pause is not asked again."""


@dataclass(frozen=True)
class Model:
    """A model by name, where it answers, and what it costs (for a million tokens)."""

    name: str
    endpoint: Endpoint
    limits: Limits = Limits()
    price_in: float | None = None
    price_out: float | None = None
    key: str | None = field(default=None, repr=False)

    def cost(self, tokens_in: int | None, tokens_out: int | None) -> float | None:
        """Give what an answer cost, in the money of the prices; None when it cannot be known."""
        prices = (self.price_in, self.price_out)
        if prices == (None, None) or tokens_in is None or tokens_out is None:
            return None
        return (tokens_in * (prices[0] or 0) + tokens_out * (prices[1] or 0)) / 1_000_000


def chosen_model(settings: Settings) -> Model | None:
    """Give the model of the settings, or None. Raises ModelError for a wrong address or key."""
    if settings.model is None:
        return None
    key = settings.model_key
    if key is not None and not (key.isascii() and key.isprintable()):
        raise ModelError(
            "key",
            "The key for the language model holds a sign that no key can hold.",
            do="Copy it again into OWNWORDS_MODEL_KEY: one line of plain letters and digits.",
        )
    endpoint = read_endpoint(settings.model_url or DEFAULT_URL, settings.model_trusted_host)
    limits = Limits(
        seconds=settings.model_seconds,
        quiet=settings.model_quiet_seconds,
        size=settings.model_kb * 1000,
        tokens=settings.model_tokens,
    )
    return Model(
        settings.model,
        endpoint,
        limits,
        settings.model_price_in,
        settings.model_price_out,
        key,
    )


def needed_model(settings: Settings) -> Model:
    """Give the model of the settings. Raises ModelError when there is none, or as ``chosen_model``."""
    found = chosen_model(settings)
    if found is None:
        raise ModelError(
            "not_set",
            "No language model is set, and everything works without one.",
            do="To use one, name it in the setting 'model', as in model = \"qwen3:8b\".",
        )
    return found
