"""Change is weighed: a purpose is not an address, and a whole register is not an office."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.answered.creep import (
    Aspect,
    Change,
    Dated,
    Weight,
    bare,
    by_its_looks,
    difference,
    heaviest,
    weigh,
    weights,
)

REGISTERS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "registers"
DUTCH = {
    "doel": Aspect.PURPOSE,
    "juridische_basis": Aspect.LEGAL_BASIS,
    "impactassessment": Aspect.ASSESSMENT,
    "status": Aspect.STAGE,
    "organisatie": Aspect.HOLDER,
}


@pytest.fixture(scope="module")
def dutch() -> dict[tuple[str, str], Weight]:
    """Every changed event of the Dutch register, weighed; read here without any of our readers."""
    path = REGISTERS / "nl_register_events_2026-05-13_to_2026-06-30.jsonl"
    if not path.is_file():
        pytest.skip("the events of the Dutch register are not beside the checkout")
    events = [event for line in path.read_text().splitlines() if (event := json.loads(line))["kind"] == "changed"]
    dated = []
    for event in events:
        for name, (before, after) in event["changes"].items():
            aspect = DUTCH.get(name) or by_its_looks(before, after)
            change = Change(aspect, before, after, weigh(aspect, before, after))
            dated.append(Dated(event["id"], event["organisatie"], event["at"], name, change))
    found: dict[tuple[str, str], list[Weight]] = {}
    for each, weight in zip(dated, weights(dated, 1431), strict=True):
        found.setdefault((str(each.record), str(each.at)), []).append(weight)
    assert len(found) == len(events) == 2947
    return {event: heaviest(all_of_it) for event, all_of_it in found.items()}


def test_of_2947_changes_three_are_of_substance(dutch: dict[tuple[str, str], Weight]) -> None:
    raised = {record for (record, _), weight in dutch.items() if weight is Weight.SUBSTANTIVE}
    assert raised == {"66827551", "67253382", "67349731"}


def test_2900_are_cosmetic_21_renamed_21_in_bulk_and_2_a_new_stage(dutch: dict[tuple[str, str], Weight]) -> None:
    assert Counter(dutch.values()) == {
        Weight.COSMETIC: 2900, Weight.RENAMED: 21, Weight.BULK: 21, Weight.SUBSTANTIVE: 3, Weight.STAGE: 2,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("aspect", "before", "after", "weight"),
    [
        (Aspect.EXTENT, "vehicles: 11", "vehicles: 350", Weight.SUBSTANTIVE),
        (Aspect.EXTENT, "vehicles: 350", "vehicles: 11", Weight.OTHER),
        (Aspect.EXTENT, "Underground stations", "Underground and Elizabeth line stations", Weight.SUBSTANTIVE),
        (Aspect.EXTENT, "cameras: 40", "cameras", Weight.SUBSTANTIVE),  # a number that is told no more hides growth
        (Aspect.SUPPLIER, "IBM", "Smartifik Oy", Weight.SUBSTANTIVE),
        (Aspect.SUPPLIER, "Smartifik", "Smartifik Oy", Weight.COSMETIC),
        (Aspect.SUPPLIER, "", "Smartifik Oy", Weight.OTHER),
        (Aspect.PURPOSE, "Counting cars.", "counting  CARS", Weight.COSMETIC),
        (Aspect.PURPOSE, "Counting cars.", "Counting cars and people.", Weight.SUBSTANTIVE),
        (Aspect.PURPOSE, "It does not film.", "It does film.", Weight.SUBSTANTIVE),
        (Aspect.PURPOSE, "See https://a.example/1", "See https://a.example/2", Weight.COSMETIC),
        (Aspect.LEGAL_BASIS, "Articles 14, 33 and 45a", "Articles 14 and 45a", Weight.SUBSTANTIVE),
        (Aspect.RECIPIENTS, "police", "police\ntax office", Weight.SUBSTANTIVE),
        (Aspect.RECIPIENTS, "police\ntax office", "Police", Weight.OTHER),
        (Aspect.RETENTION, "30", "90", Weight.SUBSTANTIVE),
        (Aspect.RETENTION, "90", "30", Weight.OTHER),
        (Aspect.RETENTION, "90", "", Weight.SUBSTANTIVE),
        (Aspect.RETENTION, "", "90", Weight.OTHER),
        (Aspect.HOLDER, "Zeeuws archief", "Zeeuws Archief", Weight.COSMETIC),
        (Aspect.HOLDER, "Street Works", "City Works", Weight.RENAMED),
        (Aspect.ASSESSMENT, "Ja", "Nee", Weight.SUBSTANTIVE),
        (Aspect.ASSESSMENT, "no", "yes", Weight.OTHER),
        (Aspect.STAGE, "trial", "running", Weight.STAGE),
    ],
)
def test_each_aspect_has_its_own_measure(aspect: Aspect, before: str, after: str, weight: Weight) -> None:
    assert weigh(aspect, before, after) is weight


def test_a_point_in_a_number_is_no_punctuation() -> None:
    assert weigh(Aspect.PURPOSE, "keeps for 1.5 years", "keeps for 15 years") is Weight.SUBSTANTIVE


def _many(records: int, holders: int, before: str = "Ja", after: str = "Nee") -> list[Dated]:
    change = Change(Aspect.ASSESSMENT, before, after, weigh(Aspect.ASSESSMENT, before, after))
    return [Dated(n, f"city {n % holders}", "9 June", "assessment", change) for n in range(records)]


def test_many_records_of_many_holders_at_once_are_the_sources_machinery() -> None:
    assert set(weights(_many(10, 3))) == {Weight.BULK}


@pytest.mark.parametrize(("records", "holders"), [(9, 9), (500, 2), (500, 1)])
def test_a_few_records_or_one_holder_are_no_machinery(records: int, holders: int) -> None:
    assert set(weights(_many(records, holders))) == {Weight.SUBSTANTIVE}


def test_a_few_cities_that_fill_a_field_in_the_same_month_are_no_machinery() -> None:
    bases = [Change(Aspect.LEGAL_BASIS, "", f"Act {n}", Weight.SUBSTANTIVE) for n in range(12)]
    dated = [Dated(n, f"city {n}", "1 June", "basis", change) for n, change in enumerate(bases)]
    assert set(weights(dated, records=1431)) == {Weight.SUBSTANTIVE}
    assert set(weights(dated, records=100)) == {Weight.BULK}


def test_the_words_that_went_and_came_are_told() -> None:
    found = difference("It counts cars and deletes all images.", "It counts cars and people and keeps all images.")
    assert (found.old, found.new) == (("deletes",), ("people and keeps",))


def test_a_very_long_change_is_told_without_comparing_each_word() -> None:
    old, new = " ".join(f"a{n}" for n in range(3000)), " ".join(f"b{n}" for n in range(3000))
    assert difference(f"same {old} end", f"same {new} end").old == (old,)


TEXT = st.text(alphabet="abc ABC.,-\n\u00e9\u00c91239", max_size=60)
ASPECTS = st.sampled_from(list(Aspect)).filter(lambda aspect: aspect is not Aspect.RETENTION)


@given(ASPECTS, TEXT)
def test_what_is_the_same_did_not_change(aspect: Aspect, text: str) -> None:
    assert weigh(aspect, text, text) is Weight.SAME
    assert difference(text, text).old == difference(text, text).new == ()


@given(ASPECTS, st.lists(st.sampled_from(["Lamp", "street", "dark", "Repair"]), min_size=1), st.data())
def test_cosmetic_edits_are_never_of_substance(aspect: Aspect, words: list[str], data: st.DataObject) -> None:
    edits = st.sampled_from([str.upper, str.lower, str.title, "{},".format, "“{}”".format, "  {}\n".format])
    edited = " ".join(data.draw(edits)(word) for word in words)
    assert weigh(aspect, " ".join(words), edited) in (Weight.SAME, Weight.COSMETIC)


@given(TEXT, TEXT)
def test_a_difference_leads_from_the_old_to_the_new(before: str, after: str) -> None:
    found = difference(before, after)
    gone, came = Counter(" ".join(found.old).split()), Counter(" ".join(found.new).split())
    assert Counter(before.split()) - gone + came == Counter(after.split())


@given(TEXT, TEXT)
def test_one_word_more_in_a_purpose_always_counts(before: str, after: str) -> None:
    heavy = weigh(Aspect.PURPOSE, before, after) is Weight.SUBSTANTIVE
    assert heavy == (bare(before) != bare(after))
