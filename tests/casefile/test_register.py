"""A whole register at once: the published counts of the Dutch register, and what must hold of any."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.answered.entries import Assessment, Decided, LegalBasis, Vanished, Withdrawal
from ombud.asked.entries import Borrowed, Necessity, Purpose, Record
from ombud.casefile.register import Register, read_register
from ombud.evidence.finding import Noticed, Standing
from ombud.formats.open import read_file, read_files
from ombud.formats.reading import Reading
from ombud.ledger.entry import Body, Draft, Entry, Said
from tests.stacks import TODAY, put

REGISTERS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "registers"
SNAPSHOT = REGISTERS / "nl_register_snapshot_2026-05-13.jsonl"
EVENTS = REGISTERS / "nl_register_events_2026-05-13_to_2026-06-30.jsonl"
TEMPLATES = REGISTERS / "nl_vendor_templates_v1_0.json"
LAMPS = "The lamp posts tell the street office which lamp is broken and for how long it has been dark."
BEFORE, LATER = date(2026, 1, 10), date(2026, 5, 10)

Cases = dict[str, tuple[Entry, ...]]


def placed(reading: Reading) -> Cases:
    return {case.slug: tuple(d.placed(case.slug, n) for n, d in enumerate(case.drafts)) for case in reading.cases}


@pytest.fixture(scope="module")
def templates() -> list[tuple[str, str]]:
    if not TEMPLATES.is_file():
        pytest.skip("the Dutch register's files are not beside the checkout")
    drafts = [(case.title, draft.body) for case in read_file(TEMPLATES, today=TODAY).cases for draft in case.drafts]
    return [(title, body.text) for title, body in drafts if isinstance(body, Purpose)]


@pytest.fixture(scope="module")
def dutch(templates: list[tuple[str, str]]) -> Register:
    return read_register(placed(read_file(SNAPSHOT, today=TODAY)), TODAY, templates)


@pytest.fixture(scope="module")
def replayed(templates: list[tuple[str, str]]) -> Register:
    reading = read_files([SNAPSHOT, EVENTS], today=TODAY)
    return read_register(placed(reading), TODAY, templates, reading.changes)


def test_the_dutch_register_has_the_counts_that_were_published(dutch: Register) -> None:
    told = dutch.summary()
    assert (told["records"], told["organisations"]) == (1431, 320)
    assert told["boilerplate"] == {
        "records": 460, "texts": 78, "largest": 63,
        "normalised": {"records": 484, "texts": 84, "largest": 65},
        "near": {"records": 587, "of": 1398},
        "templates": {"records": 352, "equal": 296},
    }  # fmt: skip
    assert told["changes"]["events"] == 0
    assert told["empty"] == 7


def test_every_shared_purpose_is_noticed_in_its_own_case_with_the_number(dutch: Register) -> None:
    crossing = [n for case in dutch.notices.values() for n in case if n.what is Noticed.SHARED_TEXT and n.crosses]
    exact = [str(notice.because) for notice in crossing if "word for word the text of" in str(notice.because)]
    assert len(exact) == 460
    assert max(exact.count(sentence) for sentence in exact if "61 other organisations" in sentence) >= 62


def test_of_2947_changes_three_records_are_raised_and_no_noise(replayed: Register) -> None:
    changes = replayed.summary()["changes"]
    assert {each["record"] for each in changes["raised"]} == {"66827551", "67349731", "67253382"}
    fields = {(each["record"], each["field"]) for each in changes["raised"]}
    assert fields == {
        ("66827551", "purpose"), ("66827551", "legal_basis"), ("67349731", "purpose"), ("67253382", "purpose"),
        ("67253382", "legal_basis"),
    }  # fmt: skip
    counts = {name: changes[name] for name in ("events", "substantive", "cosmetic", "renamed", "bulk", "stage")}
    assert counts == {"events": 2947, "substantive": 3, "cosmetic": 2900, "renamed": 21, "bulk": 21, "stage": 2}
    assert changes["noise_raised"] == 0
    assert changes["noise_share"] <= 0.01


def test_no_record_but_three_is_crossed_for_a_change(replayed: Register) -> None:
    crossed = [slug for slug, sheet in replayed.sheets.items() if sheet.finding("7.4").standing is Standing.CROSSED]
    assert len(crossed) == 3


def test_the_record_that_vanished_leaves_one_stone(replayed: Register) -> None:
    told = replayed.summary()
    assert told["changes"]["vanished"] == [{"record": "59917797", "seen_gone": "2026-06-24"}]
    assert told["records"] == 1490
    stones = [n for case in replayed.notices.values() for n in case if n.what is Noticed.VANISHED]
    assert [(stone.check, stone.crosses) for stone in stones] == [("7.5", True)]


def test_without_the_history_the_entries_tell_the_same_three() -> None:
    if not SNAPSHOT.is_file():
        pytest.skip("the Dutch register's files are not beside the checkout")
    changes = read_register(placed(read_files([SNAPSHOT, EVENTS], today=TODAY)), TODAY).summary()["changes"]
    assert {each["record"] for each in changes["raised"]} == {"66827551", "67349731", "67253382"}
    assert changes["substantive"] == 3


def test_the_summary_is_json(dutch: Register) -> None:
    assert json.loads(json.dumps(dutch.summary())) == dutch.summary()


# What must hold of any register


def case(slug: str, organisation: str, *said: Body | Draft, record: str = "") -> tuple[Entry, ...]:
    opened = Record(title=slug, organisation=organisation, register_name="Ours", record_id=record or slug)
    drafts = [put(opened, on=BEFORE), *(one if isinstance(one, Draft) else put(one, on=BEFORE) for one in said)]
    return tuple(replace(draft, role="register").placed(slug, number) for number, draft in enumerate(drafts))


def texts(register: Register, slug: str) -> list[tuple[str, bool]]:
    return [(str(n.because), n.crosses) for n in register.notices[slug] if n.what is Noticed.SHARED_TEXT]


def test_a_shared_purpose_names_how_many_others() -> None:
    cases = {name: case(name, name, Purpose(text=LAMPS)) for name in ("Malmö", "Lund", "Ystad")}
    assert texts(read_register(cases, TODAY), "Malmö") == [
        ("The purpose is word for word the text of 2 other organisations.", True)
    ]


def test_a_shared_reason_is_noticed_too() -> None:
    cases = {name: case(name, name, Necessity(text=LAMPS)) for name in ("Malmö", "Lund")}
    ((because, crosses),) = texts(read_register(cases, TODAY), "Lund")
    assert because == "The reason why it is needed is word for word the text of another organisation."
    assert crosses


def test_whoever_says_what_was_adapted_has_borrowed_openly() -> None:
    open_about_it = Borrowed(idea="Lund's lamps", source="Lund", adapted="Two posts in three stay dark for the bats.")
    cases = {"a": case("a", "Malmö", Purpose(text=LAMPS), open_about_it), "b": case("b", "Lund", Purpose(text=LAMPS))}
    register = read_register(cases, TODAY)
    assert [crosses for _, crosses in texts(register, "a")] == [False]
    assert [crosses for _, crosses in texts(register, "b")] == [True]


def test_a_vendors_template_is_named() -> None:
    register = read_register({"a": case("a", "Malmö", Purpose(text=LAMPS))}, TODAY, [("LampWare", LAMPS)])
    ((because, crosses),) = texts(register, "a")
    assert "LampWare" in because
    assert crosses


def changed(number: int, holder: str, *, decided: bool = False) -> tuple[Entry, ...]:
    said: list[Body | Draft] = [
        Purpose(text=f"Lamp {number}"), LegalBasis(text="Public task"),
        put(LegalBasis(text="Consent"), on=LATER, replaces=2),
    ]  # fmt: skip
    said += [Decided(what="To go on", on=LATER)] if decided else []
    return case(f"lamps-{number}", holder, *said)


def by_slug(cases: Sequence[tuple[Entry, ...]]) -> Cases:
    return {entries[0].case: entries for entries in cases}


def test_a_change_in_many_records_of_many_holders_is_the_sources_machinery() -> None:
    changes = read_register(by_slug([changed(n, f"city {n % 5}") for n in range(20)]), TODAY).summary()["changes"]
    assert (changes["bulk"], changes["substantive"], changes["raised"]) == (20, 0, [])


def test_one_holder_that_changes_all_its_records_is_heard() -> None:
    changes = read_register(by_slug([changed(n, "Malmö") for n in range(20)]), TODAY).summary()["changes"]
    assert (changes["bulk"], changes["substantive"], len(changes["raised"])) == (0, 20, 20)


def test_a_change_that_was_decided_on_is_counted_and_not_raised() -> None:
    changes = read_register(by_slug([changed(1, "Malmö", decided=True)]), TODAY).summary()["changes"]
    assert (changes["substantive"], changes["raised"]) == (1, [])


def test_what_a_register_says_no_more_is_a_change() -> None:
    gone = put(Withdrawal(entry=1, reason="The register no longer says it."), on=LATER)
    entries = case("lamps", "Malmö", LegalBasis(text="Public task"), Purpose(text="Lamps"), gone)
    (raised,) = read_register({"lamps": entries}, TODAY).summary()["changes"]["raised"]
    assert (raised["field"], raised["before"], raised["after"]) == ("legal_basis", "Public task", "")


def test_an_assessment_that_is_taken_back_alone_is_raised() -> None:
    back = put(Assessment(done=Said.NO), on=LATER, replaces=1)
    entries = case("lamps", "Malmö", Assessment(done=Said.YES), back)
    (raised,) = read_register({"lamps": entries}, TODAY).summary()["changes"]["raised"]
    assert raised["field"] == "assessment"


def test_a_stone_is_counted_among_the_vanished_and_not_among_the_records() -> None:
    gone = Vanished(register_name="Ours", record_id="7", seen_gone="2026-06-01")
    cases = by_slug([case("a", "Malmö", Purpose(text="Lamps"), gone), case("b", "Lund", Purpose(text="Lamps"))])
    told = read_register(cases, TODAY).summary()
    assert (told["records"], told["organisations"]) == (1, 1)
    assert told["changes"]["vanished"] == [{"record": "7", "seen_gone": "2026-06-01"}]


def test_progress_is_told_case_by_case() -> None:
    told: list[tuple[int, int]] = []
    cases = by_slug([case("a", "Malmö"), case("b", "Lund")])
    read_register(cases, TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


def test_no_cases_are_a_register_too() -> None:
    told = read_register({}, TODAY).summary()
    assert (told["records"], told["changes"]["events"], told["changes"]["noise_share"]) == (0, 0, 0.0)


POOL = [LAMPS, LAMPS.upper(), "Short.", "Another purpose, long enough to be compared with those of others."]
SOME = st.lists(st.tuples(st.sampled_from(POOL), st.sampled_from(["Malmö", "Lund", ""])), max_size=6)


def made(told: Sequence[tuple[str, str]]) -> Cases:
    return {f"c{n}": case(f"c{n}", who, Purpose(text=text)) for n, (text, who) in enumerate(told)}


@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_cases_does_not_matter(told: list[tuple[str, str]], chance: random.Random) -> None:
    cases = made(told)
    turned: Mapping[str, Sequence[Entry]] = dict(chance.sample(list(cases.items()), len(cases)))
    one, other = read_register(cases, TODAY), read_register(turned, TODAY)
    assert one.notices == dict(other.notices)
    assert one.summary() == other.summary()


@given(SOME, SOME)
def test_more_cases_never_take_a_shared_text_away(told: list[tuple[str, str]], more: list[tuple[str, str]]) -> None:
    few, many = read_register(made(told), TODAY), read_register(made(told + more), TODAY)

    def count(register: Register, slug: str) -> Any:
        return len(texts(register, slug))

    assert all(count(many, slug) >= count(few, slug) for slug in few.notices)
