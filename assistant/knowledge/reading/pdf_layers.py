"""Which layers of a PDF are off when it is opened (optional content: ISO 32000, 8.11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from assistant.knowledge.reading.pdf_fonts import resolved

_DEEPEST = 20


@dataclass(frozen=True)
class Layers:
    """The numbers of the layers that are off. A page names a layer, or a rule over several."""

    off: frozenset[int] = frozenset()

    def hide(self, entry: Any) -> bool:
        """Say whether what a page puts on this layer, or under this rule, is not shown."""
        return entry is not None and not self._shows(entry)

    def _shows(self, entry: Any) -> bool:
        number = _number(entry)
        if number in self.off:
            return False
        rule = resolved(entry)
        try:
            if rule["/Type"] != "/OCMD":
                return True
            if "/VE" in rule:
                return self._holds(rule.raw_get("/VE"), 0)
            named = rule.raw_get("/OCGs") if "/OCGs" in rule else None
            return self._by_policy(_several(named), str(rule.get("/P", "/AnyOn")))
        except (KeyError, TypeError, AttributeError, IndexError):
            return True

    def _by_policy(self, entries: Iterable[Any], policy: str) -> bool:
        """Judge by the layers that there are; a rule over none hides nothing."""
        on = [_number(one) not in self.off for one in entries if resolved(one) is not None]
        if not on:
            return True
        judged = {"/AllOn": all(on), "/AnyOff": not all(on), "/AllOff": not any(on)}
        return judged.get(policy, any(on))

    def _holds(self, term: Any, depth: int) -> bool:
        """Work out an expression: a layer, or ``/And``, ``/Or``, ``/Not`` of others."""
        said = resolved(term)
        if not isinstance(said, list) or depth > _DEEPEST:
            return _number(term) not in self.off
        terms = [self._holds(one, depth + 1) for one in list.__iter__(said[1:])]
        if said[0] == "/Not":
            return not all(terms)
        return any(terms) if said[0] == "/Or" else all(terms)


def _several(entry: Any) -> Iterable[Any]:
    """Give the entries of an array as they stand, or the one that stands for itself."""
    said = resolved(entry)
    if said is None:
        return ()
    return list.__iter__(said) if isinstance(said, list) else (entry,)


def _number(entry: Any) -> int | None:
    number = getattr(entry, "idnum", None)
    if number is None:
        number = getattr(getattr(entry, "indirect_reference", None), "idnum", None)
    return number


def layers_of(reader: Any) -> Layers:
    """Read which layers are off: all but some, where the file begins with all off, or those it names."""
    try:
        properties = resolved(reader.root_object["/OCProperties"])
        chosen = resolved(properties["/D"])
        off = set(_numbers(chosen, "/OFF"))
        if chosen.get("/BaseState") == "/OFF":
            off |= set(_numbers(properties, "/OCGs")) - set(_numbers(chosen, "/ON"))
        return Layers(frozenset(off))
    except (KeyError, TypeError, AttributeError):
        return Layers()


def _numbers(holder: Any, key: str) -> Iterable[int]:
    entries = _several(holder.raw_get(key)) if key in holder else ()
    return [number for one in entries if (number := _number(one)) is not None]
