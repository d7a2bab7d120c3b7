"""What every side is given: the same guidance, and the same questions."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import yaml

from assistant.knowledge.markdown import split_front_matter

QUESTION, NATION = "What is an outcome in an EHC plan?", "england"
"""What is asked first, in a process that has only just begun."""

COPIES = 5
"""How often the guidance is repeated for a build: with 309 passages that makes more than 1,500."""

_CASES = Path(__file__).parents[1] / "cases" / "fitted"
_WORD = re.compile(r"\b[a-z]{5,}\b")


def questions(most: int) -> list[tuple[str, str | None]]:
    """Draw different questions as people type them, each with its nation: always the same ones."""
    files = sorted(_CASES.glob("*.yaml"))
    cases = [case for file in files for case in yaml.load(file.read_bytes(), yaml.CSafeLoader)]
    by_question = {case["q"]: case.get("nation") for case in cases}
    return random.Random(0).sample(list(by_question.items()), most)


def write_changed(guidance: Path, into: Path, copies: int = COPIES) -> None:
    """Write each document ``copies`` times, each time with other words.

    A word of five letters or more becomes another of the guidance's own words of that
    length, a different one in each copy; so no two passages are the same, and
    nothing that was embedded for one can be used for another.
    """
    into.mkdir(parents=True)
    texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(guidance.glob("*.md"))}
    for copy in range(copies):
        other = _other_words(" ".join(texts.values()), seed=copy)
        for name, text in texts.items():
            id_ = f"{name}-{copy}"
            (into / f"{id_}.md").write_text(_changed(text, id_, other), encoding="utf-8")


def _other_words(text: str, seed: int) -> Mapping[str, str]:
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in sorted(set(_WORD.findall(text))):
        by_length[len(word)].append(word)
    chance = random.Random(seed)
    return {
        word: other
        for same in by_length.values()
        for word, other in zip(same, chance.sample(same, len(same)), strict=True)
    }


def _changed(text: str, id_: str, other: Mapping[str, str]) -> str:
    parts = split_front_matter(text)
    if parts is None:
        raise SystemExit(f"{id_}: no front matter")
    front = yaml.safe_load(parts[0]) | {"id": id_, "superseded_by": None, "caveats": []}
    body = _WORD.sub(lambda found: other[found[0]], parts[1])
    return f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}"
