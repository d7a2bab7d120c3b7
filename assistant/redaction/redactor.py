"""Takes identifiers out of the texts of one send: the same thing has the same placeholder throughout."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.redaction.finding import find_all
from assistant.redaction.known import forms_of
from assistant.redaction.lists import Lists, load_lists
from assistant.redaction.model import Kind, Redacted, Replaced, Span
from assistant.redaction.placeholders import write

_NAMES = frozenset({Kind.PERSON, Kind.NAME, Kind.SCHOOL, Kind.ORGANISATION, Kind.PLACE})


class Redactor:
    """Redacts the texts of one send. Make a new one for each send: it remembers what it took out."""

    def __init__(self, known: Iterable[str] = (), lists: Lists | None = None) -> None:
        """``known`` are the names of the people of the Record, as they are written there."""
        self._lists = lists or load_lists()
        self._known = forms_of(known, self._lists)
        self._learnt: frozenset[str] = frozenset()
        self._placeholders: dict[tuple[str, str], tuple[Kind, str]] = {}
        self._numbers: dict[Kind, int] = {}

    def redact(self, text: str) -> Redacted:
        """Give the text with placeholders, and what they stand for, in order."""
        return self.redact_all([text])[0]

    def redact_all(self, texts: Sequence[str]) -> list[Redacted]:
        """Redact several texts: a name that one of them shows to be a name is one in all of them."""
        found = [find_all(text, self._lists, self._known, self._learnt) for text in texts]
        learnt = self._learnt.union(*(words for _, words in found)) - self._known.keys()
        if learnt != self._learnt:
            self._learnt = learnt
            found = [
                find_all(text, self._lists, self._known, learnt) if _holds(text, learnt) else first
                for text, first in zip(texts, found, strict=True)
            ]
        return [self._redact(text, spans) for text, (spans, _) in zip(texts, found, strict=True)]

    def _redact(self, text: str, spans: Sequence[Span]) -> Redacted:
        pieces: list[str] = []
        replaced: list[Replaced] = []
        end = 0
        for span in spans:
            kind, placeholder = self._placeholder(span)
            replaced.append(Replaced(kind, placeholder, text[span.start : span.end]))
            pieces += (text[end : span.start], placeholder)
            end = span.end
        return Redacted("".join([*pieces, text[end:]]), tuple(replaced))

    def _placeholder(self, span: Span) -> tuple[Kind, str]:
        """Give the thing's placeholder, the first time a new one."""
        group = "name" if span.kind in _NAMES else span.kind
        means = span.means or "?"
        found = self._placeholders.get((group, means))
        if found is None:
            self._numbers[span.kind] = self._numbers.get(span.kind, 0) + 1
            found = span.kind, write(span.kind, self._numbers[span.kind])
            self._placeholders[group, means] = found
            if group == "name" and " " in means:  # the first name alone means the same from now on
                self._placeholders.setdefault((group, means.partition(" ")[0]), found)
        return found


def _holds(text: str, words: Iterable[str]) -> bool:
    lowered = text.casefold()
    return any(word in lowered for word in words)
