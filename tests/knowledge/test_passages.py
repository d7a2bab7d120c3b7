from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.documents import read_documents
from assistant.knowledge.markdown import sections
from assistant.knowledge.passages import LEAST, MOST, cut, pack
from assistant.resources import guidance_docs
from tests.knowledge.writing import write_document

_SENTENCE = st.integers(1, 40).map(lambda n: " ".join(["Word", *["word"] * n]) + ".")
_PARAGRAPH = st.lists(_SENTENCE, min_size=1, max_size=6).map(" ".join)
_LIST = st.lists(_SENTENCE, min_size=1, max_size=6).map(
    lambda items: "It must say:\n" + "\n".join(f"- {item}" for item in items)
)
_TEXT = st.lists(_PARAGRAPH | _LIST, min_size=1, max_size=12).map("\n\n".join)


@given(_TEXT)
def test_pieces_are_exact_slices_that_lose_nothing_but_white_space(text: str) -> None:
    rest = text
    for piece in pack(text):
        between, found, rest = rest.partition(piece)
        assert found
        assert not between.strip()
        assert piece == piece.strip()
    assert not rest.strip()


@given(_TEXT)
def test_pieces_end_at_sentence_ends_and_keep_to_their_size(text: str) -> None:
    pieces = pack(text)
    for piece in pieces:
        assert piece.endswith(".")
        assert len(piece) <= MOST
        assert not piece.endswith("say:")
    short = [piece for piece in pieces if len(piece) < LEAST]
    assert len(short) <= max(1, len(pieces) // 2)


def test_a_sentence_is_never_cut_even_when_it_is_too_long() -> None:
    long = "Word " + "word " * 300 + "end."
    assert pack(f"{long} Then a short one.")[0] == long


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    text = "Dr. Shah of St. Anne's writes the plan, e.g. This one. " * 40
    for piece in pack(text.strip()):
        assert piece.startswith("Dr. Shah")
        assert piece.endswith("This one.")


def test_paragraphs_are_kept_together_before_sentences() -> None:
    paragraph = " ".join(["A sentence of some forty characters here."] * 12)
    assert pack(f"{paragraph}\n\n{paragraph}\n\n{paragraph}") == [paragraph] * 3


def test_a_lead_in_stays_with_its_list() -> None:
    before = "A sentence of some forty characters here. " * 15
    bullets = "\n".join(f"- bullet {n} of some forty characters here." for n in range(8))
    first, second = pack(f"{before.strip()}\n\nThe plan must say:\n{bullets}")
    assert "must say" not in first
    assert second.startswith("The plan must say:\n- bullet 0")


def test_ids_name_document_heading_and_place_and_stay_when_others_change(guidance: Path) -> None:
    long = "A sentence of some forty characters here. " * 40
    body = f"## What is it?\n\n{long}\n\n### In Wales & England\n\nShort.\n\n## Last\n\nShort."
    write_document(guidance, "guide", body)
    passages = cut(read_documents(guidance)[0])
    assert [passage.id for passage in passages] == [
        "guide#what-is-it-1",
        "guide#what-is-it-2",
        "guide#in-wales-england-1",
        "guide#last-1",
    ]
    assert (passages[2].heading, passages[2].under) == ("In Wales & England", "What is it?")
    assert passages[3].under is None
    write_document(guidance, "guide", f"## Before\n\nNew.\n\n{body}")
    assert {one.id for one in passages} < {one.id for one in cut(read_documents(guidance)[0])}


def test_every_shipped_passage_is_in_its_file_letter_for_letter() -> None:
    for document in read_documents(guidance_docs()):
        texts = [passage.text for passage in cut(document)]
        file = guidance_docs() / f"{document.front.id}.md"
        body = file.read_text(encoding="utf-8").partition("\n---\n")[2]
        assert all(text in body for text in texts)
        whole = "".join(re.sub(r"\s", "", part.text) for part in sections(body))
        assert "".join(re.sub(r"\s", "", text) for text in texts) == whole
        assert all(len(text) <= MOST for text in texts)
