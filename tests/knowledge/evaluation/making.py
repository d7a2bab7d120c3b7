"""Makes cases, passages and answers for tests of the evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.knowledge.evaluation.cases import Case
from assistant.knowledge.evaluation.listed import Listed
from assistant.knowledge.evaluation.measure import Observed
from assistant.knowledge.model import Citation, Guidance, Status


def case(id_: str = "one", **given: Any) -> Case:
    """A case that expects "three"; what is given takes the place of the usual."""
    usual = {"id": id_, "q": "how many?", "nation": "england", "kind": "plain"}
    wants = {} if given.get("abstain") else {"expect": ["three"]}
    return Case.model_validate({**usual, **wants, **given})


def passage(
    id_: str, status: Status = Status.CURRENT, nations: tuple[str, ...] = ("england",)
) -> Listed:
    """A passage of a document that is named before the #."""
    document = id_.partition("#")[0]
    return Listed(id_, document, "A heading", None, f"The text of {id_}.", status, nations, False)


def quoted(of: Listed, **given: Any) -> Citation:
    """The passage as a citation."""
    usual = {
        "passage": of.id,
        "document": of.document,
        "title": "A guide",
        "publisher": None,
        "published": None,
        "nation": "england",
        "status": of.status,
        "heading": of.heading,
        "page": of.page,
        "quote": of.text,
        "score": 0.5,
    }
    return Citation.model_validate({**usual, **given})


def guidance(citations: Sequence[Citation] = (), nearest: Sequence[Citation] = ()) -> Guidance:
    """An answer with these quotes; without any it abstained."""
    return Guidance(
        question="how many?",
        nation="england",
        on="2026-11-22",
        abstained=not citations,
        answer="The first quote is advice for England." if citations else None,
        warnings=[],
        concern=None,
        citations=list(citations),
        nearest=list(nearest),
        who_to_ask=[],
    )


def observed(
    of: Case,
    answer: Guidance,
    library: Sequence[Listed],
    *,
    saying: Sequence[str] = (),
    **given: Any,
) -> Observed:
    """What came for a case; the files hold every passage of the library."""
    texts: dict[str, str] = {}
    for one in library:
        texts[one.document] = f"{texts.get(one.document, '')}\n\n{one.text}"
    usual: dict[str, Any] = {
        "case": of,
        "guidance": answer,
        "same_twice": True,
        "answer_forbidden": False,
        "rankings": {},
        "library": {one.id: one for one in library},
        "saying": saying,
        "forbidden": (),
        "texts": texts,
    }
    return Observed(**{**usual, **given})
