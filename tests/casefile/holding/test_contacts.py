"""Contacts of the city's own cases as a document: what came before the problem was written down is told."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from hypothesis import given, settings

from ombud.asked.entries import Opening
from ombud.casefile.figures import Bars, Lines
from ombud.casefile.holding.contacts import contacts_told
from ombud.casefile.holding.contactsheld import contacts_written, days_of
from ombud.casefile.holding.contactwords import DOORS, OFFERS, STAGES
from ombud.casefile.holding.held import About
from ombud.casefile.measured import Measured
from ombud.held.contacts.counted import counted
from ombud.held.contacts.met import Dated, Met, Offer
from ombud.held.entries import Challenge
from ombud.held.entries_contacts import Contact, Door
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.held.contacts.mets import NEED, TENDER, met, mets
from tests.stacks import TODAY, put, stack

ABOUT = About(what="Contacts", place="Malmö", on=TODAY)
PROBLEM = Opening(title="Street lighting", problem="It is dark between the school and the tram stop.")
FIRST = Contact(vendor="Lumenia AB", on=date(2026, 1, 10), office="Street Works", hours=2, replied=Said.YES)
LATER = Contact(vendor="Kollvik Data AB", on=date(2026, 5, 2), office="Street Works", method=Door.MAIL)


def test_the_day_of_the_problem_is_that_of_its_first_sealing() -> None:
    again = put(PROBLEM, on=date(2026, 5, 1), replaces=0)
    case = stack(put(PROBLEM, on=NEED), again, Challenge(problem=PROBLEM.problem, opens=TENDER))
    assert days_of("Lamp posts", case) == Dated("Lamp posts", NEED, TENDER)
    assert days_of("Lamp posts", stack()) == Dated("Lamp posts", None, None)


def test_who_came_before_the_problem_was_written_down_is_told() -> None:
    case = stack(put(PROBLEM, on=NEED), put(FIRST), put(LATER))
    found = contacts_written([("Lamp posts", case)], ABOUT, allowed=30)
    assert found is not None
    assert "before the need was stated in public: 1, in Lamp posts, by Lumenia AB" in str(found.measured.lead[1])
    assert found.measured.table("cases").rows[0][:3] == ("Lamp posts", 2, "2026-01-10")


def test_cases_without_a_contact_have_no_document() -> None:
    assert contacts_written([("Lamp posts", stack(PROBLEM))], ABOUT, allowed=30) is None


def test_every_name_of_a_choice_is_said_in_words() -> None:
    assert set(DOORS) == {door.value for door in Door if door is not Door.UNSAID}
    assert set(OFFERS) == {offer.value for offer in Offer}
    assert set(STAGES) == {stage.value for stage in Stage}


def test_months_without_a_contact_are_drawn_as_none() -> None:
    found = counted([met("2025-11-30"), met("2026-02-01")], allowed=30, today=TODAY)
    figure = contacts_told(found, ABOUT).measured.part("months").figures[0]
    assert isinstance(figure, Lines)
    assert figure.series[0].y == (1, 0, 0, 1)
    assert figure.series[0].x[0] == round(2025 + 10 / 12, 4)


def test_only_vendors_who_came_early_are_marked() -> None:
    cases = [Dated("Lamp posts", NEED)]
    early, late = met("2026-01-01", "LUMENIA ab", case="Lamp posts"), met("2026-04-01", "Kollvik", case="Lamp posts")
    found = counted([early, late, met("2026-04-02", "Lumenia AB")], cases, allowed=30, today=TODAY)
    figure = contacts_told(found, ABOUT).measured.part("topics").figures[0]
    assert isinstance(figure, Bars)
    assert [(bar.name, bar.value, bar.chosen) for bar in figure.rows] == [
        ("LUMENIA ab", 2, True),
        ("Kollvik", 1, False),
    ]


@settings(max_examples=25, deadline=None)
@given(mets())
def test_any_register_makes_a_document_that_can_be_kept(found: list[Met]) -> None:
    it = contacts_told(counted(found, [Dated("Lamp posts", NEED, TENDER)], allowed=30, today=TODAY), ABOUT).measured
    kept = it.model_dump_json()
    assert Measured.model_validate_json(kept) == it
    assert sha256(kept.encode()).hexdigest() == sha256(it.model_dump_json().encode()).hexdigest()
    for part in it.parts:
        assert {figure.table for figure in part.figures} <= {table.name for table in part.tables}
        assert all(str(sentence) for sentence in (*it.lead, *part.told, *part.notes))
        assert all(len(row) == len(table.columns) for table in part.tables for row in table.rows)
