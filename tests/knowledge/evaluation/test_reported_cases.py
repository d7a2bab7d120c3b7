"""How well ``ask`` answers the cases that are only reported, with floors: a fall is seen, and why is not.

Nobody looks at a single one of these cases, so only figures are compared, never answers.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.knowledge.evaluation.cases import read_cases
from assistant.knowledge.evaluation.run import evaluate
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.library import Library
from assistant.resources import guidance_docs
from benchmarks.fit_abstention import REPORTED


@pytest.fixture(scope="module")
def figures(shipped: Knowledge, cache_dir: Path) -> dict[str, float]:
    library = Library(cache_dir, guidance_docs())
    found = evaluate(shipped, library, read_cases(*REPORTED), lambda *_: None)
    return {name: figure.value or 0.0 for name, figure in found.figures.items()}


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("recall_at_3", 0.80),
        ("abstention_accuracy", 0.90),
        ("nation_correctness", 1.0),
        ("quotation_fidelity", 1.0),
        ("same_order_twice", 1.0),
    ],
)
def test_no_figure_falls_under_its_floor(
    figures: dict[str, float], name: str, floor: float
) -> None:
    assert figures[name] >= floor


def test_it_seldom_refuses_what_it_could_answer(figures: dict[str, float]) -> None:
    assert figures["false_refusals"] <= 0.10
