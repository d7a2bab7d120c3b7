"""Web pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.reading.reads import all_text, read, texts

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Our local offer</title>
<script>document.write("SECRET")</script></head><body>
<nav>SECRET way around</nav><p>Before all<br>headings.
<h1>What we do</h1><p>We help &amp; we <b>listen</b>.
<ul><li>one<li><p>two</p><ul><li>inner</ul></ul><ol start=3><li>third<li>fourth</ol>
<h2>Who</h2><table><tr><th>Name<th>When<tr><td>Ann<td>Monday</table>
<details><summary>More</summary>Also this.</details><noscript>SECRET</noscript></body></html>"""


def test_a_page(tmp_path: Path) -> None:
    found = read(tmp_path / "a.html", PAGE)
    assert found.title == "Our local offer"
    assert texts(found) == {
        "Our local offer": "Before all\nheadings.",
        "What we do": "We help & we listen.\n\n- one\n- two\n- inner\n3. third\n4. fourth",
        "Who": "Name | When\nAnn | Monday\n\nMore\n\nAlso this.",
    }
    assert found.sections[-1].under == "What we do"
    assert "SECRET" not in all_text(found)


HIDDEN = [
    "<p hidden>{}</p>",
    '<div style="display: none"><p>{}</div>',
    '<p style="VISIBILITY:hidden !important">{}</p>',
    '<p style="font-size:0">{}</p>',
    '<p style="font-size: 1px">{}</p>',
    '<span style="opacity:0">{}</span>',
    '<p style="color:#ffffff">{}</p>',
    '<font color="white">{}</font>',
    '<p style="position:absolute; left:-9999px">{}</p>',
    '<style>.gone {{ display:none }}</style><p class="a gone">{}</p>',
    "<style>#gone {{ color:white }}</style><div id=gone><p>{}</div>",
    '<div style="display:none"><div style="display:block">{}</div></div>',
]


@pytest.mark.parametrize("tags", HIDDEN)
def test_what_a_page_hides_is_left_out_and_told(tmp_path: Path, tags: str) -> None:
    found = read(tmp_path / "a.html", f"<html><body>{tags.format('SECRET WORDS')}<p>Seen.</body>")
    assert texts(found) == {"Beginning": "Seen."}
    assert found.notes == ("2 words were left out: the page hides them.",)


SEEN = [
    '<p style="font-size:0.9em">{}</p>',
    '<p style="opacity:0.8">{}</p>',
    '<div style="background:#024"><p style="color:#fff">{}</p></div>',
    '<td bgcolor="navy"><font color="white">{}</font></td>',
    "<style>@media print {{ p {{ display:none }} }}</style><p>{}</p>",
    '<div hidden="until-found">{}</div>',
    '<p style="margin-left:-10px">{}</p>',
]


@pytest.mark.parametrize("tags", SEEN)
def test_what_a_page_shows_is_kept(tmp_path: Path, tags: str) -> None:
    found = read(tmp_path / "a.html", f"<html><body>{tags.format('CLEAR WORDS')}</body>")
    assert "CLEAR WORDS" in all_text(found) and found.notes == ()


def test_the_letters_that_a_page_says_it_has(tmp_path: Path) -> None:
    page = '<html><head><meta charset="iso-8859-1"></head><body>caf\xe9 \x80 5</body></html>'
    found = read(tmp_path / "a.html", page.encode("latin-1"))
    assert found.sections[0].text == "café € 5" and found.notes == ()
