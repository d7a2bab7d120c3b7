"""Takes in words that what was found beside them shows to be part of a name, or a name too."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.redaction.found import Found
from assistant.redaction.lists import Lists
from assistant.redaction.model import Kind
from assistant.redaction.row import Row

NAMES = frozenset({Kind.PERSON, Kind.NAME})
_ENDINGS = ("s", "ed", "ing", "ly")
_COUNTED = frozenset({"year", "years", "age", "aged", "stage", "level", "class", "grade", "and"})
_CLASSES = frozenset({"in", "set", "group", "form", "tutor", "room"})
_LONGEST_HOUSE_NUMBER = 3
_SHORTENED = frozenset({"s", "r"})
"""Letters that are also an ending or "are": a name only where somebody acts after them."""
_AND = frozenset({"and", "or", "n"})


def take_in(row: Row, lists: Lists, held: dict[int, Found]) -> None:
    """Add to what ``held`` has at each place: beginnings of names, family names, names in a list."""
    for place in reversed(range(len(row.words))):
        if place in held:
            continue
        if _is_particle(row, lists, held, place) or _is_initial(row, held, place):
            held[place] = Found(place, place, Kind.PERSON)
        elif _leads_place(row, lists, held, place):
            _lengthen(held, place, Kind.PLACE)
        elif _is_house_number(row, held, place):
            _lengthen(held, place, Kind.ADDRESS)
        elif _is_given_name(row, lists, held, place):
            held[place] = Found(place, place, Kind.PERSON, learnt=True)
    for place in range(len(row.words)):
        if place in held:
            continue
        if _is_family_name(row, lists, held, place) or _is_small_initial(row, lists, held, place):
            held[place] = Found(place, place, Kind.PERSON)
        elif _ends_name(row, lists, held, place):
            held[place] = Found(place, place, Kind.NAME)
        elif _is_listed_with(row, lists, held, place):
            held[place] = Found(place, place, Kind.PERSON, learnt=True)


def _lengthen(held: dict[int, Found], place: int, kind: Kind) -> None:
    """Let what was found after ``place`` begin there."""
    last = held[place + 1].last
    held.update(dict.fromkeys(range(place, last + 1), Found(place, last, kind)))


def _is_listed_with(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether a word that is also a name stands in a row of people: "emma and joy"."""
    word = row.at(place)
    if not word.capital and word.plain not in lists.in_doubt:
        return False
    goes_on = (
        row.bare_after(place) == "from" or row.bare_after(place) in lists.cues["doing_together"]
    )
    if word.plain in lists.in_doubt and _is_second_of_two(row, lists, held, place):
        return True
    if word.plain in lists.verbs and not goes_on:
        return False
    is_family = word.capital and word.plain in lists.surname_words
    is_name = word.plain in lists.in_doubt and word.plain not in lists.cues["mass"]
    if word.plain in lists.keep or not (is_name or is_family):
        return False
    places = [place - 2] if row.before(place) in _AND else []
    places += [place + 2] if row.after(place) in _AND else []
    return any(_may_be_somebody(row, lists, held, other) for other in places)


def _may_be_somebody(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether a name was found here, or a place that people are called after too: "Skye"."""
    found = held.get(place)
    if found is None:
        return False
    return found.kind in NAMES or (found.kind is Kind.PLACE and row.at(place).plain in lists.given)


def _is_second_of_two(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether it is the second of two between whom somebody is: "between mark and summer"."""
    first = held.get(place - 2)
    if first is None or row.before(place - 2) != "between" or row.before(place) != "and":
        return False
    after = row.bare_after(place)
    return first.kind in NAMES and (not after or after in lists.cues["stops"])


def _ends_name(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether it is the written end of a name: "Alder Hey", "Maya P."."""
    word, earlier, found = row.at(place), row.at(place - 1), held.get(place - 1)
    if found is None or word.apart or earlier.tail or not word.telling or word.shouted:
        return False
    if len(word.text) == 1:
        return found.kind in NAMES and word.text not in {"A", "I"}
    is_unknown = found.kind is Kind.NAME and earlier.capital
    return is_unknown and word.plain not in lists.cues["relations"]


def _is_initial(row: Row, held: Mapping[int, Found], place: int) -> bool:
    """Say whether it is the first letter of a given name: "J. Okereke"."""
    word, following = row.at(place), held.get(place + 1)
    if len(word.text) != 1 or not word.capital or following is None or following.kind not in NAMES:
        return False
    gap = row.text[word.end : row.at(place + 1).start]
    return gap in {". ", "."} or (gap == " " and word.text not in {"A", "I"})


def _is_small_initial(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether it is the first letter of the family name after a given name: "jayden p said"."""
    word, earlier, found = row.at(place), row.at(place - 1), held.get(place - 1)
    if len(word.plain) != 1 or word.apart or word.capital or earlier.tail:
        return False
    if found is None or found.kind not in NAMES:
        return False
    if earlier.plain not in lists.names and earlier.plain not in lists.in_doubt:
        return False
    after = row.bare_after(place)
    acts = after in lists.acting
    if word.plain in _SHORTENED:
        return acts and word.plain not in lists.cues["initials"]
    ends = not after or after in lists.cues["stops"]
    return word.plain in lists.cues["initials"] and (acts or ends or bool(word.tail))


def _is_house_number(row: Row, held: Mapping[int, Found], place: int) -> bool:
    """Say whether a number stands before a name, as before a street's: "7 Rusholme Gr", "9b kirkgate"."""
    number, street, found = row.at(place).plain, row.at(place + 1), held.get(place + 1)
    digits = number.rstrip("abcdef")
    if not digits.isdigit() or len(digits) > _LONGEST_HOUSE_NUMBER or found is None:
        return False
    if street.apart or found.kind not in {*NAMES, Kind.PLACE, Kind.ADDRESS}:
        return False
    is_lettered = len(number) == len(digits) + 1 and row.before(place) not in _COUNTED | _CLASSES
    return (street.telling and row.before(place) not in _COUNTED) or is_lettered


def _leads_place(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether a word is the beginning of a place's name: "Upper Slaughter"."""
    following = held.get(place + 1)
    if (
        following is None
        or following.kind not in {Kind.PLACE, Kind.NAME}
        or row.at(place + 1).apart
    ):
        return False
    is_written = row.at(place).telling or row.before(place) in {"in", "from", "near"}
    return is_written and row.at(place).plain in lists.cues["place_leads"]


def _is_given_name(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether an uncommon word stands before what can only be a family name."""
    word, following = row.at(place), row.at(place + 1)
    if not word.plain.isalpha() or len(word.plain) == 1 or word.plain in lists.cues["titles"]:
        return False
    if place + 1 not in held or word.tail or following.apart:
        return False
    if word.plain in lists.everyday or word.plain in lists.cues["relations"]:
        return False
    is_family = following.plain in lists.family_names or not lists.is_word(following.plain)
    is_person = (
        held[place + 1].kind in NAMES and following.plain not in lists.names - lists.family_names
    )
    return is_family and is_person and not word.plain.endswith(_ENDINGS)


def _is_family_name(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether an everyday word is the family name after a given name: "Jurgita Young"."""
    word, earlier = row.at(place), held.get(place - 1)
    if word.apart or earlier is None or earlier.kind not in NAMES or row.at(place - 1).tail:
        return False
    is_written = word.telling or word.plain not in lists.verbs
    return is_written and word.plain in lists.surname_words


def _is_particle(row: Row, lists: Lists, held: Mapping[int, Found], place: int) -> bool:
    """Say whether a word is the small beginning of a family name: "van", "Ó", "ap"."""
    word, following = row.at(place), held.get(place + 1)
    if word.plain not in lists.cues["particles"] or row.at(place + 1).apart or following is None:
        return False
    after_name = place - 1 in held and not word.apart and held[place - 1].kind in NAMES
    after_title = row.at(place - 1).plain in lists.cues["strict_titles"] | lists.cues["miss"]
    is_written = word.capital and row.at(place + 1).capital
    return following.kind in NAMES and (is_written or after_name or after_title)
