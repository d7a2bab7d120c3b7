"""Reads XML as a stream of tags, without document types, entities or anything from outside."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.knowledge.reading.model import Refused

_DEEPEST = 500


class Target:
    """Takes the tags; a subclass says what it does with them, and by itself it does nothing.

    Names come without their namespaces: there are two kinds of DOCX, each with its own.
    """

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """A tag opens."""

    def end(self, tag: str, /) -> None:
        """A tag closes."""

    def data(self, text: str, /) -> None:
        """There is text."""


class _Local:
    """Takes the namespaces off, and counts how deep it goes."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused("This document is nested too deeply.", "Save it again from Word.")
        self._target.start(_local(tag), {_local(name): value for name, value in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._target.end(_local(tag))

    def data(self, text: str) -> None:
        self._target.data(text)

    def close(self) -> None:
        return


def _local(name: str) -> str:
    return name.rpartition("}")[2]


class _Beginning(Target):
    def start(self, _tag: str, _attributes: dict[str, str], /) -> None:
        raise _Begun


class _Begun(Exception):
    """The root tag is reached: a document type can only stand before it."""


def parse(chunks: Iterable[bytes], target: Target) -> None:
    """Feed a part to its target. Raises Refused for a document type (DTD) and for broken XML."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, XMLParser

    parser = XMLParser(target=_Local(target), forbid_dtd=True)
    try:
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
    except DefusedXmlException:
        raise Refused(
            "This document holds definitions (a DTD) that can reach other files.",
            "Do not use it. Ask the person who made it for another copy.",
        ) from None
    except (ParseError, ValueError, LookupError):
        raise Refused(
            "This document is damaged: a part of it is broken.", "Save it again from Word."
        ) from None


def check_beginning(chunks: Iterable[bytes]) -> None:
    """Look at a part up to its first tag. Raises Refused as ``parse`` does."""
    try:
        parse(chunks, _Beginning())
    except _Begun:
        return
