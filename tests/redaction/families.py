"""Made-up families and what they might type, with every identifier marked. The same for a seed."""

from __future__ import annotations

import random
import re
from calendar import month_name
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

KNOWN_PEOPLE = ("child", "parent", "worker")
"""Whom the Record knows: their names are given to the redactor."""

YOUNG_PERSON = (
    "im <child:lower> and i like drawing and <friend:lower> likes it too",
    "my friend <friend> helps me when i get stuck with maths",
    "me and <friend> play football at lunch. i hope we can do it every day",
    "i go to <school> and i hate the dinner hall its so loud",
    "i live in <town> with my mum and my brother <sibling>",
    "my insta is <handle> if you want to see my art",
    "i did my placement at <employer> and it was good",
    "miss <teacher> is the best she lets me sit by the window",
    "<child>'s room is mine and nobody can go in. <Sibling> goes in all the time",
    "my birthday is <birth> and i want a cake with a dragon on",
    "i dont like it when <sibling> shouts. i like it quiet",
    "i want to work with animals, maybe dogs. will you help me",
    "<friend> said i can come to theirs in summer",
    "text me on <phone> not my mum",
    "i walk with <friend> down <street> to get the bus",
    "my ta is called <teacher> and we do reading together",
)
PARENT = (
    "<child> is happiest with <sibling>, they play Lego for hours.",
    "<child> was born on <birth> and was diagnosed with autism at six.",
    "We live at <number> <street>, <town>, <postcode>.",
    "I'm <parent>, you can reach me on <phone> or <email>.",
    "Mrs <teacher> at <school> has been brilliant, but the transport is not.",
    "I hope <child> will have a job one day. My hope is that it is near us.",
    "<child>'s NHS number is <nhs>.",
    "<sibling>'s school bus comes at eight, so <child> may be on their own.",
    "Her nan lives in <town> and <child> stays there in the summer holidays.",
    "ask <parent> first, <child> does not like surprises",
    "His cousin <friend> works at <employer> and might get him some shifts.",
)
PRACTITIONER = (
    "<child> needs visual prompts and one adult beside them in PE.",
    "<Worker> reviewed the plan with <parent> on 12 May 2027.",
    "UPN <upn>. Referred to speech and language therapy.",
    "<child> attends <school> and travels from <town> by taxi.",
    "<teacher>, the key worker, will mark progress each half term.",
    "Work experience at <employer> starts in the summer term.",
    "In art, <child> works well beside <friend>. Reading is at Year 4 level.",
    "Contact: <email>, <phone>. NI number <ni>. Car <plate>.",
)
_MAIL = ("gmail.com", "school.sch.uk", "nhs.net")


@dataclass(frozen=True)
class Written:
    """A text, and where each identifier stands in it: role, start, end."""

    text: str
    marks: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Family:
    """Who the Record knows by name, and what the family and those around it wrote."""

    known: tuple[str, ...]
    texts: tuple[Written, ...]


@cache
def _data() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load(
        (Path(__file__).parent / "families.yaml").read_text(encoding="utf-8")
    )
    return data


def families(count: int, seed: int) -> list[Family]:
    """Make ``count`` families; the same again for the same seed."""
    chance = random.Random(seed)
    return [_family(chance) for _ in range(count)]


def _family(chance: random.Random) -> Family:
    facts = _facts(chance)
    young = [_written(one, facts, chance, casual=True) for one in chance.sample(YOUNG_PERSON, 5)]
    parents = [
        _written(one, facts, chance, casual=chance.random() < 0.3)
        for one in chance.sample(PARENT, 4)
    ]
    workers = [_written(one, facts, chance, casual=False) for one in chance.sample(PRACTITIONER, 3)]
    run_on = _run_on(young[:3])
    return Family(
        tuple(facts[who] for who in KNOWN_PEOPLE), (run_on, *young[3:], *parents, *workers)
    )


def _facts(chance: random.Random) -> dict[str, str]:
    data = _data()
    given = chance.sample(data["given"], 4)
    surname, other = chance.sample(data["family"], 2)
    return {
        "child": chance.choice((given[0], f"{given[0]} {surname}")),
        "parent": f"{given[1]} {surname}",
        "worker": f"{chance.choice(('Mr', 'Ms', 'Dr'))} {other}",
        "sibling": given[2],
        "friend": given[3],
        "teacher": chance.choice(data["family"]),
        "town": chance.choice(data["towns"]),
        "school": chance.choice(data["schools"]),
        "employer": chance.choice(data["employers"]),
        "street": chance.choice(data["streets"]),
        "handle": chance.choice(data["handles"]),
        "email": f"{_letters(given[1])}.{_letters(surname)}@{chance.choice(_MAIL)}",
        **_numbers(chance),
    }


def _numbers(chance: random.Random) -> dict[str, str]:
    a, b, c, d = ("".join(chance.choice("0123456789") for _ in range(3)) for _ in range(4))
    ways = {
        "number": (str(chance.randint(1, 180)),),
        "birth": _births(chance),
        "phone": (f"07{a} {b}{c}", f"+44 7{a}{b}{c}", f"0116 {a} {b}0", f"07{a}{b}{c}"),
        "nhs": (f"9{a} {b} {c}", f"9{a}{b}{c}", f"943-{a}-{b}1"),
        "upn": (f"A{a}{b}{c}{d}",),
        "ni": ("QQ 12 34 56 C", f"qq{a}{b}c"),
        "postcode": ("LE2 7QP", "bt28 1ab", "SA15PX", "ab10 1xg", "EC1A 1BB"),
        "plate": ("AB12 CDE", "kv09xyz", "LM70 ABC"),
    }
    return {role: chance.choice(written) for role, written in ways.items()}


def _births(chance: random.Random) -> tuple[str, ...]:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2005, 2014)
    name = month_name[month]
    return (
        f"{day:02}/{month:02}/{year}",
        f"{day}.{month}.{year % 100:02}",
        f"{day} {name} {year}",
        f"the {day}th of {name}",
        f"{name} {day}, {year}",
        f"{year}-{month:02}-{day:02}",
        f"{day} {name[:3].lower()}",
    )


def _letters(name: str) -> str:
    return "".join(one for one in name.lower() if one.isascii() and one.isalpha())


def _written(
    template: str, facts: dict[str, str], chance: random.Random, *, casual: bool
) -> Written:
    """Fill a template in. ``casual`` writes some of it in small letters, as people type on a phone."""
    lower = casual and chance.random() < 0.6
    text, marks, end = "", [], 0
    for found in re.finditer(r"<([A-Za-z]+)(:lower)?>", template):
        text += _cased(template[end : found.start()], lower)
        value = str(facts[found[1].lower()])
        if found[2] or (lower and found[1].lower() not in {"handle", "email"}):
            value = value.lower()
        marks.append((found[1].lower(), len(text), len(text) + len(value)))
        text, end = text + value, found.end()
    return Written(text + _cased(template[end:], lower), tuple(marks))


def _cased(text: str, lower: bool) -> str:
    return text.lower() if lower else text


def _run_on(pieces: list[Written]) -> Written:
    """Join texts as some people write: no full stops."""
    text, marks = "", list[tuple[str, int, int]]()
    for piece in pieces:
        joint = " and " if text else ""
        shift = len(text) + len(joint)
        marks += [(role, start + shift, end + shift) for role, start, end in piece.marks]
        text += joint + piece.text
    return Written(text, tuple(marks))
