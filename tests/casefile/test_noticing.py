"""What Ombud finds by itself in one case, and what it leaves alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ombud.answered.entries import Assessment, Decided, Extent, LegalBasis, Office, Redress, Sunset, Vanished
from ombud.asked.entries import Opening, Purpose, Raiser, Record
from ombud.casefile.noticing import notices
from ombud.casefile.read import fold, read
from ombud.casefile.walk import words
from ombud.demo.lamp_posts import drafts
from ombud.evidence.finding import Backing, Notice, Noticed, Standing
from ombud.formats.open import read_file
from ombud.heard.entries import Contribution
from ombud.held.entries import Item, Personal, Supplier
from ombud.ledger.entry import Body, Cite, Draft, Entry, Said
from ombud.ledger.stage import Stage
from tests.stacks import TODAY, put, stack

REGISTERS = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "registers"
LAMPS = Record(title="Lamp posts", organisation="Malmö", register_name="Our register")
BEFORE, LATER = date(2026, 1, 10), date(2026, 5, 10)


def found(*said: Body | Draft, stage: Stage | None = None) -> tuple[Notice, ...]:
    """What is noticed; every sentence is rendered, so that a bad gap fails."""
    seen = notices(stack(*said, stage=stage), TODAY)
    for notice in seen:
        assert str(notice.because)
        assert str(notice.mend) or not notice.crosses
    return seen


def sorts(*said: Body | Draft) -> list[tuple[str, Noticed, bool]]:
    return [(notice.check, notice.what, notice.crosses) for notice in found(*said)]


def published(name: str) -> dict[str, tuple[Entry, ...]]:
    """Cases of a file of published data, by the name of the record."""
    path = REGISTERS / name
    if not path.is_file():
        pytest.skip(f"{name} is not beside the checkout")
    reading = read_file(path, today=TODAY)
    return {case.slug: tuple(d.placed(case.slug, n) for n, d in enumerate(case.drafts)) for case in reading.cases}


def seen_in(entries: tuple[Entry, ...]) -> tuple[Notice, ...]:
    return notices(fold(entries[0].case, entries), TODAY)


# Known answers on published records


def test_of_seven_sensors_two_end_beyond_everyone_and_cameras_film_people() -> None:
    seen = [seen_in(entries) for entries in published("amsterdam_sensors_redacted.json").values()]
    far = [notice.quotes for case in seen for notice in case if notice.what is Noticed.NO_END]
    assert far == [("3000-12-31",), ("2100-01-01",)]
    films = [notice.crosses for case in seen for notice in case if notice.what is Noticed.OTHER]
    assert sorted(films) == [False, False, True, True]  # an entrance and a terrace are suspected, people are not


def test_eleven_vehicles_become_350_and_a_supplier_another() -> None:
    told = {slug: seen_in(entries) for slug, entries in published("city_cases_facts.json").items()}
    changes = {slug: [n for n in case if n.what is Noticed.CHANGED] for slug, case in told.items()}
    raised = {slug: [str(n.because) for n in case] for slug, case in changes.items() if case}
    assert len(raised) == 3, raised
    assert any("11" in " ".join(said) and "350" in " ".join(said) for said in raised.values())
    assert any("Smartifik" in " ".join(said) and "supplier" in " ".join(said) for said in raised.values())
    (wifi,) = [said for said in raised.values() if "Elizabeth" in " ".join(said)]
    assert all("extent" in sentence and "purpose" not in sentence for sentence in wifi)
    assert all(notice.crosses for case in changes.values() for notice in case)


def test_no_fixed_end_is_noticed_and_90_days_are_not() -> None:
    told = published("city_cases_facts.json")
    (case,) = [entries for slug, entries in told.items() if "plate" in slug or "alpr" in slug]
    ends = [notice for notice in seen_in(case) if notice.check == "5.7"]
    assert [notice.what for notice in ends] == [Noticed.NO_END]
    assert "no fixed end" in str(ends[0].because)


def test_the_crowd_meter_of_scheveningen_contradicts_itself() -> None:
    told = published("nl_register_rich_rotterdam_denhaag_amsterdam.json")
    against = {slug: [n for n in seen_in(e) if n.what is Noticed.CONTRADICTION] for slug, e in told.items()}
    (notice,) = [notice for case in against.values() for notice in case]
    assert notice.check == "5.7"
    assert "3 seconden" in str(notice.because)
    assert "6 seconden" in str(notice.because)
    assert len(notice.quotes) == 2


def test_of_34_dutch_records_two_keep_data_without_an_end() -> None:
    told = published("nl_register_rich_rotterdam_denhaag_amsterdam.json")
    ends = [str(n.because) for e in told.values() for n in seen_in(e) if n.what is Noticed.NO_END]
    assert len(ends) == 2
    assert any("bezwaar" in sentence or "zo lang" in sentence for sentence in ends)


def test_in_the_lamp_posts_the_endless_counts_and_the_growth_are_found_and_nothing_else() -> None:
    case = tuple(draft.placed("lamp-posts", number) for number, draft in enumerate(drafts()))
    crossing = [notice for notice in seen_in(case) if notice.crosses]
    assert [notice.check for notice in crossing] == ["5.7", "7.4"]
    assert "As long as needed" in str(crossing[0].because)
    assert "11 400" in str(crossing[1].because)


# Ends and contradictions


def test_an_item_kept_as_long_as_needed_has_no_end() -> None:
    assert sorts(Item(name="Images", end_rule="As long as needed")) == [("5.7", Noticed.NO_END, True)]


def test_an_item_with_a_period_beside_the_words_has_one() -> None:
    assert found(Item(name="Images", end_rule="As long as needed", end_after="P1Y")) == ()


def test_an_item_whose_words_and_figure_differ_contradicts_itself() -> None:
    assert sorts(Item(name="Images", end_rule="90 days after the recording", end_after="P30D")) == []
    assert sorts(Item(name="Images", end_rule="Deleted after 90 days", end_after="P30D")) == [
        ("5.7", Noticed.CONTRADICTION, True)
    ]


def test_one_item_written_down_twice_with_two_lives_contradicts_itself() -> None:
    twice = [Item(name="Images", end_after="P30D"), Item(name="images.", end_after="P1Y")]
    assert sorts(*twice) == [("5.7", Noticed.CONTRADICTION, True)]
    assert sorts(Item(name="Images", end_after="P30D"), Item(name="Sounds", end_after="P1Y")) == []


def test_a_day_in_the_year_9999_is_no_end_and_a_thousand_years_are_none() -> None:
    assert sorts(Item(name="Images", end_date=date(9999, 12, 31))) == [("5.7", Noticed.NO_END, True)]
    assert sorts(Item(name="Images", end_after="P1000Y")) == [("5.7", Noticed.NO_END, True)]
    assert sorts(Sunset(on=date(2100, 1, 1))) == [("7.5", Noticed.NO_END, True)]
    assert sorts(Sunset(on=date(2030, 1, 1))) == []


def test_what_a_resident_says_about_keeping_is_no_promise_of_the_office() -> None:
    assert sorts(Contribution(ref="1", gist="They keep our data for ever.")) == []
    opening = Opening(title="Cameras", problem="Images of us are kept indefinitely.", raised_by=Raiser.RESIDENTS)
    assert sorts(opening) == []


# Cameras


def test_a_camera_in_a_case_that_owns_up_to_personal_data_is_left_alone() -> None:
    pictures = Item(name="Camera images of people", personal=Personal.IDENTIFIABLE)
    counts = Item(name="Counts of people by camera", personal=Personal.NONE)
    assert sorts(pictures, counts) == []
    assert sorts(counts) == [("5.7", Noticed.OTHER, True)]


# Changes


def first(body: Body) -> Draft:
    return put(body, on=BEFORE)


def then(body: Body, replaces: int = 0) -> Draft:
    return put(body, on=LATER, replaces=replaces)


CREEPING: list[tuple[Body, Body]] = [
    (Purpose(text="To see which lamp is broken."), Purpose(text="To see who stands beneath the lamp.")),
    (LegalBasis(text="Public task"), LegalBasis(text="Consent")),
    (Supplier(name="IBM"), Supplier(name="Smartifik Oy")),
    (Extent(what="vehicles", number=11), Extent(what="vehicles", number=350)),
    (Item(name="Images", end_after="P30D"), Item(name="Images", end_after="P90D")),
    (Item(name="Images", recipients=("Repair crew",)), Item(name="Images", recipients=("Repair crew", "Police"))),
    (Assessment(done=Said.YES), Assessment(done=Said.NO)),
]


@pytest.mark.parametrize(("before", "after"), CREEPING, ids=lambda body: body.kind)
def test_a_change_of_substance_is_raised_until_it_is_decided_on(before: Body, after: Body) -> None:
    (notice,) = found(first(before), then(after))
    assert (notice.check, notice.what, notice.crosses, notice.entries) == ("7.4", Noticed.CHANGED, True, (1,))
    assert "2026-05-10" in str(notice.because)
    assert found(first(before), then(after), Decided(what="To go on", on=LATER)) == ()
    assert len(found(first(before), then(after), Decided(what="To begin", on=BEFORE))) == 1


@pytest.mark.parametrize(("after", "before"), CREEPING[3:5], ids=lambda body: body.kind)
def test_less_of_the_same_is_no_creep(before: Body, after: Body) -> None:
    assert found(first(before), then(after)) == ()


def test_the_words_that_went_and_came_are_in_the_sentence() -> None:
    (notice,) = found(first(CREEPING[0][0]), then(CREEPING[0][1]))
    assert "broken" in notice.quotes[0] or "which lamp is broken." in str(notice.because)
    assert "who stands beneath" in str(notice.because)


def test_capitals_and_addresses_are_no_change() -> None:
    assert found(first(Purpose(text="Repair lamps.")), then(Purpose(text="REPAIR lamps"))) == ()


def test_while_it_is_drafted_everything_may_change() -> None:
    assert found(first(CREEPING[0][0]), then(CREEPING[0][1]), stage=Stage.REVIEW) == ()


def test_a_new_name_of_the_holder_is_told_and_crosses_nothing() -> None:
    moved = LAMPS.model_copy(update={"organisation": "Malmö Street Works"})
    said = [first(LAMPS), first(Purpose(text="Repair")), then(moved)]
    assert sorts(*said) == [("7.4", Noticed.CHANGED, False)]


def test_a_change_that_many_records_share_crosses_nothing() -> None:
    case = stack(first(CREEPING[1][0]), then(CREEPING[1][1]))
    (notice,) = notices(case, TODAY, in_bulk={1})
    assert not notice.crosses
    assert "many records" in str(notice.because)


# Records


def test_a_record_that_vanished_while_in_use_leaves_a_stone() -> None:
    gone = Vanished(register_name="Our register", seen_gone="2026-06-24", last_stage="in use")
    assert [n.crosses for n in found(LAMPS, Purpose(text="Repair"), gone) if n.check == "7.5"] == [True]
    ended = [n.crosses for n in found(LAMPS, gone, stage=Stage.CLOSED) if n.check == "7.5"]
    assert ended == [False]


def test_a_name_alone_is_an_empty_shell() -> None:
    assert sorts(LAMPS) == [("7.9", Noticed.EMPTY, True)]
    assert sorts(LAMPS, Assessment()) == [("7.9", Noticed.EMPTY, True)]
    assert sorts(LAMPS, Purpose(text="lamp posts.")) == [("7.9", Noticed.EMPTY, True)]


@pytest.mark.parametrize("body", [Purpose(text="To repair lamps"), Assessment(done=Said.YES), Office(name="Streets")])
def test_one_answer_is_no_empty_shell(body: Body) -> None:
    assert sorts(LAMPS, body) == []
    assert sorts(LAMPS.model_copy(update={"summary": "Tells which lamp is broken."})) == []


def test_a_person_as_contact_is_noticed_and_not_named_again() -> None:
    (notice,) = found(Office(name="Street Works", contact="b.oster@malmo.example"))
    assert (notice.check, notice.what, notice.entries) == ("7.1", Noticed.PERSON, (0,))
    assert "oster" not in str(notice.because) + "".join(notice.quotes)
    assert sorts(Office(name="Street Works", contact="streets@malmo.example")) == []
    assert sorts(Redress(how="Write to anna.berg@malmo.example")) == [("7.1", Noticed.PERSON, True)]


# Laid on the sheet


def test_a_notice_turns_its_finding_into_a_measured_crossing() -> None:
    said = (put(LAMPS), put(Item(name="Images", end_rule="for ever")))
    entries = [draft.placed("lamps", number) for number, draft in enumerate(said)]
    case = fold("lamps", entries)
    sheet = read("lamps", entries, TODAY, notices(case, TODAY))
    finding = sheet.finding("5.7")
    assert (finding.standing, finding.backing) == (Standing.CROSSED, Backing.MEASURED)
    assert finding.quotes == ("for ever",)


def test_every_word_of_a_case_is_walked_with_its_entry_and_field() -> None:
    item = Item(name="Images", recipients=("Police", "Crew"))
    case = stack(item, put(Purpose(text="Old")), put(Purpose(text="New"), replaces=1))
    walked = [(text.entry.seq, text.field, text.text) for text in words(case)]
    assert walked == [
        (0, "name", "Images"), (0, "recipients", "Police"), (0, "recipients", "Crew"), (2, "text", "New"),
    ]  # fmt: skip


def test_an_entry_that_no_longer_stands_is_not_looked_at() -> None:
    forever = put(Item(name="Images", end_rule="for ever"))
    assert sorts(forever, put(Item(name="Images", end_after="P1Y"), replaces=0)) == []


def test_citing_a_source_does_not_change_what_is_noticed() -> None:
    cited = put(Item(name="Images", end_rule="for ever"), cited=True)
    assert cited.cites != (Cite(),)
    assert sorts(cited) == sorts(Item(name="Images", end_rule="for ever"))
