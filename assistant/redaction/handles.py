"""Names that people have on the net, told in words: "my insta is sunny.days"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind, Span
from assistant.redaction.plain import plain

_JOINED = re.compile(
    r"(?:['’]s\s|is|=|:|-|called|named|as|under|name|names|username|handle|id|tag|account|add|me|on|@|its|it's|\s)+",
    re.I,
)
_CHUNK = re.compile(r"[^\s,;!?()\"“”]+")
_MORE = re.compile(r" ([A-Z][\w]*|\d+)\b(?!['’])")
_ON_SITE = re.compile(r"(?<!\S)((?=\S*\d|\S*\.\S*\.)[A-Za-z][\w-]*(?:\.[\w-]+)+) on (?:my )?(\w+)")
"""A word with a number or several dots: "cat.lover.2010 on ..."."""
_WORD = re.compile(r"[\w]+")


def find_handles(text: str, lists: Lists) -> Iterator[Span]:
    """Give what stands after the name of a network and "is", "called", a colon or their like."""
    for site in _WORD.finditer(text):
        if plain(site.group()) not in lists.cues["handles"]:
            continue
        joined = _JOINED.match(text, site.end())
        if joined is None or not _links(joined.group()):
            continue
        chunk = _CHUNK.match(text, joined.end())
        if chunk and (end := _end(chunk, lists)):
            end = _with_more(text, chunk, end, lists)
            yield Span(chunk.start(), end, Kind.HANDLE, plain(text[chunk.start() : end]))
    for found in _ON_SITE.finditer(text):
        if (
            plain(found[2]) in lists.cues["handles"]
            or plain(found[2]) in lists.kept["brands_and_interests"]
        ):
            yield Span(*found.span(1), Kind.HANDLE, plain(found[1]))


def _with_more(text: str, chunk: re.Match[str], end: int, lists: Lists) -> int:
    """Take in what else belongs to a handle that has a capital or a number: "Moth Boy 99"."""
    if not re.search(r"[A-Z\d]", chunk.group()):
        return end
    while (more := _MORE.match(text, end)) and plain(more[1]) not in lists.cues["stops"]:
        end = more.end()
    return end


def _links(joined: str) -> bool:
    words = joined.casefold().split()
    return any(
        one.strip("@")
        in {"is", "=", ":", "called", "named", "as", "under", "its", "it's", "'s", "’s"}
        for one in words
    ) or (joined.strip()[:1] in {":", "="})


def _end(chunk: re.Match[str], lists: Lists) -> int:
    """Give where the handle ends, or 0 when the word only says something about it."""
    written = chunk.group().rstrip(".'’")
    word = plain(written)
    if not word or word in lists.cues["no_handle"] or word in lists.cues["stops"]:
        return 0
    return chunk.start() + len(written)
