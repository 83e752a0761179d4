"""Forms made from kinds: every kind can be filled in, and says in plain words what is wrong."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, get_origin

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from ombud.asked.entries import Cost, Measure, Opening
from ombud.casefile.kinds import KINDS
from ombud.evidence.computed import Computed
from ombud.held.entries import Clause, Item
from ombud.ledger.entry import Body, inner
from ombud.web.fields import Lines, Number, Span
from ombud.web.forms import form_for

EVERY_KIND = [kind for kind in KINDS.values() if not issubclass(kind, Computed)]  # what is computed has no form


def filled(kind: type[Body], **said: Any) -> Any:
    return form_for(kind)({f"says-{name}": value for name, value in said.items()}, prefix="says")


def typed(info: FieldInfo) -> str:
    """Something that fits a field, as it would be typed."""
    wanted = inner(info)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    if get_origin(wanted) is tuple:
        return "1.1\r\n5.2"
    if extra.get("format") == "duration":
        return ""
    if issubclass(wanted, StrEnum):
        return list(wanted)[1].value
    if issubclass(wanted, bool):
        return "on"
    if issubclass(wanted, (int, float)):
        return "2000" if "ge=1900" in str(info.metadata) else "7"
    if issubclass(wanted, date):
        return "2026-09-01"
    return "SEK" if "A-Z" in str(info.metadata) else "The path by the school is dark."


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.kind)
def test_every_kind_can_be_filled_in_and_says_what_was_typed(kind: type[Body]) -> None:
    values = {name: typed(info) for name, info in kind.model_fields.items()}
    form = filled(kind, **values)
    assert form.is_valid(), form.errors
    assert isinstance(form.body, kind)
    assert form.body.model_dump(exclude_defaults=True).keys() >= {
        name for name, info in kind.model_fields.items() if info.is_required()
    }


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.kind)
def test_every_form_has_the_labels_help_and_order_of_its_kind(kind: type[Body]) -> None:
    form = form_for(kind)()
    assert list(form.fields) == list(kind.model_fields)
    for name, info in kind.model_fields.items():
        assert str(form.fields[name].label) == info.title
        # A length of time is asked for in two boxes, so its help is about these.
        assert isinstance(form.fields[name], Span) or str(form.fields[name].help_text) == (info.description or "")
        assert form[name].as_field_group()


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.kind)
def test_an_empty_form_asks_for_what_the_kind_asks_and_for_nothing_else(kind: type[Body]) -> None:
    form = filled(kind)
    needed = {name for name, info in kind.model_fields.items() if info.is_required()}
    assert set(form.errors) == needed
    assert all(form.errors[name] == ["Fill this in."] for name in needed)


def sent_back(form: Any) -> dict[str, str]:
    """What a browser sends when nothing in a form was changed."""
    sent: dict[str, str] = {}
    for name, field in form.fields.items():
        value = form[name].value()
        if isinstance(field, Span):
            number, unit = field.widget.decompress(value)
            sent |= {f"says-{name}_number": number, f"says-{name}_unit": unit}
        elif value is not False and value is not None:
            sent[f"says-{name}"] = str(value.value if isinstance(value, StrEnum) else value)
    return sent


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.kind)
def test_a_form_sent_back_unchanged_says_the_same_again(kind: type[Body]) -> None:
    values = {name: typed(info) for name, info in kind.model_fields.items()}
    said = filled(kind, **values)
    said.full_clean()
    again = form_for(kind)(sent_back(form_for(kind)(prefix="says", initial=said.body.model_dump())), prefix="says")
    assert again.is_valid(), again.errors
    assert again.body == said.body


def test_limits_are_the_kind_s_own_and_said_in_words() -> None:
    form = filled(Opening, title="ab", problem="short", raised_by="residents")
    assert form.errors["title"] == ["Write at least 3 characters."]
    assert form.errors["problem"] == ["Write at least 10 characters."]
    form = filled(Cost, alternative="LED", currency="kronor", years="101", price_growth="-21")
    assert form.errors["years"] == ["Write 100 or less."]
    assert form.errors["price_growth"] == ["Write -20 or more."]
    assert form.errors["currency"] == ["This is not written in the way that the line above asks for."]


def test_what_cannot_be_chosen_is_refused() -> None:
    assert "line" in filled(Clause, contract="C", line="no_such_line", quote="All data vest.").errors


@pytest.mark.parametrize(
    ("typed_in", "number"),
    [("12", 12.0), ("12,5", 12.5), ("1 200 000", 1_200_000.0), ("−3", -3.0), ("1.500", 1.5), ("", None)],
)
def test_a_number_is_read_as_people_in_several_countries_write_it(typed_in: str, number: float | None) -> None:
    assert Number(required=False).clean(typed_in) == number


@pytest.mark.parametrize("typed_in", ["1,500", "1,500,000", "twelve", "1e9", "nan", "inf", "0x1f", "12.5.3", "1" * 60])
def test_a_number_that_can_be_read_in_two_ways_or_none_is_asked_for_again(typed_in: str) -> None:
    form = filled(Measure, name="Lamps repaired", unit="per cent", target=typed_in)
    assert set(form.errors) == {"target"}


def test_lines_are_one_text_each_and_empty_ones_say_nothing() -> None:
    assert Lines(required=False).clean("LED bulbs\r\n\r\n  crews \n") == ("LED bulbs", "crews")


@pytest.mark.parametrize(
    ("number", "unit", "kept"),
    [("30", "D", "P30D"), ("6", "M", "P6M"), ("P1Y6M", "", "P1Y6M"), ("PT3S", "D", "PT3S"), ("", "", None)],
)
def test_a_length_of_time_is_a_number_and_a_unit(number: str, unit: str, kept: str | None) -> None:
    form = form_for(Item)(
        {"says-name": "Motion counts", "says-end_after_number": number, "says-end_after_unit": unit}, prefix="says"
    )
    assert form.is_valid(), form.errors
    assert form.body is not None
    assert form.body.end_after == kept


@pytest.mark.parametrize(("number", "unit"), [("thirty", "D"), ("30", ""), ("P30X", ""), ("-3", "D")])
def test_a_length_of_time_that_is_none_is_asked_for_again(number: str, unit: str) -> None:
    sent = {"says-name": "Motion counts", "says-end_after_number": number, "says-end_after_unit": unit}
    assert set(form_for(Item)(sent, prefix="says").errors) == {"end_after"}


def test_a_length_of_time_comes_back_into_its_two_boxes() -> None:
    span = Span(required=False)
    assert span.widget.decompress("P30D") == ["30", "D"]
    assert span.widget.decompress("P1Y6M") == ["P1Y6M", ""]


def test_words_are_translated_when_they_are_shown() -> None:
    form = form_for(Opening)(prefix="says")
    english = form["raised_by"].as_field_group()
    with translation.override("sv"):
        swedish = form["raised_by"].as_field_group()
    assert "Not said" in english
    assert bool(swedish)


def test_faults_stand_beside_their_field_and_are_told_to_screen_readers() -> None:
    shown = filled(Opening, problem="The path by the school is dark.")["title"].as_field_group()
    assert 'aria-invalid="true"' in shown
    assert 'aria-describedby="id_says-title_helptext id_says-title_error"' in shown
    assert 'id="id_says-title_error"' in shown


@given(st.sampled_from(EVERY_KIND), st.data())
def test_whatever_is_typed_is_a_statement_or_is_refused_field_by_field(kind: type[Body], data: st.DataObject) -> None:
    text = st.text(st.characters(codec="utf-8"), max_size=30)
    values = {name: data.draw(text) for name in kind.model_fields}
    form = filled(kind, **values)
    assert form.is_valid() == (form.body is not None and not form.errors)
    assert set(form.errors) <= set(kind.model_fields)


@given(st.sampled_from(EVERY_KIND), st.text(max_size=40))
def test_words_are_shown_as_words_and_never_as_markup(kind: type[Body], text: str) -> None:
    hostile = f"<script>alert(1)</script>{text}"
    form = filled(kind, **dict.fromkeys(kind.model_fields, hostile))
    form.is_valid()
    assert "<script>" not in "".join(form[name].as_field_group() for name in form.fields)
