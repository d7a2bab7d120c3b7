from __future__ import annotations

import pytest

from assistant.knowledge.doubts import _all, doubts_in
from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Status

SAID = [
    ("NICE guidance NG170 sets out care for autistic adults.", [], ["nice-ng170"]),
    ("See NG 140 for under-19s.", ["wales"], ["nice-ng140"]),
    ("The updated SEND Code of Practice (2023) is clear.", ["england"], ["code-2023"]),
    ("He is on School Action Plus now.", ["england"], ["school-action"]),
    ("If your child has a statement, ask.", ["england"], ["statement-england"]),
    ("If your child has a statement, ask.", [], ["statement-england"]),
    ("In the UK, families apply for an EHCP.", ["uk"], ["plans-uk-wide"]),
    ("EHC plans are used across the United Kingdom.", [], ["plans-uk-wide"]),
    ("Every school must now write an Individual Support Plan.", ["england"], ["isp-law"]),
    ("Access to Work uses the EHCP framework.", ["england"], ["access-to-work-ehc"]),
    ("It gave £9 in value for every £1 invested.", [], ["somerset-nine-pounds"]),
    (
        "The Buckland Review of Autism Employment (2024) calls for stronger links between EHCP "
        "reviews and vocational outcomes.",
        [],
        ["buckland-ehc-links"],
    ),
    (
        "A report by Meek, Vigna & Beyer at Cardiff University found that internships (for young "
        "people with an EHCP) raised confidence.",
        [],
        ["cardiff-interns"],
    ),
    (
        "According to the National Autism Strategy (2021–2026), these personalised plans are "
        "being aligned with real-world vocational training.",
        ["england"],
        ["autism-strategy-plans"],
    ),
    (
        "The action plan will have three key points – What would I like to do?  Who is going to "
        "help?  Have I done it?  How will I know?",
        ["england"],
        ["west-gate-three"],
    ),
    (
        "Oxfordshire County Council explains in guidance for its schools that it has created "
        "templates of the following documents:",
        ["england"],
        ["oxfordshire-templates"],
    ),
    ("SIMS IEP Writer can be used for creating IEPs.", [], ["old-software"]),
    ("IEP Manager by Bluehills enables both.", [], ["old-software"]),
    ("2020/21 Safeguarding INSET pack.", [], ["old-software"]),
    ("At West Gate School the plan has three key points.", [], ["west-gate-three"]),
    (
        "You can download the guidance and templates from the following webpage, under the "
        "heading 'SEN Support':",
        ["england"],
        ["oxfordshire-templates"],
    ),
    (
        "The 2024 Cardiff University study was about interns with an EHC plan.",
        [],
        ["cardiff-interns"],
    ),
    ("He moves from School Action to School Action Plus.", ["england"], ["school-action"]),
    ("The DCSF gives advice.", ["england"], ["gone-bodies"]),
]


@pytest.mark.parametrize(("text", "nations", "ids"), SAID)
def test_a_known_mistake_is_found(text: str, nations: list[str], ids: list[str]) -> None:
    assert [doubt.id for doubt in doubts_in(text, nations)] == ids


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        ("School Action ended in 2014.", ["england"]),
        ("School Action Plus is written in our old forms.", ["wales"]),
        ("The Education Authority makes a statement.", ["northern-ireland"]),
        ("If your child has a statement, ask.", ["northern-ireland"]),
        ("NG170 is about COVID-19.", []),
        ("There is no SEND Code of 2023.", []),
        ("EHC plans are for England only; in Scotland there are others.", []),
        ("Individual Support Plans are not law. They are a proposal.", ["england"]),
        ("The school day starts at nine.", []),
        ("The Buckland Review came out in 2024 with 19 recommendations.", []),
        ("Cardiff University found more jobs after internships in Wales.", ["wales"]),
        ("The autism strategy for England covers employment.", ["england"]),
        ("Our action plan lists four questions.", []),
        ("Oxfordshire County Council decides on EHC plans there.", ["england"]),
        ("Buckland Primary School supports pupils with EHC plans.", ["england"]),
        ("The Buckland Review says nothing on EHC plans.", ["england"]),
        ("Cardiff schools do not use EHC plans: these are English.", ["wales"]),
        ("Cardiff University takes interns with an EHC plan from Bristol.", []),
        ("Our autism strategy plans to help more people to find work.", ["england"]),
        ("We write IEPs and follow the autism strategy of our county.", ["england"]),
        ("Our school action plan has three key points: listen, plan, look again.", ["england"]),
        ("This whole-school action was agreed with parents.", ["england"]),
        ("Oxfordshire County Council has current templates on its website.", ["england"]),
        ("Download ours from the following webpage, under the heading 'SEN Support'.", []),
        ("We left SIMS IEP Writer in 2024.", ["england"]),
        ("Staff met for the 2020/21 INSET days.", ["england"]),
        ("The former Northamptonshire County Council wrote this form.", ["england"]),
    ],
)
def test_what_is_right_or_speaks_of_the_past_raises_none(text: str, nations: list[str]) -> None:
    assert doubts_in(text, nations) == []


def test_a_line_break_hides_nothing() -> None:
    assert [one.id for one in doubts_in("The SEND Code of\nPractice\n(2023) says", [])] == [
        "code-2023"
    ]


def test_nothing_that_is_shipped_as_right_is_doubted(shipped: Knowledge) -> None:
    rows = [row for row in shipped.documents() if row.status is Status.CURRENT]
    doubted = {
        passage.id: [doubt.id for doubt in found]
        for row in rows
        for passage in shipped.show(row.id).passages
        if (found := doubts_in(passage.text, row.nations))
    }
    assert doubted == {}


def test_each_doubt_has_its_own_id_and_finds_what_its_claim_says_or_more() -> None:
    ids = [doubt.id for doubt in _all()]
    assert len(ids) == len(set(ids))
    assert {doubt.id for doubt in _all()} >= {ids for *_, found in SAID for ids in found}


def test_what_is_to_be_verified_says_that_we_are_not_sure() -> None:
    assert all(doubt.confidence != "high" for doubt in _all() if doubt.verify)
