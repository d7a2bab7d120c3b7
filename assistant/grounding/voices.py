"""Finds words, wishes and deeds that a text gives to somebody whose they are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.grounding.amounts import amounts
from assistant.grounding.content import content, is_glue, keys_of, share
from assistant.grounding.data import turning, voices
from assistant.grounding.ground import Ground
from assistant.grounding.model import Source
from assistant.grounding.words import Word, read, read_all, sentences

_BACK = 4
"""How many words after somebody the verb may stand."""
_ENOUGH = 0.6
"""The least share of what the best source holds that a source of the right person must hold."""
_FOR_DEEDS = 0.25
"""The same where no words or wishes are told."""
_SOME = 0.34
_WOULD = frozenset({"choose", "suggest", "say", "like", "love", "prefer", "rather", "want", "hope"})
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "not", "never"})
_ABLE = frozenset({"can", "could", "will", "to", "may", "might", "should", "must"})
_SAME_ROLE = (
    frozenset({"mum", "mother", "mam", "mammy", "mummy", "mama"}),
    frozenset({"dad", "father", "daddy", "papa"}),
    frozenset({"nan", "gran", "grandmother", "grandma", "nain", "nana"}),
    frozenset({"grandad", "grandfather", "granddad", "grandpa", "taid"}),
)
"""Words for one person in a family."""
_SAID = frozenset({"no", "yes", "it", "his", "her", "their", "hello", "sorry", "thank", "nothing"})
"""What is said so is done, and nothing is told: 'says no to the counsellor'."""
_OWN = frozenset({"i", "we", "id", "ill"})
_THEM = frozenset({"he", "she", "they"})
_NOBODY = frozenset(
    ["mr", "mrs", "ms", "miss", "the", "her", "his", "my", "a", "of", "and", "young", "s"]
)


@dataclass(frozen=True)
class Claim:
    """Somebody is said to say, want or do something: who, with which verb, and what."""

    who: Word
    verb: Word | None
    what: tuple[Word, ...]

    @property
    def tells(self) -> bool:
        """Whether words are told, and not a wish."""
        return self.verb is not None and self.verb.plain in voices().telling


def wrong_voices(
    words: Sequence[Word], ground: Ground, before: Sequence[Word] = ()
) -> Iterator[str]:
    """Give who is named, wherever that person's sources do not hold what the sentence gives to them.

    ``before``: the sentence before it, for whom 'He says' means.
    """
    for claim in (*_claims(words, ground), *_meant(words, ground, before)):
        what = [word for word in content(claim.what) if word.plain not in people_of(ground)]
        if all(is_glue(word) for word in what):
            continue
        best = max(_held(claim, what, one.words) for one in ground.sources)
        theirs = [text for one in ground.sources if (text := _told_by(claim, one, ground))]
        own = max((_held(claim, what, text) for text in theirs), default=0.0)
        enough = _ENOUGH if claim.verb else _FOR_DEEDS
        if not theirs or (best >= _SOME and own < enough * best):
            yield " ".join(word.text for word in (claim.who, claim.verb) if word)


def _claims(words: Sequence[Word], ground: Ground) -> Iterator[Claim]:
    for place, word in enumerate(words):
        if not _is_person(word, ground) or word.text.endswith(("'s", "’s")):
            continue
        rest = _until_another(words[place + 1 :], ground)
        verb = _verb(rest)
        if verb or _is_according(words, place):
            yield Claim(word, verb, rest)
        elif place < 2 and _acts(word, ground) and rest:
            yield Claim(word, None, rest)


def _meant(words: Sequence[Word], ground: Ground, before: Sequence[Word]) -> Iterator[Claim]:
    """Give what 'he' or 'she' says or wants, where the sentence before begins with somebody."""
    if not before or words[0].plain not in _THEM - {"they"} or not _is_person(before[0], ground):
        return
    rest = _until_another(words[1:], ground)
    verb = _verb(rest[:2])
    if verb and verb.plain in voices().telling:
        yield Claim(before[0], verb, rest)


def _verb(rest: Sequence[Word]) -> Word | None:
    """Give the verb of telling or wishing that goes with somebody who stands just before."""
    data = voices()
    for place, word in enumerate(rest[:_BACK]):
        if word.breaks or word.plain in _THEM | _OWN | {"who", "and", "but"}:
            return None
        after = rest[place + 1].plain if place + 1 < len(rest) else ""
        if word.plain == "would" and after not in _WOULD:
            continue
        if word.lemma in ("say", "said") and (after in _SAID or _owns(rest, place + 1)):
            return None
        before = rest[place - 1].plain if place else ""
        if before in _ABLE or (word.plain in data.telling and before in _PASSIVE):
            return None
        if word.plain in data.telling or word.plain in data.wishing:
            return word
    return None


def _owns(rest: Sequence[Word], place: int) -> bool:
    return any(word.text.endswith(("'s", "’s")) for word in rest[place : place + 1])


def _is_subject(word: Word, ground: Ground) -> bool:
    return word.plain in _THEM or _is_person(word, ground)


def _is_according(words: Sequence[Word], place: int) -> bool:
    before = " ".join(word.plain for word in words[max(0, place - 4) : place])
    return any(before.endswith((one, f"{one} his", f"{one} her")) for one in voices().according)


def _acts(word: Word, ground: Ground) -> bool:
    """Tell whether somebody's deeds are looked at: who has a name or is family, but not 'staff'."""
    young = _is_young(word, ground)
    return not young and (word.plain in people_of(ground) or _voice(word) == "parent")


def _is_person(word: Word, ground: Ground) -> bool:
    return bool(_voice(word)) or word.plain in people_of(ground)


def people_of(ground: Ground) -> set[str]:
    """Give all words of the names of people whom the sources and the task know."""
    known = [*ground.allowed.young_person, *(one.who for one in ground.sources)]
    known += [name for names in ground.allowed.people for name in names]
    return {word.plain for name in known for word in read_all(name)} - _NOBODY


def _voice(word: Word) -> str:
    data = voices()
    for voice in ("parent", "practitioner", "young_person"):
        if word.lemma in getattr(data, voice) or word.plain in getattr(data, voice):
            return voice
    return ""


def _is_young(word: Word, ground: Ground) -> bool:
    spoken = [one.who for one in ground.sources if one.voice == "young_person"]
    young = {
        one.plain for name in (*ground.allowed.young_person, *spoken) for one in read_all(name)
    }
    return word.plain in young or _voice(word) == "young_person"


def _told_by(claim: Claim, source: Source, ground: Ground) -> str:
    """Give the words of a source that can hold what this person says, wants or does."""
    if _is_young(claim.who, ground):
        own = source.voice == "young_person" or (source.voice is None and not claim.tells)
        own = own or not (claim.tells or _speaks(ground))
        return source.words if own else _told_of_them(claim, source, ground)
    called = _called(claim.who, ground)
    spoken = {word.plain for word in read_all(f"{source.who} {source.role}")}
    if called & spoken or (source.voice and source.voice == _voice(claim.who)):
        return "" if _other_role(claim.who, source) else source.words
    return source.words if called & {word.plain for word in read_all(source.words)} else ""


def _speaks(ground: Ground) -> bool:
    """Tell whether the young person speaks in the sources; if not, their wishes are told by others."""
    return any(source.voice == "young_person" for source in ground.sources)


def _other_role(word: Word, source: Source) -> bool:
    """Tell whether 'Mum' is meant and 'dad' speaks."""
    role = {one.plain for one in read_all(source.role)}
    return (
        bool(role) and word.lemma in ("mum", "dad", "mother", "father") and word.lemma not in role
    )


def _called(word: Word, ground: Ground) -> set[str]:
    """Give all names of whoever is called by this word."""
    found = {word.plain, word.lemma}
    found |= next((some for some in _SAME_ROLE if word.lemma in some), frozenset())
    for names in ground.allowed.people:
        parts = {one.plain for name in names for one in read_all(name)}
        found |= parts if found & parts else set()
    return found - _NOBODY


def _told_of_them(claim: Claim, source: Source, ground: Ground) -> str:
    """Give the sentences in which somebody else tells what the young person says, or thinks and wants."""
    data = voices()
    verbs = data.telling if claim.tells else data.wishing
    young = {word.plain for name in ground.allowed.young_person for word in read_all(name)}
    told = (one for one in sentences(source.words) if _is_of_them(read(one), verbs, young, claim))
    return " ".join(told)


def _is_of_them(
    words: Sequence[Word], verbs: frozenset[str], young: set[str], claim: Claim
) -> bool:
    for place, word in enumerate(words):
        before = {one.plain for one in words[max(0, place - 3) : place]}
        theirs = not before or before & (_THEM | young)  # 'Likes the bus.' is written of them too
        if (
            word.plain in verbs
            and theirs
            and not before & (_OWN | (turning().negators if claim.tells else frozenset()))
        ):
            return True
    return False


def _until_another(rest: Sequence[Word], ground: Ground) -> tuple[Word, ...]:
    """Give what is said of somebody, up to a statement that speaks of somebody else."""
    for place, word in enumerate(rest):
        begins = word.breaks or word.plain in ("and", "but", "while", "whereas")
        after = rest[place : place + _BACK]
        said = any(not is_glue(one) for one in content(rest[:place]))
        if said and (word.breaks or begins):
            return tuple(rest[:place])
        if place and begins and any(_is_subject(one, ground) for one in after):
            return tuple(rest[:place])
    return tuple(rest)


def _held(claim: Claim, what: Sequence[Word], text: str) -> float:
    """Give the share of a claim that some words of a source hold, numbers among it."""
    words = read_all(text)
    keys = frozenset(key for word in words for key in keys_of(word))
    numbers = {one.value for one in amounts(words)}
    counted = sum(one.value in numbers for one in amounts(claim.what) if not one.is_article)
    return share(what, frozenset(word.stem for word in words), keys) + 0.2 * counted
