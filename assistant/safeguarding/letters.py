"""From a text to plain words: one way of writing for every way of typing.

``words_of`` is used for what people say and for the cues, so that both meet in the middle:
no capitals, accents, apostrophes, hidden characters or look-alike letters.
"""

from __future__ import annotations

import re
import unicodedata

STOP = "."
"""Stands in the list of words where a sentence ends."""

_LOOK_ALIKE = str.maketrans(
    dict(zip("аеорсухіѕјкмтнвєαεικνρτυχοłøđıðŧħ", "aeopcyxisjkmthbeaeiknptuxolodidth", strict=True))
    | {"œ": "oe", "æ": "ae", "þ": "th"}
)
_APOSTROPHE = re.compile(r"(?<=\w)[’‘'`´ʼ′＇](?=\w)")
_WORD = re.compile(r"[a-z0-9@$]+(?:[*!|]+[a-z0-9@$]+)*|[.!?。]+(?=[\s)\"”]|$)|\s\s+")
_HIDDEN = frozenset({"Mn", "Me", "Cf", "Cc", "Co"})  # marks, formatting, control, private use
_ENDINGS = frozenset("stm")  # what a missing apostrophe leaves alone: "he s", "don t", "i m"
_SPELT_OUT = 3


def words_of(text: str) -> list[str]:
    """Split ``text`` into plain words in order, with ``STOP`` where a sentence ends.

    Letters that were typed one by one ("h i t s") come as one word, or as several where a
    wider gap parts them. Time is in proportion to the length of the text.
    """
    words: list[str] = []
    letters: list[str] = []
    for found in _WORD.findall(plain(text)):
        if (len(found) == 1 and found.isalpha()) or (letters and found.isspace()):
            letters.append(found)
            continue
        _add_letters(words, letters)
        letters = []
        if not found.isspace():
            words.append(STOP if found[0] in ".!?。" else found)
    _add_letters(words, letters)
    return words


def plain(text: str) -> str:
    """Take off capitals, accents, apostrophes, hidden and control characters."""
    if not text.isascii():
        # NFKD would make a space and an accent of this one, and so part the word.
        text = unicodedata.normalize("NFKD", text.replace("´", "'"))
    if not (text.isascii() and text.isprintable()):
        text = "".join(letter for letter in text if _is_seen(letter))
    text = text.casefold()
    return _APOSTROPHE.sub("", text if text.isascii() else text.translate(_LOOK_ALIKE))


def _is_seen(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) not in _HIDDEN


def _add_letters(words: list[str], run: list[str]) -> None:
    """Add letters that stand in a row: words spelt out, the end of "don t", or just letters."""
    letters = [letter for letter in run if not letter.isspace()]
    if len(letters) >= _SPELT_OUT or letters == ["i", "m"]:
        spelt = "".join("  " if letter.isspace() else letter for letter in run).split()
        words += spelt if max(map(len, spelt)) > 1 else ["".join(letters)]
    elif len(letters) == 1 and letters[0] in _ENDINGS and words and words[-1] != STOP:
        words[-1] += letters[0]
    else:
        words += letters
