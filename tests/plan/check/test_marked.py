"""The words of a Finding are marked where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.plan.check.marked import marked


def test_the_words_stand_in_double_brackets_with_what_is_round_them() -> None:
    assert marked("Sam will read regularly.", (14, 23)) == "Sam will read [[regularly]]."
    assert marked("Sam will read.", None) == ""
    long = f"{'one two ' * 20}here{' three four' * 20}"
    found = marked(long, (160, 164))
    assert "two [[here]] three" in found
    assert found.startswith("... ") and found.endswith(" ...") and len(found) < 100


@given(text=st.text("ab c.", min_size=1, max_size=200), data=st.data())
def test_the_marked_words_are_those_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    inside = marked(text, (start, end)).partition("[[")[2].partition("]]")[0]
    assert inside.split() == text[start:end].split()
