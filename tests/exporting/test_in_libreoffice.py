"""Word files as LibreOffice opens them: all are converted in one call. Needs LibreOffice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from pypdf import PdfReader

from assistant.exporting.docx import docx_bytes, page_docx_bytes
from assistant.exporting.model import Laid
from assistant.exporting.one_page import fit
from assistant.exporting.pdf import PdfWriter
from assistant.plan.model import Plan
from tests.exporting.builders import DEE, JAY, ON, laid_easy, laid_out, line, plan, section
from tests.exporting.conftest import FORMS, Samples
from tests.exporting.needs import needs_office
from tests.exporting.others import by_libreoffice, without_footers
from tests.exporting.plans import outcome_plan
from tests.exporting.said_in_order import in_order

pytestmark = needs_office
SENTENCE = "Tell me at nine and again at eleven if lunch is moving, and wait while I look. "
TITLES = ("What people appreciate about me", "What is important to me", "How best to support me")
PAGES: dict[str, tuple[list[list[str]], list[list[str]]]] = {
    "nearly empty": ([["funny"], ["bikes"], ["wait"]], [[], [], []]),
    "long lines": ([[SENTENCE] * 4] * 3, [[SENTENCE] * 30] * 3),
    "short lines": ([["No."] * 12] * 3, [["Yes."] * 30] * 3),
    "wide letters": ([["mmm WWW MMM " * 12] * 3] * 3, [["WWW " * 40] * 9] * 3),
    "new lines and signs": ([["one\ntwo\nthree"] * 3] * 3, [["🎸 zażółć " * 9] * 20] * 3),
}
LONG = "".join(f"word{number} " for number in range(2_000))
PLANS: dict[str, Callable[[], Laid]] = {
    "plan": lambda: laid_out(outcome_plan()),
    "easy": lambda: laid_easy(outcome_plan()),
    "long": lambda: laid_out(_with_a_long_cell()),
}
SAMPLES = ("jay", "marnie", "tomek")


def _with_a_long_cell() -> Plan:
    made = outcome_plan()
    first = made.outcomes[0].model_copy(update={"known_by": LONG})
    return made.model_copy(update={"outcomes": [first, *made.outcomes[1:]]})


def _page(name: str) -> bytes:
    own, others = PAGES[name]
    sections = [
        section(
            *(line(text, JAY, id=f"own:{n}:{at}") for at, text in enumerate(own[n])),
            *(line(text, DEE, id=f"other:{n}:{at}") for at, text in enumerate(others[n])),
            title=title,
        )
        for n, title in enumerate(TITLES)
    ]
    return page_docx_bytes(fit(laid_out(plan(*sections, one_page=True)), PdfWriter().pages), ON)


def _files(samples: Samples) -> Iterator[tuple[str, bytes]]:
    yield from ((name, docx_bytes(made())) for name, made in PLANS.items())
    yield from ((name, _page(name)) for name in PAGES)
    for (name, form), made in samples.plans.items():
        if made.one_page or (name == "jay" and form in FORMS):
            yield f"{name} {form}", samples.written(name, form, "docx")


@pytest.fixture(scope="module")
def converted(
    tmp_path_factory: pytest.TempPathFactory, samples: Samples
) -> Mapping[str, PdfReader]:
    """Give what LibreOffice makes of each Word file."""
    folder = tmp_path_factory.mktemp("libreoffice")
    for name, content in _files(samples):
        (folder / f"{name}.docx").write_bytes(content)
    words = sorted(folder.glob("*.docx"))
    return {name: PdfReader(file) for name, file in by_libreoffice(words, folder).items()}


@pytest.mark.parametrize("name", PLANS)
def test_it_reads_everything_in_its_order(converted: Mapping[str, PdfReader], name: str) -> None:
    laid = PLANS[name]()
    in_order(without_footers(converted[name], laid.title), laid)


@pytest.mark.parametrize("name", [*PAGES, *(f"{name} one-page-profile" for name in SAMPLES)])
def test_the_one_page_profile_is_one_page(converted: Mapping[str, PdfReader], name: str) -> None:
    assert len(converted[name].pages) == 1


@pytest.mark.parametrize("form", FORMS)
def test_it_opens_every_part_of_a_format(
    converted: Mapping[str, PdfReader], samples: Samples, form: str
) -> None:
    made = samples.plans["jay", form]
    text = "".join(without_footers(converted[f"jay {form}"], made.title).split())
    titles = [one.title for one in made.sections if one.lines or one.to_fill]
    assert len(titles) > 1
    assert all("".join(title.split()) in text for title in titles)
