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
from assistant.plan.check.themes import Themes, load, stemmed, stems, themes, words_of

_MAIN = 0.6
"""A theme is what a text is about when it is told at least so plainly as this share of the plainest."""
_ALSO = 0.4
"""A theme that is told so plainly joins it with a hope of that very theme."""
_PLAIN = 0.45
"""Below this weight nothing plain was said."""
_SURE = 0.7
"""Below this weight nobody is told that an outcome is about something else: they are asked."""
_NAMED = 2
"""How many themes are named to a person."""
_QUOTED = 80
_STOPS = ".;!?\n"


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
    refused, sentences, wanted_words = _refused(hope, known)
    about = about_outcome(outcome, known)
    wanted = about_hope(wanted_words, known)
    named = bool(_shared(outcome, refused, known))
    if refused and _says_no(about, about_hope(refused, known), wanted, known, named=named):
        return _told("against", about, wanted, sentences, known)
    if both := _shared(outcome, wanted_words, known):
        return Relevance("joined", by=f"'{both}'")
    if known.longing.search(plain(hope)):
        return _unsure(hope)
    unwanted = _refusable(about_hope(refused, known), known) - set(wanted)
    kept = {one: weight for one, weight in about.items() if one not in unwanted}
    return _by_themes(outcome, kept, wanted, known, hope)


def _unsure(hope: str) -> Relevance:
    return Relevance("unsure", suggestion=load().ask.replace("{hope}", _quoted(hope)))


def _by_themes(outcome: str, about: About, wanted: About, known: Themes, hope: str) -> Relevance:
    main = _main(outcome, about, known)
    plainest = max(about.values(), default=0.0)
    ends = _ends(main, wanted, known)
    also = [one for one in about if one in ends and about[one] >= _ALSO * plainest]
    roads = [one for one in main if known.serves[one] & ends and plainest >= _PLAIN]
    if joined := [one for one in also if about[one] >= _PLAIN] or _sure(roads, ends, known):
        return Relevance("joined", by=_listed(joined, known))
    if (
        also
        or roads
        or _cannot_be_told(about, main, wanted, ends, known)
        or (main != [known.facts] and mostly_unknown(outcome, known))
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
    if about.get(known.facts, 0) >= _PLAIN and known.recall.search(plain(outcome)):
        return [known.facts]
    plainest = max(about.values(), default=0.0)
    main = [one for one, weight in about.items() if weight >= _MAIN * plainest]
    if known.tools & set(main):  # who writes a poem, or reads music, does that
        own = [one for one in known.matters & set(about) if about[one] >= _PLAIN]
        return sorted(own) or main
    return main


def _ends(main: list[str], wanted: About, known: Themes) -> set[str]:
    """Give the themes of a hope that count beside such an outcome."""
    ends = set(wanted)
    if ends & known.jobs:  # a trade that is named says more than that it is work
        ends.discard(known.any_job)
    if main and set(main) <= known.jobs | {known.facts}:
        ends = ends - known.beside or ends
    return ends


def _cannot_be_told(
    about: About, main: list[str], wanted: About, ends: set[str], known: Themes
) -> bool:
    """Tell whether too little was said of either, or the outcome is a road to nearly every hope."""
    plainest = max(about.values(), default=0.0)
    if not ends - known.wide or plainest < _SURE or max(wanted.values()) < _PLAIN:
        return True
    if set(main) <= known.life and ends <= known.life:
        return True
    if not ends - known.wide - {known.any_job} and set(main) & known.jobs:
        return True  # a trade may be the work that is hoped for
    plain_enough = max(_PLAIN, _ALSO * plainest)
    return main != [known.facts] and any(
        about[one] >= plain_enough for one in known.foundations & set(about)
    )


def _refused(hope: str, known: Themes) -> tuple[str, str, str]:
    """Give what a hope says no to ('not bricklaying'), the sentences of that, and what it wants.

    Only a trade, study and their like: who wants no more trouble wants something all the same.
    """
    text = whole = plain(hope)
    refused = []
    sentences: list[str] = []
    for one in reversed(list(known.unwanted.finditer(text))):
        if _refusable(about_hope(one["what"], known), known):
            refused.append(one["what"].strip())
            sentences.append(_sentence(whole, one.start()))
            text = f"{text[: one.start()]} . {text[one.end() :]}"
    said = ". ".join(dict.fromkeys(reversed(sentences)))
    return " . ".join(reversed(refused)), said, text


def _sentence(text: str, place: int) -> str:
    """Give the whole sentence round a place: half of one may say what nobody meant."""
    begin = max(text.rfind(stop, 0, place) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place)) >= 0]
    return text[begin : min(ends, default=len(text))].strip()


def _refusable(about: About, known: Themes) -> set[str]:
    return set(about) & (known.jobs | known.refusable)


def _says_no(about: About, refused: About, wanted: About, known: Themes, *, named: bool) -> bool:
    """Tell whether an outcome is a trade, or study, that the hope says no to and does not want.

    One word of that trade beside something plainer is a place or a tool: a bench, a workshop.
    """
    no = set(about) & _refusable(refused, known)
    plainest = max(about.values(), default=0.0)
    plain_enough = named or any(about[one] >= plainest for one in no)
    return bool(no) and plain_enough and not no & set(wanted)


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
