from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.conversation.making import Offer, about, asks_words, first_sentence, offers
from assistant.conversation.turns import Said, WentTo
from assistant.conversation.workspace import Workspace
from assistant.record.entries import Voice
from assistant.record.nation import FOUR, Nation

from .people import Table


def offered(workspace: Workspace, table: Table, name: str) -> dict[str, Offer]:
    """What can be made, by its id, as one person is offered it."""
    view = workspace.view(table.record)
    person = view.person(table.ids[name])
    found = offers(workspace.formats, workspace.flows, workspace.in_formats, view, person)
    return {one.format.id: one for one in found}


def test_what_was_said_is_not_asked_again_in_any_format(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    before = offered(workspace, table, "Jay")
    sitting = table.sit("Jay")
    workspace.aims(table.record, table.ids["Jay"]).choose("iep-england")
    sitting.take(WentTo("what_helps"))
    sitting.take(Said("When somebody shows me first, slowly, and then waits."))
    after = offered(workspace, table, "Jay")
    for id_, one in after.items():
        asked_there = "what_helps" in one.format.asked_of(Voice.YOUNG_PERSON)
        assert one.asks == before[id_].asks - asked_there, id_
        assert one.chosen is (id_ == "iep-england")
    assert {id_: one.asks for id_, one in offered(workspace, table, "Kerry").items()} != {
        id_: one.asks for id_, one in after.items()
    }


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([*FOUR, None]))
def test_the_formats_of_the_nation_stand_first(workspace: Workspace, nation: str | None) -> None:
    record = workspace.new_record("Mia", nation)
    view = workspace.view(record)
    found = offers(workspace.formats, workspace.flows, workspace.in_formats, view, view.people[0])
    here = [one.here for one in found]
    assert here == sorted(here, reverse=True)
    assert {one.format.id for one in found} == {one.id for one in workspace.formats}
    for one in found:
        assert one.here is (nation is None or bool({nation, Nation.UK} & {*one.format.nations}))
        assert one.certain is bool({nation, Nation.UK} & {*one.format.nations})


def test_all_about_every_format_can_be_read(workspace: Workspace) -> None:
    table = Table.laid(workspace)
    for one in offered(workspace, table, "Mr Adeyemi").values():
        text = about(one, Voice.PRACTITIONER)
        assert one.format.standing in text
        assert one.format.source in text
        assert asks_words(one, Voice.PRACTITIONER).capitalize() in text


def test_the_first_sentence_ends_where_it_ends() -> None:
    assert first_sentence("It is not legal. No school has to.") == "It is not legal."
    assert first_sentence("From 3.5 on (see p.4) it holds") == "From 3.5 on (see p.4) it holds"
