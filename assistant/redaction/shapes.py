"""Identifiers that are known by their shape: addresses on the net, numbers, postcodes, plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind, Span
from assistant.redaction.placeholders import LIKE_OURS
from assistant.redaction.spoken import find_spoken

_EMAIL = re.compile(
    r"(?<![\w.+'-])[\w.+'-]+(?:@| ?[\[(]at[\])] ?) ?[\w-]+(?:(?:\.| ?[\[(]dot[\])] ?)[\w-]+)+", re.I
)
_DOT = r"(?:\s(?:dot|full stop|point)\s|\.)"
_JOINT = r"(?:\s(?:dot|full stop|point|underscore|dash|hyphen)\s|[.+-])"
_SAID_EMAIL = re.compile(
    rf"(?<![\w.@+'’-])(?P<who>[\w'’]+(?:{_JOINT}[\w'’]+){{0,6}})(?:\sat\s|\s?@\s?)"
    rf"(?P<host>[\w-]+(?:{_DOT}[\w-]+){{0,4}}?{_DOT}(?:com|net|org|co|uk|sch|ac|nhs|gov|info|me|io|ie|eu|scot|cymru|wales)"
    rf"(?:{_DOT}uk)?)(?!\w)",
    re.I,
)
"""An address as it is said: "jo underscore b at hotmail dot co dot uk"."""
_MAIL_HOSTS = re.compile(
    r"(?:gmail|googlemail|g mail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|btinternet|sky|talktalk"
    r"|virginmedia|proton)\b",
    re.I,
)
_LINK = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"”’)]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:co\.uk|ac\.uk|gov\.uk|sch\.uk|org\.uk|nhs\.uk|com|net|org"
    r"|io|me|tv|gg|uk|scot|cymru|wales|ie|app|dev|ly|be|info)(?:/[^\s<>\"”’)]*)?(?![\w])",
    re.I,
)
_AT_HANDLE = re.compile(r"(?<![\w@])@\s?[\w][\w.-]*[\w]|(?<![\w@])@\w|\b\w{2,32}#\d{4}\b")
_WITH_UNDERSCORES = re.compile(r"(?<![\w.])(?=[\w.]*_)(?=[\w.]*[^\W_])[\w.]*\w(?![\w@])")
_POSTCODE = re.compile(
    r"\b(?:[a-z]{1,2}\d[a-z\d]?\s{0,2}\d[a-z]{2}|gir\s?0aa|bfpo\s?\d{1,4})\b", re.I
)
_INITIALS = re.compile(r"\b(?:[A-Z]\.\s?){2,}(?![a-z])")
_LAST_LETTER = re.compile(r"[A-Z]\b")
_SMALL_INITIALS = re.compile(r"(?<![\w.])(?:[a-z]\.){2,3}(?!\w)")
_LONE_INITIAL = re.compile(
    r"\b(?i:with|me and|told|tell|ask|asked|called)\s([A-Z]\.)(?:\sand\s([A-Z]\.))?(?=\s+[a-z]|\s*$)"
    r"|\b(?i:with|me and)\s([B-HJ-Z])(?=\s*(?:[.,;!?]\s|[.,;!?]?$))"
    r"|(?<![\w.])([A-Z]\.|[B-HJ-Z])(?=\sand\s(?:me|I|i)\b)"
)
_FLAT = re.compile(r"\b(?:flat|apartment|apt)\.? \d+(?:/\d+|[a-z])?\b", re.I)
_TENEMENT = re.compile(r"(?<![\w/])\d{1,2}/\d{1,2}(?=,? \d{1,3}[a-z]? [A-Z])")
"""Floor and flat before a house number: "3/2, 118 Byres Road"."""
_OUTWARD = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\b")
_OUTWARD_CUE = re.compile(
    r"(?:post ?code|liv\w+ in|area|moved to|address)\W+(?:\w+\W+){0,2}$", re.I
)
_NATIONAL_INSURANCE = re.compile(r"\b[a-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d]\b", re.I)
_UPN = re.compile(
    r"\b[a-z]\d{11}[a-z\d]\b|\b[a-z][ -]?\d{3}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2,3}[a-z]?\b", re.I
)
_PLATE = re.compile(
    r"\b[a-z]{2}\d{2}[ -]?[a-z]{3}\b|\b[A-Z]\d{1,3} ?[A-Z]{3}\b|\b[A-Z]{3} ?\d{1,3}[A-Z]\b"
    r"|\b[A-Z]{1,2}[IZ][A-Z]? ?\d{1,4}\b",
)
_PLATE_LOWER = re.compile(r"\b[a-z]{2}\d{2}[ -]?[a-z]{3}\b", re.I)
_PLATE_CUE = re.compile(
    r"(?:plate|registration|reg|car|van|taxi|minibus)(?: number)?(?: is|:)?\s+"
    r"([a-z]{1,3} ?\d{1,4}(?: ?[a-z]{1,3})?)\b",
    re.I,
)
_NUMBER = re.compile(r"(?<![\w£$€.])[(+]?\d(?:[\s()./‐-–-]{0,2}\d){6,18}(?![\w%])")
_OUR_NUMBER = re.compile(
    r"\b(?:nhs|upn|uln|ni|national insurance|hospital|patient|pupil|learner|student|candidate|case"
    r"|reference|ref|account|phone|mobile|mob|tel|fax|passport|crn|chi|h&c|id|pin|number|extension|ext)"
    r"(?:\s(?:number|num|no|card|id))*\.?(?:\s+is|\s?[:#=])?\s*"
    r"([a-z]{0,4}[-/]?\d[\w/-]{2,})",
    re.I,
)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d")
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)?\d\d)(?!\d)"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d\s?[-–]\s?\d{1,2}[.:]\d\d")
_MANY_DIGITS = 7
_LONGEST_PHONE = 13
_LONGEST_INITIALS = 3
_LONGEST_LETTERED = 12


def find_on_net(text: str, lists: Lists) -> Iterator[Span]:
    """Give addresses on the net, and what somebody typed that looks like a placeholder of ours.

    Some may overlap; the earlier given is the better reading. So it is in ``find_numbers``.
    """
    yield from _all(LIKE_OURS, Kind.TYPED, text)
    yield from _said_emails(text, lists)
    yield from _all(_EMAIL, Kind.EMAIL, text)
    for found in _LINK.finditer(text):
        link = found.group().rstrip(".,;:!?'")
        if not _is_sentence_end(link, lists):
            yield Span(found.start(), found.start() + len(link), Kind.LINK, _alike(link))
    yield from _all(_AT_HANDLE, Kind.HANDLE, text)
    yield from _all(_WITH_UNDERSCORES, Kind.HANDLE, text)


def _said_emails(text: str, lists: Lists) -> Iterator[Span]:
    """Give addresses with words for their signs, but of "look at bbc dot com" only the link."""
    for found in _SAID_EMAIL.finditer(text):
        if " " not in found.group():
            continue
        who = found["who"].casefold()
        is_address = "@" in found.group() or _MAIL_HOSTS.match(found["host"])
        if who in lists.cues["stops"] or (lists.is_word(who) and not is_address):
            yield Span(*found.span("host"), Kind.LINK, _alike(found["host"]))
        else:
            yield Span(*found.span(), Kind.EMAIL, _alike(found.group()))


def find_numbers(text: str, lists: Lists) -> Iterator[Span]:
    """Give numbers of people, postcodes, number plates and initials."""
    yield from _all(_NATIONAL_INSURANCE, Kind.NUMBER, text)
    yield from _all(_UPN, Kind.NUMBER, text)
    yield from _all(_POSTCODE, Kind.POSTCODE, text)
    for found in _INITIALS.finditer(text):
        last = _LAST_LETTER.match(text, found.end())  # "D.O.B" needs no last dot
        letters = {_alike(found.group()), _alike(found.group() + (last.group() if last else ""))}
        if not any(_is_short_form(one, lists) for one in letters):
            yield Span(*found.span(), Kind.NAME, _alike(found.group()))
    for found in _SMALL_INITIALS.finditer(text):
        if not _is_short_form(_alike(found.group()), lists):
            yield Span(*found.span(), Kind.NAME, _alike(found.group()))
    yield from _lone_initials(text, lists)
    yield from _outward(text)
    yield from _all(_FLAT, Kind.ADDRESS, text)
    yield from _all(_TENEMENT, Kind.ADDRESS, text)
    yield from _all(_PLATE, Kind.CAR, text)
    yield from _all(_PLATE_LOWER, Kind.CAR, text)
    for found in _PLATE_CUE.finditer(text):
        if not _is_counted(found, lists):
            yield Span(*found.span(1), Kind.CAR, _alike(found.group(1)))
    yield from (span for span in _named(_OUR_NUMBER, Kind.NUMBER, text) if span.means[0].isalpha())
    yield from _numbers(text)
    yield from find_spoken(text)
    yield from _named(_OUR_NUMBER, Kind.NUMBER, text)


def _all(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield Span(*found.span(), kind, _alike(found.group()))


def _named(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Span]:
    for found in pattern.finditer(text):
        yield Span(*found.span(1), kind, _alike(found.group(1)))


def _alike(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum() or one in "@/")


def _is_counted(found: re.Match[str], lists: Lists) -> bool:
    """Say whether it is a word and how many or when: "the van has 9 seats", "taxi at 3.40"."""
    first, _, rest = found.group(1).casefold().partition(" ")
    is_told = re.match(r"reg|plate", found.group(), re.I)  # a plate may begin like any word
    return bool(rest) and (first in lists.cues["stops"] or (lists.is_word(first) and not is_told))


def _is_short_form(letters: str, lists: Lists) -> bool:
    """Say whether letters with dots are a short form, and not somebody's initials."""
    is_long = len(letters) > _LONGEST_INITIALS and letters in lists.keep
    return is_long or letters in lists.cues["no_initials"]


def _is_sentence_end(link: str, lists: Lists) -> bool:
    """Say whether a space is missing after a sentence, as in "i like it.me and him"."""
    before, _, after = link.casefold().partition(".")
    return lists.is_word(before) and after in {"me", "be", "net", "app", "info"}


def _lone_initials(text: str, lists: Lists) -> Iterator[Span]:
    """Give single letters that stand with somebody, but no "vitamin D and I"."""
    for found in _LONE_INITIAL.finditer(text):
        before = text[max(0, found.start() - _LONGEST_LETTERED) : found.start()].split()
        if before and (before[-1].casefold() in lists.cues["lettered"] or before[-1].isdigit()):
            continue
        for group in range(1, _LONE_INITIAL.groups + 1):
            if found[group]:
                yield Span(*found.span(group), Kind.PERSON, _alike(found[group]))


def _outward(text: str) -> Iterator[Span]:
    """Give the first half of a postcode, where words say that somebody lives there."""
    for found in _OUTWARD.finditer(text):
        if _OUTWARD_CUE.search(text[max(0, found.start() - 40) : found.start()]):
            yield Span(*found.span(), Kind.POSTCODE, _alike(found.group()))


def _numbers(text: str) -> Iterator[Span]:
    """Give numbers long enough to be somebody's: from seven digits, but no years, times or scores."""
    for found in _NUMBER.finditer(text):
        written = found.group()
        groups = [part for part in re.split(r"\D+", written) if part]
        digits = "".join(groups)
        undated = re.sub(r"\D", "", _DATE.sub("", written))
        if _YEARS.fullmatch(written) or _CLOCK.fullmatch(written) or len(undated) < _MANY_DIGITS:
            continue
        is_phone = written.lstrip("(")[0] in "0+" and 9 <= len(digits) <= _LONGEST_PHONE
        if is_phone or max(map(len, groups)) > 2:
            kind = Kind.PHONE if is_phone or len(digits) == _MANY_DIGITS else Kind.NUMBER
            yield Span(*found.span(), kind, digits)
