"""Where the tests of budgets find the real ones, and small ones made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from ombud.formats.pabulib import read
from ombud.formats.pabulibpoll import PollRead, poll_of
from ombud.heard.budget.completed import carried_out
from ombud.heard.budget.outcome import Outcome
from ombud.heard.budget.poll import Ballot, Grouping, Mark, Poll, Project, marked, poll
from ombud.heard.budget.rule import BY_KEY

PB = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "democracy" / "pb"
needs_budgets = pytest.mark.skipif(not PB.is_dir(), reason="the shared files of budgets are not there")
WIELICZKA, LODZ, GDYNIA = "poland_wieliczka_2023_green-budget.pb", "poland_lodz_2020_.pb", "poland_gdynia_2020_.pb"
KRAKOW, LOTNISKO = "poland_krakow_2020_bienczyce.pb", (
    "poland_warszawa_2018_lotnisko-bemowo-lotnisko-fort-bema.pb"
)  # fmt: skip


def real(name: str, borda: bool = False) -> PollRead:
    """A real budget, read once."""
    return _real(name, borda)


def outcome(name: str, rule: str, borda: bool = False) -> Outcome:
    """What a rule funds of a real budget, counted once: what is filled up by votes begins with the raised shares."""
    return _outcome(name, rule, borda)


@cache
def _real(name: str, borda: bool) -> PollRead:
    return poll_of(read(PB / name), borda=borda)


@cache
def _outcome(name: str, rule: str, borda: bool) -> Outcome:
    if rule.endswith("/add1"):
        filled = outcome(name, f"{rule}u", borda)
        return replace(filled, funded=filled.funded[: len(filled.purchases)], turns=())
    return carried_out(real(name, borda).poll, BY_KEY[rule])


def ids(found: Poll, funded: Sequence[int]) -> list[str]:
    """The projects' own numbers, in order."""
    return sorted(found.projects[at].id for at in funded)


def made(
    costs: Sequence[int], budget: int, ballots: Sequence[Sequence[int] | dict[int, int]], groups: Sequence[str] = ()
) -> Poll:
    """A budget by hand: what each project costs, and what each voter named (or how many points they gave)."""
    points = any(isinstance(one, dict) for one in ballots)
    marks: dict[Mark, int] = {}
    cast = []
    for one in ballots:
        given = one if isinstance(one, dict) else dict.fromkeys(one, 1)
        cast.append(marks.setdefault(marked(given, given.values()), len(marks)))
    labels = sorted(set(groups))
    told = [Grouping("district", tuple(labels), np.array([labels.index(one) for one in groups], np.int32))]
    return poll(
        [Project(f"p{at}", f"Project {at}", cost) for at, cost in enumerate(costs)],
        budget,
        Ballot.CUMULATIVE if points else Ballot.APPROVAL,
        marks,
        np.array(cast, np.int32),
        told if groups else (),
    )
