"""Whether an outcome and a hope go together, clash, or cannot be told: then people are asked.

They go together by a word that both speak of, by a theme of both, or by a road from one theme to
the other: money leads to a trade, travel to college. They clash where each is plainly about
something and no road joins the two, or where the outcome is what the hope says no to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.plan.check.about import About, about_hope, about_outcome, mostly_unknown
from assistant.plan.check.reading import plain, shortened
from assistant.plan.check.refused import MAIN, Refused, refused, says_no
from assistant.plan.check.themes import Themes, load, stemmed, stems, themes, words_of

_ALSO = 0.4
"""A theme that is told so plainly joins it with a hope of that very theme."""
_PLAIN = 0.45
"""Below this weight nothing plain was said."""
_HINT = 0.55
"""What is said so plainly of a hope, beside something plainer, is a reason to ask."""
_SURE = 0.7
"""Below this weight nobody is told that an outcome is about something else: they are asked."""
_EVERYDAY = 2.5
"""Everyday life may serve any hope, unless a whole phrase says that nothing else is to be done."""
_MOSTLY = 2
"""What most hopes touch on is the hope itself when it is so many times as plain as the rest."""
_NAMED = 2
"""How many themes are named to a person."""
_QUOTED = 80


@dataclass(frozen=True)
class Relevance:
    """``joined`` by ``by``, in words; ``apart`` or ``against``: a fault; ``unsure``: to be asked.

    A fault has a reason and a suggestion; what is unsure has its question as suggestion.
    """

    state: Literal["joined", "apart", "against", "unsure"]
    by: str = ""
    reason: str = ""
    suggestion: str = ""


def relevance(outcome: str, hope: str) -> Relevance:
    """Judge an outcome beside a hope. Raises ContentError when the themes cannot be read."""
    known = themes()
    no = refused(hope, known)
    about = about_outcome(outcome, known)
    wanted = about_hope(no.wanted, known)
    both = _shared(outcome, no.wanted, known)
    named = bool(_shared(outcome, no.words, known))
    if not both and says_no(about, no, wanted, named=named):
        return _told("against", about, wanted, no.sentences, known)
    if _in_doubt(outcome, about, hope, known):
        return _unsure(hope)
    if both:
        return Relevance("joined", by=f"'{both}'")
    if known.longing.search(plain(hope)):
        return _unsure(hope)
    return _by_themes(outcome, _left(about, no, wanted), wanted, known, hope)


def _in_doubt(outcome: str, about: About, hope: str, known: Themes) -> bool:
    """Tell whether the hope may say no to it, or wants a part of it and refuses another."""
    no = refused(hope, known, doubtful=True)
    wanted = set(stems(no.wanted))
    only_refused = " ".join(word for word in words_of(no.words) if not wanted & set(stems(word)))
    named = bool(_shared(outcome, only_refused, known))
    return says_no(about, no, about_hope(no.wanted, known), named=named)


def _left(about: About, no: Refused, wanted: About) -> About:
    """Leave out what the hope says no to: it joins nothing."""
    unwanted = no.themes - set(wanted)
    return {one: weight for one, weight in about.items() if one not in unwanted}


def _unsure(hope: str) -> Relevance:
    return Relevance("unsure", suggestion=load().ask.replace("{hope}", _quoted(hope)))


def _by_themes(outcome: str, about: About, wanted: About, known: Themes, hope: str) -> Relevance:
    main = _main(outcome, about, known)
    plainest = max(about.values(), default=0.0)
    ends = _ends(main, wanted, known)
    of_facts = bool(main) and set(main) <= known.facts
    told = {
        one: weight
        for one, weight in about.items()
        if one in ends and not (of_facts and one in known.foundations)
    }
    also = [one for one, weight in told.items() if weight >= _ALSO * plainest]
    roads = [one for one in main if known.serves[one] & ends and plainest >= _PLAIN]
    if joined := [one for one in also if about[one] >= _PLAIN] or _sure(roads, ends, known):
        return Relevance("joined", by=_listed(joined, known))
    if (
        also
        or roads
        or max(told.values(), default=0.0) >= _HINT
        or _cannot_be_told(about, main, wanted, ends, known)
        or (not of_facts and mostly_unknown(outcome, known))
    ):
        return _unsure(hope)
    return _told("apart", dict.fromkeys(main, 1.0), dict.fromkeys(ends, 1.0), "", known)


def _sure(roads: list[str], ends: set[str], known: Themes) -> list[str]:
    """Leave out the roads that lead to nearly every hope, or to a hope so wide: they tell nothing."""
    telling = ends - known.wide
    general = known.foundations | known.wide
    return [one for one in roads if one not in general and known.serves[one] & telling]


def _main(outcome: str, about: About, known: Themes) -> list[str]:
    """Give what an outcome is mainly about. Facts learnt by heart are about nothing but facts."""
    facts = [one for one in about if one in known.facts and about[one] >= _PLAIN]
    if facts and known.recall.search(plain(outcome)):
        return facts
    plainest = max(about.values(), default=0.0)
    main = [one for one, weight in about.items() if weight >= MAIN * plainest]
    if any(one in known.jobs and about[one] >= plainest for one in main):
        # who washes a dog works with animals
        main = [one for one in main if one not in known.life or about[one] >= plainest]
    if known.tools & set(main):  # who writes a poem, or reads music, does that
        return sorted(_matters(about, known)) or main
    return main


def _matters(about: About, known: Themes) -> set[str]:
    """Give what something is done for, beside a tool. A word or two of a foundation is no matter."""
    return {
        one
        for one in known.matters & set(about)
        if about[one] >= (_SURE if one in known.foundations else _PLAIN)
    }


def _ends(main: list[str], wanted: About, known: Themes) -> set[str]:
    """Give the themes of a hope that count beside such an outcome."""
    ends = set(wanted)
    if ends & known.jobs:  # a trade that is named says more than that it is work
        ends.discard(known.any_job)
    if main and set(main) <= known.jobs | known.facts:
        rest = max((wanted[one] for one in ends - known.beside), default=0.0)
        ends = {one for one in ends if one not in known.beside or wanted[one] > _MOSTLY * rest}
    return ends


def _cannot_be_told(
    about: About, main: list[str], wanted: About, ends: set[str], known: Themes
) -> bool:
    """Tell whether too little was said of either, or any answer would be a guess."""
    plainest = max(about.values(), default=0.0)
    if not ends - known.wide or plainest < _SURE or max(wanted.values()) < _PLAIN:
        return True
    if set(main) <= known.life and (ends <= known.life or plainest < _EVERYDAY):
        return True
    # a trade may be the work that is hoped for
    return not ends - known.wide - {known.any_job} and bool(set(main) & known.jobs)


def _shared(outcome: str, hope: str, known: Themes) -> str:
    """Give a word of both that says something. Names of people stand in both and join nothing."""
    names = _capitals(outcome) & _capitals(hope)
    both = set(stems(plain(outcome))) & set(stems(plain(hope)))
    telling = {stem for stem in both - known.nothing - names if not stem.isdigit()}
    return next((word for word in words_of(plain(hope)) if set(stems(word)) & telling), "")


def _capitals(text: str) -> set[str]:
    found = words_of(plain(text))
    return set(stemmed(word.lower() for word in found if word[0].isupper()))


def _told(
    state: Literal["apart", "against"], about: About, ends: About, refused: str, known: Themes
) -> Relevance:
    data = load()
    said = data.unconnected if state == "apart" else data.refused
    reason = (
        said.reason.replace("{outcome}", _listed(about, known))
        .replace("{hope}", _listed(ends, known))
        .replace("{words}", _quoted(refused))
    )
    return Relevance(state, reason=reason, suggestion=said.suggestion)


def _listed(names: Iterable[str], known: Themes) -> str:
    return " and ".join([known.titles[name] for name in names][:_NAMED])


def _quoted(words: str) -> str:
    """Quote somebody's words, without the stop that ends them."""
    return shortened(" ".join(words.split()).rstrip(" ."), _QUOTED)
