"""Reads a Word document (.docx), as a stream: nothing of it is ever held unpacked as a whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from assistant.knowledge.reading.archive import Archive
from assistant.knowledge.reading.blocks import as_heading, gather, left_out
from assistant.knowledge.reading.clean import one_line
from assistant.knowledge.reading.contents import contents_lines, contents_note
from assistant.knowledge.reading.docx_body import Body
from assistant.knowledge.reading.docx_styles import Styles
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText, Refused
from assistant.knowledge.reading.xml_events import Target, check_beginning, parse

_CONTENTS = "[Content_Types].xml"
_XML = (".xml", ".rels")
_MAIN = "wordprocessingml.document.main+xml"
_DELETED = "Words that somebody deleted with tracked changes were left out."
_EMBEDDED = "Other files inside this document, such as tables of numbers, were not read."


@dataclass
class _Contents(Target):
    """Takes the list of parts: the name of each, and what it holds."""

    parts: dict[str, str] = field(default_factory=dict)

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        if tag == "Override":
            name = attributes.get("PartName", "").removeprefix("/")
            self.parts[name] = attributes.get("ContentType", "")

    def one(self, ends: str) -> str | None:
        """Give the name of the part whose kind ends so."""
        return next((name for name, kind in self.parts.items() if kind.endswith(ends)), None)


@dataclass
class _Texts(Target):
    """Takes footnotes, endnotes or comments: the text of each, by the first letter and its id."""

    of: str
    found: dict[str, str] = field(default_factory=dict)
    _key: str | None = None
    _said: list[str] = field(default_factory=list)
    _in_text: bool = False

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        if tag == self.of:
            is_line = attributes.get("type") in ("separator", "continuationSeparator")
            self._key = None if is_line else f"{tag[0]}{attributes.get('id')}"
            self._said = []
        self._in_text = tag == "t"

    def end(self, tag: str, /) -> None:
        self._in_text = False
        if tag == "p":
            self._said.append(" ")
        if tag == self.of and self._key is not None:
            self.found[self._key] = one_line("".join(self._said))
            self._key = None

    def data(self, text: str, /) -> None:
        if self._in_text and self._key is not None:
            self._said.append(text)


@dataclass
class _Core(Target):
    """Takes the properties of the document: its title."""

    title: str = ""
    _in_title: bool = False

    def start(self, tag: str, _attributes: dict[str, str], /) -> None:
        self._in_title = tag == "title"

    def end(self, _tag: str, /) -> None:
        self._in_title = False

    def data(self, text: str, /) -> None:
        if self._in_title:
            self.title += text[:500]


def read(opened: BinaryIO, limits: Limits, progress: Callable[[int, int], None]) -> ReadText:
    """Read an open Word document. Headings are those with a heading style, or short and bold."""
    archive = Archive(opened, limits)
    contents = _contents(archive)
    steps = len(archive.names) + 3
    for step, name in enumerate(archive.names):
        if name.lower().endswith(_XML):
            check_beginning(archive.chunks(name))
        progress(step + 1, steps)
    styles, notes = Styles(), {}
    _parse(archive, contents.one("styles+xml"), styles)
    for of in ("footnote", "endnote"):
        texts = _Texts(of)
        _parse(archive, contents.one(f"{of}s+xml"), texts)
        notes.update(texts.found)
    progress(steps - 2, steps)
    body = Body(styles, notes, limits)
    _parse(archive, contents.one(_MAIN), body)
    progress(steps - 1, steps)
    title = body.title or _title(archive, contents)
    entries = contents_lines([block.text for block in body.blocks])
    blocks = [block for place, block in enumerate(body.blocks) if place not in entries]
    return ReadText(
        title,
        gather(blocks, title, limits),
        None,
        (*_notes(archive, contents, body), *contents_note(body.contents + len(entries))),
    )


def _contents(archive: Archive) -> _Contents:
    contents = _Contents()
    if _CONTENTS not in archive.names:
        raise Refused(
            "This is a packed file, but not a Word document.", "Save it from Word as .docx."
        )
    parse(archive.chunks(_CONTENTS), contents)
    kinds = "".join(contents.parts.values()).lower()
    macros = any(name.lower().endswith("vbaproject.bin") for name in archive.names)
    if macros or "macroenabled" in kinds or "vbaproject" in kinds:
        raise Refused(
            "This Word document holds programs (macros).", "Open it in Word and save it as .docx."
        )
    if contents.one(_MAIN) is None:
        raise Refused("This is an office document, but not a Word document.", "Save it as .docx.")
    return contents


def _parse(archive: Archive, name: str | None, target: Target) -> None:
    if name is not None:
        parse(archive.chunks(name), target)


def _title(archive: Archive, contents: _Contents) -> str | None:
    core = _Core()
    name = contents.one("core-properties+xml")
    _parse(archive, name if name in archive.names else None, core)
    return as_heading(core.title)


def _notes(archive: Archive, contents: _Contents, body: Body) -> tuple[str, ...]:
    comments = _Texts("comment")
    _parse(archive, contents.one("comments+xml"), comments)
    return (
        *left_out(body.hidden_words, "hidden word", "nobody sees them on the page"),
        *left_out(len(comments.found), "comment", "it is not part of the text"),
        *([_DELETED] if body.deleted else []),
        *([_EMBEDDED] if any("embeddings/" in name for name in archive.names) else []),
    )
