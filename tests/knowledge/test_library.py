"""Looking through the library, and the guidance beside a question."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import KnowledgeError
from assistant.flows.loader import load_flows
from assistant.knowledge.documents import read_documents
from assistant.knowledge.index.build import build
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.knowledge.model import Status
from assistant.resources import guidance_docs
from tests.knowledge.writing import caveat, write_document

_TODAY = date(2026, 11, 21)
_HEAVY = {
    "torch",
    "sentence_transformers",
    "chromadb",
    "langchain_core",
    "bm25s",
    "scipy",
    "textual",
}


def test_every_document_is_listed_with_its_standing(shipped: Knowledge) -> None:
    rows = {row.id: row for row in shipped.documents(_TODAY)}
    assert list(rows) == [document.front.id for document in read_documents(guidance_docs())]
    assert rows["iep-england-2009"].status is Status.HISTORIC
    assert rows["autism-vocational-article"].status is Status.WRONG_IN_PART
    assert sum(row.origin is not None for row in rows.values()) == 5
    assert all(row.passages >= 1 for row in rows.values())


def test_a_document_shows_all_its_passages_and_a_passage_only_itself(shipped: Knowledge) -> None:
    whole = shipped.show("iep-england-2009", _TODAY)
    assert whole.title.startswith("Individual Education Plans")
    assert len(whole.passages) > 10
    one = shipped.show(whole.passages[3].id, _TODAY)
    assert one.passages == [whole.passages[3]]
    assert (one.id, one.sources) == (whole.id, whole.sources)
    assert "historic" in one.passages[0].warnings[-1]


@pytest.mark.parametrize("unknown", ["nobody", "iep-england-2009#nothing-1", "", "#"])
def test_an_unknown_id_says_where_to_look(shipped: Knowledge, unknown: str) -> None:
    with pytest.raises(KnowledgeError, match="knowledge list"):
        shipped.show(unknown)


def _asked_of_everybody() -> list[str]:
    """Give the questions of the profiles. On many of the others, as eating, there is no guidance."""
    flows = load_flows()
    return [one.id for one in flows.questions() if not flows.flow_of(one.id).when_wanted]


@pytest.mark.parametrize("nation", [None, "england", "scotland", "wales", "northern-ireland"])
def test_beside_a_question_stands_only_what_holds_there(
    shipped: Knowledge, nation: str | None
) -> None:
    found = {
        question: shipped.beside(question, nation=nation, on=_TODAY)
        for question in _asked_of_everybody()
    }
    quotes = [quote for several in found.values() for quote in several]
    assert all(len(several) <= 2 for several in found.values())
    assert all(quote.status is Status.CURRENT for quote in quotes)
    assert nation is None or all(quote.nation in (nation, "uk") for quote in quotes)
    assert sum(bool(several) for several in found.values()) >= 0.7 * len(found)
    assert found["travel"][0].document == "vocational-profile-sections-uk"


def test_a_question_without_a_topic_has_nothing_beside_it(shipped: Knowledge) -> None:
    assert shipped.beside("no-such-question", nation="england") == []


def test_what_is_wrong_historic_or_far_from_the_topic_is_not_set_beside(
    own_cache: Path, guidance: Path
) -> None:
    text = "Travel training teaches the bus to work, step by step."
    write_document(guidance, "good", f"## Travel training\n\n{text}", published="2009")
    ended = {"published": "2009", "in_force_until": "2014-08-31"}
    write_document(guidance, "old", f"## Travel by bus\n\n{text}", **ended)
    write_document(
        guidance,
        "wrong",
        f"## Travel to work\n\n{text}",
        caveats=[caveat("Travel to work", "Wrong.", "Right.")],
    )
    topics = {"travel": "travel training and the bus to work", "far": "pancakes and syrup"}
    build(Library(own_cache, guidance), topics, lambda *_: None)
    library = Knowledge.open(Library(own_cache, guidance))
    beside = library.beside("travel", nation="england", on=_TODAY, most=5)
    assert [quote.document for quote in beside] == ["good"]
    then = library.beside("travel", nation="england", on=date(2014, 1, 1), most=5)
    assert sorted(quote.document for quote in then) == ["good", "old"]
    assert library.beside("far", nation="england", on=_TODAY) == []


def _loaded(cache_dir: Path, what: str) -> set[str]:
    code = (
        "import sys; from pathlib import Path\n"
        "from assistant.knowledge.knowledge import Knowledge\n"
        "from assistant.knowledge.library import Library\n"
        "from assistant.resources import guidance_docs\n"
        f"library = Knowledge.open(Library(Path({str(cache_dir)!r}), guidance_docs()))\n"
        f"{what}\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_a_cold_ask_loads_nothing_heavy(cache_dir: Path, shipped: Knowledge) -> None:
    loaded = _loaded(
        cache_dir, "assert library.ask('What is an outcome?', nation='england').citations"
    )
    assert "onnxruntime" in loaded
    assert not loaded & _HEAVY


def test_what_stands_beside_a_question_needs_no_model(cache_dir: Path, shipped: Knowledge) -> None:
    loaded = _loaded(cache_dir, "assert library.beside('travel', nation='england')")
    assert not loaded & (_HEAVY | {"onnxruntime", "tokenizers"})
