"""Sets the styles of a Word file: real styles, British English, A4, plain type that is easy to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Arial"  # on nearly every machine, and in the print guides for dyslexic readers
ACCENT = "0F4C5C"
INK = "1C2B33"
TINT = "F6F2EA"
_INDENT = 12 * 12_700  # 12 points in the units of Word files, of the bar and the words beside it


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


def _bar_beside(style: Any) -> None:
    """Draw the bar that marks somebody's words, left of them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for key, value in {"val": "single", "sz": "18", "space": "8", "color": ACCENT}.items():
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
    style.paragraph_format.left_indent = _INDENT


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
