"""PDFs: pages, headings, paragraphs, and what nobody can see."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from assistant.knowledge.reading.limits import Limits
from tests.knowledge.reading.pdfs import line, lines, pages
from tests.knowledge.reading.reads import all_text, read, refusal, texts

BODY = [
    "Each young person makes a plan with people who know them well, and",
    "the plan says in their own words what matters to them at school.",
]


def test_each_section_has_its_page_and_its_heading(tmp_path: Path) -> None:
    first = (
        line("Planning together", 760, size=20) + line("Who is there", 720, font="F2") + lines(BODY)
    )
    second = line("When we meet", 740, font="F2") + lines(["We meet in spring and in autumn."])
    found = read(tmp_path / "a.pdf", pages([first, second]))
    assert found.title == "Planning together"
    assert found.pages == 2
    assert [(one.heading, one.page) for one in found.sections] == [
        ("Who is there", 1),
        ("When we meet", 2),
    ]
    assert found.sections[0].text == " ".join(BODY)
    assert found.notes == ()


def test_a_heading_goes_on_over_the_page(tmp_path: Path) -> None:
    first = line("Who is there", 740, font="F2") + lines([*BODY, "It is short."])
    found = read(
        tmp_path / "a.pdf", pages([first, lines(["More people can come when they are asked."])])
    )
    assert [(one.heading, one.page) for one in found.sections] == [
        ("Who is there", 1),
        ("Who is there", 2),
    ]


def test_a_sentence_over_the_page_end_stands_whole_on_its_first_page(tmp_path: Path) -> None:
    first = line("Help", 740, font="F2") + lines(
        ["A job coach comes to the work place and", "stays near until the"]
    )
    second = lines(["young person knows the work. Then the coach comes", "less often."])
    found = read(tmp_path / "a.pdf", pages([first, second]))
    assert [(one.page, one.text) for one in found.sections] == [
        (
            1,
            "A job coach comes to the work place and stays near until the young person knows the work.",
        ),
        (2, "Then the coach comes less often."),
    ]


def test_without_headings_the_pages_are_the_headings(tmp_path: Path) -> None:
    found = read(tmp_path / "a.pdf", pages([lines(BODY), lines(["A second page ends here."])]))
    assert [one.heading for one in found.sections] == ["Page 1", "Page 2"]


def test_bookmarks_make_headings_of_plain_lines(tmp_path: Path) -> None:
    outline = {
        1000: b"<</Type/Outlines/First 1001 0 R/Last 1001 0 R/Count 1>>",
        1001: b"<</Title(How we work)/Parent 1000 0 R/Dest[10 0 R/Fit]>>",
    }
    content = line("How we work", 740) + lines(BODY)
    made = pages([content], more=outline, catalog=b"/Outlines 1000 0 R")
    assert texts(read(tmp_path / "a.pdf", made)) == {"How we work": " ".join(BODY)}


def test_running_heads_and_page_numbers_are_left_out(tmp_path: Path) -> None:
    made = pages(
        [
            line("Our policy 2026", 810, size=9)
            + line("Part", 740, font="F2")
            + lines([f"The text of page number {number} stands here."])
            + line(f"Page {number} of 4", 30, size=9)
            for number in range(1, 5)
        ]
    )
    text = all_text(read(tmp_path / "a.pdf", made))
    assert "Our policy" not in text and "of 4" not in text
    assert all(f"The text of page number {number} stands here." in text for number in range(1, 5))


def test_hyphens_bullets_and_paragraphs(tmp_path: Path) -> None:
    content = line("Parts", 740, font="F2") + lines(
        [
            "Independence is what the plan is for, and the way to it is short: inde-",
            "pendence grows with each step that is taken. All of this is person-",
            "centred, because a person-centred plan is what the law asks for.",
            "• the first thing that we do is to ask what you like and what you do",
            "not like",
            "• then we write it down",
        ]
    )
    assert texts(read(tmp_path / "a.pdf", pages([content])))["Parts"] == (
        "Independence is what the plan is for, and the way to it is short: independence grows with "
        "each step that is taken. All of this is person-centred, because a person-centred plan is "
        "what the law asks for.\n\n"
        "- the first thing that we do is to ask what you like and what you do not like\n"
        "- then we write it down"
    )


def test_text_that_repeats_at_the_top_of_pages_is_no_running_head(tmp_path: Path) -> None:
    texts_of = ["A sentence that stands at the top of every page here,", "and another line of it."]
    rest = ["It goes on below, line after line, as the text of a page does, and"] * 8
    made = pages([lines([*texts_of, *rest, f"ends {at}."], top=790) for at in range(4)])
    assert all_text(read(tmp_path / "a.pdf", made)).count(" ".join(texts_of)) == 4


def test_running_heads_of_small_pages_are_left_out_though_they_touch_the_text(
    tmp_path: Path,
) -> None:
    small = b"/MediaBox[0 0 300 200]"
    made = pages(
        [
            line("Our policy 2026", 180, size=10)
            + line("Week" if at else "First", 166, size=10, font="F2")
            + lines([f"The text number {at} stands", "here, and it ends."], top=152, size=10)
            + line(f"Version 2, {at}", 112, size=10)
            for at in range(4)
        ],
        page=small,
    )
    text = all_text(read(tmp_path / "a.pdf", made))
    assert "Our policy" not in text and "Version" not in text
    assert all(f"The text number {at} stands here, and it ends." in text for at in range(4))
    two = pages([line("Our policy 2026", 180) + lines(BODY, top=165)] * 2, page=small)
    assert "Our policy" in all_text(read(tmp_path / "b.pdf", two))


def test_a_row_of_a_table_is_one_line(tmp_path: Path) -> None:
    content = (
        line("Topic", 700) + line("Lead", 700, x=220) + line("When", 700, x=320)
        + line("Travel training and", 680) + line("independence", 666)
        + line("Mr Shah", 680, x=220) + line("Each term", 680, x=320)
    )  # fmt: skip
    assert texts(read(tmp_path / "a.pdf", pages([content]))) == {
        "Page 1": "Topic | Lead | When\nTravel training and independence | Mr Shah | Each term"
    }


def test_cells_near_each_other_are_told_apart_by_the_rows_above_and_below(tmp_path: Path) -> None:
    rows = [("Works with a coach", "in May"), ("Visits a cafe here", "in June"), ("Rides", "soon")]
    content = "".join(
        line(first, 700 - 30 * at) + line(second, 700 - 30 * at, x=178)
        for at, (first, second) in enumerate(rows)
    )
    assert texts(read(tmp_path / "a.pdf", pages([content]))) == {
        "Page 1": "Works with a coach | in May\nVisits a cafe here | in June\nRides | soon"
    }
    alone = line("Works with a coach", 700) + line("in May", 700, x=178)
    assert texts(read(tmp_path / "b.pdf", pages([alone]))) == {
        "Page 1": "Works with a coach in May"
    }


def test_typeset_tables_keep_their_rows_and_their_words(tmp_path: Path) -> None:
    import typst

    source = (
        "#set page(height: 12cm, width: 14cm)\n#set text(size: 10pt)\n"
        "#table(columns: 4, align: center + horizon, inset: 3pt, [Step],[What],[Who],[By],"
        "[One],[Ask the young person what they want to do next year],[Tutor],[May],"
        "[Two],[Visit],[the parent and the person who drives the bus on Mondays],[June])\n"
    )
    made: bytes = typst.compile(source.encode())
    assert texts(read(tmp_path / "a.pdf", made)) == {
        "Page 1": "Step | What | Who | By\n"
        "One | Ask the young person what they want to do next year | Tutor | May\n"
        "Two | Visit | the parent and the person who drives the bus on Mondays | June"
    }


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = lines(["The first column has words that go on", "in the second one, because the"])
    right = line("sentence is long. Then it ends.", 700, x=330)
    assert texts(read(tmp_path / "a.pdf", pages([left + right]))) == {
        "Page 1": "The first column has words that go on in the second one, because the sentence is "
        "long. Then it ends."
    }


def test_a_step_before_the_first_letter_is_a_space(tmp_path: Path) -> None:
    content = "BT /F1 11 Tf 72 700 Td [(as it says, see)] TJ [-250(Part)-250(2)20(.1)] TJ ET"
    assert texts(read(tmp_path / "a.pdf", pages([content]))) == {
        "Page 1": "as it says, see Part 2.1"
    }


def test_a_table_of_contents_is_left_out_and_told_and_a_form_is_not(tmp_path: Path) -> None:
    entries = ["First part ............ 3", "Second part . . . . . . 12", "Third part ..... 12"]
    made = pages([lines(entries, top=760), lines([*BODY, "Marks ........ 20", "Name ........"])])
    found = read(tmp_path / "a.pdf", made)
    assert "part" not in all_text(found)
    assert "Marks ........ 20" in all_text(found) and "Name ........" in all_text(found)
    assert found.notes[-1] == (
        "3 lines of a table of contents were left out: the headings stand in the text."
    )


def test_a_turned_page_reads_as_it_is_seen(tmp_path: Path) -> None:
    content = "BT /F1 11 Tf 0 1 -1 0 200 100 Tm (This page lies on its side.) Tj ET"
    found = read(tmp_path / "a.pdf", pages([content], page=b"/Rotate 90"))
    assert texts(found) == {"Page 1": "This page lies on its side."}


def test_the_number_of_a_footnote_is_no_part_of_a_word(tmp_path: Path) -> None:
    content = (
        line("Everybody has this right", 700)
        + line("3", 704, x=189.6, size=6)
        + line("in Wales.", 700, x=196)
    )
    assert texts(read(tmp_path / "a.pdf", pages([content]))) == {
        "Page 1": "Everybody has this right³ in Wales."
    }


HIDDEN = {
    "not painted": line("SECRET WORDS", 600, how="3 Tr"),
    "white on white": line("SECRET WORDS", 600, how="1 1 1 rg"),
    "white by another colour space": line("SECRET WORDS", 600, how="/DeviceCMYK cs 0 0 0 0 sc"),
    "white by its ink": line("SECRET WORDS", 600, how="/Ink cs 0 scn"),
    "grey of the same grey": "0.5 g 60 590 200 30 re f\n" + line("SECRET WORDS", 600, how="0.5 g"),
    "tiny": line("SECRET WORDS", 600, size=1),
    "tiny by its matrix": "BT /F1 10 Tf .1 0 0 .1 72 600 Tm (SECRET WORDS) Tj ET\n",
    "size of nothing": line("SECRET WORDS", 600, size=0),
    "outside": line("SECRET WORDS", 2000),
    "see-through": line("SECRET WORDS", 600, how="/Gone gs"),
    "blacked out": line("SECRET WORDS", 600) + "0 g 60 590 200 30 re f\n",
    "on a layer that is off": "/OC /Off BDC\n" + line("SECRET WORDS", 600) + "EMC\n",
    "in a form": "/Form Do\n",
}
RESOURCES = (
    b"/ExtGState<</Gone<</ca 0>>/Half<</ca .4>>>>/Properties<</Off 1001 0 R>>"
    b"/ColorSpace<</Ink[/Separation/Spot/DeviceCMYK 1002 0 R]>>/XObject<</Form 1003 0 R/Scan 1004 0 R>>"
)
MORE = {
    1001: b"<</Type/OCG/Name(Off)>>",
    1002: b"<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 0 0 1]>>",
    1003: b"<</Type/XObject/Subtype/Form/BBox[0 0 600 900]/Length 64>>stream\n"
    + line("SECRET WORDS", 600, how="3 Tr").encode().ljust(64)
    + b"\nendstream",
    1004: b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
    b"/Length 1>>stream\n\xff\nendstream",
}
CATALOG = b"/OCProperties<</OCGs[1001 0 R]/D<</OFF[1001 0 R]>>>>"


@pytest.mark.parametrize("how", HIDDEN)
def test_what_nobody_sees_is_left_out_and_told(tmp_path: Path, how: str) -> None:
    made = pages([HIDDEN[how] + lines(BODY)], resources=RESOURCES, more=MORE, catalog=CATALOG)
    found = read(tmp_path / "a.pdf", made)
    assert "SECRET" not in all_text(found)
    assert " ".join(BODY) in all_text(found)
    assert len(found.notes) == 1 and found.notes[0].startswith("2 hidden words were left out: ")


LAYERS = {
    "all begin off": (b"/D<</BaseState/OFF/ON[1005 0 R]>>", "/Off", True),
    "all begin off but this one": (b"/D<</BaseState/OFF/ON[1001 0 R]>>", "/Off", False),
    "a rule over one that is off": (b"/D<</OFF[1001 0 R]>>", "/One", True),
    "a rule that wants all": (b"/D<</OFF[1001 0 R]>>", "/All", True),
    "a rule that wants any": (b"/D<</OFF[1001 0 R]>>", "/Any", False),
    "a rule that wants all off": (b"/D<</OFF[1005 0 R]>>", "/AllOff", True),
    "a rule that says not": (b"/D<</OFF[1005 0 R]>>", "/Not", True),
    "a rule with and, or, not": (b"/D<</OFF[1001 0 R]>>", "/Deep", False),
}
RULES = (
    b"/Properties<</Off 1001 0 R/One<</Type/OCMD/OCGs 1001 0 R>>"
    b"/All<</Type/OCMD/P/AllOn/OCGs[1001 0 R 1005 0 R]>>"
    b"/Any 1006 0 R/AllOff<</Type/OCMD/P/AllOff/OCGs[1001 0 R 1005 0 R]>>"
    b"/Not<</Type/OCMD/VE[/Not 1001 0 R]>>"
    b"/Deep<</Type/OCMD/VE[/And 1005 0 R[/Or 1001 0 R[/Not 1001 0 R]]]>>>>"
)


@pytest.mark.parametrize("how", LAYERS)
def test_layers_are_off_as_a_viewer_has_them(tmp_path: Path, how: str) -> None:
    chosen, layer, hidden = LAYERS[how]
    more = {
        1001: b"<</Type/OCG/Name(Off)>>",
        1005: b"<</Type/OCG/Name(Other)>>",
        1006: b"<</Type/OCMD/OCGs[1001 0 R 1005 0 R]>>",
    }
    catalog = b"/OCProperties<</OCGs[1001 0 R 1005 0 R]%b>>" % chosen
    content = f"/OC {layer} BDC\n" + line("LAYER WORDS", 600) + "EMC\n" + lines(BODY)
    found = read(tmp_path / "a.pdf", pages([content], resources=RULES, more=more, catalog=catalog))
    assert ("LAYER WORDS" not in all_text(found)) is hidden
    assert bool(found.notes) is hidden
    assert " ".join(BODY) in all_text(found)


SEEN = {
    "white on a coloured box": "0 0 .5 rg 60 590 200 30 re f\n"
    + line("CLEAR WORDS", 600, how="1 g"),
    "white on a round box": "0 .4 0 rg 60 590 m 260 590 l 260 620 l 60 620 l h f\n"
    + line("CLEAR WORDS", 600, how="1 g"),
    "white on a picture": "q 300 0 0 60 60 580 cm /Scan Do Q\n"
    + line("CLEAR WORDS", 600, how="1 g"),
    "under a light mark": line("CLEAR WORDS", 600) + "/Half gs 1 1 0 rg 60 590 200 30 re f\n",
    "on a white box": "q 1 g 60 590 200 30 re f Q\n" + line("CLEAR WORDS", 600, how="0 g"),
    "in outline": line("CLEAR WORDS", 600, how="1 g 1 Tr"),
    "large by its matrix": "BT /F1 1 Tf 11 0 0 11 72 600 Tm (CLEAR WORDS) Tj ET\n",
    "upside down letters": "BT /F1 -11 Tf -1 0 0 -1 72 600 Tm (CLEAR WORDS) Tj ET\n",
}


@pytest.mark.parametrize("how", SEEN)
def test_what_can_be_seen_is_kept(tmp_path: Path, how: str) -> None:
    made = pages(
        [SEEN[how] + lines(BODY, top=400)], resources=RESOURCES, more=MORE, catalog=CATALOG
    )
    found = read(tmp_path / "a.pdf", made)
    assert "CLEAR WORDS" in all_text(found)
    assert found.notes == ()


def test_text_behind_a_scanned_page_is_kept_and_told(tmp_path: Path) -> None:
    content = "q 595 0 0 842 0 0 cm /Scan Do Q\n" + "".join(
        line(text, 700 - 15 * at, how="3 Tr") for at, text in enumerate(BODY)
    )
    found = read(
        tmp_path / "a.pdf", pages([content], resources=RESOURCES, more=MORE, catalog=CATALOG)
    )
    assert texts(found) == {"Page 1": " ".join(BODY)}
    assert found.notes[0].startswith("26 words were read in pictures of pages by a program (OCR)")


def test_a_scan_without_text_is_refused(tmp_path: Path) -> None:
    made = pages(
        ["q 595 0 0 842 0 0 cm /Scan Do Q"], resources=RESOURCES, more=MORE, catalog=CATALOG
    )
    refused = refusal(tmp_path / "a.pdf", made)
    assert refused.reason == "This PDF is pictures of pages: there is no text in it."
    assert "(OCR)" in refused.do


def test_an_empty_page_among_others_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.pdf", pages([lines(BODY), "", lines(["The end is here."])]))
    assert found.notes == (
        "No text was found on page 2. If there are pictures of text, they were not read.",
    )
    assert found.pages == 3


@pytest.mark.parametrize(("password", "opens"), [("", True), ("a word", False)])
def test_a_lock_opens_only_without_a_password(tmp_path: Path, password: str, opens: bool) -> None:
    """Many official PDFs are locked against changes only: anybody may open them."""
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(pages([lines(BODY)])))
    writer.encrypt(password, "the owner's", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    if opens:
        assert texts(read(tmp_path / "a.pdf")) == {"Page 1": " ".join(BODY)}
    else:
        assert refusal(tmp_path / "a.pdf").reason == "This PDF is locked."


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "a.pdf", pages([lines(BODY)] * 3), Limits(pages=2))
    assert refused.reason == "This PDF has more than 2 pages."


def test_typeset_text_keeps_its_words(tmp_path: Path) -> None:
    """With a real typesetter: embedded fonts, ligatures, justified lines, hyphens, two columns."""
    import typst

    sentence = "The officer finds a different office, and files it first: a flawless effort."
    source = (
        '#set page(height: 12cm, width: 14cm, numbering: "1", columns: 2)\n'
        '#set par(justify: true)\n#set text(hyphenate: true, lang: "en", size: 10pt)\n'
        "= A first effort\n"
        + (sentence + " ") * 12
        + "\n\n= The second\n- one thing\n- another thing\n"
    )
    made: bytes = typst.compile(source.encode())
    found = read(tmp_path / "a.pdf", made)
    text = " ".join(
        one.text.replace("\n", " ") for one in found.sections if one.heading == "A first effort"
    )
    assert text.split() == (sentence.split() * 12)
    assert texts(found)["The second"] == "- one thing\n- another thing"
