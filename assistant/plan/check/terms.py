"""The terms that rules of the check are written in, and the names of what it finds in a plan."""

from __future__ import annotations

from typing import Literal

Scope = Literal["all", "judged", "main", "start"]
"""Where a rule looks: the whole text; without its purposes ('so that ...'); the main clause;
the beginning of the main clause, where it is said who does what."""

Fact = Literal[
    "count",
    "ratio",
    "level",
    "step",
    "action",
    "leap",
    "absolute",
    "near",
    "months",
    "far",
    "provision",
    "event",
]
"""What a rule may ask of a text. The first seven are patterns of ``facts.yaml``. ``near``: it is to
be reached in a few days; ``months``: within the year; ``far``: years away; ``provision``: it is
help; ``event``: it is an event of later life, which can be told whether it came (a rule with
``event: true`` finds it)."""

Fault = Literal[
    "need_without_outcome",
    "need_without_provision",
    "same_sentence",
    "other_name",
    "too_many_targets",
    "vague_help",
    "no_voice",
    "no_outcome",
    "nobody_agreed",
    "changed_since",
    "side_by_side",
]
"""What may be wrong with a whole plan, beside links of a thread that are missing."""
