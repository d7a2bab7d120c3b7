from __future__ import annotations

from assistant.plan.areas import area_title, load_areas


def test_each_area_stands_once_under_a_title_of_its_own() -> None:
    areas = load_areas()
    assert len({one.id for one in areas}) == len({one.title for one in areas}) == len(areas)


def test_an_area_says_which_list_it_is_from_and_where_that_stands() -> None:
    sources: dict[str, set[str]] = {}
    for one in load_areas():
        sources.setdefault(one.set, set()).add(one.source)
    assert all(len(found) == 1 and "20" in min(found) for found in sources.values())


def test_an_area_that_is_gone_keeps_its_id_as_title() -> None:
    assert area_title("health") == "Good health"
    assert area_title("woodwork") == "woodwork"
