"""Sets the styles of a Word file: real styles, British English, A4, plain type that is easy to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"  # on nearly every machine, and in the print guides for dyslexic readers
ACCENT = "0F4C5C"
INK = "1C2B33"
TINT = "F6F2EA"
SYMBOL_SIZE = 34
"""Points of height of the symbol beside a heading."""
_POINT = 12_700  # in the units of Word files
_INDENT = 12 * _POINT  # of the bar and the words beside it
_BESIDE_SYMBOL = (SYMBOL_SIZE + 10) * _POINT


def set_plan_styles(document: Document, size: float = 12) -> None:
    """Set page and styles of a whole plan, with room around the words. ``size`` is in points."""
    _set_page(document, margin_mm=20)
    _style(document, "Normal", size, INK, after=size / 2)
    _style(document, "Title", size + 14, ACCENT, bold=True, after=8)
    _style(document, "Heading 1", size + 5, ACCENT, bold=True, before=20, after=6)
    _style(document, "Heading 2", size + 2, ACCENT, bold=True, before=12, after=6)
    _style(document, "Quote", size, INK, after=2)
    _style(document, "List Bullet", size, INK, after=size / 4)
    _style(document, "Caption", max(11, size - 2), INK, before=2, after=12)
    _style(document, "Footer", 11, INK)
    _box_around(_added(document, "Notice", size))
    _bar_beside(document.styles["Quote"])
    document.styles["Caption"].paragraph_format.left_indent = _INDENT


def set_page_styles(document: Document, size: float) -> None:
    """Set page and styles of a one-page profile. ``size`` is that of the text in points.

    Tighter than the PDF's page in every measure, so that what fits there fits
    here; the line height is fixed, so that an emoji does not stretch its line.
    """
    from docx.shared import Pt

    _set_page(document, margin_mm=13)
    _style(document, "Normal", size, INK, after=2)
    _style(document, "Title", 30, ACCENT, bold=True, after=size - 6)
    _style(document, "Heading 1", size + 3, ACCENT, bold=True, before=size - 6, after=size - 8)
    _style(document, "Heading 2", size, ACCENT, bold=True, before=2, after=2)
    _style(document, "List Bullet", size, INK, after=size - 10.5)
    _style(document, "Footer", 11, INK)
    for name in ("Normal", "List Bullet"):
        document.styles[name].paragraph_format.line_spacing = Pt(size * 1.15)


def _set_page(document: Document, margin_mm: float) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(margin_mm)
    section.top_margin = section.bottom_margin = Mm(margin_mm)
    section.header_distance = section.footer_distance = Mm(8)
    _set_language(document)


def _style(
    document: Document,
    name: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style: Any = document.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the theme's fonts would win over the name
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for together in style.element.findall(f".//{qn('w:contextualSpacing')}"):
        together.getparent().remove(together)  # it would take away the room between list items
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), 1.15


def _set_language(document: Document) -> None:
    from docx.oxml.ns import qn

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _added(document: Document, name: str, size: float) -> Any:
    """Add a style of our own for a paragraph, with room above and below it."""
    from docx.enum.style import WD_STYLE_TYPE

    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    _style(document, name, size, INK, before=size, after=size)
    return document.styles[name]


def _bar_beside(style: Any) -> None:
    """Draw the bar that marks somebody's words, left of them."""
    _borders(style, {"left": {"sz": "18", "space": "8"}})
    style.paragraph_format.left_indent = _INDENT


def _box_around(style: Any) -> None:
    """Draw a box round what nobody may overlook, on a tint."""
    line = {"sz": "6", "space": "6"}
    _borders(style, dict.fromkeys(("top", "left", "bottom", "right"), line))
    _add_property(style, "w:shd", {"val": "clear", "color": "auto", "fill": TINT})
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = 7 * _POINT
    style.paragraph_format.keep_together = True


def _borders(style: Any, sides: Mapping[str, Mapping[str, str]]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = _add_property(style, "w:pBdr", {})
    for name, measures in sides.items():
        side = OxmlElement(f"w:{name}")
        for key, value in {"val": "single", "color": ACCENT, **measures}.items():
            side.set(qn(f"w:{key}"), value)
        borders.append(side)


def _add_property(style: Any, tag: str, values: Mapping[str, str]) -> Any:
    """Add a property of paragraphs to a style, in the order that Word wants."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    style.element.get_or_add_pPr().insert_element_before(
        made, *(name for name in after if name != tag)
    )
    return made


def hang_after_symbol(paragraph: Any) -> None:
    """Let the words of a heading stand beside its symbol, in the second line as well."""
    layout = paragraph.paragraph_format
    layout.left_indent, layout.first_line_indent = _BESIDE_SYMBOL, -_BESIDE_SYMBOL
    layout.tab_stops.add_tab_stop(_BESIDE_SYMBOL)


def add_page_number(paragraph: Any) -> None:
    """Add the number of the page, which Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)
