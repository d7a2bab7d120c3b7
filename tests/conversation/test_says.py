"""The assistant's lines, with what people said put into their gaps."""

from __future__ import annotations

from assistant.conversation.says import Says


def test_what_looks_like_a_gap_in_somebodys_words_stays() -> None:
    said = Says({"quote": "{person}: {words}"})
    line = said.line("quote", words="I like {person} most", person="Jay")
    assert line == "Jay: I like {person} most"
