"""Reads guidance documents: Markdown files with front matter that says where and when they hold.

``guidance_docs/`` is written by people who know the field. Every mistake in every
file is reported at once, each with its file, its place and its mend.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant import content
from assistant.errors import ContentError, KnowledgeError
from assistant.knowledge.asked import asked_bytes, read_asked
from assistant.knowledge.markdown import Section, headings, sections, slug, split_front_matter
from assistant.knowledge.model import Status
from assistant.record.nation import Nation

_WHAT = "The guidance"
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Confidence = Literal["high", "medium", "low"]
"""How sure we are of a correction."""
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_PUBLISHED = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Kind(StrEnum):
    """What a document is, from the most to the least binding."""

    LAW = "law"
    STATUTORY_GUIDANCE = "statutory guidance"
    ADVICE = "advice"
    PROGRAMME = "programme"
    OPINION = "opinion"
    PROPOSAL = "proposal"


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceAddress(_Shape):
    """Where a document's facts can be read. ``verify`` is true while nobody has checked it there."""

    address: _Words
    verify: bool


class Caveat(_Shape):
    """Something that the text under a heading repeats and that is wrong, with what is right."""

    heading: _Words
    claim: _Words
    correction: _Words
    source: _Words
    confidence: Confidence


class FrontMatter(_Shape):
    """What is known of a document. Dates are of the guidance, not of the file.

    The shipped documents say all of it. Of a document that a person added, no
    nations, kind or review date means that nobody said; ``standing`` is what that
    person says of it, and None means that the dates decide.
    """

    id: Annotated[
        str,
        Field(pattern=ID_PATTERN, description="small letters, digits and -"),
    ]
    title: _Words
    publisher: _Words | None
    published: (
        Annotated[str, Field(pattern=_PUBLISHED, description="a year, a month or a day")] | None
    )
    reviewed: date | None
    nations: tuple[Nation, ...]
    in_force_from: date | None
    in_force_until: date | None
    kind: Kind | None
    superseded_by: str | None
    origin: str | None
    sources: tuple[SourceAddress, ...]
    caveats: tuple[Caveat, ...]
    own: bool = False
    standing: Status | None = None


@dataclass(frozen=True)
class Document:
    """A guidance source: its front matter, its text by headings, and the hash that shows a change.

    ``asked`` holds, by heading, the ways in which people ask for what stands there.
    """

    front: FrontMatter
    sections: tuple[Section, ...]
    sha256: str
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def document_hashes(folder: Path) -> dict[str, str]:
    """Hash every document, by id (its file's name), without reading what it says.

    Raises KnowledgeError when the folder is missing or holds no document.
    """
    return {file.stem: _hash(file.read_bytes() + asked_bytes(file)) for file in _files(folder)}


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Read every document of the folder, in order of id.

    Raises KnowledgeError when the folder is missing or holds no document, and
    ContentError with all mistakes of all files.
    """
    mistakes: list[str] = []
    documents = [document for file in _files(folder) if (document := _read(file, mistakes))]
    known = {document.front.id for document in documents}
    for document in documents:
        newer = document.front.superseded_by
        if newer is not None and newer not in known and not (folder / f"{newer}.md").is_file():
            mistakes.append(
                f"{document.front.id}.md: superseded_by: there is no document {newer!r}. "
                "Write the id of a document in this folder, or null."
            )
    if mistakes:
        raise ContentError(_WHAT, mistakes)
    return tuple(documents)


def _files(folder: Path) -> Sequence[Path]:
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".md" and file.is_file())
    except OSError as error:
        happened = f"The guidance documents cannot be read: {folder}: {error.strerror}."
        raise KnowledgeError(
            happened,
            safe="No answer is lost. Interviews and plans work without guidance.",
            do="Put the folder back, install Ownwords again, or set OWNWORDS_GUIDANCE_DIR.",
        ) from error
    if not files:
        raise KnowledgeError(
            f"There are no guidance documents in {folder}.",
            safe="No answer is lost. Interviews and plans work without guidance.",
            do="Put Markdown documents there, or set OWNWORDS_GUIDANCE_DIR to another folder.",
        )
    return files


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(file: Path, mistakes: list[str]) -> Document | None:
    read = file.read_bytes()
    try:
        parts = split_front_matter(read.decode("utf-8"))
    except UnicodeDecodeError as error:
        mistakes.append(f"{file.name}: byte {error.start}: not UTF-8. Save it as UTF-8 text.")
        return None
    if parts is None:
        mistakes.append(f"{file.name}: line 1: no front matter. Begin and end it with a --- line.")
        return None
    front = _front_matter(file, parts[0], mistakes)
    if front is None:
        return None
    mistakes.extend(f"{file.name}: {mistake}" for mistake in _faults(file, front, parts[1]))
    asked = read_asked(file, headings(parts[1]), mistakes)
    return Document(front, tuple(sections(parts[1])), _hash(read + asked_bytes(file)), asked)


def _front_matter(file: Path, text: str, mistakes: list[str]) -> FrontMatter | None:
    try:
        raw = content.parse_yaml(text, file.name, _WHAT, first_line=2)
        return content.to_shape(raw, FrontMatter, file.name, _WHAT)
    except ContentError as error:
        mistakes += error.mistakes
        return None


def _faults(file: Path, front: FrontMatter, body: str) -> Iterator[str]:
    """Check what one field alone cannot show, and what only an added document may leave open."""
    for name in ("nations", "kind", "reviewed"):
        if not getattr(front, name):
            yield f"{name}: is empty. Say it: guidance that comes with Ownwords knows its own."
    for name in ("own", "standing"):
        if getattr(front, name):
            yield f"{name}: is only for documents that a person adds. Take it out."
    if front.id != file.stem:
        yield f"id: {front.id!r} is not the file's name. Write {file.stem!r} or rename the file."
    if Nation.UK in front.nations and len(front.nations) > 1:
        yield "nations: uk means all four. Write [uk] alone, or only the nations it is for."
    begins, ends = front.in_force_from, front.in_force_until
    if begins and ends and ends < begins:
        yield "in_force_until: is before in_force_from. Mend one of the dates."
    known = headings(body)
    for heading, count in Counter(slug(one) for one in known).items():
        if count > 1:
            yield f"heading {heading!r}: stands {count} times. Give each heading other words."
    parts = sections(body)
    if not parts:
        yield "text: there is none. Write it under '## ' headings."
    if any(not part.heading for part in parts):
        yield "text: some stands above the first heading. Put a '## ' heading over it."
    for number, caveat in enumerate(front.caveats):
        if caveat.heading not in known:
            yield f"caveats[{number}].heading: no heading {caveat.heading!r} in the text. Copy it exactly."
