"""What the library holds, for looking through it: documents, and one document with its passages."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from assistant.errors import KnowledgeError
from assistant.knowledge.documents import FrontMatter
from assistant.knowledge.model import Status
from assistant.knowledge.search import Shelf
from assistant.knowledge.status import status_on


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentRow(_Shape):
    """One document in a list. ``passages`` counts them; ``status`` is on the date of use."""

    id: str
    title: str
    publisher: str | None
    published: str | None
    nations: list[str]
    kind: str | None
    status: Status
    passages: int
    origin: str | None
    own: bool


class PassageShown(_Shape):
    """One passage as it is quoted, and the sentences that must stand beside it."""

    id: str
    heading: str
    page: int | None
    text: str
    status: Status
    warnings: list[str]


class DocumentShown(FrontMatter):
    """A document's front matter, and all its passages or the one that was asked for."""

    status: Status
    passages: list[PassageShown]


def list_documents(shelf: Shelf) -> list[DocumentRow]:
    """List every document, in order of id, as it stands on the shelf's date."""
    return [
        row_of(front, len(shelf.snapshot.places[front.id]), shelf.on)
        for front in shelf.snapshot.fronts.values()
    ]


def row_of(front: FrontMatter, passages: int, on: date) -> DocumentRow:
    """Make the row of a document that is cut into so many passages, as it stands on a date."""
    return DocumentRow(
        id=front.id,
        title=front.title,
        publisher=front.publisher,
        published=front.published,
        nations=[str(nation) for nation in front.nations],
        kind=front.kind,
        status=_document_status(front, on),
        passages=passages,
        origin=front.origin,
        own=front.own,
    )


def show(shelf: Shelf, id_: str) -> DocumentShown:
    """Show a document, or a passage of it. Raises KnowledgeError for an id that is of neither."""
    document = id_.partition("#")[0]
    front = shelf.snapshot.fronts.get(document)
    passages = [
        _passage_shown(shelf, place)
        for place in shelf.snapshot.places.get(document, ())
        if id_ in (document, shelf.snapshot.passages[place].id)
    ]
    if front is None or not passages:
        raise KnowledgeError(
            f"The guidance has no document or passage called {id_!r}.",
            do="Run 'ownwords knowledge list' to see the documents.",
        )
    status = _document_status(front, shelf.on)
    return DocumentShown(**front.model_dump(), status=status, passages=passages)


def _document_status(front: FrontMatter, on: date) -> Status:
    """Say where a document as a whole stands: wrong in part when any heading is."""
    return status_on(front, [caveat.heading for caveat in front.caveats], on)


def _passage_shown(shelf: Shelf, place: int) -> PassageShown:
    passage = shelf.snapshot.passages[place]
    return PassageShown(
        id=passage.id,
        heading=passage.heading,
        page=passage.page,
        text=passage.text,
        status=shelf.status(place),
        warnings=shelf.warnings(place),
    )
