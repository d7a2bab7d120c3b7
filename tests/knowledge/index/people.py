"""People who share documents on a real server: what their tests do with them."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from assistant.address import read_address
from assistant.knowledge.index.build import BuildReport, build
from assistant.knowledge.index.shared import Shared
from assistant.knowledge.index.sharing import listed
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.own import keep, own_documents
from assistant.knowledge.own_document import OwnDocument
from assistant.meaning.embedder import model_id
from assistant.record.nation import Nation
from tests.conftest import NO_NETWORK
from tests.knowledge.index.conftest import TOPICS
from tests.knowledge.index.making import front_of
from tests.knowledge.index.test_own_index import own

TODAY = date(2026, 11, 21)
ENV = {**os.environ, "PYTHONPATH": os.pathsep.join([str(NO_NETWORK), *filter(None, sys.path)])}
POLICY = "Our school lends a tablet called Zebra to each pupil who needs one."
CLUB = "The swimming club meets at the lido every Tuesday."


def own_dir(library: Library) -> Path:
    """Give the folder of this person's own documents."""
    assert library.own_dir is not None
    return library.own_dir


def share(library: Library) -> BuildReport:
    """Share all that this person added, as 'knowledge share --yes' does."""
    agreed = listed(own_documents(own_dir(library)))
    return build(library, TOPICS, lambda *_: None, share=agreed)


def add(library: Library, id_: str, text: str, *nations: Nation) -> OwnDocument:
    """Keep a document of one passage."""
    document = own(id_, text)
    document = document.model_copy(update={"front": front_of(id_, nations)})
    keep(own_dir(library), document)
    return document


def quotes(library: Library | Knowledge, question: str, nation: str | None = None) -> list[str]:
    """Ask, and give what is quoted."""
    knowledge = Knowledge.open(library) if isinstance(library, Library) else library
    return [one.quote for one in knowledge.ask(question, nation=nation, on=TODAY).citations]


def shared_at(library: Library) -> Shared:
    """Give the shared library itself."""
    assert library.server is not None
    return Shared(read_address(library.server), model_id(), 5.0)


def arguments(library: Library) -> list[str]:
    """Give a library as arguments of a process: Library(*map(Path, [1:4]), [4])."""
    return [
        *map(str, (library.cache_dir, library.guidance_dir, own_dir(library))),
        str(library.server),
    ]
