"""Passages are found again by their ids, as they stand on a date; what is not there is left out."""

from __future__ import annotations

from datetime import date

from assistant.knowledge.knowledge import Knowledge
from assistant.knowledge.model import Status

QUESTION = "how many targets should an IEP have"


def test_a_passage_that_was_found_is_cited_the_same_by_its_id(shipped: Knowledge) -> None:
    asked = shipped.ask(QUESTION, nation="england").citations
    again = shipped.cited([one.passage for one in asked], nation="england")
    assert [one.model_copy(update={"score": 1.0}) for one in asked] == again
    assert [one.stands_as for one in asked] == [one.stands_as for one in again]


def test_each_stands_once_in_the_order_that_was_asked(shipped: Knowledge) -> None:
    first, second, *_ = (one.passage for one in shipped.ask(QUESTION, nation="england").citations)
    found = shipped.cited([second, first, second], nation=None)
    assert [one.passage for one in found] == [second, first]


def test_what_is_not_there_is_left_out(shipped: Knowledge) -> None:
    one = shipped.ask(QUESTION, nation="england").citations[0].passage
    ids = ["gone", "gone#gone-1", f"{one}0", one.partition("#")[0], one]
    assert [found.passage for found in shipped.cited(ids, nation=None)] == [one]


def test_it_tells_when_words_or_standing_changed(shipped: Knowledge) -> None:
    (cited, *_) = shipped.ask(QUESTION, nation="england").citations
    others: list[dict[str, object]] = [
        {"quote": f"{cited.quote} More."},
        {"status": Status.PROPOSED},
    ]
    assert all(cited.model_copy(update=one).stands_as != cited.stands_as for one in others)
    assert cited.model_copy(update={"score": 0.0}).stands_as == cited.stands_as


def test_the_standing_is_that_of_the_date(shipped: Knowledge) -> None:
    ids = [row.id for row in shipped.documents() if row.status is Status.HISTORIC]
    shown = [shipped.show(id_).passages[0].id for id_ in ids]
    now = {one.passage: one.status for one in shipped.cited(shown, nation=None)}
    then = {
        one.passage: one.status for one in shipped.cited(shown, nation=None, on=date(2010, 1, 1))
    }
    assert set(now.values()) == {Status.HISTORIC}
    assert Status.CURRENT in then.values()
