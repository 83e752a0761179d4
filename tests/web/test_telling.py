"""How entries are told, and what changed between two of them."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime

from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from ombud.answered.entries import Opinion
from ombud.asked.entries import Opening, Raiser
from ombud.casefile.kinds import KINDS
from ombud.counted.computed import MeasuredAssociation
from ombud.evidence.computed import Computed
from ombud.held.entries import Item, Personal
from ombud.ledger.entry import Body, Entry, Unread
from ombud.served.computed import MeasuredShare, MeasuredWatch
from ombud.web import shown, telling
from ombud.web.differences import LONGEST, Part, words
from ombud.web.nouns import noun
from tests.bodies import bodies

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(body: Body | Unread, seq: int = 0, **more: object) -> Entry:
    return Entry("case", seq, NOON, "officer", body, **more)  # type: ignore[arg-type]


@given(st.text(), st.text())
def test_a_difference_loses_no_word_of_either(old: str, new: str) -> None:
    told = words(old, new)
    assert "".join(one.text for one in told if one.part is not Part.NEW) == old
    assert "".join(one.text for one in told if one.part is not Part.GONE) == new


def test_what_stayed_stays() -> None:
    told = words("Checking whether parking is paid.", "Checking whether waste is out and parking is paid.")
    assert [(one.part, one.text) for one in told] == [
        (Part.SAME, "Checking whether "),
        (Part.NEW, "waste is out and "),
        (Part.SAME, "parking is paid."),
    ]


def test_texts_too_long_to_compare_are_shown_whole() -> None:
    old, new = "a " * LONGEST, "b " * LONGEST
    assert [(one.part, one.text) for one in words(old, new)] == [(Part.GONE, old), (Part.NEW, new)]


def test_what_is_not_said_is_named() -> None:
    told = telling.tell(entry(Opening(title="Dark paths", problem="The path is dark.", where="By the school")))
    assert [field.title for field in told.fields] == ["Title of the case", "The problem", "Where", "Worked example"]
    assert "Raised by" in told.unsaid
    assert "Since when" in told.unsaid


def test_values_are_told_in_words() -> None:
    end = date(2027, 3, 31)
    body = Item(name="Plates", personal=Personal.SPECIAL, end_date=end, recipients=("Police", "Tax office"))
    told = {field.name: field for field in telling.tell(entry(body)).fields}
    assert told["end_date"].text == "31 March 2027"
    assert told["recipients"].items == ("Police", "Tax office")
    assert "_" not in told["personal"].text
    assert told["personal"].text[0].isupper()


def test_an_erased_field_is_neither_said_nor_unsaid() -> None:
    said = Opening(title="Dark paths", problem="The path is dark.")
    told = telling.tell(entry(said, erased=("body.where", "office")))
    assert told.erased == ("Where", "Office")
    assert "Where" not in told.unsaid


def test_a_kind_from_tomorrow_is_told_by_its_own_names() -> None:
    told = telling.tell(entry(Unread(kind_said="asked.opening/9", raised_by="residents")))
    assert told.kind == "asked.opening/9"
    assert [(field.title, field.text) for field in told.fields] == [("Raised by", "residents")]


def test_a_history_shows_each_change_once() -> None:
    first = entry(Opening(title="Dark paths", problem="The path is dark.", raised_by=Raiser.OFFICIALS))
    again = entry(Opening(title="Dark paths", problem="The path is dark.", raised_by=Raiser.RESIDENTS), 1, replaces=0)
    start, step = telling.history((first, again))
    assert start.changes == ()
    assert [change.title for change in step.changes] == ["Raised by"]


@given(bodies(*KINDS.values()))
def test_whatever_can_be_said_can_be_told(body: Body) -> None:
    told = telling.tell(entry(body))
    names = {field.title for field in told.fields} | set(told.unsaid)
    assert len(told.fields) + len(told.unsaid) == len(type(body).model_fields)
    assert all(names)
    assert told.help


@given(bodies(*KINDS.values()), st.integers(5, 200))
def test_a_gist_is_short(body: Body, longest: int) -> None:
    assert len(telling.gist(entry(body), longest)) <= longest + 1


def test_a_computed_figure_is_told_with_its_sign_its_unit_and_no_more_decimals_than_it_can_bear() -> None:
    body = MeasuredShare(what="Kiosks", group="Black", of_people=22.8461, gap=-6.6461, low=-9.8, areas=2166)
    told = telling.tell(entry(body))
    said = {field.name: field.text for field in told.fields}
    assert said["of_people"] == "22.8 per cent"
    assert said["gap"] == "−6.6 points"
    assert said["areas"] in ("2,166", "2\u00a0166")
    assert "Highest" in told.unsaid
    assert told.gist == "Kiosks · Black · Difference −6.6 points"


def test_a_figure_in_a_unit_of_its_own_is_told_in_it() -> None:
    body = MeasuredWatch(watched="Rents", unit="SEK a month", start=2021, effect=310.0, low=-0.00001, high=math.nan)
    said = {field.name: field.text for field in telling.tell(entry(body)).fields}
    assert said["effect"] == "+310 SEK a month"
    assert said["low"] == "+0 SEK a month"
    assert said["start"] == "2021"
    assert "high" not in said


def test_figures_in_a_row_are_each_told_with_their_sign() -> None:
    body = MeasuredAssociation(what="Kiosks", group="renters", scales=("tracts", "boroughs"), figures=(-0.0913, 0.3564))
    told = {field.name: field for field in telling.tell(entry(body)).fields}
    assert told["figures"].items == ("−0.091", "+0.356")
    assert telling.gist(entry(body)) == "Kiosks · renters · Untold"


def test_what_is_computed_says_what_it_is_called() -> None:
    names = [noun(kind) for kind in KINDS.values() if issubclass(kind, Computed)]
    assert len(set(names)) == len(names)
    assert all(name.startswith("Measure") for name in names)
    assert all(set(kind.gist) <= set(kind.model_fields) for kind in KINDS.values() if issubclass(kind, Computed))


def test_a_choice_of_more_than_one_word_is_told_in_the_readers_language() -> None:
    with override("sv"):
        assert shown.worded(Opinion.CONDITIONS) == "tillstyrker med villkor"
    assert shown.worded(Opinion.CONDITIONS) == "approves with conditions"
    assert shown.worded("") == ""
