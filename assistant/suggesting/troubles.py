"""What can go wrong with a model, each in one plain sentence."""

from __future__ import annotations

import re
import ssl

from assistant.errors import ModelError
from assistant.suggesting.choice import Model

_KEY, _UNKNOWN, _BUSY = (401, 403), 404, 429
_OF_SHAPE = (400, 422, 500, 501)
_SHAPE = re.compile(
    r"response_?format|json[_ -]?(?:schema|object|mode)|grammar|guided|structured[_ -]?output",
    re.IGNORECASE,
)


def slow(model: Model) -> ModelError:
    """It stayed silent for too long."""
    return ModelError(
        "slow",
        f"The language model was silent for {model.limits.quiet:g} seconds, so it was stopped.",
        do="You can go on without it, try later, or allow more in the setting model_quiet_seconds.",
    )


def endless(model: Model) -> ModelError:
    """It did not come to an end in time."""
    return ModelError(
        "endless",
        f"The language model was not ready after {model.limits.seconds:g} seconds, "
        "so it was stopped.",
        do="You can go on without it, try later, or allow more in the setting model_seconds.",
    )


def too_long() -> ModelError:
    """Its answer is larger than an answer may be."""
    return ModelError("too_long", "The language model wrote more than it may, so it was stopped.")


def gone(model: Model) -> ModelError:
    """It cannot be reached, or broke off."""
    return ModelError(
        "gone",
        f"The language model at {model.endpoint.url} does not answer, or stopped in the middle.",
        do="You can go on without it. See that it runs, then try 'ownwords model check'.",
    )


def unproved(model: Model) -> ModelError:
    """Its server could not prove who it is, or does not speak https."""
    return ModelError(
        "address",
        f"The server at {model.endpoint.url} could not prove who it is, so nothing was sent.",
        do="Ask whoever looks after it.",
    )


def malformed(model: Model) -> ModelError:
    """What it wrote has not the shape that was asked for."""
    return ModelError(
        "malformed",
        f"The language model '{model.name}' gave an answer that cannot be read.",
        do="You can go on without it. If this happens often, another model may do better.",
    )


def empty(model: Model) -> ModelError:
    """It wrote nothing."""
    return ModelError("empty", f"The language model '{model.name}' gave an empty answer.")


def declined(model: Model) -> ModelError:
    """It, or whoever runs it, would not answer."""
    return ModelError("declined", f"The language model '{model.name}' would not answer this.")


def no_model_server(model: Model) -> ModelError:
    """Something answers there that is no model: a web page, perhaps a log-in page."""
    return ModelError(
        "address",
        f"What answers at {model.endpoint.url} is not a language model.",
        do="You can go on without it. Look at the setting model_url: it often ends with /v1.",
    )


def elsewhere(model: Model) -> ModelError:
    """The server sent us on. Nobody agreed to that place, so we do not go there."""
    return ModelError(
        "address",
        f"The server at {model.endpoint.url} points to another place, and nothing was sent there.",
        do="You can go on without it. Look at the setting model_url.",
    )


def stopped() -> ModelError:
    """The person stopped it."""
    return ModelError("stopped", "The language model was stopped by you.", do="")


def not_agreed() -> ModelError:
    """Nobody said yes to sending this."""
    return ModelError(
        "not_agreed",
        "Nothing was sent, because nobody has seen it and said yes.",
        do="Look at what would be sent first.",
    )


def of_status(status: int, model: Model) -> ModelError:
    """Say what an HTTP status above 399 means to a person."""
    if status in _KEY:
        return ModelError(
            "key",
            f"The server at {model.endpoint.url} does not accept the key for the language model.",
            do="You can go on without it. Set the key with OWNWORDS_MODEL_KEY.",
        )
    if status == _UNKNOWN:
        return ModelError(
            "unknown_model",
            f"At {model.endpoint.url} there is no language model called '{model.name}'.",
            do="You can go on without it. 'ownwords model check' lists what there is.",
        )
    if status == _BUSY:
        return ModelError(
            "busy",
            "The language model has too much to do, or what you may use of it is used up.",
            do="You can go on without it, or try later.",
        )
    if status >= 500:
        return ModelError(
            "gone",
            f"The server of the language model at {model.endpoint.url} is not well.",
            do="You can go on without it, or try later.",
        )
    return ModelError(
        "refused", f"The server at {model.endpoint.url} refused what the language model was asked."
    )


def refuses_shape(status: int, beginning: str) -> bool:
    """Tell whether a server refuses the shape that was asked for, from how its refusal begins."""
    return status in _OF_SHAPE and _SHAPE.search(beginning) is not None


def told(error: BaseException, model: Model) -> ModelError:
    """Say what an error of the client library means to a person.

    The library wraps what it meets; the first cause that we know of decides.
    """
    import httpx2
    import openai

    for one in (chain := _causes(error)):
        if isinstance(one, ModelError):
            return one
        if isinstance(one, ssl.SSLError):
            return unproved(model)
    for one in chain:
        if isinstance(one, openai.APIStatusError):
            return of_status(one.status_code, model)
        if isinstance(one, httpx2.TimeoutException):
            return slow(model)
        if isinstance(one, httpx2.RequestError | OSError):
            return gone(model)
    if any(isinstance(one, openai.APIError) for one in chain):  # told in the middle of an answer
        return of_status(500, model)
    return malformed(model)


def _causes(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def unexpected(error: Exception) -> ModelError:
    """Something broke that we did not think of. Only its kind is told: its words may hold people's."""
    return ModelError(
        "unexpected",
        f"Something went wrong with the language model ({type(error).__name__}).",
        do="You can go on without it.",
    )
