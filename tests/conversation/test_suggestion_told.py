"""How words of a language model are told: always as a model's, with what they were made of."""

from __future__ import annotations

import pytest

from assistant.conversation.suggestion_told import (
    dropped_text,
    in_short,
    offered_text,
    suggestion_line,
    used_text,
)
from assistant.grounding.model import Allowed, Source
from assistant.knowledge.model import Citation, Status
from assistant.record.outcomes import OutcomeWritten, Part, Provision
from assistant.record.suggestions import Task
from assistant.suggesting.suggestion import Dropped, Request, Suggested, Suggestion, Why

SAID = Source("a1", "I want to fix bikes", who="Jay\nof Mill Road", asked="What job?")
REQUEST = Request(
    Task.OUTCOMES, "", {}, {}, (SAID, Source("a2", "He is shy", who="Kerry")), Allowed()
)


def test_a_suggested_outcome_is_told_with_its_thread_and_whose_words_it_was_made_of() -> None:
    outcome = OutcomeWritten(
        text="Jay fixes bikes",
        aspiration="a1",
        steps=(Part(what="Watch", by="2027-01-31"),),
        provision=(Provision(what="A lesson", who="Dan"),),
    )
    why = Why("meaning", "", "It may not say this.")
    one = Suggestion(
        Task.OUTCOMES, "", "small\x1b[0m", outcome.text, ("a1",), True, (why,), outcome
    )
    assert offered_text(one, REQUEST).splitlines() == [
        "A language model suggested this (small␛[0m):",
        "  “Jay fixes bikes”",
        "  Hope behind it: “I want to fix bikes”",
        "  Step: Watch; 31 January 2027",
        "  Help: A lesson; Dan",
        "Please look at both. The check is not sure about it:",
        "  - It may not say this.",
        "It was made of these words:",
        "  Jay of Mill Road, to “What job?”: “I want to fix bikes”",
    ]


@pytest.mark.parametrize(("kind", "shown"), [("number", True), ("care", False)])
def test_dropped_words_are_marked_and_those_of_harm_not_shown(kind: str, shown: bool) -> None:
    text = dropped_text(Dropped("The 42 bus", (Why(kind, "42", "Nobody said it."),)))
    assert text.startswith("Dropped.")
    assert text.endswith("  - Nobody said it.")
    assert ("The 42 bus" in text) is shown


@pytest.mark.parametrize(
    ("cost", "told"),
    [(None, None), (0.00048, "0.00048"), (0.0000001, "0"), (0.0149, "0.01"), (2, "2.00")],
)
def test_tokens_and_costs_are_told_where_they_are_known(
    cost: float | None, told: str | None
) -> None:
    text = used_text(Suggested("m", tokens_in=320, tokens_out=80, seconds=2.04, cost=cost))
    assert text.startswith(
        "It took 2.0 seconds. It read 320 and wrote 80 tokens (pieces of words)."
    )
    assert ("cost" in text) is (told is not None)
    assert told is None or text.endswith(f"That cost about {told}.")
    assert used_text(Suggested("m", seconds=2)) == "It took 2.0 seconds."


def _quote(passage: str) -> Citation:
    return Citation(
        passage=passage,
        document="d",
        title="T",
        publisher="P",
        published="2020",
        nation="england",
        status=Status.CURRENT,
        heading="H",
        page=None,
        quote="Q",
        score=1.0,
    )


def test_an_answer_in_short_names_its_model_and_the_passages_it_was_made_from() -> None:
    quotes = [_quote(one) for one in ("p1", "p2", "p3")]
    one = Suggestion(Task.ANSWER, "Who?", "small", "The council.", ("p1", "p3"))
    first, _, text, numbers = in_short(one, quotes).splitlines()
    assert first.startswith("A language model (small) put this in short.")
    assert (text, numbers) == ("The council.", "(Made from passages 1, 3.)")


def test_what_people_wrote_is_no_pattern() -> None:
    assert suggestion_line("offer.words", words="{model} {who}") == "  “{model} {who}”"
