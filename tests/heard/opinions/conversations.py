"""Where the tests of opinions find the real conversations, if the shared files are there, and how they make others."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ombud.formats.polis import Conversation, read_polis
from ombud.heard.opinions.votes import Votes, gathered

DEMOCRACY = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "democracy"
POLIS, ORACLE = DEMOCRACY / "polis", DEMOCRACY / "polis-oracle" / "below-100-ptpts"
needs_polis = pytest.mark.skipif(not POLIS.is_dir(), reason="the shared files of conversations are not there")
LONDON, SEATTLE, BIODIVERSITY = "london.youth.policing", "15-per-hour-seattle", "scoop-hivemind.biodiversity"
UBER, BOWLING = "vtaiwan.uberx", "american-assembly.bowling-green"
ALL = (LONDON, SEATTLE, BIODIVERSITY, UBER, BOWLING)


@cache
def conversation(name: str) -> Conversation:
    return read_polis(POLIS / name)


def oracle(name: str) -> Any:
    return json.loads((ORACLE / f"{name}.json").read_text("utf-8"))


def oracle_votes() -> Votes:
    """The votes of the conversation that Polis' own output is known of: agree is +1 in this file."""
    told = oracle("votes")
    people, statements = (sorted({one[key] for one in told}) for key in ("pid", "tid"))
    return gathered(
        [str(one) for one in people], [str(one) for one in statements], [people.index(one["pid"]) for one in told],
        [statements.index(one["tid"]) for one in told], [one["vote"] for one in told],
    )  # fmt: skip


def planted(people: int, statements: int, each: int, k: int, apart: float, seed: int) -> tuple[Votes, list[int]]:
    """Votes of k groups, each with a profile of its own, and the group of each person by key."""
    chance = np.random.default_rng(seed)
    group = chance.integers(0, k, people)
    profile = np.clip(
        chance.uniform(0.3, 0.7, statements) + apart * chance.choice([-1, 1], (k, statements)), 0.02, 0.98
    )
    person = np.repeat(np.arange(people), each)
    item = np.concatenate([chance.choice(statements, each, replace=False) for _ in range(people)])
    vote = np.where(chance.random(len(item)) < profile[group[person], item], 1, -1)
    vote[chance.random(len(item)) < 0.15] = 0
    return gathered(
        [str(one) for one in range(people)], [str(one) for one in range(statements)], person, item, vote
    ), group.tolist()


def mixed(votes: Votes, seed: int) -> Votes:
    """The same votes as a file with its lines and columns in another order would give them."""
    chance = np.random.default_rng(seed)
    people, statements = chance.permutation(len(votes.people)), chance.permutation(len(votes.statements))
    seat, place = np.argsort(people), np.argsort(statements)
    lines = chance.permutation(len(votes.item))
    return gathered(
        [votes.people[at] for at in people], [votes.statements[at] for at in statements],
        seat[votes.person][lines], place[votes.item][lines], votes.vote[lines],
        votes.when[lines] if len(votes.when) else None,
    )  # fmt: skip
