"""Pools and quotas for the tests of lotteries: shared files where they are there, and small ones made by hand."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from ombud.heard.lottery.pool import Pool, Quota

SORTITION = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "democracy" / "sortition"
needs_sortition = pytest.mark.skipif(not SORTITION.is_dir(), reason="the shared pools are not there")


def oracle(name: str) -> dict[str, Any]:
    """What other programs found."""
    told: dict[str, Any] = json.loads((SORTITION / "ORACLE.json").read_text("utf-8"))[name]
    return told


def _rows(name: str) -> list[dict[str, str]]:
    with (SORTITION / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scotland() -> tuple[Pool, list[Quota], int]:
    """150 invented people, four traits, a panel of 22."""
    told = _rows("sf_scotland_150_22/features.csv")
    quotas = [Quota(row["feature"], row["value"], int(row["min"]), int(row["max"])) for row in told]
    features = tuple(dict.fromkeys(one.feature for one in quotas))
    people = _rows("sf_scotland_150_22/candidates.csv")
    ids = tuple(row["nationbuilder_id"] for row in people)
    return Pool(ids, features, tuple(tuple(row[name] for name in features) for row in people)), quotas, 22


def small_example() -> tuple[Pool, list[Quota], int]:
    """200 people of three kinds, one of them alone in hers, a panel of 20."""
    told = _rows("example_small_20/categories.csv")
    quotas = [Quota(row["category"], row["feature"], int(row["min"]), int(row["max"])) for row in told]
    people = _rows("example_small_20/respondents.csv")
    values = tuple((row["gender"], row["leaning"]) for row in people)
    return Pool(tuple(f"p{at}" for at in range(len(people))), ("gender", "leaning"), values), quotas, 20


def made(values: list[str], homes: list[str] | None = None) -> Pool:
    """A pool of people with one letter a trait: ``["wy", "mo"]`` are a woman who is young and a man who is old."""
    features = tuple(f"t{at}" for at in range(len(values[0])))
    ids = tuple(f"p{at:02}" for at in range(len(values)))
    return Pool(ids, features, tuple(tuple(one) for one in values), tuple(homes or ()))


def all_panels(pool: Pool, quotas: list[Quota], size: int) -> np.ndarray[Any, Any]:
    """Every panel of people that keeps all quotas, one row each (panels, people): by trying them all."""
    found = []
    for some in combinations(range(pool.people), size):
        homes = [pool.homes[at] for at in some if pool.homes and pool.homes[at]]
        if len(homes) == len(set(homes)) and all(_keeps(pool, one, some) for one in quotas):
            found.append([float(at in some) for at in range(pool.people)])
    return np.array(found).reshape(len(found), pool.people)


def _keeps(pool: Pool, quota: Quota, some: tuple[int, ...]) -> bool:
    column = pool.features.index(quota.feature)
    return quota.least <= sum(pool.values[at][column] == quota.value for at in some) <= quota.most


def greatest_least(panels: np.ndarray[Any, Any]) -> float:
    """The greatest least chance of those who are on some panel, by one linear program over all panels."""
    held = panels[:, panels.any(axis=0)]
    return _level(held, np.ones(held.shape[1], bool), np.zeros(held.shape[1]))


def leximin_by_trying(panels: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The leximin chances of people, sorted; those on no panel have 0. Each level by trying who can have more."""
    there = panels.any(axis=0)
    held = panels[:, there]
    floor, raised = np.zeros(held.shape[1]), np.ones(held.shape[1], bool)
    while raised.any():
        z = _level(held, raised, floor)
        floor = np.where(raised, z, floor)
        most = [_most(held, floor, at) if up else 0.0 for at, up in enumerate(raised)]
        raised &= np.array(most) > z + 1e-7
    return np.sort(np.append(floor, np.zeros(int((~there).sum()))))


def _level(held: np.ndarray[Any, Any], raised: np.ndarray[Any, Any], floor: np.ndarray[Any, Any]) -> float:
    panels = len(held)
    above = np.hstack([-held.T, raised[:, None].astype(float)])
    told = linprog(np.append(np.zeros(panels), -1.0), above, -np.where(raised, 0.0, floor - 1e-9),
                   np.append(np.ones(panels), 0.0)[None, :], [1.0], bounds=[(0, 1)] * (panels + 1))  # fmt: skip
    assert told.success
    return float(-told.fun)


def _most(held: np.ndarray[Any, Any], floor: np.ndarray[Any, Any], at: int) -> float:
    told = linprog(-held[:, at], -held.T, -(floor - 1e-9), np.ones((1, len(held))), [1.0], bounds=(0, 1))
    assert told.success
    return float(-told.fun)
