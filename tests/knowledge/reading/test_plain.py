"""Plain text: what becomes a heading, and that no sentence is lost."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from assistant.knowledge.reading.blocks import gather
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.plain import blocks_of
from assistant.knowledge.reading.plain_headings import heading_places
from assistant.knowledge.reading.plain_lines import joined, lines_in
from tests.knowledge.reading.reads import all_text, read, refusal, texts

EXPORT = """\
Skip to content

Planning with young people

This page was written for schools in one county, and some links on it may no longer work today.

What should a plan say?
The plan should say:
•\u00a0 \u00a0 What you like
•\u00a0 \u00a0 Who helps you

What do we mean by small steps?

A small step is something that you can do within a term, and that everybody can see when it is done.

Back to top

Get help from...\u00a0

Our advice line answers every school day, and there is somebody who speaks Polish on two of them.
"""


def test_a_page_saved_as_text(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", EXPORT)
    assert found.title == "Planning with young people"
    assert texts(found) == {
        "Planning with young people": "Skip to content\n\nThis page was written for schools in one "
        "county, and some links on it may no longer work today.",
        "What should a plan say?": "The plan should say:\n- What you like\n- Who helps you",
        "What do we mean by small steps?": "A small step is something that you can do within a term, "
        "and that everybody can see when it is done.\n\nBack to top",
        "Get help from...": "Our advice line answers every school day, and there is somebody who "
        "speaks Polish on two of them.",
    }


OFFER = """\
Ferndale College Local Offer

Taster days

Come and try a course for one day, and bring somebody with you whom you know well.

How to book

Ring the college, or ask your tutor to ring it.
"""


def test_the_first_line_over_the_first_heading_is_the_title(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", OFFER)
    assert found.title == "Ferndale College Local Offer"
    assert list(texts(found)) == ["Taster days", "How to book"]
    dated = read(tmp_path / "b.txt", OFFER.replace("Offer\n", "Offer\n\nSpring edition\n", 1))
    assert dated.title == "Ferndale College Local Offer"
    assert texts(dated)["Ferndale College Local Offer"] == "Spring edition"


def test_ways_round_a_web_page_are_no_title(tmp_path: Path) -> None:
    for above in ("Skip to content", "Rate this page", "Home\n\nOur pages"):
        page = above + "\n\n" + OFFER.partition("\n\n")[2]
        assert read(tmp_path / "a.txt", page).title == "Taster days"


def test_a_heading_below_a_paragraph_is_no_title(tmp_path: Path) -> None:
    text = "We wrote this in May.\n\n" + OFFER.partition("\n\n")[2]
    found = read(tmp_path / "a.txt", text)
    assert found.title is None
    assert list(texts(found)) == ["Beginning", "Taster days", "How to book"]


FORM = """\
 Action list 2026

\tName of school
\t

\tTelephone
\t

Please fill in this list with the people who will do what it says, and look at it every term.

\tTopic
\tOutcomes
\tLead

\tWork
\t· Everybody who wants to can try a job in Year 10
· Families know who to ask
\t
\tTravel
\tThere is somebody who practises the bus with each young person before the placement begins.
\t
"""


def test_a_form_with_tabs(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", FORM)
    under = texts(found)
    assert under["Work"] == (
        "- Everybody who wants to can try a job in Year 10\n- Families know who to ask"
    )
    assert under["Travel"].startswith("There is somebody who practises")
    assert "Telephone" not in under and "Topic" not in under
    for cell in ("Name of school", "Telephone", "Topic", "Outcomes", "Lead"):
        assert cell in all_text(found)


def test_a_cell_of_two_short_lines_is_one_heading(tmp_path: Path) -> None:
    form = FORM + "\tSocial value\nand what lasts\n\t· The council takes people on\n"
    under = texts(read(tmp_path / "a.txt", form))
    assert under["Social value and what lasts"] == "- The council takes people on"
    assert "council" not in under["Travel"]


LINKED = """\
Plans at school

This page was written for schools in one county, and some links on it may no longer work today.

Get help from...

Case studies

A plan is written by the school together with the family, and it is looked at again each term.

Get help from...

Our advice line answers every school day.

Back to top

There is somebody who speaks Polish there.

Back to top

Case studies

A boy of twelve had a plan with four small steps, and he took all of them before the summer came.

More from us

Our pack for training days is new.

Back to top
"""


def test_links_at_the_top_and_back_to_it_are_no_headings(tmp_path: Path) -> None:
    under = texts(read(tmp_path / "a.txt", LINKED))
    assert list(under) == ["Plans at school", "Get help from...", "Case studies", "More from us"]
    assert "A plan is written" in under["Plans at school"]
    assert under["Case studies"].startswith("A boy of twelve")
    assert under["More from us"].startswith("Our pack for training days is new.")


def test_a_short_line_between_gaps_is_a_heading_over_a_short_sentence(tmp_path: Path) -> None:
    text = "Who it is for\n\nAll who are at school here.\n\nAnn Smith\nShe is the head here.\n"
    under = texts(read(tmp_path / "a.txt", text))
    assert under == {
        "Who it is for": "All who are at school here.\n\nAnn Smith\n\nShe is the head here."
    }


def test_lines_of_a_form_are_kept_and_a_table_of_contents_is_left_out_and_told(
    tmp_path: Path,
) -> None:
    form = "Name ........\n\nMarks ........ 20\n\nOut of ........ 10\n\nWe plan together."
    found = read(tmp_path / "a.txt", form)
    assert all(one in all_text(found) for one in ("Name ...", "Marks ........ 20", "Out of"))
    assert found.notes == ()
    contents = "Aims ...... 1\nWho plans ...... 3\nHow often, and\nwith whom ...... 12\n\n" + form
    left = read(tmp_path / "b.txt", contents)
    assert "Who plans" not in all_text(left) and "Marks ........ 20" in all_text(left)
    assert left.notes == (
        "3 lines of a table of contents were left out: the headings stand in the text.",
    )


def test_lines_broken_at_a_margin_are_put_together(tmp_path: Path) -> None:
    wrapped = (
        "OUR RULES\n\nThis rule is written in a text file in which a program broke every\n"
        "line at the margin, as many old programs did, so that a sentence goes\n"
        "over three lines.\n\nSecond part of the rules\n\nThis is the next paragraph, and it is also "
        "broken at its margin by\nthe program that wrote it for us. It goes on until here, and then\n"
        "it ends.\n"
    )
    under = texts(read(tmp_path / "a.txt", wrapped))
    assert list(under) == ["OUR RULES", "Second part of the rules"]
    assert "every line at the margin, as many" in under["OUR RULES"]


def test_numbered_lists_are_no_headings_and_numbered_parts_are(tmp_path: Path) -> None:
    text = (
        "Before all else.\n\n2. Who is asked\n\nWe ask the young person first, then the family, "
        "and then the people at school.\n1. Write it down\n2. Read it aloud\n3. Ask again\n"
    )
    under = texts(read(tmp_path / "a.txt", text))
    assert list(under) == ["2. Who is asked"] or list(under) == ["Beginning", "2. Who is asked"]
    assert under["2. Who is asked"].endswith("1. Write it down\n2. Read it aloud\n3. Ask again")


def test_old_windows_letters_are_read_and_told(tmp_path: Path) -> None:
    found = read(tmp_path / "a.txt", "It costs £5 – “only” for café visits.".encode("cp1252"))
    assert found.sections[0].text == "It costs £5 – “only” for café visits."
    assert found.notes[0].startswith("This file does not say how its letters are written.")


def test_wide_letters_with_their_mark_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        found = read(tmp_path / "a.txt", "Zażółć gęślą jaźń.".encode(encoding))
        assert found.sections[0].text == "Zażółć gęślą jaźń."
        assert found.notes == ()


def test_no_text_is_refused(tmp_path: Path) -> None:
    assert "empty" in refusal(tmp_path / "a.txt", "").reason
    assert "no text" in refusal(tmp_path / "b.txt", " \n\n\t ").reason


LINES = st.lists(st.text(st.sampled_from("aB .?:;-•1)\t"), max_size=40), max_size=30)


@given(LINES)
def test_no_word_is_lost_whatever_is_guessed(lines: list[str]) -> None:
    text = "\n".join(lines)
    for found in (lines_in(text), joined(lines_in(text))):
        sections = gather(blocks_of(found), None, Limits())
        kept = "".join(one.heading + (one.under or "") + one.text for one in sections)
        for word in "".join(sign if sign.isalnum() else " " for sign in text).split():
            assert word in kept


ENDED = st.builds(
    str.__add__, st.text(st.sampled_from("aB 1•\t"), max_size=70), st.sampled_from(".;,:!")
)


@given(st.lists(st.tuples(ENDED, st.sampled_from(["\n", "\n\n"])), max_size=20))
def test_a_line_that_ends_like_a_sentence_is_never_a_heading(lines: list[tuple[str, str]]) -> None:
    assert not heading_places(lines_in("".join(text + gap for text, gap in lines)))


@given(st.lists(st.text(st.sampled_from("aB .?:;-•1)\t"), max_size=90), max_size=30))
def test_every_heading_is_short_begins_large_and_has_words_below_it(lines: list[str]) -> None:
    found = lines_in("\n".join(lines))
    for place in heading_places(found):
        text = found[place].text
        assert len(text) <= 90 and place + 1 < len(found)
        assert text[0].isupper() or text[0].isdigit()
        assert not text.endswith((".", ";", ",", ":")) or text.endswith("...")
