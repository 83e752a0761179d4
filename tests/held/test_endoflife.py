"""Periods are bound to a verb of keeping or deleting; an end that is none, and two lives of one thing, are seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.formats.texts import plain
from ombud.held.binding import Ends
from ombud.held.duration import alike, iso, seconds
from ombud.held.endoflife import (
    TONGUES,
    Bound,
    Retention,
    contradictions,
    is_far,
    is_for_ever,
    is_no_end,
    statements,
)

HERE = Path(__file__).parent
REGISTERS = HERE.parents[1] / ".." / "shared" / "data" / "registers"
TODAY = date(2026, 9, 1)

# The 34 records of Rotterdam, The Hague and Amsterdam, read and labelled by hand. 29 of them say nothing of the end
# of any data; storing something "in a separate set" is no end. All five are found, and nothing besides.
RICH = {
    "Den Haag: Druktemetingen Noord-Boulevard Scheveningen": ["PT3S", "PT6S"],
    "Den Haag: Segmentatie analyse eenzaamheid": ["event"],
    "Amsterdam: Meldingen openbare ruimte": ["no_end"],
    "Amsterdam: Parkeercontrole": ["P13W", "PT48H", "no_end"],
    "Amsterdam: Public Eye": ["at_once", "at_once"],
}
CROWD_METER, _, _, PARKING, _ = RICH


def said(found: tuple[Retention, ...]) -> list[str]:
    return [each.duration or each.ends.value for each in found]


def labelled(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in (HERE / name).read_text().splitlines():
        if line and not line.startswith("#"):
            _, wanted, sentence = line.split("\t")
            yield sentence, [] if wanted == "-" else wanted.split(",")


def score(name: str) -> tuple[float, float, int]:
    """Precision, recall and number of sentences; a period counts as found if it is as long."""
    right = wrong = missed = sentences = 0
    for sentence, wanted in labelled(name):
        sentences += 1
        left = said(statements(sentence))
        for each in wanted:
            hit = next((one for one in left if one == each or (one[0] == each[0] == "P" and alike(one, each))), None)
            if hit is None:
                missed += 1
            else:
                left.remove(hit)
                right += 1
        wrong += len(left)
    return right / (right + wrong), right / (right + missed), sentences


@pytest.mark.parametrize("name", ["retention_sentences.tsv", "retention_unseen.tsv", "retention_fresh.tsv"])
def test_nearly_all_that_is_said_is_found_and_little_else(name: str) -> None:
    precision, recall, sentences = score(name)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f} on {sentences} sentences of our own")
    assert precision >= 0.95
    assert recall >= 0.95


def test_the_table_is_large_and_speaks_five_languages() -> None:
    rows = [line.split("\t") for line in (HERE / "retention_sentences.tsv").read_text().splitlines() if "\t" in line]
    assert len(rows) >= 120
    assert {row[0] for row in rows} == {tongue.code for tongue in TONGUES}


@pytest.fixture(scope="module")
def rich() -> dict[str, list[Retention]]:
    path = REGISTERS / "nl_register_rich_rotterdam_denhaag_amsterdam.json"
    if not path.is_file():
        pytest.skip("the records of three Dutch cities are not beside the checkout")
    found: dict[str, list[Retention]] = {}
    for record in json.loads(path.read_text()):
        told = [each for value in record.values() if isinstance(value, str) for each in statements(plain(value))]
        found[f"{record['organization'].removeprefix('Gemeente ')}: {record['name']}"] = told
    assert len(found) == 34
    return found


def test_five_of_34_dutch_records_speak_of_keeping_and_two_give_a_period(rich: dict[str, list[Retention]]) -> None:
    assert {name: sorted(said(tuple(found))) for name, found in rich.items() if found} == RICH
    assert [name for name, found in rich.items() if any(each.duration for each in found)] == [CROWD_METER, PARKING]


def test_the_crowd_meter_contradicts_itself_and_the_parking_record_does_not(rich: dict[str, list[Retention]]) -> None:
    against = {name: contradictions(found) for name, found in rich.items()}
    assert [name for name, found in against.items() if found] == [CROWD_METER]
    (pair,) = against[CROWD_METER]
    assert (pair.thing, pair.one.duration, pair.other.duration) == ("beelden", "PT3S", "PT6S")


def test_vendor_templates_say_72_hours_five_years_and_30_days() -> None:
    path = REGISTERS / "nl_vendor_templates_v1_0.json"
    if not path.is_file():
        pytest.skip("the vendors' templates are not beside the checkout")
    told = [said(statements(plain(v))) for t in json.loads(path.read_text()) for v in t.values() if isinstance(v, str)]
    periods = [each for found in told for each in found if each.startswith("P")]
    assert (periods.count("PT72H"), periods.count("P5Y"), periods.count("P30D")) == (4, 4, 1)
    assert len(periods) == 9


@pytest.mark.parametrize(
    "sentence",
    [
        "Residents may object within six weeks of the decision on their data.",
        "The data are about children under 12 years.",
        "The register holds data on detention of 2 years.",
        "Binnen zes weken kunt u bezwaar maken tegen het bewaren van uw gegevens.",
        "Wir beantworten einen Antrag auf Löschung der Daten innerhalb eines Monats.",
    ],
)
def test_a_period_of_something_else_is_no_end_of_life(sentence: str) -> None:
    assert [each for each in statements(sentence) if each.duration] == []


def test_a_statement_tells_verb_thing_bound_and_place() -> None:
    text = "The lamp posts are grey. Images of the street are deleted at most 30 days after the recording."
    (found,) = statements(text)
    assert (found.verb, found.deletes, found.ends) == ("deleted", True, Ends.AFTER)
    assert (found.duration, found.bound) == ("P30D", Bound.AT_MOST)
    assert found.thing == "images of the street"
    assert found.counted_from == "after the recording"
    assert text[found.start : found.stop] == "deleted at most 30 days"
    assert found.quote == "Images of the street are deleted at most 30 days after the recording."


def test_as_long_as_needed_has_an_end_if_a_longest_period_is_given() -> None:
    assert said(statements("Data are kept as long as needed, at most one year.")) == ["P1Y"]
    assert said(statements("Data are kept for a year, or as long as needed.")) == ["P1Y", "no_end"]


def test_permanently_deleted_is_an_end() -> None:
    assert "no_end" not in said(statements("The images are permanently deleted after 3 days."))


def test_what_is_not_kept_has_no_life() -> None:
    assert statements("The images are not stored.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Images are deleted after 30 days. Images of incidents are deleted after 90 days.",  # two things
        "If nothing happened, images are deleted after 3 days. If something did, images are kept for 30 days.",
        "Logs are kept for 28 days. Logs are deleted after a month.",  # the same promise
        "Logs are kept for at least 28 days. Logs are deleted after a year.",  # both can be true
        "Plate reads are kept for 90 days. Plate reads in investigations are kept with no fixed end.",
        "Files are deleted two years after payment. Files are deleted five years after the appeal.",
    ],
)
def test_two_things_two_conditions_or_one_promise_contradict_nothing(text: str) -> None:
    assert contradictions(statements(text)) == ()


def test_two_lives_of_one_thing_contradict() -> None:
    (pair,) = contradictions(statements("Logs are kept for 30 days. The logs are deleted after two years."))
    assert (pair.one.duration, pair.other.duration) == ("P30D", "P2Y")


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("as long as needed", True), ("no fixed end", True), ("until further notice", True), ("onbepaald", True),
        ("zo lang als nodig", True), ("så länge som behövs", True), ("aussi longtemps que nécessaire", True),
        ("so lange wie nötig", True), ("30 days", False), ("", False),
        ("deleted when matched, after three days", False),
    ],
)  # fmt: skip
def test_the_field_end_of_life_may_say_that_there_is_none(text: str, none: bool) -> None:
    assert is_no_end(text) is none


def test_an_end_that_nobody_will_see_is_far() -> None:
    sensors = ["2022-12-31", "2026-12-01", "2026-12-31", "2032-01-01", "2041-12-31", "2100-01-01", "3000-12-31"]
    assert [day for day in sensors if is_far(date.fromisoformat(day), TODAY)] == ["2100-01-01", "3000-12-31"]
    assert not is_far(date(2056, 9, 1), TODAY)
    assert is_far(date(2056, 9, 2), TODAY)
    assert is_far(date(9999, 12, 31), date(2024, 2, 29))


def test_a_thousand_years_are_for_ever_and_an_archive_is_not() -> None:
    assert is_for_ever("P999Y")
    assert not is_for_ever("P110Y")


@given(st.integers(1, 9999), st.sampled_from(["S", "TM", "H", "D", "W", "M", "Y", "Q", "F", "HY"]))
def test_a_duration_can_be_read_again(number: int, letter: str) -> None:
    assert seconds(iso(number, letter)) > 0


@given(st.integers(2, 400), st.sampled_from(["days", "weeks", "months", "years", "hours"]))
def test_any_number_is_read_as_it_stands(number: int, unit: str) -> None:
    (found,) = statements(f"The recordings are deleted after {number} {unit}.")
    letter = "H" if unit == "hours" else unit[0].upper()
    assert found.duration == iso(number, letter)


@given(st.text(max_size=300))
def test_any_text_gets_an_answer_within_itself(text: str) -> None:
    for each in statements(text):
        assert 0 <= each.start < each.stop <= len(text)


@given(st.sampled_from([sentence for sentence, _ in labelled("retention_sentences.tsv")]), st.sampled_from("\n\t "))
def test_white_space_never_matters(sentence: str, blank: str) -> None:
    assert said(statements(f"{blank}{sentence}{blank}")) == said(statements(sentence))


SPEAKING = [sentence for sentence, wanted in labelled("retention_sentences.tsv") if wanted and "ß" not in sentence]


@given(st.sampled_from(SPEAKING))
def test_capitals_never_matter(sentence: str) -> None:
    assert said(statements(sentence.upper())) == said(statements(sentence))


def test_a_very_long_text_is_read_to_its_end() -> None:
    same = statements("Data are deleted after 3 days. " * 3000)
    assert said(same) == ["P3D"]
    many = [statements(f"Logs are deleted after {days} days.")[0] for days in range(1, 400, 3)]
    assert contradictions(many * 20)
    assert statements("kept , " * 10_000) == ()
