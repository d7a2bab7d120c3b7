from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.words import mend, stems, words, wrong_letters

_LETTERS = st.text("abc", max_size=6)
_VOCABULARY = {"annual", "review", "meeting", "internship", "plan"}


def _mend(typed: str, known: frozenset[str] = frozenset()) -> str:
    start = {letter: sorted(one for one in _VOCABULARY if one[0] == letter) for letter in "amirp"}
    found = mend(
        words(typed), _VOCABULARY, lambda letter: start.get(letter, []), known.__contains__
    )
    return " ".join(found)


def _slow(one: str, other: str) -> int:
    if not one or not other:
        return len(one) + len(other)
    least = min(
        _slow(one[1:], other) + 1,
        _slow(one, other[1:]) + 1,
        _slow(one[1:], other[1:]) + (one[0] != other[0]),
    )
    if len(one) > 1 and len(other) > 1 and one[0] == other[1] and one[1] == other[0]:
        least = min(least, _slow(one[2:], other[2:]) + 1)
    return least


@given(_LETTERS, _LETTERS, st.integers(0, 6))
def test_wrong_letters_are_counted_up_to_the_most_asked_for(
    one: str, other: str, most: int
) -> None:
    right = _slow(one, other)
    found = wrong_letters(one, other, most)
    assert found == right if right <= most else found > most


def test_words_join_what_a_hyphen_splits_and_keep_paragraph_numbers() -> None:
    assert words("Co-ordinated support, para 6.44; NG170. It's £9.35") == [
        "coordinated", "support", "para", "6.44", "ng170", "its", "9.35",
    ]  # fmt: skip


def test_stems_leave_out_the_words_that_every_question_has() -> None:
    assert stems(words("What are the reviews of my plans?")) == ["review", "plan"]


def test_typing_mistakes_are_mended_to_words_of_the_library() -> None:
    assert (
        _mend("wot happens at my anual reveiw meatin") == "what happens at my annual review meeting"
    )
    assert _mend("suported intrenship") == "suported internship"


def test_words_that_the_model_knows_are_left_alone() -> None:
    assert _mend("meetings") == "meeting"
    assert _mend("meetings", frozenset({"meetings"})) == "meetings"
    assert _mend("plans") == "plans" or _mend("plans") == "plan"


def test_short_words_and_numbers_are_left_alone() -> None:
    assert _mend("plaq 2026x pla") == "plaq 2026x pla"
