"""Known answers: what Polis' own server computed of a conversation of 35 voters, to a millionth."""

from __future__ import annotations

import numpy as np
import pytest

from ombud.heard.opinions.polis import as_polis, consensus, sides
from tests.heard.opinions.conversations import ORACLE, oracle, oracle_votes

pytestmark = pytest.mark.skipif(not ORACLE.is_dir(), reason="the shared files of Polis' own output are not there")
NEAR = 1e-6


@pytest.fixture(scope="module")
def math() -> dict:
    return oracle("math-pca2")


@pytest.fixture(scope="module")
def groups(math: dict) -> list[list[str]]:
    """Members of the groups as people: the file gives base clusters."""
    base = dict(zip(math["base-clusters"]["id"], math["base-clusters"]["members"], strict=True))
    return [[str(one) for at in group["members"] for one in base[at]] for group in math["group-clusters"]]


def test_the_votes_are_those_of_the_file(math: dict) -> None:
    votes = oracle_votes()
    assert (len(votes.people), len(votes.statements), len(votes.vote)) == (35, 44, 504)
    told = {str(key): n for key, n in math["user-vote-counts"].items()}
    assert dict(zip(votes.people, votes.n.tolist(), strict=True)) == told


def test_the_centre_is_polis_own(math: dict) -> None:
    found = as_polis(oracle_votes(), [str(one) for one in math["mod-out"]])
    assert found.statements == tuple(str(one) for one in math["tids"])
    np.testing.assert_allclose(found.center, math["pca"]["center"], atol=NEAR)


def test_the_directions_are_polis_own_up_to_their_sign(math: dict) -> None:
    found = as_polis(oracle_votes(), [str(one) for one in math["mod-out"]])
    for ours, theirs in zip(found.comps, np.array(math["pca"]["comps"]), strict=True):
        np.testing.assert_allclose(ours * np.sign(ours @ theirs), theirs, atol=NEAR)


def test_people_stand_where_polis_puts_them(math: dict) -> None:
    found = as_polis(oracle_votes(), [str(one) for one in math["mod-out"]])
    sign = np.sign((found.comps * np.array(math["pca"]["comps"])).sum(axis=1))
    at = dict(zip(found.people, found.at * sign, strict=True))
    base = math["base-clusters"]
    for x, y, members in zip(base["x"], base["y"], base["members"], strict=True):
        np.testing.assert_allclose(at[str(members[0])], (x, y), atol=NEAR)
    assert [len(one) for one in base["members"]] == [1] * 23


def test_group_centres_are_the_mean_of_base_clusters(math: dict, groups: list[list[str]]) -> None:
    found = as_polis(oracle_votes(), [str(one) for one in math["mod-out"]])
    sign = np.sign((found.comps * np.array(math["pca"]["comps"])).sum(axis=1))
    at = dict(zip(found.people, found.at * sign, strict=True))
    for group, members in zip(math["group-clusters"], groups, strict=True):
        np.testing.assert_allclose(np.mean([at[one] for one in members], axis=0), group["center"], atol=NEAR)


def test_what_is_typical_has_polis_numbers(math: dict, groups: list[list[str]]) -> None:
    votes = oracle_votes()
    agree, disagree = sides(votes, groups)
    compared = 0
    for group, told in math["repness"].items():
        for one in told:
            at, side = votes.statements.index(str(one["tid"])), agree if one["repful-for"] == "agree" else disagree
            for name in ("p-success", "p-test", "repness", "repness-test"):
                assert getattr(side, name.replace("-", "_"))[at, int(group)] == pytest.approx(one[name], abs=NEAR)
                compared += 1
    assert compared == 44


def test_group_aware_consensus_is_polis_own_on_every_statement(math: dict, groups: list[list[str]]) -> None:
    votes = oracle_votes()
    found = dict(zip(votes.statements, consensus(votes, groups), strict=True))
    told = math["group-aware-consensus"]
    assert len(told) == 44
    assert {key: found[key] for key in told} == pytest.approx(told, abs=NEAR)
