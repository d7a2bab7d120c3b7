"""Three hundred made-up families ask a model that is not on this machine: it keeps every byte."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from assistant.grounding.model import Allowed, Source
from assistant.record.suggestions import Task
from assistant.suggesting.fences import Given
from assistant.suggesting.outgoing import Yes
from assistant.suggesting.suggestion import Request
from tests.redaction.families import Family, families
from tests.suggesting.people import gives, writer
from tests.suggesting.servers import serving

FAMILIES = families(300, seed=57)
UNKNOWN = {"friend", "sibling", "teacher"}
"""People whom the Record does not know by name: only cues, lists and the dictionary find them."""
UNKNOWN_LEFT_AT_MOST = 3
NAMES_NOBODY = {"mr", "ms", "dr", "mrs", "the", "of", "and", "on", "in", "school"}
STAYS = ("autism", "drawing", "maths", "bus", "visual", "speech", "Lego", "hope", "summer")


def _request(family: Family) -> Request:
    pieces = [
        Given(f"e{number}", "answer", one.text, f"{family.known[0]}, to: What is it like?")
        for number, one in enumerate(family.texts)
    ]
    return Request(
        task=Task.OUTCOMES,
        about="",
        data={"who": [Given("who", "name", family.known[0])], "answers": pieces},
        words={},
        sources=tuple(Source(one.id, one.text) for one in pieces),
        allowed=Allowed(facts=(date(2026, 11, 22).isoformat(),)),
        names=family.known,
    )


def _identifiers(family: Family) -> list[tuple[str, str]]:
    """Give role and words of each identifier that stands in the family's texts."""
    return [
        (role, word)
        for one in family.texts
        for role, start, end in one.marks
        for word in re.findall(r"[^\W_]{2,}", one.text[start:end])
        if word.casefold() not in NAMES_NOBODY
    ]


def _said(body: bytes) -> set[str]:
    """Give the words that a model was sent in fences, without our own rules and task."""
    user = json.loads(body)["messages"][1]["content"]
    fenced = re.findall(r"^\[\[\w+ (?:name|source).*?\w+ end\]\]$", user, re.M | re.S)
    assert len(fenced) == user.count(" end]]")
    return {word.casefold() for one in fenced for word in re.findall(r"[^\W_]+", one)}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("sent")
    with serving(gives({"nothing": True})) as server:
        model = writer(server, folder, lambda _: pytest.fail("nothing to judge"), away=True)
        for family in FAMILIES:
            prepared = model.prepare(_request(family))
            assert prepared.outgoing is not None
            model.ask(prepared, yes=Yes("sir", prepared.outgoing))
        return list(server.bodies)


def test_no_identifier_reaches_the_model(sent: list[bytes]) -> None:
    assert len(sent) == len(FAMILIES)
    left = []
    for family, body in zip(FAMILIES, sent, strict=True):
        # a word that also stands outside an identifier, as in "summer", names nobody there
        outside = set(re.findall(r"[^\W_]+", _outside(family).casefold()))
        said = _said(body) - outside
        left += [(role, word) for role, word in _identifiers(family) if word.casefold() in said]
    assert [one for one in left if one[0] not in UNKNOWN] == []
    assert len(left) <= UNKNOWN_LEFT_AT_MOST, left


def test_the_meaning_is_kept(sent: list[bytes]) -> None:
    for family, body in zip(FAMILIES, sent, strict=True):
        outside, said = _outside(family), _said(body)
        for word in STAYS:
            if re.search(rf"\b{word}\b", outside):
                assert word.casefold() in said, (word, outside)


def test_the_log_holds_every_byte_that_was_sent(tmp_path: Path, sent: list[bytes]) -> None:
    family = FAMILIES[0]
    with serving(gives({"nothing": True})) as server:
        model = writer(server, tmp_path, lambda _: pytest.fail("nothing to judge"), away=True)
        prepared = model.prepare(_request(family))
        assert prepared.outgoing is not None
        model.ask(prepared, yes=Yes("sir", prepared.outgoing))
    logged = [
        json.loads(line) for line in (tmp_path / "sent-to-models.jsonl").read_text().splitlines()
    ]
    assert [one["body"].encode() for one in logged if "body" in one] == server.bodies
    assert sent


def _outside(family: Family) -> str:
    texts = []
    for one in family.texts:
        text = one.text
        for _, start, end in sorted(one.marks, key=lambda mark: -mark[1]):
            text = f"{text[:start]} {text[end:]}"
        texts.append(text)
    return " ".join(texts)
