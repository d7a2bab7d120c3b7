"""Names the signs that a PDF's typefaces cannot draw: 🎸 becomes ``[guitar]``.

A PDF for screen readers (PDF/UA-1, ISO 14289-1) may hold no sign without a
shape. Leaving such a sign out would change what somebody said; its name does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import groupby

_SKIN = {
    0x1F3FB: "light skin",
    0x1F3FC: "medium light skin",
    0x1F3FD: "medium skin",
    0x1F3FE: "medium dark skin",
    0x1F3FF: "dark skin",
}
_NATION_FLAGS = {"gbeng": "flag of England", "gbsct": "flag of Scotland", "gbwls": "flag of Wales"}
_SHAPES_ANOTHER = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_LONG_WORD = re.compile(r"\S{31,}")
_WORD_PART = 30  # letters; half a line of the narrowest column
_TAB = "    "  # a tab itself takes no room in a PDF
_BREAK_HERE = "\u200b"


def printable(text: str, drawn: Collection[int]) -> str:
    """Give ``text`` with every sign whose code is not ``drawn`` as its name in square brackets.

    ``text`` is inert. A run of signs of one script that cannot be drawn becomes
    one note ("[6 Hebrew letters]"). Words too long for a line may be broken
    after every 30th letter, with a sign that takes no room. A letter typed
    apart from its accent is put together with it.
    """
    text = unicodedata.normalize("NFC", text)
    if not all(ord(sign) in drawn or sign in "\n\t" for sign in set(text)):
        text = "".join(_plainer(sign, drawn) for sign in text)
        text = "".join(
            "".join(run) if can else _named("".join(run)) for can, run in _runs(text, drawn)
        )
    return _LONG_WORD.sub(_breakable, text.replace("\t", _TAB))


def _plainer(sign: str, drawn: Collection[int]) -> str:
    """Give the plain letter for a fancy one that cannot be drawn: 𝓙 is J."""
    if ord(sign) in drawn:
        return sign
    plain = unicodedata.normalize("NFKC", sign)
    return plain if all(ord(letter) in drawn for letter in plain) else sign


def _runs(text: str, drawn: Collection[int]) -> list[tuple[bool, list[str]]]:
    """Part the text in runs that can be drawn and runs that cannot.

    A sign that only shapes the one before it goes with that one.
    """
    able: list[bool] = []
    for sign in text:
        follows = bool(able) and (
            _SHAPES_ANOTHER.match(sign) is not None or unicodedata.category(sign) in ("Mn", "Me")
        )
        can = sign in "\n\t" or ord(sign) in drawn
        able.append(able[-1] and can if follows else can)
    pairs = zip(able, text, strict=True)
    return [(can, [sign for _, sign in run]) for can, run in groupby(pairs, lambda pair: pair[0])]


def _named(signs: str) -> str:
    signs = _SHAPES_ANOTHER.sub("", signs)
    signs = re.sub("\U0001f3f4([\U000e0061-\U000e007a]+)\U000e007f", _nation_flag, signs)
    signs = re.sub("([\U0001f1e6-\U0001f1ff])([\U0001f1e6-\U0001f1ff])", _flag, signs)
    parts = []
    for kind, run in groupby(signs, _kind):
        letters = "".join(run)
        if kind == "as it is":
            parts.append(letters)
        elif kind:
            parts.append(f"[{len(letters)} {kind} {'letter' if len(letters) == 1 else 'letters'}]")
        else:
            parts.extend(f"[{_name(sign)}]" for sign in letters)
    return "".join(parts)


def _kind(sign: str) -> str:
    """Give the script of a letter, '' for any other sign, 'as it is' for the names put in already."""
    if sign.isascii():
        return "as it is"
    script = unicodedata.name(sign, "").split(" ")[0]
    if unicodedata.category(sign)[0] not in "LM" or script in ("", "COMBINING"):
        return ""
    return "Chinese or Japanese" if script == "CJK" else script.capitalize()


def _name(sign: str) -> str:
    code = ord(sign)
    return _SKIN.get(code) or unicodedata.name(sign, "").lower() or f"U+{code:04X}"


def _nation_flag(found: re.Match[str]) -> str:
    region = "".join(chr(ord(letter) - 0xE0000) for letter in found[1])
    return f"[{_NATION_FLAGS.get(region, f'flag {region}')}]"


def _flag(found: re.Match[str]) -> str:
    return f"[flag {''.join(chr(ord(letter) - 0x1F1E6 + ord('A')) for letter in found.groups())}]"


def _breakable(found: re.Match[str]) -> str:
    word = found[0]
    return _BREAK_HERE.join(word[at : at + _WORD_PART] for at in range(0, len(word), _WORD_PART))
