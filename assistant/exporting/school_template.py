"""Fills in a school's own Word template with a Plan."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from assistant.errors import ExportError
from assistant.exporting.model import Laid
from assistant.exporting.template_check import faults
from assistant.exporting.template_names import FILTERS, mistakes_in
from assistant.exporting.template_values import shape_of, values_of

_SAFE = "The plan is safe. No file was written."
_DAMAGE = (
    "A part of it is damaged, or a {%p or {%tr stands where no whole paragraph or row can go. "
    "Compare it with the example template, or save it again from Word."
)
_NOT_THERE = (
    "It asks for the first or last part of a list that is empty in this plan. "
    "Put an if around it, as in {% if views %} … {% endif %}."
)
_UNREADABLE = (
    "What stands between {{ }} or {% %} cannot be read. Compare it with the example template."
)
_DAMAGED = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)
"""What the libraries that read Word files raise for parts that are missing or are something else."""


def fill(template: Path, laid: Laid) -> bytes:
    """Fill in a template. Raises ExportError with everything that is wrong with it at once."""
    try:
        content = template.read_bytes()
    except OSError as error:
        raise ExportError(
            f"The template {template} cannot be read ({error.strerror}).",
            safe=_SAFE,
            do="Give the name of a Word file (.docx).",
        ) from None
    _refuse(template, faults(content))
    return _filled(template, content, laid)


def _refuse(template: Path, mistakes: list[str]) -> None:
    if mistakes:
        raise _refused(template, mistakes)


def _refused(template: Path, mistakes: list[str]) -> ExportError:
    listed = "\n".join(f"  - {mistake}" for mistake in mistakes)
    return ExportError(
        f"The template {template.name} cannot be used:\n{listed}\n",
        safe=_SAFE,
        do="Mend the places above and try again.",
    )


def _filled(template: Path, content: bytes, laid: Laid) -> bytes:
    from docx.opc.exceptions import OpcError
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError, UndefinedError
    from lxml.etree import LxmlError

    environment = _environment()
    shape = shape_of(laid)
    try:
        document = DocxTemplate(BytesIO(content))
        found = [
            mistake
            for part, source in _parts(document, content)
            for mistake in mistakes_in(source, part, environment, shape)
        ]
        _refuse(template, [*found, *_in_properties(content)])
        document.render(values_of(laid), environment, autoescape=True)
        about = document.docx.core_properties
        about.title, about.language = laid.title, about.language or "en-GB"
        written = BytesIO()
        document.save(written)
        return _with_on_top(written.getvalue(), [laid.made_for, laid.notice])
    except UndefinedError:
        raise _refused(template, [_NOT_THERE]) from None
    except TemplateError:
        raise _refused(template, [_UNREADABLE]) from None
    except (LxmlError, OpcError, *_DAMAGED):
        raise _refused(template, [_DAMAGE]) from None


def _with_on_top(content: bytes, needed: Sequence[str]) -> bytes:
    """Put above everything what every copy has to say, where a template does not show it.

    Whose private words a copy may hold, and what its Format is not, is no choice of a template.
    """
    import docx

    document = docx.Document(BytesIO(content))
    shown = _as_one_line(_texts(document))
    missing = [text for text in needed if text and _as_one_line([text]) not in shown]
    if not missing:
        return content
    for text in reversed(missing):
        document.element.body.insert(0, document.add_paragraph(text)._p)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _texts(document: Any) -> Iterator[str]:
    """Give what stands in the body, in tables, and at the top and the foot of each page."""
    from docx.oxml.ns import qn

    edges = (edge for one in document.sections for edge in (one.header, one.footer))
    for element in (document.element.body, *(edge._element for edge in edges)):
        for paragraph in element.iter(qn("w:p")):
            yield "".join(
                piece.text or "" if piece.tag == qn("w:t") else " "
                for piece in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            )


def _as_one_line(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _environment() -> Any:
    """Give a template engine that may do very little. ``mistakes_in`` allows less still."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True, finalize=_letter_for_letter
    )
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.globals = {}
    return environment


def _letter_for_letter(value: Any) -> Any:
    """Keep ``{_{`` as it was said: the template engine would take it for a way to write ``{{``."""
    from markupsafe import Markup, escape

    return Markup(str(escape(value)).replace("_", "&#95;"))


def _parts(document: Any, content: bytes) -> Iterator[tuple[str, str]]:
    """Give each part that the template engine reads, as it reads it, with a name for people."""
    document.init_docx()
    yield "The text", document.patch_xml(document.get_xml())
    for name, uri in (("The header", document.HEADER_URI), ("The footer", document.FOOTER_URI)):
        for _, part in document.get_headers_footers(uri):
            yield name, document.patch_xml(document.get_part_xml(part))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith("footnotes.xml"):
                yield "The footnotes", document.patch_xml(packed.read(name).decode())


def _in_properties(content: bytes) -> list[str]:
    """Refuse names in the properties of the file, which the engine would fill in as markup."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.lower() == "docprops/core.xml"]
        asks = any(mark in packed.read(name) for name in names for mark in (b"{{", b"{%"))
    where = "The properties of the file (title, author …)"
    return [f"{where}: names may not stand there. Clear them."] if asks else []
