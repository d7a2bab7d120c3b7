"""A person's own documents beside the shipped guidance: which of their passages are quoted, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.conversation.workspace import Workspace
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.markdown import Section
from assistant.knowledge.model import Guidance, Status
from assistant.knowledge.own import keep
from assistant.knowledge.own_document import OwnDocument, Source
from assistant.knowledge.told import Told, front_for
from assistant.record.nation import Nation
from assistant.settings import Settings

_TODAY = date(2026, 11, 21)
_POLICY = {
    "Who to talk to": "Our SENCO is Mrs Okafor. Her room is beside the library. The head teacher "
    "is Mr Bell, and Dr Lewis is the governor for special educational needs.",
    "How we review plans": "We look at every support plan three times a year, in October, "
    "February and June. Each plan has at most five targets. Parents get a letter before.",
    "Quiet places": "Pupils may use the Harbour room at break when the yard is too loud.",
}
_ARTICLE = {
    "Policy developments": "The Buckland Review of Autism Employment (2024) calls for stronger "
    "links between EHC plan reviews and work, for employers who take part, and for better "
    "training of staff.",
    "NICE recommendations": "NICE guidance NG170 for adults and NG140 for people under 19 stress "
    "person-centred planning for autistic people and early preparation for adulthood.",
}


def _own(id_: str, title: str, parts: dict[str, str], told: Told) -> OwnDocument:
    return OwnDocument(
        front=front_for(id_, title, told, None),
        titled=False,
        source=Source(name=f"{id_}.md", path=f"/{id_}.md", sha256="0" * 64, bytes=9, pages=None),
        added=_TODAY,
        notes=(),
        sections=tuple(Section(heading, None, text, None) for heading, text in parts.items()),
    )


def _library(folder: Path, cache_dir: Path, *documents: OwnDocument) -> Knowledge:
    workspace = Workspace(Settings(data_dir=folder, cache_dir=cache_dir))
    own_dir = workspace.library.own_dir
    assert own_dir is not None
    for document in documents:
        keep(own_dir, document)
    workspace.build(lambda *_: None)
    return Knowledge.open(workspace.library)


@pytest.fixture(scope="module")
def with_own(tmp_path_factory: pytest.TempPathFactory, cache_dir: Path) -> Knowledge:
    """The shipped guidance with a school's policy and an article of which nobody said anything."""
    england = Told(nations=(Nation.ENGLAND,))
    return _library(
        tmp_path_factory.mktemp("own"),
        cache_dir,
        _own("own-policy", "SEND policy of Hillcrest Academy", _POLICY, england),
        _own("own-article", "Vocational training for autism", _ARTICLE, england),
    )


def _ask(knowledge: Knowledge, question: str) -> Guidance:
    return knowledge.ask(question, nation="england", on=_TODAY)


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Who is our SENCO?", "Who to talk to"),
        ("who is the senco at my school", "Who to talk to"),
        ("How often are plans reviewed at our school?", "How we review plans"),
        ("is there a quiet room here", "Quiet places"),
    ],
)
def test_a_question_about_our_school_is_answered_from_our_documents(
    with_own: Knowledge, question: str, heading: str
) -> None:
    found = _ask(with_own, question)
    first = found.citations[0]
    assert (first.document, first.heading) == ("own-policy", heading)
    assert first.status is Status.UNKNOWN
    assert any("“SEND policy of Hillcrest Academy” was added" in one for one in found.warnings)


def test_what_our_documents_say_in_other_words_is_among_the_first_three(
    with_own: Knowledge,
) -> None:
    found = _ask(with_own, "How many targets does our plan have?")
    assert "own-policy" in [one.document for one in found.citations[:3]]


def test_a_question_about_everybody_is_answered_as_before(with_own: Knowledge) -> None:
    assert _ask(with_own, "What is a SENCO?").citations[0].document == "sen-support-england"


def test_our_documents_do_not_answer_what_they_do_not_say(with_own: Knowledge) -> None:
    assert _ask(with_own, "what time does our school close").abstained


@pytest.mark.parametrize(
    "question",
    ["What did the Buckland Review recommend?", "buckland review figures"],
)
def test_an_own_passage_that_is_nearer_is_not_lost_to_weak_current_ones(
    with_own: Knowledge, question: str
) -> None:
    found = _ask(with_own, question)
    assert "own-article" in [one.document for one in found.citations[:3]]
    assert any("“Vocational training for autism” was added" in one for one in found.warnings)


@pytest.mark.parametrize(
    "question", ["what does NICE NG170 say about autism", "what does NG170 say about our school"]
)
def test_a_correction_stays_in_front_of_own_documents(with_own: Knowledge, question: str) -> None:
    found = _ask(with_own, question)
    assert found.warnings[0].startswith("Not right: “NICE guideline NG170")
    assert not found.citations[0].document.startswith("own-")


def test_what_no_longer_holds_does_not_come_first_for_being_ours(
    tmp_path: Path, cache_dir: Path
) -> None:
    told = Told(nations=(Nation.ENGLAND,), status=Status.HISTORIC)
    old = _library(tmp_path, cache_dir, _own("own-policy", "Old policy", _POLICY, told))
    assert _ask(old, "Who is our SENCO?").citations[0].document != "own-policy"


def test_a_clear_answer_is_not_filled_up_with_a_far_weaker_quote(shipped: Knowledge) -> None:
    found = shipped.ask("golden thread aspiration to provision", nation="england", on=_TODAY)
    assert len(found.citations) == 2
    near = shipped.ask("who writes the plan", nation="england", on=_TODAY)
    assert len(near.citations) >= 3
