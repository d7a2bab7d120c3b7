"""What the Records are worked with, opened from the settings: store, questions, Formats, guidance.

What is slow to open (the guidance) is opened when it is first wanted, so that the first screen
does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.conversation.says import Says, load_says
from assistant.conversation.wanted import InFormats, load_in_formats
from assistant.errors import KnowledgeError
from assistant.flows.loader import load_flows
from assistant.flows.schema import Flows
from assistant.settings import Settings
from assistant.store.sqlite import SqliteStore

if TYPE_CHECKING:  # the first question waits for none of these: each is imported where it is used
    from assistant.knowledge.index.build import BuildReport
    from assistant.knowledge.knowledge import Knowledge
    from assistant.knowledge.library import Library
    from assistant.knowledge.model import Citation, Guidance
    from assistant.plan.format import Format
    from assistant.suggesting.writer import ModelWriter


class Shelves:
    """The store, the questions, the Formats and the guidance. ``Workspace`` works with them."""

    def __init__(self, settings: Settings) -> None:
        """Open nothing yet."""
        self.settings = settings

    @cached_property
    def store(self) -> SqliteStore:
        """The Records. Raises StoreError."""
        return SqliteStore(self.settings.database)

    @cached_property
    def flows(self) -> Flows:
        """The questions. Raises ContentError."""
        return load_flows(cache_dir=self.settings.cache_dir)

    @cached_property
    def says(self) -> Says:
        """The assistant's own lines. Raises ContentError."""
        return load_says(self.settings.cache_dir)

    @cached_property
    def formats(self) -> tuple[Format, ...]:
        """The Formats. Raises ContentError."""
        from assistant.plan.format import load_formats

        return load_formats({question.id for question in self.flows.questions()})

    @cached_property
    def in_formats(self) -> InFormats:
        """What each Format asks, without reading the Formats where nothing changed. Raises ContentError."""
        return load_in_formats(self.flows, self.settings.cache_dir)

    @cached_property
    def knowledge(self) -> Knowledge:
        """The guidance, prepared already. Raises KnowledgeError when it is not."""
        from assistant.knowledge.knowledge import Knowledge

        return Knowledge.open(self.library)

    def build(self, progress: Callable[[str, int, int], None]) -> BuildReport:
        """Bring model and index up to date with the documents. Raises KnowledgeError, ContentError."""
        from assistant.knowledge.index.build import build

        return build(self.library, self.flows.topics(), progress)

    def prepare(self, progress: Callable[[str, int, int], None]) -> None:
        """Prepare model and index where they are missing. Raises KnowledgeError, ContentError.

        Where only a person's own documents cannot be made ready, as on a disk that is full
        or locked, the guidance that came along answers, and each answer says so.
        """
        from assistant.knowledge.index.build import is_prepared

        try:
            if not is_prepared(self.library, self.flows.topics()):
                self.build(progress)
        except KnowledgeError as error:
            if self.library.own_dir is None:
                raise
            self.library = self.library.without_own(error)
            self.prepare(progress)

    @cached_property
    def library(self) -> Library:
        """Where the guidance lies: the shipped one, or what the settings name, and people's own."""
        from assistant.knowledge.library import Library

        return Library.of(self.settings)

    def beside(self, question: str, nation: str | None, on: date | None = None) -> list[Citation]:
        """Give the guidance that stands beside a question; nothing where none is prepared."""
        try:
            return self.knowledge.beside(question, nation=nation, on=on)
        except KnowledgeError:
            return []

    def cited(
        self, passages: Sequence[str], nation: str | None, on: date | None = None
    ) -> list[Citation]:
        """Quote Passages by their ids, as they stand on a date; none where no guidance is prepared.

        Opened anew each time: somebody may have changed or removed a document in another window.
        """
        from assistant.knowledge.knowledge import Knowledge

        try:
            return Knowledge.open(self.library).cited(passages, nation=nation, on=on)
        except KnowledgeError:
            return []

    def ask(self, question: str, nation: str | None, on: date | None = None) -> Guidance:
        """Answer a free question from the guidance; it is screened for a Concern first.

        On a Concern nothing is looked up: ``concern`` names its kind and ``answer``
        holds the fixed words and the helplines.
        """
        from assistant.conversation.asking import ask

        return ask(lambda: self.knowledge, question, nation, on, self.settings.safe_adult)

    def look_up(self, question: str, nation: str | None) -> Guidance:
        """Answer what somebody asked in their interview: it was screened there when it was said."""
        return self.knowledge.ask(question, nation=nation)

    @property
    def has_model(self) -> bool:
        """True where somebody chose a language model in the settings. Nothing needs one."""
        return self.settings.model is not None

    @cached_property
    def model_writer(self) -> ModelWriter:
        """The language model of the settings, with the check of what it gives.

        Raises ModelError where none is set or its address is wrong, KnowledgeError where the
        embedding model of the check is not ready.
        """
        from assistant.meaning.embedder import Embedder
        from assistant.suggesting.chat import Chat
        from assistant.suggesting.choice import needed_model
        from assistant.suggesting.sent import SentLog
        from assistant.suggesting.writer import ModelWriter

        chat = Chat(needed_model(self.settings), SentLog(self.settings.data_dir))
        return ModelWriter(chat, Embedder.open(self.settings.cache_dir).embed)

    def labels(self) -> dict[str, str]:
        """Give each question's short title, for attributions in exports."""
        return {one.id: one.title.young_person for one in self.flows.questions()}
