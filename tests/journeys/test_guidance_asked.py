"""The questions a newcomer tries first."""

from __future__ import annotations

from tests.cli.runner import Cli


def test_how_many_targets_in_england_is_historic_and_says_so(cli: Cli) -> None:
    found = cli.json("ask", "how many targets should an IEP have", "--nation", "england")
    first = found["citations"][0]
    assert "three or four" in first["quote"]
    assert first["status"] == "historic"
    assert any("historic" in warning for warning in found["warnings"])
    shown = cli.json("knowledge", "show", first["passage"])
    assert [passage["text"] for passage in shown["passages"]] == [first["quote"]]


def test_the_capital_of_france_is_not_answered_and_somebody_to_ask_is_named(cli: Cli) -> None:
    found = cli.json("ask", "what is the capital of France", "--nation", "wales")
    assert found["abstained"]
    assert found["citations"] == []
    assert found["nearest"]
    assert [one["name"] for one in found["who_to_ask"]] == ["SNAP Cymru"]


def test_a_wrong_guideline_number_gets_its_correction_first(cli: Cli) -> None:
    found = cli.json("ask", "what does NICE NG170 say about autism", "--nation", "england")
    assert not found["abstained"]
    assert "COVID-19" in found["warnings"][0]
    assert "CG142" in found["citations"][0]["quote"]


def test_without_a_nation_a_warning_says_so_and_on_an_early_day_the_old_was_current(
    cli: Cli,
) -> None:
    found = cli.json("ask", "how many targets should an IEP have")
    assert any("nation" in warning for warning in found["warnings"])
    early = cli.json(
        "ask", "how many targets should an IEP have", "--nation", "england", "--on", "2010"
    )
    assert early["citations"][0]["status"] == "current"


def test_a_disclosure_typed_as_a_question_gets_the_fixed_words(cli: Cli) -> None:
    found = cli.json("ask", "my dad hits me what plan do i need", "--nation", "england")
    assert found["concern"]
    assert "0800 1111" in found["answer"]
    assert found["citations"] == []
    assert "hits" not in found["question"]


def test_building_twice_embeds_nothing_also_for_a_new_data_folder(cli: Cli) -> None:
    cli.ok("knowledge", "build")
    assert cli.json("knowledge", "build")["embedded"] == 0
    cli.data_dir = cli.data_dir / "another"
    assert cli.json("knowledge", "build")["embedded"] == 0
