"""Registers of several countries: what each field becomes, and what is left or held back."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import pytest

from ombud.answered.entries import (
    Algorithm,
    Assessed,
    Assessment,
    Extent,
    LegalBasis,
    Office,
    Opinion,
    Redress,
    Review,
    Staged,
    Sunset,
)
from ombud.asked.entries import Alternative, Harm, Likelihood, Necessity, Purpose, Record, Severity
from ombud.formats.clerk import MAILBOX, NAMED
from ombud.formats.open import read_file, read_source
from ombud.formats.reading import CaseDraft
from ombud.formats.safe import taken
from ombud.heard.entries import Activity, Group
from ombud.held.entries import Item, Personal, Supplier
from ombud.ledger.entry import Said
from ombud.ledger.stage import Stage
from tests.formats.shared import FIXTURES, ONE_OF_EACH, REGISTERS, TODAY, needs_registers, of, read, resting_on


@needs_registers
def test_the_rich_dutch_records_have_the_published_counts() -> None:
    told = read_file(REGISTERS / "nl_register_rich_rotterdam_denhaag_amsterdam.json", today=TODAY)
    assert Counter(case.organisation for case in told.cases) == {
        "Gemeente Den Haag": 24,
        "Gemeente Amsterdam": 6,
        "Gemeente Rotterdam": 4,
    }
    assert sum(bool(of(case, Purpose)) for case in told.cases) == 27
    assert sum(bool(of(case, Necessity)) for case in told.cases) == 26
    assert sum(bool(one.risks) for case in told.cases for one in of(case, Algorithm)) == 33


@needs_registers
def test_the_vendor_templates_are_read_whole() -> None:
    told = read_file(REGISTERS / "nl_vendor_templates_v1_0.json", today=TODAY)
    assert len(told.cases) == 27
    assert not any("<" in purpose.text for case in told.cases for purpose in of(case, Purpose))


def test_the_first_dutch_register_keeps_its_periods_word_for_word() -> None:
    parking = read("nl_register_0.json").cases[0]
    [algorithm] = of(parking, Algorithm)
    assert "48 uur" in algorithm.data
    assert all(item.end_after is None and not item.end_rule for item in of(parking, Item))  # never taken for an end


def test_a_removed_address_is_noted_and_an_office_kept() -> None:
    amsterdam, rotterdam = read("nl_register_0.json").cases
    assert of(amsterdam, Record)[0].withheld == ("contact_email",)
    assert of(rotterdam, Office)[0].contact == "14 010"


def test_dutch_version_one_as_a_table() -> None:
    told = read("nl_1_0.csv")
    [case] = told.cases
    assert (case.record_id, case.slug) == ("10001", "nl-10001-straatverlichting")
    assert of(case, Purpose)[0].text == "Licht & veiligheid"
    assert not of(case, Necessity)  # "Onbekend" is no statement
    assert not of(case, Supplier)  # nor is "n.v.t."
    assert of(case, LegalBasis)[0].text == "Gemeentewet art. 160"
    assert of(case, Item)[0].name == "Lichtmetingen (tijd, plaats)"
    assert of(case, Staged) == [Staged(stage=Stage.RUNNING, since="2024-03", said_as="In gebruik")]
    assert of(case, Sunset) == [Sunset(rule="2027-06")]  # a month is no day
    [dpia] = of(case, Assessment)
    assert (dpia.sort, dpia.done, dpia.published) == (Assessed.DPIA, Said.YES, "https://noorderhaaks.example/dpia")
    assert of(case, Record)[0].unmapped == ("publication_category",)


def test_the_publication_standard_reads_like_the_register() -> None:
    old = {
        "name": "Lamps",
        "organization": "Malmö",
        "description_short": "Light.",
        "status": "In gebruik",
        "goal": "Light",
        "proportionality": "Why",
        "begin_date": "2024-01",
        "lawful_basis": "Law",
        "provider": "Acme",
    }
    names = {
        "goal": "purpose_and_impact",
        "proportionality": "considerations",
        "begin_date": "start_date",
        "lawful_basis": "legal_basis",
        "provider": "supplier",
    }
    new = {names.get(name, name): value for name, value in old.items()}
    one, other = (_nl(record) for record in (old, new))
    assert [draft.body for draft in one.drafts] == [draft.body for draft in other.drafts]


def _nl(record: dict[str, str]) -> CaseDraft:
    return read_source(taken(json.dumps([record]).encode(), "x.json"), today=TODAY).cases[0]


def test_the_us_inventory_is_known_by_its_headings_however_they_are_written() -> None:
    told = read("us_2025.csv")
    queue, plates = told.cases
    assert of(queue, Staged)[0].stage is Stage.RUNNING
    assert of(plates, Staged)[0].stage is Stage.PROCUREMENT  # though the dash came out as ñ
    assert of(queue, Purpose)[0].text == "People wait too long\nat the counter."
    assert of(queue, Supplier)[0].name == "Acme Inc."
    assert [activity.name for activity in of(queue, Activity)] == [
        "a) Direct usability testing",
        "c) Public hearings or meetings",
    ]
    assert of(queue, Item)[0].personal is Personal.NONE
    assert of(plates, Item)[0].personal is Personal.IDENTIFIABLE
    assert told.unmapped["Colour of the badge"] == 1


def test_an_assessment_in_progress_is_not_done() -> None:
    plates = read("us_2025.csv").cases[1]
    done = {one.name: one.done for one in of(plates, Assessment)}
    assert done == {"Privacy Impact Assessment (PIA)": Said.YES, "AI impact assessment": Said.UNSAID}


def test_developed_in_house_does_not_say_that_no_vendor_is_part_of_it() -> None:
    plates = read("us_2025.csv").cases[1]
    assert "contracting_usage" in of(plates, Record)[0].unmapped
    assert not [draft for draft in plates.drafts if draft.body.kind == "held.novendor/1"]


def test_a_title_above_the_headings_and_a_note_below_are_no_records() -> None:
    told = read("us_2023.csv")
    [case] = told.cases
    assert (case.record_id, case.organisation) == ("DOT-0000-2023", "Department of Lamps")
    assert "1 records have no name" in " ".join(map(str, told.warnings))
    assert told.unmapped == {"Date_Initiated": 1}


def test_sensors_keep_their_end_and_hold_owners_and_places_back() -> None:
    told = read("sensors.json")
    assert [of(case, Sunset)[0].on for case in told.cases] == [date(2032, 1, 1), date(3000, 12, 31), date(2022, 12, 31)]
    assert [of(case, Item)[0].personal for case in told.cases] == [Personal.IDENTIFIABLE, Personal.NONE, Personal.NONE]
    assert not any(of(case, LegalBasis) for case in told.cases)
    assert not any(of(case, Item)[0].end_date for case in told.cases)  # the sensor's end is not its data's


def test_a_geojson_sensor_loses_its_owner_and_its_place() -> None:
    data = b"""{"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": {"type": "Point",
      "coordinates": [13.0, 55.6]}, "properties": {"id": 5, "sensor_type": "Camera", "active_until": "2030-01-01",
      "contains_pi_data": true, "datastream": "Images", "owner": {"name": "Bo Berg"}}}]}"""
    [case] = read_source(taken(data, "x.geojson"), today=TODAY).cases
    assert set(of(case, Record)[0].withheld) == {"geometry", "owner", NAMED}
    assert "Berg" not in repr(case)
    assert "55.6" not in repr(case)


def test_the_french_assessment_becomes_statements_under_question_numbers() -> None:
    told = read("cnil_pia.json")
    [case] = told.cases
    assert of(case, Purpose)[0].text == "Éclairer quand quelqu’un passe"
    assert of(case, Algorithm)[0].data == "comptages\nimages"
    assert of(case, Item)[0].end_rule == "Tant que nécessaire"
    assert of(case, Item)[0].end_after is None
    [harm] = of(case, Harm)
    assert (harm.severity, harm.likelihood, harm.mitigation) == (Severity.SERIOUS, Likelihood.UNSAID, "Chiffrement")
    assert told.unmapped == {"question 112": 1, "measures": 1, "category": 1}


def test_people_in_the_french_assessment_stay_outside() -> None:
    [case] = read("cnil_pia.json").cases
    everything = repr([draft.body for draft in case.drafts])
    assert not any(name in everything for name in ("Lindqvist", "Ek", "Berg", "Rao", "elin.ek"))
    assert "rgpd@ville.example" in everything
    assert {"author_name", "dpos_names", NAMED, MAILBOX, "question 223"} <= set(of(case, Record)[0].withheld)


def test_opinions_are_told_apart() -> None:
    [case] = read("cnil_pia.json").cases
    assert [(review.board, review.opinion) for review in of(case, Review)] == [
        ("Data protection officer", Opinion.APPROVES),
        ("The people concerned", Opinion.REFUSES),
        ("Evaluator, on 2.1.215", Opinion.CONDITIONS),
    ]
    [assessment] = of(case, Assessment)
    assert (assessment.done, assessment.people_asked) == (Said.YES, Said.YES)


@needs_registers
def test_the_published_french_example_is_read() -> None:
    told = read_file(REGISTERS / "cnil_pia_example_captoo.json", today=TODAY)
    [case] = told.cases
    assert case.title == "Captoo"
    assert len(of(case, Harm)) == 3
    assert "<" not in " ".join(draft.body.model_dump_json() for draft in case.drafts)
    assert "York" not in repr(case)


def test_two_versions_of_one_technology_are_one_case() -> None:
    told = read("city_facts.json")
    assert [case.record_id for case in told.cases] == ["seattle-spd-alpr", "tfl-wifi", "helsinki-parking-chatbot"]
    wifi = told.cases[1]
    first, second = resting_on(wifi, "extent")
    assert second.replaces == wifi.drafts.index(first)
    assert (first.time.year, second.time.year) == (2019, 2022)
    assert len(of(wifi, Purpose)) == 1  # the extent grew; the purpose did not change


def test_a_supplier_that_changed_supersedes_and_one_that_stayed_does_not() -> None:
    chatbot = read("city_facts.json").cases[2]
    assert [supplier.name for supplier in of(chatbot, Supplier)] == ["IBM", "Smartifik Oy"]
    assert len(of(chatbot, Office)) == 1


def test_extents_and_periods_keep_their_numbers() -> None:
    seattle = read("city_facts.json").cases[0]
    assert [(e.what, e.number, e.as_of) for e in of(seattle, Extent)] == [
        ("vehicles", 11, "2021"),
        ("vehicles", 350, "2024, more than"),
    ]
    checkable, endless = of(seattle, Item)
    assert (checkable.end_after, checkable.end_rule) == ("P90D", "proposal of June 2024")
    assert (endless.end_after, endless.end_rule) == (None, "no fixed end")
    assert of(seattle, Record)[0].unmapped == ("mood",)


def test_a_datachain_says_who_what_and_how_long() -> None:
    told = read("dtpr_ai.json")
    [case] = told.cases
    assert of(case, Purpose)[0].text == "Enforcement: fines for parking without a permit"
    assert of(case, Office)[0].name == case.organisation == "Street Works, City of Malmö"
    assert of(case, Supplier)[0].name == "Acme Vision AB"
    [item] = of(case, Item)
    assert (item.end_after, item.personal, item.recipients) == ("P30D", Personal.IDENTIFIABLE, ("Available to vendor",))
    assert of(case, Algorithm)[0].human_role == "Human decides"
    assert of(case, Group)[0].name == "Drivers"
    assert "lindqvist" not in of(case, Redress)[0].how
    assert told.unmapped == {"element something_new": 1}


def test_a_transparency_record_is_read_by_its_headings() -> None:
    told = read("atrs_record.md")
    [case] = told.cases
    assert (case.title, case.organisation) == ("Street light repair planner", "City of Malmö")
    assert of(case, Alternative)[0].what == "A list on paper, and one more crew."
    assert "1. it does not read letters," in of(case, Purpose)[0].text  # a list is no heading
    assert of(case, Staged)[0].stage is Stage.TRIAL
    assert of(case, Supplier)[0].number == "01234567"
    assert of(case, Assessment)[0].on == date(2026, 4, 3)  # the standard writes the day first
    assert of(case, Office)[0].name == "Head of Street Works"
    assert MAILBOX in of(case, Record)[0].withheld
    assert told.unmapped == {"A heading nobody knows": 1}


def test_a_transparency_record_in_html_says_the_same() -> None:
    lines = (FIXTURES / "atrs_record.md").read_text("utf-8").splitlines()
    html = "".join(
        f"<h{len(m[1])}>{m[2]}</h{len(m[1])}>" if (m := re.fullmatch(r"(#+) (.*)", line)) else f"<p>{line}</p>"
        for line in lines
        if line
    )
    told = read_source(taken(f"<html><body>{html}</body></html>".encode(), "record.html"), today=TODAY)
    ours = read("atrs_record.md").cases[0]
    assert [type(draft.body) for draft in told.cases[0].drafts] == [type(draft.body) for draft in ours.drafts]
    assert of(told.cases[0], Alternative) == of(ours, Alternative)


def test_attributes_that_repeat_are_paired() -> None:
    told = read("atrs.csv")
    [case] = told.cases
    places = {item.name: item.where for item in of(case, Item)}
    assert places == {"Bin sensors": "Kept for a year.", "Street map": ""}
    assert of(case, Staged)[0].stage is Stage.CLOSED
    assert not of(case, Alternative)
    assert not of(case, Supplier)
    assert of(case, Algorithm)[0].risks == "Missed streets\nWeekly check"


@pytest.mark.parametrize("name", [*ONE_OF_EACH, "nl_register_1_0.json"])
def test_every_statement_cites_the_file_and_the_field(name: str) -> None:
    told = read(name)
    assert told.cases
    for case in told.cases:
        assert case.drafts[0].body.kind == "asked.record/1"
        for draft in case.drafts:
            assert draft.role == "register"
            assert draft.cites
            assert all(cite.sha256 == told.sha256 and cite.where for cite in draft.cites)
            assert draft.replaces is None or draft.replaces < case.drafts.index(draft)


@pytest.mark.parametrize("name", ["us_2025.csv", "sensors.json", "dtpr_ai.json", "nl_register_0.json", "sheet.csv"])
def test_names_of_cases_are_ascii_and_stable(name: str) -> None:
    first, second = ([case.slug for case in read(name).cases] for _ in range(2))
    assert first == second
    assert all(slug.isascii() and slug == slug.lower() and " " not in slug for slug in first)
    assert len(set(first)) == len(first)
