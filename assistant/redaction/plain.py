"""A word as it is compared: without capitals, accents, hidden characters or look-alike letters."""

from __future__ import annotations

import unicodedata

_LOOK_ALIKE = str.maketrans(
    dict(zip("аеорсухіѕјкмтнвєαεικνρτυχοłøđıðŧħ", "aeopcyxisjkmthbeaeiknptuxolodidth", strict=True))
    | {"œ": "oe", "æ": "ae", "þ": "th", "ß": "ss"}
)
_HIDDEN = frozenset({"Mn", "Me", "Cf", "Cc", "Co"})  # marks, formatting, control, private use
APOSTROPHES = "'’‘`´ʼ′＇"


def plain(word: str) -> str:
    """Give the word's letters and digits alone, in the plainest way of writing them."""
    if word.isascii() and word.isalnum():
        return word.lower()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word)
        word = "".join(one for one in word if unicodedata.category(one) not in _HIDDEN)
        word = word.casefold().translate(_LOOK_ALIKE)
    return "".join(one for one in word.casefold() if one.isalnum())


def parts_of(word: str) -> list[str]:
    """Give the plain parts of a word that may hold hyphens, dots or underscores."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    parted = "".join(one if one.isalnum() or _is_inside(one) else " " for one in word)
    return [part for part in map(plain, parted.split()) if part]


def _is_inside(letter: str) -> bool:
    return letter in APOSTROPHES or unicodedata.category(letter) in _HIDDEN
