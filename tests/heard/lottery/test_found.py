"""What a computed lottery says of demand 2.6."""

from __future__ import annotations

from typing import Any

from ombud.evidence.finding import Backing, Standing
from ombud.heard.lottery.computed import Fair, LotteryResult
from ombud.heard.lottery.found import measured_lottery
from ombud.ledger.entry import Said
from tests.stacks import put, stack


def result(**other: Any) -> LotteryResult:
    told: dict[str, Any] = {
        "what": "The panel on lamp posts", "pool": 150, "panel": 22, "traits": ("age",), "fair": Fair.LEXIMIN,
        "least": 9.0, "best": 9.09, "most": 47.1, "left_out": Said.NO, "tickets": 1000, "commitment": "ab" * 32,
        "seed": "3 14 15",
    }  # fmt: skip
    return LotteryResult(**(told | other))


def found(*said: LotteryResult) -> Any:
    finding = measured_lottery(stack(*(put(one, cited=True) for one in said)))
    assert finding is not None
    assert str(finding.because)
    assert finding.mend is None or str(finding.mend)
    return finding


def test_nothing_computed_is_no_finding() -> None:
    assert measured_lottery(stack()) is None


def test_a_draw_from_a_public_seed_keeps_it_and_is_measured() -> None:
    finding = found(result())
    assert finding.standing is Standing.KEPT
    assert finding.backing is Backing.MEASURED
    assert "22 of 150; least chance 9.00 per cent, best possible 9.09" in str(finding.because)


def test_chances_without_a_draw_keep_nothing() -> None:
    assert found(result(seed="")).standing is Standing.SILENT


def test_someone_without_any_chance_crosses_it_drawn_or_not() -> None:
    assert found(result(left_out=Said.YES)).standing is Standing.CROSSED
    assert found(result(left_out=Said.YES, least=0.0, seed="")).standing is Standing.CROSSED


def test_a_least_chance_clearly_below_the_possible_is_no_fair_draw() -> None:
    assert found(result(least=6.0)).standing is Standing.SILENT
    assert found(result(least=6.0, fair=Fair.NASH)).standing is Standing.KEPT


def test_the_latest_computation_of_one_panel_counts() -> None:
    assert found(result(seed=""), result()).standing is Standing.KEPT
    assert found(result(seed=""), result(what="Another")).standing is Standing.SILENT
