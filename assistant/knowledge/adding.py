"""Adds a person's files to the documents they keep: which document each file is, and what was done."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import count
from pathlib import Path

from assistant.knowledge import own
from assistant.knowledge.added import AddedDocument, Done, what_was_done
from assistant.knowledge.given import Looked, as_text, look
from assistant.knowledge.markdown import slug
from assistant.knowledge.own_document import Damaged, OwnDocument, Source
from assistant.knowledge.reading.limits import Limits
from assistant.knowledge.reading.model import ReadText, Refused
from assistant.knowledge.reading.naming import FROM_FIRST_LINE, first_line, says_nothing
from assistant.knowledge.reading.parent import read_file
from assistant.knowledge.told import (
    LONGEST,
    Told,
    contradiction,
    front_for,
    of_another_edition,
)
from assistant.record.words import one_line

_ID_LENGTH = 50


class Adding:
    """The adding of some files to the documents in ``own_dir``, one after the other."""

    def __init__(self, own_dir: Path, limits: Limits, today: date) -> None:
        """Read what is kept already. Raises KnowledgeError."""
        self._own_dir = own_dir
        self._limits = limits
        self._today = today
        self._meant: dict[Path, tuple[OwnDocument | None, OwnDocument]] = {}
        self._read_kept()

    def _read_kept(self) -> None:
        self._versions = own.versions(self._own_dir)
        self._ids = own.ids(self._own_dir)
        self._kept = {document.front.id: document for document in own.kept(self._own_dir)}
        self._damaged = own.damaged(self._own_dir)

    def before(self, looked: Looked) -> OwnDocument | None:
        """Find the document that a file is already: by its bytes, else by its place."""
        kept = self._kept.values()
        same = (one for one in kept if one.source.sha256 == looked.sha256)
        here = (one for one in kept if one.source.path == as_text(looked.file))
        return next(same, None) or next(here, None)

    def stays(self, looked: Looked) -> OwnDocument | None:
        """Give that document with all that holds on for this file: of another edition, less does."""
        before = self.before(looked)
        if before is None or before.source.sha256 == looked.sha256:
            return before
        return before.model_copy(update={"front": of_another_edition(before.front)})

    def add(
        self, looked: Looked, told: Told, progress: Callable[[int, int], None]
    ) -> tuple[Done, AddedDocument]:
        """Keep a file's document; give it with ``added``, ``replaced`` or ``unchanged``.

        It is on the disk when this returns. Raises Refused when the file cannot be read
        or what was said cannot be true, and KnowledgeError when it cannot be kept.
        """
        before = self.before(looked)
        same = before is not None and before.source.sha256 == looked.sha256
        read = None if same else self._read(looked, progress)
        with own.alone(self._own_dir):
            if own.versions(self._own_dir) != self._versions:  # somebody else changed something
                self._read_kept()
                before = self.before(looked)
            now = self._made(looked, read, told, self.stays(looked))
            self._meant[looked.file] = (before, now)
            if now != before:
                own.keep(self._own_dir, now)
            self._ids, self._versions = own.ids(self._own_dir), own.versions(self._own_dir)
        self._kept[now.front.id] = now
        return self._outcome(looked.file)

    def kept_of(self, file: Path) -> tuple[Done, AddedDocument] | None:
        """Say what was kept of a file whose adding was broken off; None when nothing was."""
        _, now = self._meant.get(file, (None, None))
        return self._outcome(file) if now is not None and now in own.kept(self._own_dir) else None

    def _outcome(self, file: Path) -> tuple[Done, AddedDocument]:
        before, now = self._meant[file]
        mends = before is None and now.front.id in {one.id for one in self._damaged}
        return what_was_done(as_text(file), before, now, mends=mends)

    def same_titles(self, ids: Iterable[str]) -> list[str]:
        """Say in words which of these documents have a title that another one of the person's has."""
        titles = own.distinct_titles(tuple(self._kept.values()))
        return [
            f"You have another document with the title of {id_}. In lists and beside quotes it is "
            f"called “{titles[id_]}” now. To give it its own title, add it again with --title."
            for id_ in dict.fromkeys(ids)
            if id_ in titles and titles[id_] != self._kept[id_].front.title
        ]

    def _read(self, looked: Looked, progress: Callable[[int, int], None]) -> ReadText:
        read = read_file(looked.file, self._limits, progress)
        if look(looked.file, self._limits) != looked:
            raise Refused("This file was changed while it was being read.", "Add it again.")
        if not read.sections:
            raise Refused("There is no text in this file.", "Look what is in it.")
        return read

    def _made(
        self, looked: Looked, read: ReadText | None, told: Told, stays: OwnDocument | None
    ) -> OwnDocument:
        """Make what is to be kept; ``read`` is None when the text is the one that stays."""
        if read is None:
            if stays is None or stays.source.sha256 != looked.sha256:
                raise Refused(
                    "Its document was removed or replaced in this moment.", "Add it again."
                )
            read = ReadText(stays.front.title, stays.sections, stays.source.pages, stays.notes)
        said = told.title or (stays.front.title if stays and stays.titled else None)
        title, notes = _title_of(looked, read, said)
        id_ = stays.front.id if stays else self._damaged_id(looked, title)
        id_ = id_ or new_id(title, self._ids)
        front = front_for(id_, title, told, stays.front if stays else None)
        wrong = contradiction(front.published, front.in_force_until, told.status, self._today)
        if wrong is not None:
            raise Refused(wrong, "Say the right date, or remove the document and add it again.")
        same = stays is not None and stays.source.sha256 == looked.sha256
        return OwnDocument(
            front=front,
            titled=said is not None,
            source=_source(looked, read, stays),
            added=stays.added if stays and same else self._today,
            notes=notes,
            sections=read.sections,
        )

    def _damaged_id(self, looked: Looked, title: str) -> str | None:
        """Find the damaged document that this file mends: of its bytes, of its place, or of its title.

        By its title only where nothing else can be made out of the damaged file.
        """
        others = [id_ for id_ in self._ids if id_ not in {one.id for one in self._damaged}]
        by_title = new_id(title, others)
        ways: tuple[Callable[[Damaged], bool], ...] = (
            lambda one: one.sha256 == looked.sha256,
            lambda one: one.path == as_text(looked.file),
            lambda one: one.lost and one.id == by_title,
        )
        return next((one.id for way in ways for one in self._damaged if way(one)), None)


def new_id(title: str, taken: Sequence[str]) -> str:
    """Make an id that is not taken: "own-", the title in plain small letters, and a number if need be."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = f"own-{slug(plain)[:_ID_LENGTH].strip('-')}"
    numbered = (name if n == 1 else f"{name}-{n}" for n in count(1))
    return next(one for one in numbered if one not in taken)


def _title_of(looked: Looked, read: ReadText, said: str | None) -> tuple[str, tuple[str, ...]]:
    """Give the title and the notes: what was said, else the document's own, else its file's name.

    A name that says nothing ("003_e354a7") is no title: the first line is, and a note says so.
    """
    stem = as_text(looked.file.stem)
    guessed = said is None and read.title is None and says_nothing(stem)
    title = said or read.title or (first_line(read.sections) if guessed else stem)
    notes = tuple(note for note in read.notes if said is None or note != FROM_FIRST_LINE)
    title = one_line(as_text(title))[:LONGEST].strip() or "A document"
    return title, (*notes, FROM_FIRST_LINE) if guessed else notes


def _source(looked: Looked, read: ReadText, stays: OwnDocument | None) -> Source:
    """Say where the text is from. Of two files with the same bytes it is the first, while that exists."""
    same = stays is not None and stays.source.sha256 == looked.sha256
    if stays is not None and same and Path(stays.source.path).exists():
        return stays.source
    return Source(
        name=one_line(as_text(looked.file.name)),
        path=as_text(looked.file),
        sha256=looked.sha256,
        bytes=looked.bytes,
        pages=read.pages,
    )
