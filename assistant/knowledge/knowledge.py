"""The library of guidance, opened: ask it, or look what stands beside a question.

Reads the snapshot; only a very large library asks Chroma too. Else a cold ``ask``
imports no torch, sentence_transformers, chromadb or langchain, and ``beside`` not
even onnxruntime.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from itertools import islice, takewhile
from pathlib import Path

from assistant.errors import KnowledgeError
from assistant.knowledge.abstain import that_answer, thresholds
from assistant.knowledge.advice import who_to_ask
from assistant.knowledge.borders import asks_of_later, border_warnings, later_warnings, may_answer
from assistant.knowledge.catalogue import DocumentRow, DocumentShown, list_documents, show
from assistant.knowledge.choosing import choose
from assistant.knowledge.claims import Named, claims_named, without_doubles
from assistant.knowledge.elsewhere import Elsewhere, elsewhere
from assistant.knowledge.glossary import Glossary, read_glossary
from assistant.knowledge.index.build import BuildReport, build, is_prepared
from assistant.knowledge.index.connection import ServerTrouble
from assistant.knowledge.index.opening import Opened, open_here, renewed, without_server
from assistant.knowledge.index.places import TOPIC
from assistant.knowledge.index.snapshot import Snapshot
from assistant.knowledge.library import Library
from assistant.knowledge.model import Citation, Guidance, Status, WhoToAsk
from assistant.knowledge.nations import to_nation
from assistant.knowledge.question import Query, read_question
from assistant.knowledge.ranking import Hit
from assistant.knowledge.search import Shelf
from assistant.knowledge.status import correction, standing_sentence, status_words
from assistant.knowledge.words import words
from assistant.meaning.embedder import Embedder
from assistant.record.nation import Nation

__all__ = ["BuildReport", "Knowledge", "build", "is_prepared", "status_words"]

_NEAREST = 3
_NOTHING = "Nothing in the guidance here answers this question."


class Knowledge:
    """What may be cited, as it was when it was opened."""

    def __init__(self, opened: Opened, library: Library) -> None:
        """Take what ``open`` opened on this machine."""
        self._here = self._opened = opened
        self._library = library
        self._shelves: dict[Path, Shelf] = {}

    @classmethod
    def open(cls, library: Library) -> Knowledge:
        """Open the index of a library on this machine; a shared server is asked when somebody asks.

        Raises KnowledgeError when it was not built yet, was not built since a document
        was added, or is damaged.
        """
        return cls(open_here(library), library)

    def _use(self, opened: Opened) -> None:
        if opened is not self._opened:
            self._opened = opened
            self._shelves = {}

    @property
    def _snapshot(self) -> Snapshot:
        return self._opened.snapshot

    @cached_property
    def _model(self) -> Embedder:
        return Embedder.open(self._library.cache_dir)

    @cached_property
    def _glossary(self) -> Glossary:
        return read_glossary()

    def _shelf(self, on: date | None, opened: Opened | None = None) -> Shelf:
        opened = opened or self._opened
        day, folder = on or self._today(), opened.snapshot.folder
        shelf = self._shelves.get(folder)
        if shelf is None or shelf.on != day:
            shelf = self._shelves[folder] = Shelf(opened.snapshot, day, opened.store, self._today())
        return shelf

    def _now(self, on: date | None) -> Shelf:
        """Give the shelf of all that may be read now, shared documents too."""
        self._use(renewed(self._opened, self._library))
        return self._shelf(on)

    def _today(self) -> date:
        """Give the day, and not one before the guidance was last looked through.

        A computer's clock that is behind must not make all of it guidance of the future. Only
        what came with Ownwords says so: nothing that others share moves the day.
        """
        reviewed = (one.reviewed for one in self._here.snapshot.fronts.values() if not one.own)
        return max([date.today(), *filter(None, reviewed)])

    def ask(self, question: str, *, nation: str | None, on: date | None = None) -> Guidance:
        """Answer a free question with two to five quotes, or say that nothing here covers it.

        ``nation`` is one of the four or None; ``on`` is the date of use, today without it.
        Raises KnowledgeError for an empty question, a nation that is none, or when the
        model is not prepared. When a shared server does not answer, the shipped guidance
        does, and the first warning says so.
        """
        where = to_nation(nation)
        if not question.strip():
            raise KnowledgeError("There is no question.", do="Type what you want to know.")
        self._use(renewed(self._opened, self._library))
        try:
            found = self._answer(question, where, on)
        except ServerTrouble as trouble:
            self._use(without_server(self._library, trouble))
            found = self._answer(question, where, on)
        warnings = [*self._opened.warnings, *found.warnings]
        return found.model_copy(update={"warnings": warnings})

    def _answer(self, question: str, where: Nation | None, on: date | None) -> Guidance:
        shelf = self._shelf(on)
        query = self._query(question)
        ranked = shelf.rank(query, where)
        other = elsewhere([*words(question), "/", *query.read.typed], where)
        here = ranked.those(may_answer(shelf, other))
        hits = here.those(shelf.statuses.begun)
        named = claims_named(self._snapshot, query)
        good = that_answer(shelf, query, hits, where)
        later = that_answer(shelf, query, here.those(~shelf.statuses.begun), where)
        too_early = asks_of_later(shelf, later, hits)
        answered = bool((good and not too_early) or (named and hits))
        chosen = choose(shelf, query, hits, good, named) if answered else []
        asked, besides = _corrections(shelf, named, chosen)
        warnings = [*other.warnings(answered), *asked, *([] if answered else [_NOTHING])]
        warnings += border_warnings(shelf, query, ranked, other, chosen)
        warnings += later_warnings(shelf, later) if too_early else []
        warnings += besides
        warnings += [one for hit in chosen for one in shelf.standing_warnings(hit.place)]
        return Guidance(
            question=question,
            nation=None if where is None else str(where),
            on=shelf.on.isoformat(),
            abstained=not answered,
            answer=_one_sentence(shelf, chosen),
            warnings=list(dict.fromkeys(warnings)),
            concern=None,
            citations=[shelf.citation(hit, where) for hit in chosen],
            nearest=[] if answered else [shelf.citation(hit, where) for hit in here[:_NEAREST]],
            who_to_ask=[] if answered else _who(other),
        )

    def _query(self, question: str) -> Query:
        read = read_question(question, self._snapshot.lexical, self._glossary, self._model.knows)
        return Query(read, self._model.embed([read.meaning])[0])

    def beside(
        self, question_id: str, *, nation: str | None, on: date | None = None, most: int = 2
    ) -> list[Citation]:
        """Give the guidance that stands beside an interview question, or nothing.

        Uses the vector that the build kept for the question's topic: no model is
        loaded, and only what is on this machine is looked at: what an interview is about
        is no server's business. Only passages that hold on the date, and none below the floor of
        similarity; so a question without a topic has nothing beside it.
        """
        where, snapshot = to_nation(nation), self._here.snapshot
        topic = snapshot.asides.get(f"{TOPIC}{question_id}")
        vector = snapshot.aside(f"{TOPIC}{question_id}")
        if topic is None or vector is None:
            return []
        read = read_question(topic, snapshot.lexical, self._glossary, lambda _: True)
        shelf = self._shelf(on, self._here)
        ranked = shelf.rank(Query(read, vector), where)
        here = ranked.those(shelf.may_answer_mask(where))
        near = takewhile(lambda hit: hit.score >= thresholds().beside_floor, here)
        current = (hit for hit in near if shelf.status(hit.place) is Status.CURRENT)
        return [shelf.citation(hit, where) for hit in islice(current, most)]

    def cited(
        self, passages: Sequence[str], *, nation: str | None, on: date | None = None
    ) -> list[Citation]:
        """Quote Passages by their ids, as they read now and stand on a date; what is gone is left out."""
        return self._now(on).quoted(passages, to_nation(nation))

    @property
    def lacks(self) -> tuple[str, ...]:
        """Sentences about what could not be looked at when somebody last asked, listed or showed."""
        return self._opened.warnings

    def documents(self, on: date | None = None) -> list[DocumentRow]:
        """List every document, in order of id."""
        return list_documents(self._now(on))

    def show(self, id_: str, on: date | None = None) -> DocumentShown:
        """Show a document with all its passages, or with the one whose id is given.

        Raises KnowledgeError for an id that the library does not have.
        """
        return show(self._now(on), id_)


def _corrections(
    shelf: Shelf, named: Sequence[Named], chosen: Sequence[Hit]
) -> tuple[list[str], list[str]]:
    """Put right what was asked about and is wrong; then what else is wrong in what is quoted."""
    asked = without_doubles(one.caveat for one in named)
    quoted = (one for hit in chosen for one in shelf.mistakes(hit.place))
    besides = without_doubles([*asked, *quoted])[len(asked) :]
    return [correction(one) for one in asked], [correction(one) for one in besides]


def _who(other: Elsewhere) -> list[WhoToAsk]:
    """Name who can be asked: in the nation that a question is about, then in the person's own."""
    if other.asked_for is None and not other.about:
        return who_to_ask(None)
    nations = filter(None, [*other.about, other.asked_for])
    return [service for nation in nations for service in who_to_ask(nation)]


def _one_sentence(shelf: Shelf, chosen: list[Hit]) -> str | None:
    if not chosen:
        return None
    place = chosen[0].place
    past = shelf.on if shelf.on < shelf.today else None
    return standing_sentence(shelf.front(place), shelf.status(place), past)
