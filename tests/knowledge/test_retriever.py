"""The guidance as a LangChain retriever: the same quotes, the same warnings, the same silence."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from langchain_core.documents import Document
from langchain_core.runnables import RunnableLambda
from pydantic import ValidationError

from assistant.errors import KnowledgeError
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.retriever import OwnwordsRetriever

_TODAY = date(2026, 11, 21)
_TARGETS = "how many targets should an IEP have"
_BREAD = "How do I bake sourdough bread?"
_README = Path(__file__).parents[2] / "README.md"
_SECTION = "## For developers: a LangChain retriever"


@pytest.fixture
def retriever(shipped: Knowledge) -> OwnwordsRetriever:
    return OwnwordsRetriever(knowledge=shipped, nation="england", on=_TODAY)


def _ids(documents: list[Document]) -> list[str | None]:
    return [document.id for document in documents]


@pytest.mark.parametrize(
    ("question", "nation"),
    [
        (_TARGETS, "england"),
        ("what is my idp", "wales"),
        ("im 12 do i get a say", "scotland"),
        ("what is instead of iep now", "northern-ireland"),
        ("what is a job coach", None),
    ],
)
def test_each_citation_is_a_document_with_the_whole_quote(
    shipped: Knowledge, question: str, nation: str | None
) -> None:
    answer = shipped.ask(question, nation=nation, on=_TODAY)
    documents = OwnwordsRetriever(knowledge=shipped, nation=nation, on=_TODAY).invoke(question)
    assert len(documents) >= 1
    for document, citation in zip(documents, answer.citations, strict=True):
        assert document.id == citation.passage
        assert document.page_content == citation.quote
        (shown,) = shipped.show(citation.passage, _TODAY).passages
        assert document.page_content == shown.text
        given = json.loads(json.dumps(document.metadata))
        assert given.pop("warnings") == answer.warnings
        assert given == json.loads(citation.model_dump_json(exclude={"quote"}))


def test_what_is_historic_says_so_beside_every_quote(retriever: OwnwordsRetriever) -> None:
    documents = retriever.invoke(_TARGETS)
    assert documents[0].metadata["document"] == "iep-england-2009"
    assert documents[0].metadata["status"] == "historic"
    assert all(any("historic" in one for one in d.metadata["warnings"]) for d in documents)


def test_where_nothing_answers_there_is_no_document_and_somebody_to_ask(
    retriever: OwnwordsRetriever,
) -> None:
    assert retriever.invoke(_BREAD) == []
    answer = retriever.guidance(_BREAD)
    assert answer.abstained
    assert answer.nearest
    assert [one.nation for one in answer.who_to_ask] == ["england"]


def test_one_question_may_have_another_nation_and_date(retriever: OwnwordsRetriever) -> None:
    elsewhere = retriever.invoke("what is my plan called", nation="wales")
    assert elsewhere
    assert {document.metadata["nation"] for document in elsewhere} <= {"wales", "uk"}
    then = retriever.invoke(_TARGETS, on=date(2012, 1, 1))
    old = [d.metadata["status"] for d in then if d.metadata["document"] == "iep-england-2009"]
    assert set(old) == {"current"}
    assert retriever.guidance(_TARGETS, nation=None).nation is None
    assert retriever.guidance(_TARGETS).nation == "england"


def test_a_nation_that_is_none_is_refused_before_anything_is_asked(
    shipped: Knowledge, retriever: OwnwordsRetriever
) -> None:
    with pytest.raises(KnowledgeError, match="northern-ireland"):
        OwnwordsRetriever(knowledge=shipped, nation="france")
    with pytest.raises(KnowledgeError, match="northern-ireland"):
        retriever.invoke(_TARGETS, nation="England and Wales")
    with pytest.raises(ValidationError, match="naton"):
        retriever.invoke(_TARGETS, naton="wales")
    with pytest.raises(KnowledgeError, match="no question"):
        retriever.invoke("  ")


async def test_asked_without_waiting_it_gives_the_same(retriever: OwnwordsRetriever) -> None:
    assert await retriever.ainvoke(_TARGETS) == retriever.invoke(_TARGETS)
    assert await retriever.ainvoke(_BREAD) == []
    wales = await retriever.ainvoke("what is my plan called", nation="wales")
    assert wales == retriever.invoke("what is my plan called", nation="wales")


def test_it_stands_in_a_chain_and_answers_several_at_once(retriever: OwnwordsRetriever) -> None:
    chain = retriever | RunnableLambda(_ids)
    questions = [_TARGETS, _BREAD, "what is a job coach", "who reads my profile"]
    assert chain.batch(questions) == [_ids(retriever.invoke(one)) for one in questions]


def test_opened_it_answers_from_the_guidance_that_the_app_uses(
    shipped: Knowledge, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWNWORDS_CACHE_DIR", str(cache_dir))
    opened = OwnwordsRetriever.open(nation="scotland", on=_TODAY)
    assert (opened.nation, opened.on) == ("scotland", _TODAY)
    ours = OwnwordsRetriever(knowledge=shipped, nation="scotland", on=_TODAY)
    assert opened.invoke("im 12 do i get a say") == ours.invoke("im 12 do i get a say")


def test_opened_without_a_prepared_index_it_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWNWORDS_CACHE_DIR", str(tmp_path))
    with pytest.raises(KnowledgeError, match="knowledge build"):
        OwnwordsRetriever.open()


def test_the_example_in_the_readme_works(
    cache_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    section = _README.read_text(encoding="utf-8").partition(_SECTION)[2].partition("\n## ")[0]
    (example,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    assert len([line for line in example.splitlines() if line.strip()]) <= 10
    monkeypatch.setenv("OWNWORDS_CACHE_DIR", str(cache_dir))
    exec(compile(example, str(_README), "exec"), {})
    printed = capsys.readouterr().out
    assert "(England) current []" in printed
    assert "SENDIASS" in printed
