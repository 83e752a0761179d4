"""Contacts counted: none is lost between months, the order of rows changes nothing, the day itself is not early."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.held.contacts.counted import Counted, counted
from ombud.held.contacts.met import Dated, Met, Offer
from ombud.held.contacts.written import written
from ombud.held.entries import Meeting
from ombud.held.entries_contacts import Contact, Door
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.held.contacts.mets import NEED, TENDER, met, mets
from tests.stacks import TODAY, stack

LAMPS = Dated("Lamp posts", NEED, TENDER)
# Toronto's registrar reported for 2019: contacts with city staff, council, its members' staff, and two kinds of boards.
TORONTO_2019 = {"staff of the city": 2299, "council": 2082, "staff of members": 1832, "boards": 157, "other boards": 9}


def of(*found: Met, cases: tuple[Dated, ...] = (LAMPS,), allowed: int = 30) -> Counted:
    return counted(found, cases, allowed=allowed, today=TODAY)


def test_toronto_s_five_parts_of_2019_make_its_whole() -> None:
    found = of(*(met("2019-05-02", circle=name) for name, n in TORONTO_2019.items() for _ in range(n)))
    assert found.whole.contacts == 6379
    assert {one.name: one.contacts for one in found.circles} == TORONTO_2019


@settings(max_examples=40, deadline=None)
@given(mets(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(found: list[Met], chance: random.Random) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert repr(of(*shuffled)) == repr(of(*found))


@settings(max_examples=40, deadline=None)
@given(mets())
def test_months_offices_and_vendors_hold_every_contact_once(found: list[Met]) -> None:
    it = of(*found)
    for tallies in (it.by_month, it.units, it.vendors, it.stages, tuple(one.tally for one in it.months)):
        assert sum(one.contacts for one in tallies) == len(found)
        assert abs(sum(one.hours for one in tallies) - it.whole.hours) < 1e-6
    assert it.whole.without_hours == sum(one.hours is None for one in found)


@settings(max_examples=40, deadline=None)
@given(mets())
def test_a_contact_is_early_only_before_the_day_of_its_own_case(found: list[Met]) -> None:
    it = of(*found)
    assert len(it.early) == sum(one.case == "Lamp posts" and one.on < NEED for one in found)
    assert it.unjudged == sum(one.case != "Lamp posts" for one in found)


def test_a_contact_on_the_day_itself_is_not_early() -> None:
    found = of(met("2026-03-01", case="lamp POSTS"), met("2026-02-28", case="Lamp posts"))
    assert [one.on for one in found.early] == [date(2026, 2, 28)]
    assert (found.cases[0].to_need, found.cases[0].to_tender, found.cases[0].between) == (1, 107, 1)


def test_a_case_without_a_day_judges_nobody() -> None:
    found = of(met("2026-02-28", case="Lamp posts"), cases=(Dated("Lamp posts", None, TENDER),))
    assert found.early == ()
    assert found.unjudged == 1
    assert found.cases[0].to_need is None


def test_the_numbers_of_a_register_lead_to_the_case() -> None:
    found = of(met("2026-01-01", case="SM101"), cases=(Dated("Lamp posts", NEED, None, ("SM101", "SM102")),))
    assert len(found.early) == 1


def test_twins_stay_two_contacts() -> None:
    twin = met("2026-01-01", case="Lamp posts")
    found = of(twin, met("2026-01-01", case="Lamp posts"))
    assert (found.whole.contacts, len(found.early)) == (2, 2)


def test_late_is_later_than_allowed_and_hidden_is_judged_only_where_days_are_told() -> None:
    public, late = met("2026-01-01", published=date(2026, 1, 31)), met("2026-01-01", published=date(2026, 2, 1))
    silent, fresh = met("2026-01-02"), met("2026-08-20")
    found = of(public, late, silent, fresh)
    assert [one.days for one in found.late] == [31]
    assert found.hidden == (silent,)
    assert of(silent, fresh).hidden == ()


def test_hours_that_are_not_told_are_no_zero_hours() -> None:
    found = of(met("2026-01-01", hours=1.5), met("2026-01-02"), met("2026-01-03", hours=0.0))
    assert (found.whole.hours, found.whole.without_hours) == (1.5, 1)


def test_gifts_and_travel_are_taken_and_a_trial_is_not() -> None:
    found = of(met("2026-01-01", offers=(Offer.TRIAL,)), met("2026-01-02", offers=(Offer.TRAVEL,)))
    assert found.taken() == 1


def test_stages_stand_in_the_order_of_a_case_and_what_nobody_tells_last() -> None:
    found = of(*(met("2026-01-01", stage=stage) for stage in (Stage.UNSAID, Stage.RUNNING, Stage.IDEA)))
    assert [one.name for one in found.stages] == ["idea", "running", "unsaid"]


def test_what_officials_wrote_down_is_counted_in_both_kinds() -> None:
    new = Contact(vendor="Lumenia AB", on=NEED, office="Street Works", method=Door.CALL, gift=Said.YES, hours=1)
    old = Meeting(vendor="Kollvik Data AB", on=TENDER, office="n/a", about="counting", hours=2, replied=Said.NO)
    found = written([("Lamp posts", stack(new, old))])
    assert [(one.vendor, one.office, one.hours) for one in found] == [
        ("Lumenia AB", "Street Works", 1.0),
        ("Kollvik Data AB", "", 2.0),
    ]
    assert found[0].offers == (Offer.GIFT,)
    assert found[1].topics == ("counting",)


def test_hours_without_end_are_not_reckoned_with() -> None:
    endless = Contact(vendor="Lumenia AB", on=NEED, hours=float("inf"))
    assert written([("", stack(endless))])[0].hours is None
