from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.suggestion_told import asked_words, exact_text, sending_text
from assistant.grounding.model import Allowed
from assistant.record.suggestions import Task
from assistant.redaction.model import Kind, Replaced
from assistant.suggesting.fences import Given
from assistant.suggesting.outgoing import Form, Outgoing
from assistant.suggesting.prompts import shipped_prompts
from assistant.suggesting.suggestion import Dropped, Request, Suggested, Suggestion, Why
from assistant.suggesting.writer import Prepared
from assistant.ui.suggesting_words import dropped, looks, what_it_took, words_so_far
from assistant.ui.widgets.key_bar import _lines

BUS = "I get nervous when the bus is full"
BODY = json.dumps({"messages": [{"role": "user", "content": "One.\nTwo."}], "model": "m"})
OUTGOING = Outgoing("POST", "https://a.example/v1", (), ((Form.FULL, BODY.encode()),))


def prepared(replaced: tuple[Replaced, ...] = ()) -> Prepared:
    """A request as it goes out."""
    words = {"line": [Given("s1", "line", BUS)]}
    request = Request(Task.PLAINER, "e1", words, {"style": "plain words"}, (), Allowed())
    asked = shipped_prompts()["plainer"].fill(words, request.words)
    return Prepared(request, asked, {}, replaced, OUTGOING)


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=80), st.data())
def test_no_more_words_are_counted_than_were_written(words: str, data: st.DataObject) -> None:
    whole = json.dumps({"lines": [{"text": words, "sources": ["s1"]}]}, ensure_ascii=False)
    cut = data.draw(st.integers(0, len(whole)))
    assert 0 <= words_so_far(whole[:cut]) <= words_so_far(whole) <= len(whole.split())


def test_words_are_counted_as_they_come() -> None:
    whole = '{"lines": [{"text": "Full buses", "sources": ["s1"]}, {"text": "worry me'
    assert [words_so_far(one) for one in ("", " Full buses", whole)] == [0, 2, 4]


@pytest.mark.parametrize("kind", Kind)
def test_what_is_taken_out_is_counted_once_in_words(kind: Kind) -> None:
    twice = (Replaced(kind, "[X_1]", "a"), Replaced(kind, "[X_1]", "a"))
    told = sending_text(prepared(twice), "m", key=True)
    assert "a.example" in told
    assert ": 1." in told
    assert "key of the model goes with it" in told
    assert "without protection" not in told


def test_a_way_that_anybody_can_read_on_is_told() -> None:
    out = replace(OUTGOING, url="http://a.example/v1")
    told = sending_text(replace(prepared(), outgoing=out), "m", key=False)
    assert "without protection" in told
    assert "Nothing was found" in told
    assert "key" not in told


def test_all_that_is_sent_is_shown_letter_for_letter_or_with_its_line_ends() -> None:
    out = replace(OUTGOING, headers=(("host", "a.example"), ("user-agent", "ownwords")))
    told = exact_text(out)
    for part in ("POST https://a.example/v1", "host: a.example", "user-agent: ownwords", BODY):
        assert part in told
    assert BUS in asked_words(prepared())


def test_reasons_are_told_once_and_what_is_dropped_is_marked() -> None:
    why = Why("name", "Kayleigh", "A name is new.")
    found = Suggested("m", dropped=(Dropped("Kayleigh runs.", (why,)),))
    assert "Dropped. Do not use it: “Kayleigh runs.”" in dropped(found)
    assert "W shows why" in what_it_took(found)
    one = Suggestion(Task.PLAINER, "a", "m", "x", ("a",), held=True, reasons=(why, why))
    assert looks(one).count("A name is new.") == 1


@given(
    st.lists(
        st.tuples(st.text("K", min_size=1, max_size=5), st.text("w", max_size=20), st.just("a"))
    ),
    st.integers(30, 120),
)
def test_keys_stand_in_order_on_lines_that_fit(
    keys: list[tuple[str, str, str]], width: int
) -> None:
    lines = _lines(keys, width)
    assert [key for line in lines for key in line] == keys
    for line in lines:
        assert len(" ".join(f"{label} {words}" for label, words, _ in line)) <= width
