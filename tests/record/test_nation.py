from __future__ import annotations

from typing import get_args

from assistant.record.nation import FOUR, HomeNation, Nation, in_words


def test_content_files_write_the_four_nations() -> None:
    assert get_args(HomeNation) == FOUR


def test_nations_are_named_as_people_do() -> None:
    assert in_words([Nation.ENGLAND]) == "England"
    assert in_words(["northern-ireland", "uk"]) == "Northern Ireland and the whole UK"
    assert in_words(FOUR) == "England, Scotland, Wales and Northern Ireland"
