"""Makes an example of a Word template, which a school can change to its own letter paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from assistant.exporting.docx_style import set_plan_styles

if TYPE_CHECKING:
    from docx.document import Document

_TITLE = "A plan on our own paper"


def example_template() -> bytes:
    """Write a template that works for every Format."""
    import docx

    document = docx.Document()
    set_plan_styles(document)
    about = document.core_properties
    about.title, about.author, about.language, about.comments = _TITLE, "", "en-GB", ""
    _add(document, "Title", "{{ title }}")
    _add(document, "Normal", "{%p if made_for %}", "{{ made_for }}", "{%p endif %}")
    _add(document, "List Bullet", "{%p for line in about %}", "{{ line }}", "{%p endfor %}")
    _add(document, "Normal", "{%p if notice %}", "{{ notice }}", "{%p endif %}")
    _sections(document)
    _views(document)
    _add(document, "Normal", "{%p if elsewhere %}", "{{ elsewhere }}", "{%p endif %}")
    _lists(document, "What we do not know yet", "gaps")
    _lists(document, "To make clearer", "clearer")
    document.sections[0].header.paragraphs[0].text = "The name and the logo of your school"
    document.sections[0].footer.paragraphs[0].text = "{{ title }}, {{ date }}"
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _add(document: Document, style: str, *texts: str) -> None:
    for text in texts:
        document.add_paragraph(text, style=style)


def _sections(document: Document) -> None:
    _add(document, "Normal", "{%p for section in sections %}")
    _add(document, "Heading 1", "{{ section.title }}")
    _add(document, "Normal", "{%p if section.note %}", "{{ section.note }}", "{%p endif %}")
    _add(document, "Normal", "{%p if section.facts %}")
    _two_columns(document, "fact", "section.facts")
    _add(document, "Normal", "{%p endif %}")
    _add(document, "Normal", "{%p if section.empty %}", "{{ section.empty }}", "{%p endif %}")
    _add(document, "Normal", "{%p for line in section.lines %}")
    _add(document, "Quote", "{{ line.words }}")
    _add(document, "Caption", "{{ line.said or line.who }} {{ line.notes|join(' ') }}")
    _add(document, "Normal", "{%p endfor %}", "{%p for row in section.rows %}")
    _add(document, "Heading 2", "{{ row.name }}")
    _two_columns(document, "cell", "row.labelled")
    _add(document, "Normal", "{%p if row.about %}", "{{ row.about }}", "{%p endif %}")
    _add(document, "Normal", "{%p endfor %}")
    _add(document, "Normal", "{%p for label in section.to_fill %}")
    _add(document, "Normal", f"{{{{ label }}}}: {'_' * 40}", "{%p endfor %}")
    _add(document, "Normal", "{%p endfor %}")


def _two_columns(document: Document, name: str, wanted: str) -> None:
    """Add a table with a row for each of ``wanted``: its label, and its text."""
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    table.cell(0, 0).text = f"{{%tr for {name} in {wanted} %}}"
    table.cell(1, 0).paragraphs[0].add_run(f"{{{{ {name}.label }}}}").bold = True
    table.cell(1, 1).text = f"{{{{ {name}.text }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"


def _views(document: Document) -> None:
    _add(document, "Normal", "{%p if views %}")
    _add(document, "Heading 1", "We see this differently")
    _add(document, "Normal", "{%p for one in views %}")
    _add(document, "Heading 2", "{{ one.topic }}")
    _add(document, "Normal", "{%p for view in one.views %}")
    _add(document, "Quote", "{{ view.words }}")
    _add(document, "Caption", "{{ view.said }}")
    _add(document, "Normal", "{%p endfor %}", "{%p endfor %}", "{%p endif %}")


def _lists(document: Document, title: str, name: str) -> None:
    _add(document, "Normal", f"{{%p if {name} %}}")
    _add(document, "Heading 1", title)
    _add(document, "Normal", f"{{%p for one in {name} %}}")
    _add(document, "Heading 2", "{{ one.title }}")
    _add(document, "Normal", "{%p for item in one.points %}")
    _add(document, "List Bullet", "{{ item }}")
    _add(document, "Normal", "{%p endfor %}", "{%p endfor %}", "{%p endif %}")
