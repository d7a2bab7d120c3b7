"""What makes a case pass, and what the measures say of an order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.evaluation.measure import Judged, found_in, gains_of, judge, ndcg
from assistant.knowledge.model import Status
from tests.knowledge.evaluation.making import case, guidance, observed, passage, quoted

NOW, OLD = passage("new#a-1"), passage("old#a-1", Status.HISTORIC)
WELSH = passage("welsh#a-1", nations=("wales",))
REST = [passage(f"rest#a-{n}") for n in range(1, 6)]
LIBRARY = [NOW, OLD, WELSH, *REST]
_GAINS = st.lists(st.integers(0, 2), min_size=1, max_size=12)


@given(_GAINS, st.lists(st.integers(0, 2), max_size=12))
def test_ndcg_lies_between_0_and_1(ranked: list[int], further: list[int]) -> None:
    assert 0 <= ndcg(ranked, [*ranked, *further]) <= 1 + 1e-12


@given(_GAINS)
def test_ndcg_is_1_for_the_best_order_and_only_if_anything_is_right(gains: list[int]) -> None:
    best = sorted(gains, reverse=True)
    assert ndcg(best, gains) == (pytest.approx(1) if any(gains) else 0)


@given(_GAINS, st.data())
def test_ndcg_never_falls_when_a_better_passage_changes_places_with_one_before_it(
    gains: list[int], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(gains) - 1))
    second = data.draw(st.integers(first, len(gains) - 1))
    swapped = list(gains)
    swapped[first], swapped[second] = gains[second], gains[first]
    if gains[second] >= gains[first]:
        assert ndcg(swapped, gains) >= ndcg(gains, gains) - 1e-12


def test_ndcg_by_hand() -> None:
    # 1 at place 2 and 2 at place 3, of a library with 2, 2 and 1
    assert ndcg([0, 1, 2], [2, 1, 2]) == pytest.approx(
        (1 / 1.5849625 + 1) / (2 + 2 / 1.5849625 + 0.5)
    )
    assert ndcg([0, 0, 0, 0, 0, 2], [2]) == 0


def test_recall_looks_at_the_first_three() -> None:
    assert [
        found_in(ids, {"x": 2}).recall for ids in (["a", "b", "x"], ["a", "b", "c", "x"], [])
    ] == [
        1,
        0,
        0,
    ]


def test_a_passage_that_no_longer_holds_is_worth_less_but_for_questions_about_what_was() -> None:
    saying = [NOW.id, OLD.id, WELSH.id]
    plain = observed(case(), guidance(), LIBRARY, saying=saying)
    stale = observed(case(kind="stale"), guidance(), LIBRARY, saying=saying)
    assert gains_of(plain) == {NOW.id: 2, OLD.id: 1}
    assert gains_of(stale) == {NOW.id: 2, OLD.id: 2}
    anywhere = observed(case(nation=None), guidance(), LIBRARY, saying=saying)
    assert gains_of(anywhere) == {NOW.id: 2, OLD.id: 1, WELSH.id: 2}


def _judged(*cited: object, saying: list[str] | None = None, **given: object) -> Judged:
    quotes = [quoted(one) for one in cited]  # type: ignore[arg-type]
    wanted = [NOW.id] if saying is None else saying
    return judge(observed(case(), guidance(quotes), LIBRARY, saying=wanted, **given))


def test_it_passes_when_one_of_the_first_three_says_it() -> None:
    good = _judged(REST[0], REST[1], NOW)
    assert (good.passed, good.why, good.found and good.found.recall) == (True, (), 1)
    late = _judged(*REST[:3], NOW)
    assert not late.passed
    assert late.why == ("Not in the first three quotes. Quote 4 says it.",)


def test_it_says_why_nothing_was_found() -> None:
    assert _judged(REST[0]).why == ("No quote says it; 1 passage of the library does.",)
    assert _judged(REST[0], saying=[WELSH.id]).why == (
        "No passage that may answer in this nation says it.",
    )
    refused = judge(
        observed(case(), guidance(nearest=[quoted(REST[0]), quoted(NOW)]), LIBRARY, saying=[NOW.id])
    )
    assert refused.why == ("It said that nothing here covers this. Nearest 2 says it.",)
    assert refused.found is not None and refused.found.recall == refused.found.ndcg == 0


def test_a_forbidden_first_quote_fails_unless_it_is_marked() -> None:
    both = [NOW.id, OLD.id]
    assert _judged(NOW, forbidden=both).why == (
        "The first quote states as current fact what is forbidden.",
    )
    assert _judged(OLD, NOW, forbidden=both).passed
    assert _judged(REST[0], NOW, forbidden=[NOW.id]).passed  # only the first quote counts
    unknown = passage("own#a-1", Status.UNKNOWN)
    found = judge(
        observed(
            case(),
            guidance([quoted(unknown)]),
            [unknown],
            saying=[unknown.id],
            forbidden=[unknown.id],
        )
    )
    assert not found.passed


def test_a_forbidden_answer_fails_unless_it_says_how_the_quote_stands() -> None:
    assert _judged(NOW, answer_forbidden=True).why == (
        "The answer states as current fact what is forbidden.",
    )
    assert _judged(OLD, NOW, answer_forbidden=True).passed


def test_where_nothing_answers_only_abstaining_passes() -> None:
    nothing = case(abstain=True)
    assert judge(observed(nothing, guidance(nearest=[quoted(NOW)]), LIBRARY)).passed
    answered = judge(observed(nothing, guidance([quoted(NOW)]), LIBRARY))
    assert (answered.passed, answered.found) == (False, None)
    assert answered.why == ("It answered, and nothing here does.",)


def test_a_quote_of_another_nation_is_noticed() -> None:
    assert _judged(NOW).nation_right is True
    wrong = _judged(NOW, WELSH)
    assert wrong.nation_right is False
    assert wrong.passed
    assert wrong.why == ("It cites a document that does not hold in this nation.",)
    assert (
        judge(observed(case(nation=None), guidance([quoted(WELSH)]), LIBRARY)).nation_right is None
    )
    assert judge(observed(case(), guidance(nearest=[quoted(NOW)]), LIBRARY)).nation_right is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"quote": NOW.text.lower()},
        {"quote": f"{NOW.text} "},
        {"quote": NOW.text[:8]},  # it stands in the file, but is not the whole passage
        {"heading": "Another heading"},
        {"page": 3},
        {"document": "rest"},
        {"passage": "new#b-1"},
    ],
)
def test_a_quote_that_is_not_exact_or_not_in_its_place_is_noticed(wrong: dict[str, object]) -> None:
    found = judge(observed(case(), guidance([quoted(NOW, **wrong)]), LIBRARY, saying=[NOW.id]))
    assert found.quotes_right is False
    assert "A quote is not letter for letter what stands in its place." in found.why
    near = guidance(nearest=[quoted(NOW, **wrong)])
    assert judge(observed(case(abstain=True), near, LIBRARY)).quotes_right is False


def test_a_quote_must_stand_in_the_file_too() -> None:
    assert _judged(NOW).quotes_right is True
    elsewhere = {"new": "Other words.", "old": "", "welsh": "", "rest": ""}
    assert _judged(NOW, texts=elsewhere).quotes_right is False


def test_a_quote_of_a_document_that_a_person_added_needs_no_shipped_file() -> None:
    own = replace(NOW, own=True)
    answer = guidance([quoted(own)])
    assert judge(observed(case(), answer, [own], saying=[own.id], texts={})).quotes_right is True


def test_another_order_when_asked_again_is_noticed() -> None:
    assert _judged(NOW, same_twice=False).why == ("Asked twice, it gave another order.",)


def test_each_search_is_measured_by_the_same_gains() -> None:
    found = _judged(NOW, rankings={"bm25": [REST[0].id, NOW.id], "dense": [REST[0].id]})
    assert {name: one.recall for name, one in found.rankings.items()} == {"bm25": 1, "dense": 0}
    assert found.rankings["bm25"].ndcg == pytest.approx(1 / 1.5849625)
