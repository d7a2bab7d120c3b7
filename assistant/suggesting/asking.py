"""One question on its way: with less where a server refuses some, once more where it failed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel

from assistant.errors import ModelError
from assistant.suggesting import troubles
from assistant.suggesting.choice import Model
from assistant.suggesting.client import Question, Written, ask_once
from assistant.suggesting.outgoing import Form
from assistant.suggesting.parsing import read_answer

if TYPE_CHECKING:
    from assistant.suggesting.transport import Refusal, Transport

S = TypeVar("S", bound=BaseModel)
_WORTH_ANOTHER_TRY = ("malformed", "empty", "gone", "busy")
_FAILED = (500, 501)
"""Servers answer so where they are not well, and where they do not know the shape that was asked for."""


@dataclass(frozen=True)
class Reply(Generic[S]):
    """What a model answered. Tokens and cost are None where the server does not say or nobody set them.

    ``text`` is what it wrote, letter for letter; only ``value`` may be used further.
    """

    value: S
    text: str
    tokens_in: int | None
    tokens_out: int | None
    seconds: float
    cost: float | None
    tries: int


@dataclass
class FirstForm:
    """The fullest form that a server took; the next question begins with it."""

    form: Form = Form.FULL


@dataclass
class Asking(Generic[S]):
    """One question: which form is tried, and what was spent."""

    model: Model
    first: FirstForm
    question: Question[S]
    connect: Callable[[], Transport]
    tell: Callable[[str], None]
    tries: int = 0
    spent: Written = field(default_factory=Written)
    refusal: Refusal | None = None
    """How the server refused in the last try, where it did."""

    async def answer(self) -> Reply[S]:
        """Ask until there is an answer: with less where refused, once more where it failed."""
        model, started = self.model, time.monotonic()
        try:
            async with asyncio.timeout(model.limits.seconds):
                value, text = await self._until_answered()
        except TimeoutError:
            raise troubles.endless(model) from None
        tokens = (self.spent.tokens_in, self.spent.tokens_out)
        seconds = time.monotonic() - started
        return Reply(value, text, *tokens, seconds, model.cost(*tokens), self.tries)

    async def _until_answered(self) -> tuple[S, str]:
        form, again = self.first.form, True
        while True:
            self.tries += 1
            try:
                return await self._once(form)
            except ModelError as error:
                fewer = self._fewer(form, error)
                if fewer is not None:
                    self.first.form = form = fewer
                elif again and error.kind in _WORTH_ANOTHER_TRY:
                    again = False
                    form = self._other(form, error)
                    await self._pause(error)
                else:
                    raise

    async def _once(self, form: Form) -> tuple[S, str]:
        model, transport = self.model, self.connect()
        try:
            written = await ask_once(model, self.question, form, transport, self.tell)
        except Exception as error:
            self.refusal = transport.refusal
            raise troubles.told(error, model) from error
        self.refusal = None
        self._count(written)
        value = read_answer(written.text, self.question.shape)
        if value is None:
            raise _why_not(written, model)
        return value, written.text

    def _fewer(self, form: Form, error: ModelError) -> Form | None:
        """Give the form with less that the server may take; None where less would not help."""
        if self.refusal is not None and self.refusal.of_shape and form.with_less_shape is not form:
            return form.with_less_shape
        return _next(form) if error.kind == "refused" else None

    def _other(self, form: Form, error: ModelError) -> Form:
        """Give the form for one more try.

        In the same, with no chance in it, a model would write the same again. A server that is not
        well may have failed at the shape without saying so.
        """
        if error.kind == "malformed":
            return Form.BARE if form in (Form.SHAPED, Form.BARE) else Form.LIMITED
        failed = self.refusal is not None and self.refusal.status in _FAILED
        return Form.LIMITED if failed and form.with_less_shape is not form else form

    def _count(self, written: Written) -> None:
        if written.tokens_in is not None and written.tokens_out is not None:
            self.spent = replace(
                self.spent,
                tokens_in=(self.spent.tokens_in or 0) + written.tokens_in,
                tokens_out=(self.spent.tokens_out or 0) + written.tokens_out,
            )

    async def _pause(self, error: ModelError) -> None:
        """Wait as long as the server wants. Raises the error when that is too long."""
        limits = self.model.limits
        wanted = self.refusal.wanted_pause if self.refusal else None
        if error.kind in ("malformed", "empty"):
            return
        if wanted is not None and wanted > limits.longest_pause:
            raise error
        await asyncio.sleep(limits.pause if wanted is None else wanted)


def _next(form: Form) -> Form | None:
    forms = list(Form)
    after = forms.index(form) + 1
    return forms[after] if after < len(forms) else None


def _why_not(written: Written, model: Model) -> ModelError:
    """Say why there is no answer in what was written."""
    if written.declined:
        return troubles.declined(model)
    if written.ended is None:
        return troubles.gone(model)
    if not written.text.strip():
        return troubles.empty(model)
    return troubles.too_long() if written.ended == "length" else troubles.malformed(model)
