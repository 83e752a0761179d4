"""What counted and written contacts say of demand 5.9: silence about hours or the reply is never consent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from ombud.evidence.finding import Backing, Finding, Standing
from ombud.held.contacts.computed import KINDS, ContactsCounted, ContactsOfCase
from ombud.held.contacts.found import measured_contacts, stated_contacts
from ombud.held.entries_contacts import Contact
from ombud.ledger.entry import Said
from tests.bodies import bodies
from tests.held.contacts.mets import NEED
from tests.stacks import put, stack

WHOLE = {
    "office": "Street Works", "topic": "lamps", "hours": 2.0, "next_step": "nothing", "gift": Said.NO,
    "travel": Said.NO, "signed": Said.YES, "replied": Said.YES,
}  # fmt: skip


def count(**more: object) -> ContactsCounted:
    told: dict[str, object] = {
        "what": "Contacts",
        "contacts": 12,
        "vendors": 3,
        "units": 2,
        "hours": 9.5,
        "allowed": 30,
    }
    return ContactsCounted.model_validate(told | more)


def found(*said: ContactsCounted | ContactsOfCase) -> Finding:
    it = measured_contacts(stack(*(put(one, cited=True) for one in said)))
    assert it is not None
    assert str(it.because)
    return it


def stated(**more: object) -> Finding:
    it = stated_contacts(stack(Contact.model_validate({"vendor": "Lumenia AB", "on": NEED} | WHOLE | more)))
    assert it is not None
    assert str(it.because)
    return it


def test_nothing_counted_says_nothing() -> None:
    assert measured_contacts(stack()) is None
    assert stated_contacts(stack()) is None


def test_a_whole_register_is_kept_and_measured() -> None:
    it = found(count())
    assert (it.standing, it.backing) == (Standing.KEPT, Backing.MEASURED)
    assert "hours 9.5" in str(it.because)


@pytest.mark.parametrize(
    ("more", "standing", "words"),
    [
        ({"unasked": 2}, Standing.CROSSED, "Not asked for the problem: 2"),
        ({"gifts": 1}, Standing.CROSSED, "Gifts or travel given or offered: 1"),
        ({"without_hours": 4}, Standing.SILENT, "Without hours: 4 of 12"),
        ({"reply_unsaid": 12}, Standing.SILENT, "not told: 12 of 12"),
        ({"late": 3}, Standing.SILENT, "or not yet (days: 30): 3 of 12"),
        ({"contacts": 0}, Standing.SILENT, "No contact"),
    ],
)
def test_what_is_open_keeps_nothing(more: dict[str, object], standing: Standing, words: str) -> None:
    it = found(count(**more))
    assert it.standing is standing
    assert words in str(it.because)
    assert it.mend is not None


def test_contacts_before_the_need_are_told_with_their_cases() -> None:
    case = ContactsOfCase(what="contacts", thing="Lamp posts", contacts=5, early=4)
    it = found(count(early=4), case)
    assert it.standing is Standing.KEPT
    assert "Before the need was stated in public: 4 (Lamp posts)" in str(it.because)
    assert it.entries == (0, 1)


def test_the_latest_count_of_a_register_counts() -> None:
    assert found(count(unasked=2), count()).standing is Standing.KEPT
    assert found(count(), count(unasked=2)).standing is Standing.CROSSED
    assert found(count(), count(what="Another", unasked=2)).standing is Standing.CROSSED


def test_a_written_contact_told_whole_is_kept() -> None:
    assert stated().standing is Standing.KEPT


@pytest.mark.parametrize("field", ["replied"])
def test_a_vendor_who_was_not_asked_crosses(field: str) -> None:
    assert stated(**{field: Said.NO}).standing is Standing.CROSSED


@pytest.mark.parametrize("field", ["gift", "travel"])
def test_a_gift_crosses(field: str) -> None:
    assert stated(**{field: Said.YES}).standing is Standing.CROSSED


@pytest.mark.parametrize("field", ["office", "topic", "next_step"])
def test_half_a_contact_is_silent(field: str) -> None:
    assert stated(**{field: ""}).standing is Standing.SILENT


def test_an_office_that_does_not_confirm_keeps_nothing() -> None:
    assert stated(signed=Said.NO).standing is Standing.SILENT
    assert stated(signed=Said.UNSAID).standing is Standing.SILENT
    assert stated(hours=None).standing is Standing.SILENT


@settings(max_examples=40, deadline=None)
@given(bodies(*KINDS, Contact))
def test_any_statement_can_be_judged(body: ContactsCounted | ContactsOfCase | Contact) -> None:
    for judge in (measured_contacts, stated_contacts):
        it = judge(stack(body))
        assert it is None or str(it.because)
