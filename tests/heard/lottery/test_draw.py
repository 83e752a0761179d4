"""The draw: tickets that keep the chances, a seed that anyone can follow by hand, homes, and who comes instead."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.heard.lottery.commitment import committed, list_text
from ombud.heard.lottery.drawn import drawn, ticket_of
from ombud.heard.lottery.fairest import Lottery, Objective, fairest
from ombud.heard.lottery.pool import Quota
from ombud.heard.lottery.problem import problem_of
from ombud.heard.lottery.replaced import NotDrawn, replaced
from ombud.heard.lottery.tickets import Tickets, tickets_of
from tests.heard.lottery.pools import made, needs_sortition, scotland

HOMES = ["h1", "h1", "h1", "h2", "h2", "h2", "h3", "h3", "", "", "", ""]
VALUES = ["ax", "ax", "by", "ax", "ax", "by", "ay", "bx", "ax", "by", "bx", "ay"]
QUOTAS = [Quota("t0", "a", 2, 3), Quota("t0", "b", 1, 2), Quota("t1", "x", 1, 3), Quota("t1", "y", 1, 3)]


def household_lottery() -> tuple[Lottery, Tickets]:
    """Twelve people, two homes with two alike and one unlike, one with two unlike, four alone; four are drawn."""
    lottery = fairest(problem_of(made(VALUES, HOMES), QUOTAS, 4), Objective.LEXIMIN)
    return lottery, tickets_of(lottery, 1000)


def draw(lottery: Lottery, tickets: Tickets, seed: str) -> tuple[str, ...]:
    ticket = ticket_of(seed, tickets.all)
    return drawn(lottery.problem.kinds, tickets.panel(ticket).tolist(), seed, ticket).ids


def test_the_ticket_is_what_a_shell_computes() -> None:
    """printf '%s' '3 14 15|ticket' | sha256sum; echo $((0x<first 15> % 1000))"""
    figures = sha256(b"3 14 15|ticket").hexdigest()
    assert ticket_of("3 14 15", 1000) == int(figures[:15], 16) % 1000


def test_nobody_of_one_home_is_drawn_twice_and_every_quota_holds() -> None:
    lottery, tickets = household_lottery()
    homes = dict(zip([f"p{at:02}" for at in range(12)], HOMES, strict=True))
    values = dict(zip(homes, VALUES, strict=True))
    for at in range(300):
        ids = draw(lottery, tickets, f"seed {at}")
        assert len(ids) == len(set(ids)) == 4
        shared = [homes[one] for one in ids if homes[one]]
        assert len(shared) == len(set(shared))
        letters = Counter(letter for one in ids for letter in values[one])
        assert all(one.least <= letters[one.value] <= one.most for one in QUOTAS)


def test_simulated_draws_give_the_published_chances_person_by_person() -> None:
    lottery, tickets = household_lottery()
    draws = 20_000
    came = Counter(one for at in range(draws) for one in draw(lottery, tickets, f"lot {at}"))
    kind = lottery.problem.kinds.of_person()
    off = [
        (came[one] - draws * chance) / np.sqrt(draws * chance * (1 - chance) + 1e-9)
        for one, at in kind.items()
        if 0 < (chance := float(tickets.chances[at])) < 1
    ]
    assert max(map(abs, off)) < 4
    for one, at in kind.items():
        if tickets.chances[at] in (0, 1):
            assert came[one] == draws * tickets.chances[at]


def test_people_alike_are_drawn_alike() -> None:
    """Chi-square over the people of one kind, alone and at home, within their kind."""
    lottery, tickets = household_lottery()
    draws = 4_000
    came = Counter(one for at in range(draws) for one in draw(lottery, tickets, f"again {at}"))
    kinds = lottery.problem.kinds.of_person()
    for kind in set(kinds.values()):
        counts = [came[one] for one, at in kinds.items() if at == kind]
        mean = sum(counts) / len(counts)
        if mean and len(counts) > 1:
            assert sum((n - mean) ** 2 for n in counts) / mean < 20


@needs_sortition
def test_a_thousand_tickets_move_chances_by_little_and_ten_thousand_by_less() -> None:
    lottery = fairest(problem_of(*scotland()), Objective.LEXIMIN)
    few, many = tickets_of(lottery, 1000), tickets_of(lottery, 10_000)
    assert (few.all, many.all) == (1000, 10_000)
    assert few.moved < 0.0025
    assert many.moved < 0.00025
    assert few.chances.min() > 0.088


def test_each_ticket_belongs_to_one_panel() -> None:
    _, tickets = household_lottery()
    counts = Counter(tickets.panel(ticket).tobytes() for ticket in range(tickets.all))
    assert sorted(counts.values()) == sorted(tickets.counts.tolist())
    assert list_text(tickets).count("\n") == len(tickets.counts)


def test_what_is_fixed_changes_with_everything_that_matters_and_with_no_order() -> None:
    pool = made(VALUES, HOMES)
    lottery, tickets = household_lottery()
    fixed = committed(lottery.problem, lottery.objective, tickets, "salt").sha256
    assert committed(lottery.problem, lottery.objective, tickets, "other").sha256 != fixed
    assert committed(lottery.problem, Objective.NASH, tickets, "salt").sha256 != fixed
    looser = [QUOTAS[0], QUOTAS[1], QUOTAS[2], Quota("t1", "y", 0, 3)]
    assert committed(problem_of(pool, looser, 4), lottery.objective, tickets, "salt").sha256 != fixed
    turned = problem_of(pool, QUOTAS[::-1], 4)
    assert committed(turned, lottery.objective, tickets, "salt").sha256 == fixed


def test_small_kinds_stand_last_in_an_order_that_ids_give() -> None:
    values = ["aa"] * 6 + ["bb", "cc", "dd", "ee", "ff"]
    kinds = problem_of(made(values), [Quota("t0", "a", 0, 9)], 2, small=5, salt="x").kinds
    assert kinds.told == 1
    assert kinds.kinds[0].values == ("a", "a")
    orders = {
        tuple(one.values for one in problem_of(made(values), [], 2, small=5, salt=str(at)).kinds.kinds[1:])
        for at in range(20)
    }
    assert len(orders) > 1


def test_a_small_kind_cannot_be_had_by_taking_the_told_ones_from_a_whole() -> None:
    kinds = problem_of(made(["aa"] * 28 + ["ab"] * 29 + ["ac"] * 3), [], 2, small=5).kinds
    assert [one.values for one in kinds.kinds[: kinds.told]] == [("a", "b")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["aa", "ab", "ba", "bb", "bc", "ca"]), min_size=3, max_size=60))
def test_with_each_value_nobody_is_left_beside_the_told_kinds_or_enough(values: list[str]) -> None:
    kinds = problem_of(made(values), [], 2, small=5).kinds
    told, rest = kinds.kinds[: kinds.told], kinds.kinds[kinds.told :]
    assert all(one.people >= 5 for one in told)
    for trait, value in {(at, sign) for one in values for at, sign in enumerate(one)}:
        if any(one.values[trait] == value for one in told):
            left = sum(one.people for one in rest if one.values[trait] == value)
            assert left == 0 or left >= 5


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=3), st.integers(0, 99))
def test_who_declines_is_replaced_so_that_all_quotas_hold(who: list[int], seed: int) -> None:
    lottery, tickets = household_lottery()
    ticket = ticket_of(str(seed), tickets.all)
    first = drawn(lottery.problem.kinds, tickets.panel(ticket).tolist(), str(seed), ticket)
    declined = list(dict.fromkeys(first.ids[at] for at in who))
    after, told = replaced(lottery.problem, first, str(seed), declined)
    assert not set(declined) & set(after.ids)
    homes = dict(zip([f"p{at:02}" for at in range(12)], HOMES, strict=True))
    shared = [homes[one] for one in after.ids if homes[one]]
    assert len(shared) == len(set(shared))
    if all(one.instead for one in told):
        counts = np.bincount([kind for _, kind in after.people], minlength=len(lottery.problem.kinds))
        assert lottery.problem.keeps(counts)
    assert replaced(lottery.problem, first, str(seed), declined) == (after, told)


def test_the_next_of_the_same_kind_comes_first() -> None:
    problem = problem_of(made(["a"] * 9), [Quota("t0", "a", 0, 9)], 3)
    first = drawn(problem.kinds, [3], "s")
    order = sorted((f"p{at:02}" for at in range(9)), key=lambda one: sha256(f"s|{one}".encode()).hexdigest())
    assert list(first.ids) == order[:3]
    after, told = replaced(problem, first, "s", [order[1], order[0]])
    assert [one.instead for one in told] == order[3:5]
    assert all(one.same_kind for one in told)
    with pytest.raises(NotDrawn):
        replaced(problem, after, "s", ["nobody"])


def test_where_nobody_fits_the_place_stays_empty_and_it_is_said() -> None:
    problem = problem_of(made(["a", "b", "b"]), [Quota("t0", "a", 1, 1), Quota("t0", "b", 1, 1)], 2)
    first = drawn(problem.kinds, [1, 1], "s")
    after, told = replaced(problem, first, "s", ["p00"])
    assert told[0].instead == ""
    assert len(after.people) == 1


def test_places_that_nobody_fits_alone_are_filled_together() -> None:
    pool = made(["ax", "by", "ay", "bx"])
    problem = problem_of(pool, [Quota("t0", "a", 1, 1), Quota("t0", "b", 1, 1), Quota("t1", "x", 1, 1)], 2)
    of = problem.kinds.of_person()
    panel = [int(at in (of["p00"], of["p01"])) for at in range(4)]
    first = drawn(problem.kinds, panel, "s")
    assert sorted(first.ids) == ["p00", "p01"]
    after, told = replaced(problem, first, "s", ["p00", "p01"])
    assert sorted(after.ids) == ["p02", "p03"]
    assert sorted(one.instead for one in told) == ["p02", "p03"]
    assert [one.instead for one in replaced(problem, first, "s", ["p00"])[1]] == [""]


def test_the_draw_follows_the_steps_of_the_chapter() -> None:
    """Written anew from the words of docs/lottery.md, with nothing of the program but the numbers of the kinds."""
    lottery, tickets = household_lottery()
    kind = lottery.problem.kinds.of_person()
    homes: dict[str, list[str]] = {}
    for at, home in enumerate(HOMES):
        homes.setdefault(home or f"alone {at}", []).append(f"p{at:02}")
    groups: dict[tuple[int, ...], list[list[str]]] = {}
    for ids in homes.values():
        groups.setdefault(tuple(sorted(kind[one] for one in ids)), []).append(sorted(ids))
    for seed in map(str, range(60)):
        panel = tickets.panel(ticket_of(seed, 1000)).tolist()
        came = []
        for kinds, alike in groups.items():
            order = iter(sorted(alike, key=lambda ids: sha256(f"{seed}|{'+'.join(ids)}".encode()).hexdigest()))
            for one in sorted(set(kinds)):
                for _ in range(panel[one]):
                    there = [who for who in next(order) if kind[who] == one]
                    came.append(min(there, key=lambda who: sha256(f"{seed}|{who}".encode()).hexdigest()))
        assert sorted(draw(lottery, tickets, seed)) == sorted(came)
