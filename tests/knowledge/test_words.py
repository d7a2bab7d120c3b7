from __future__ import annotations

from assistant.knowledge.words import stems, words


def test_words_join_what_a_hyphen_splits_and_keep_paragraph_numbers() -> None:
    assert words("Co-ordinated support, para 6.44; NG170. It's £9.35") == [
        "coordinated", "support", "para", "6.44", "ng170", "its", "9.35",
    ]  # fmt: skip


def test_stems_leave_out_the_words_that_every_question_has() -> None:
    assert stems(words("What are the reviews of my plans?")) == ["review", "plan"]
