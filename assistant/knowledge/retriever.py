"""The guidance as a LangChain retriever, for developers who build their own chains.

Nothing else imports this module, so that no command of Ownwords waits for LangChain.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from langchain_core.callbacks import (
    AsyncCallbackManagerForRetrieverRun,
    CallbackManagerForRetrieverRun,
)
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables.config import run_in_executor
from pydantic import ConfigDict, field_validator

from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.model import Citation, Guidance
from assistant.knowledge.nations import to_nation
from assistant.settings import load_settings


class OwnwordsRetriever(BaseRetriever):
    """Gives one Document for each citation, best first, and none where the guidance abstains.

    ``page_content`` is the whole Passage, exactly as indexed; ``id`` is the Passage's id;
    ``metadata`` holds the rest of the Citation, as values that JSON can write, and under
    ``warnings`` what has to be said beside the quotes: show those wherever you show a quote.
    No documents means that nothing here covers the question. ``guidance`` says what came
    closest then, and who to ask.

    A question is not screened here for a child's disclosure of harm, as the app does
    before it asks: screen what a child has typed before you bring it here.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, extra="forbid", frozen=True)

    knowledge: Knowledge
    nation: str | None = None
    """England, Scotland, Wales or Northern Ireland, as in ``northern-ireland``; None for all four."""
    on: date | None = None
    """The date of use; None for the day on which it is asked."""

    @field_validator("nation")
    @classmethod
    def _one_of_four(cls, nation: str | None) -> str | None:
        return to_nation(nation)

    @classmethod
    def open(cls, *, nation: str | None = None, on: date | None = None) -> Self:
        """Open the guidance that the app uses, as the settings and the environment name it.

        Raises KnowledgeError when it is not prepared, or the nation is none of the four;
        ContentError for mistakes in the settings.
        """
        library = Library.of(load_settings())
        return cls(knowledge=Knowledge.open(library), nation=nation, on=on)

    def guidance(self, question: str, **asked: Any) -> Guidance:
        """Give the whole answer: besides the citations, whether it abstains, what came closest
        and who to ask.

        ``asked`` may hold another ``nation`` or ``on`` for this one question. Raises
        KnowledgeError for an empty question or an unknown nation, ValidationError for
        any other name.
        """
        one = self._for_this(asked) if asked else self
        return one.knowledge.ask(question, nation=one.nation, on=one.on)

    def _for_this(self, asked: dict[str, Any]) -> Self:
        """Made anew and not copied, so that what is asked for is checked: a nation that was
        misspelt, or given under a wrong name, must not give another nation's guidance.
        """
        return type(self)(
            **{"knowledge": self.knowledge, "nation": self.nation, "on": self.on, **asked}
        )

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002 - LangChain hands it over by name
        **asked: Any,
    ) -> list[Document]:
        found = self.guidance(query, **asked)
        return [_document(citation, found.warnings) for citation in found.citations]

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun, **asked: Any
    ) -> list[Document]:
        """Answer in a thread: embedding a question keeps a processor busy for some milliseconds."""
        return await run_in_executor(
            None, self._get_relevant_documents, query, run_manager=run_manager.get_sync(), **asked
        )


def _document(citation: Citation, warnings: list[str]) -> Document:
    metadata = citation.model_dump(mode="json", exclude={"quote"}) | {"warnings": list(warnings)}
    return Document(id=citation.passage, page_content=citation.quote, metadata=metadata)
