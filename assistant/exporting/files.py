"""Writes an export to its place: aside first, then renamed, so that no half file is ever left."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Literal

from assistant.errors import ExportError
from assistant.exporting.docx import docx_bytes, page_docx_bytes
from assistant.exporting.easy_words import load_easy_read
from assistant.exporting.html_page import page_to_html, to_html
from assistant.exporting.layout import lay_out
from assistant.exporting.markdown import page_to_markdown, to_markdown
from assistant.exporting.model import Laid
from assistant.exporting.one_page import fit
from assistant.exporting.pdf import PdfWriter
from assistant.exporting.school_template import fill
from assistant.exporting.text import page_to_text, to_text
from assistant.exporting.wording import load_wording
from assistant.plan.model import Plan
from assistant.record.words import escape_unsafe

Kind = Literal["md", "txt", "docx", "pdf", "html", "json"]

_ENDINGS: Mapping[str, Kind | None] = {
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".docx": "docx",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".doc": None,
    ".odt": None,
    ".rtf": None,
}
"""What the endings of files promise; None where we write no such kind."""
_OF_KIND: Mapping[Kind, str] = {
    "md": "Markdown",
    "txt": "plain text",
    "docx": "a Word file",
    "pdf": "a PDF",
    "html": "a web page",
    "json": "JSON",
}
_SAFE = "The plan is safe. No file was changed."
_REASONS = {
    errno.ENOSPC: ("The disk is full.", "Free some room, or choose another disk."),
    errno.EDQUOT: ("Your share of the disk is full.", "Free some room, or choose another disk."),
    errno.EACCES: ("You may not write there.", "Choose a folder that is yours."),
    errno.EPERM: ("You may not write there.", "Choose a folder that is yours."),
    errno.EROFS: ("That place can only be read.", "Choose another folder."),
    errno.ENAMETOOLONG: ("The name is too long.", "Choose a shorter name."),
}


def export(
    plan: Plan,
    labels: Mapping[str, str],
    kind: Kind,
    path: Path,
    overwrite: bool = False,
    on: date | None = None,
    *,
    easy_read: bool = False,
    template: Path | None = None,
) -> None:
    """Write a Plan to ``path``, readable by its owner only.

    ``labels`` maps question ids to short titles; ``on`` is the day of the draft,
    without it today. ``easy_read`` makes an Easy Read; ``template`` is a Word
    file of a school's own, which is filled in. Raises ExportError when the place cannot take
    the file, holds one already and ``overwrite`` is false, its name ends as another kind does, or
    the template cannot be used.
    """
    check_place(path, overwrite, kind)
    today = on or date.today()
    if template is not None:
        written = template_bytes(plan, labels, kind, today, template, easy_read=easy_read)
    else:
        written = export_bytes(plan, labels, kind, today, easy_read=easy_read)
    write_file(path, written)


def write_file(path: Path, content: bytes) -> None:
    """Write a file aside, then put it in its place, readable by its owner only.

    Raises ExportError when the place cannot take it; then what was there is as it was.
    """
    with _told_in_words(path):
        _write(path, content)


def export_bytes(
    plan: Plan, labels: Mapping[str, str], kind: Kind, on: date, *, easy_read: bool = False
) -> bytes:
    """Make the file's content. A one-page profile shows the same lines in every kind but JSON.

    An Easy Read of a one-page profile is in large type and may take more than one page.
    """
    if kind == "json":
        if easy_read:
            raise ExportError("There is no Easy Read as JSON.", do="Choose another kind of file.")
        return plan_json(plan).encode()
    if easy_read:
        return _whole(lay_out(plan, labels, on, load_wording(easy=True), load_easy_read()), kind)
    laid = lay_out(plan, labels, on, load_wording())
    return _one_page(laid, kind) if laid.one_page else _whole(laid, kind)


def template_bytes(
    plan: Plan,
    labels: Mapping[str, str],
    kind: Kind,
    on: date,
    template: Path,
    *,
    easy_read: bool = False,
) -> bytes:
    """Fill in a school's own Word file. Raises ExportError, with every mistake in it at once."""
    if kind != "docx" or easy_read:
        raise ExportError(
            "A template makes a Word file of the whole plan, and no other.",
            do="Use --as docx with it, and leave out --easy-read.",
        )
    return fill(template, lay_out(plan, labels, on, load_wording()))


def plan_json(plan: Plan) -> str:
    """Write a Plan as JSON, every word exactly; signs a terminal obeys are written as escapes."""
    return (
        escape_unsafe(json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2)) + "\n"
    )


def _whole(laid: Laid, kind: Kind) -> bytes:
    match kind:
        case "docx":
            return docx_bytes(laid)
        case "pdf":
            return PdfWriter().plan(laid)
        case "html":
            return to_html(laid).encode()
        case "txt":
            return to_text(laid).encode()
        case _:
            return to_markdown(laid).encode()


def _one_page(laid: Laid, kind: Kind) -> bytes:
    writer = PdfWriter()
    page = fit(laid, writer.pages)
    match kind:
        case "docx":
            return page_docx_bytes(page, laid.on)
        case "pdf":
            return writer.page(page, laid.on)
        case "html":
            return page_to_html(page, laid.wording).encode()
        case "txt":
            return page_to_text(page).encode()
        case _:
            return page_to_markdown(page).encode()


def check_place(path: Path, overwrite: bool, kind: Kind | None = None) -> None:
    """Look whether a file, of this kind if one is given, may go there. Raises ExportError when not."""
    with _told_in_words(path):
        _check_place(path, overwrite)
    ending = path.suffix.lower()
    if kind and _ENDINGS.get(ending, kind) != kind:
        raise ExportError(
            f"The name {path.name} ends in {ending}, but the file would be {_OF_KIND[kind]}.",
            safe=_SAFE,
            do=f"Name it {path.with_suffix(f'.{kind}').name}, or choose another kind of file.",
        )


def _check_place(path: Path, overwrite: bool) -> None:
    if path.is_dir():
        raise ExportError(
            f"{path} is a folder.", safe=_SAFE, do="Give the name of a file in it as well."
        )
    if not path.parent.is_dir():
        raise ExportError(
            f"There is no folder {path.parent}.", safe=_SAFE, do="Make the folder first."
        )
    if path.exists() and not overwrite:
        raise ExportError(
            f"{path} is there already.",
            safe=_SAFE,
            do="Choose another name, or say that it may be overwritten.",
        )


@contextmanager
def _told_in_words(path: Path) -> Iterator[None]:
    """Turn what the disk refuses into an ExportError."""
    try:
        yield
    except OSError as error:
        other = (f"{error.strerror}.", "Choose another place and try again.")
        happened, do = _REASONS.get(error.errno or 0, other)
        raise ExportError(f"{path} was not written. {happened}", safe=_SAFE, do=do) from None


def _write(path: Path, content: bytes) -> None:
    """Write beside the place, sync to disk, then rename: the old file or the new one, never half."""
    number, name = tempfile.mkstemp(dir=path.parent, prefix=".ownwords-", suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
