"""What a model writer asks with: a chat, or what stands in for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from assistant.suggesting.asking import Reply
from assistant.suggesting.choice import Model
from assistant.suggesting.client import Question
from assistant.suggesting.outgoing import Outgoing, Yes
from assistant.suggesting.running import Stop

S = TypeVar("S", bound=BaseModel)


class Asks(Protocol):
    """Asks one model, as ``chat.Chat`` does: there stands what each of these means and raises."""

    @property
    def model(self) -> Model:
        """The model that is asked."""

    def preview(self, question: Question[Any], /) -> Outgoing:
        """Give what ``ask`` would send, and send nothing."""

    def ask(
        self,
        question: Question[S],
        /,
        *,
        yes: Yes | None = None,
        on_text: Callable[[str], None] | None = None,
        stop: Stop | None = None,
    ) -> Reply[S]:
        """Ask, and wait for the answer."""
