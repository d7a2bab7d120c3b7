"""Which of the indexes answers: the snapshot alone, or Chroma beside it above a number of passages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.knowledge.index.build import build
from assistant.knowledge.index.opening import open_here
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import EXACT_UP_TO, Library
from assistant.resources import guidance_docs
from assistant.settings import Settings
from benchmarks.large.making import fill
from tests.knowledge.index.conftest import TOPICS

_TODAY = date(2026, 11, 21)
_OWN = 4000
_QUESTIONS = ("learn the bus to work", "who writes a plan", "travel training", "a plan in Wales")


def _nothing(*_: object) -> None:
    pass


@pytest.fixture(scope="module")
def large(two_shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """4,000 passages of own documents, of England 1,500, with vectors that no model computed."""
    own_dir = tmp_path_factory.mktemp("large") / "library"
    library = replace(two_shipped, own_dir=own_dir)
    fill(library, _OWN)
    report = build(library, TOPICS, _nothing)
    assert (report.passages, report.embedded, report.problems) == (_OWN + 2, 0, [])
    return library


def test_up_to_the_limit_the_snapshot_answers_alone_and_above_it_chroma_does(
    large: Library,
) -> None:
    assert open_here(large).store is None
    assert open_here(replace(large, exact_up_to=_OWN + 2)).store is None
    assert open_here(replace(large, exact_up_to=_OWN + 1)).store is not None


def test_above_the_limit_the_answers_begin_as_the_exact_search_does_and_most_quotes_are_the_same(
    large: Library,
) -> None:
    """Chroma looks at a part of the vectors, so that a later quote may be another one."""
    exact, chroma = Knowledge.open(large), Knowledge.open(replace(large, exact_up_to=1000))
    quotes = same = 0
    for question in _QUESTIONS:
        for nation in (None, "england", "wales"):
            found, wanted = (one.ask(question, nation=nation, on=_TODAY) for one in (chroma, exact))
            assert (found.abstained, found.answer) == (wanted.abstained, wanted.answer)
            ours, theirs = ([*one.citations, *one.nearest] for one in (found, wanted))
            assert len(ours) == len(theirs)
            assert ours[:1] == theirs[:1]
            quotes += len(theirs)
            same += sum(one in theirs for one in ours)
    assert quotes > 0
    assert same / quotes >= 0.75


def test_the_settings_name_the_library_in_one_place(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache")
    shipped = Library.of(settings)
    assert shipped.guidance_dir == guidance_docs()
    assert (shipped.server, shipped.exact_up_to) == (None, EXACT_UP_TO)
    chosen = Library.of(
        replace(settings, guidance_dir=tmp_path / "ours", chroma_url="http://localhost:8000")
    )
    assert chosen == Library(
        cache_dir=tmp_path / "cache",
        guidance_dir=tmp_path / "ours",
        own_dir=tmp_path / "data" / "library",
        server="http://localhost:8000",
    )
