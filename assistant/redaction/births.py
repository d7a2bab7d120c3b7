"""Dates of birth, in any way of writing a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind, Span
from assistant.redaction.plain import plain

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:\.(?=\s?['’\d]))?"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen)"
)
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_DAY = rf"(?:(?:0?[1-9]|[12]\d|3[01])(?:\s?(?:st|nd|rd|th))?|{_ORDINAL})"
_YEAR_WORDS = (
    rf"(?:two thousand(?: and)?(?: {_TENS}| {_ONES})?(?:[ -]{_ONES})?"
    rf"|(?:nineteen|twenty)[ -](?:{_TENS}|{_ONES}|oh)(?:[ -]{_ONES})?)"
)
_YEAR = rf"(?:(?:19|20)\d\d|['’]\d\d|{_YEAR_WORDS})"
_SEPARATOR = r"\s?[./\\-–]\s?"
_NUMERIC = (
    rf"(?:(?:19|20)\d\d[./-]\d{{1,2}}[./-]\d{{1,2}}|\d{{1,2}}(?:{_SEPARATOR})\d{{1,2}}(?:{_SEPARATOR})(?:\d{{4}}|\d\d)"
    r"|\d{1,2} \d{1,2} (?:19|20)?\d\d)"
)
_SHORT = r"\d{1,2}[./-]\d{1,2}"
_DAY_FIRST = rf"{_DAY}\s?(?:of |day of )?\s?{_MONTH}"
_MONTH_FIRST = rf"{_MONTH}\s?(?:the )?{_DAY}"
_SAINT = r"(?:st|saint)\.? (?:david|patrick|george|andrew)['’]?s"
_NEAR = rf"(?:the )?(?:(?:(?:a|\d|{_ONES}) )?(?:day|week)s? (?:after|before) )?"
_FEAST = (
    rf"{_NEAR}(?:(?:{_SAINT}|christmas|xmas|boxing|new year['’]?s|valentine['’]?s"
    r"|pancake|may|leap|midsummer|burns)(?: (?:day|eve|night))"
    r"|easter (?:sunday|monday|saturday)|christmas|xmas|halloween|hallowe['’]en|hogmanay|bonfire night"
    r"|good friday|twelfth night)"
)
_NUMBERED = r"\d{1,2}(?:st|nd|rd|th) (?:day )?(?:of )?(?:the )?\d{1,2}(?:st|nd|rd|th)"
"""A month as a number that is said: "the 4th of the 7th"."""
_FESTIVE = rf"(?:{_FEAST}|{_NUMBERED})(?:,?\s(?:in )?(?:{_YEAR}|\d\d))?"
_WRITTEN = (
    rf"(?:{_DAY_FIRST}(?:,?\s?(?:in )?(?:{_YEAR}|\d\d))?"
    rf"|{_MONTH_FIRST}(?:,?\s?{_YEAR})?"
    rf"|{_MONTH},?\s?{_YEAR})"
)
_FULL = re.compile(rf"(?<![\w/.-])(?:{_NUMERIC}|{_WRITTEN})(?![\w/-])", re.I)
_ANY = re.compile(
    rf"(?<![\w/.-])(?:{_NUMERIC}|{_FESTIVE}|{_WRITTEN}|{_SHORT}|{_MONTH}|{_YEAR}"
    r"|(?<!\d\s)(?<!\d-)(?:\d{6}|\d{8}))(?![\w/-]|\s\d)",
    re.I,
)
_WHOLE = re.compile(
    rf"{_NUMERIC}|(?:{_DAY_FIRST}|{_MONTH_FIRST}|{_FEAST}|{_NUMBERED}),?\s?(?:in )?(?:{_YEAR}|\d\d)"
    r"|\d{6}|\d{8}",
    re.I,
)
"""A day, a month and a year."""
_FEAST_ALONE = re.compile(_FEAST, re.I)
_YEAR_ALONE = re.compile(_YEAR, re.I)
_A_WORD = re.compile(r"[^\W\d_]+|[&+]")
_JOINING = re.compile(
    r"['’]?(?:s|[ :=-]|\b(?:is|was|falls|it['’]?s|its|on|at|in|the|a|my|his|her|our|their)\b)*",
    re.I,
)
"""What may stand between "born" and a feast."""
_CUE = re.compile(
    r"\b(?:born|birth(?:day|date)?s?|b-?days?|d\.? ?o\.? ?b\b\.?|(?:arrived in|came into) the world"
    rf"|turn(?:s|ed|ing)? (?:\d{{1,2}}|{_ONES})\b)"
    rf"|\b(?:be|is|was|become) (?:\d{{1,2}}|{_ONES})(?: years old)? on\b|\bb\.(?=\s?\d)",
    re.I,
)
_OF_A_BABY = re.compile(
    rf"(?<![\w/.-])(?:{_NUMERIC}|{_FESTIVE}|{_WRITTEN}|(?!may\b){_MONTH}) (?=bab(?:y|ies)\b)", re.I
)
"""When somebody was born, before "baby": "a christmas eve 2010 baby"."""
_OLD_YEAR = re.compile(r"(?:19[3-9]\d|20(?:0\d|1\d|20))(?!\d)")
_OLD_YEAR_WORDS = (
    rf"(?:nineteen[ -]{_TENS}(?:[ -]{_ONES})?|two thousand(?: and)?(?:[ -](?:twenty|{_ONES}))?"
    rf"|twenty[ -](?:oh[ -])?{_ONES}|twenty[ -]twenty)"
)
_OLD_IN_WORDS = re.compile(rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}),?\s?(?:in )?{_OLD_YEAR_WORDS}$", re.I)
"""A day, a month and such a year; a month and a year alone may be anything."""
_AFTER_CUE = 60
_BEFORE_CUE = 40
_STOP = re.compile(r"[!?\n]|\.\s+(?=[A-Z])|\breview|\bmeeting|\bstart(?:s|ed|ing)?\b")


def find_births(text: str, lists: Lists) -> Iterator[Span]:
    """Give dates beside words for being born, and whole dates that are old enough to be one.

    A whole date up to 2020 that stands alone goes too: a plan speaks of what is to come, and
    the old date in it is most often the day somebody was born.
    """
    for cue in _CUE.finditer(text):
        after = text[cue.end() : cue.end() + _AFTER_CUE]
        before = text[max(0, cue.start() - _BEFORE_CUE) : cue.start()]
        yield from _dates(_until_stop(after), cue.end(), lists, is_after=True)
        kept = _since_stop(before)
        yield from _dates(kept, cue.start() - len(kept), lists, is_after=False)
    for found in _OF_A_BABY.finditer(text):
        yield Span(found.start(), found.end() - 1, Kind.DATE, _alike(found.group()))
    for found in _FULL.finditer(text):
        in_digits = _OLD_YEAR.search(found.group()) and re.search(r"\d", found.group()[:-4])
        if in_digits or _OLD_IN_WORDS.search(found.group()):
            yield Span(*found.span(), Kind.DATE, _alike(found.group()))


def _dates(text: str, offset: int, lists: Lists, is_after: bool) -> Iterator[Span]:
    """Give the dates of a text after a cue or before it, but no year of something else."""
    whole_to = -1
    for found in _ANY.finditer(text):
        start, end = found.span()
        between = text[:start] if is_after else text[end:]
        if found.group().casefold() in ("may", "mar", "march") and _is_a_word(found, text):
            continue
        if _FEAST_ALONE.fullmatch(found.group()) and not _JOINING.fullmatch(between):
            continue  # "birthdays and christmas are hard"
        is_told = is_after and whole_to >= 0
        is_other = is_told and bool(_YEAR_ALONE.fullmatch(found.group()))
        if not (is_other and _is_of_nobody_else(text[whole_to:start], lists)):
            yield Span(offset + start, offset + end, Kind.DATE, _alike(found.group()))
        if _WHOLE.fullmatch(found.group()):
            whole_to = end


def _is_of_nobody_else(between: str, lists: Lists) -> bool:
    """Say whether no one else can be meant after a whole date: "3 May 2010, here since 2019"."""
    cues = lists.cues
    written = [found.group() for found in _A_WORD.finditer(between)]
    people = lists.names | lists.in_doubt | lists.kept["people_words"] | {"and", "n", "hers"}
    people |= cues["relations"] | cues["subjects"] | cues["owners"]
    may_stand = all(
        word.islower() or (plain(word) in lists.capitals - lists.surname_words) for word in written
    )
    words = {plain(word) for word in written}
    return bool(words) and may_stand and people.isdisjoint(words) and all(map(lists.is_word, words))


def _is_a_word(found: re.Match[str], text: str) -> bool:
    """Say whether "may" or "march" stands alone as a word and not after "in"."""
    return not re.search(r"\b(?:in|early|late|mid|last|of)\s*$", text[: found.start()], re.I)


def _until_stop(text: str) -> str:
    stop = _STOP.search(text)
    return text[: stop.start()] if stop else text


def _since_stop(text: str) -> str:
    stops = list(_STOP.finditer(text))
    text = text[stops[-1].end() :] if stops else text
    return text.rpartition("\n")[2].rpartition(". ")[2]


def _alike(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())
