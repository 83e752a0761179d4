"""A source read again: nothing is added twice, what changed supersedes, what is gone is withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ombud.answered.entries import Erasure, LegalBasis, Vanished, Withdrawal
from ombud.asked.entries import Harm, Opening, Purpose, Record
from ombud.casefile.read import fold
from ombud.formats.again import against
from ombud.formats.open import read_files
from ombud.formats.reading import CaseDraft
from ombud.held.entries import Item, Supplier
from ombud.ledger.entry import Body, Cite, Draft, Entry
from tests.formats.shared import FIXTURES, ONE_OF_EACH, TODAY, needs_registers, placed, read

CASE = "lamps"
MONDAY, TUESDAY, WEDNESDAY = (datetime(2026, 6, day, tzinfo=UTC) for day in (1, 2, 3))


def said(body: Body, field: str, at: datetime = MONDAY, replaces: int | None = None, sha256: str = "a" * 64) -> Draft:
    return Draft(body, "register", at, replaces=replaces, cites=(Cite(sha256, f"record 1, {field}"),))


def by_hand(body: Body, at: datetime = TUESDAY, replaces: int | None = None) -> Draft:
    return Draft(body, "officer", at, replaces=replaces)


def entries(*drafts: Draft) -> list[Entry]:
    return [draft.placed(CASE, seq) for seq, draft in enumerate(drafts)]


def again(before: list[Entry], *drafts: Draft) -> tuple[Draft, ...]:
    return against(fold(CASE, before), drafts)


NAMES = (*ONE_OF_EACH, "nl_1_0.csv")


@pytest.mark.parametrize("name", NAMES)
def test_reading_the_same_file_again_adds_nothing(name: str) -> None:
    for first, second in zip(read(name).cases, read(name).cases, strict=True):
        assert against(fold(first.slug, placed(first)), second.drafts) == ()


def test_the_hash_of_the_file_does_not_matter() -> None:
    before = entries(said(Purpose(text="Light"), "goal"))
    assert again(before, said(Purpose(text="Light"), "goal", TUESDAY, sha256="b" * 64)) == ()


def test_a_changed_statement_supersedes_the_old() -> None:
    before = entries(said(Purpose(text="Light"), "goal"), by_hand(Opening(title="Lamps", problem="It is dark here.")))
    [news] = again(before, said(Purpose(text="Watching"), "goal", TUESDAY))
    assert (news.body, news.replaces) == (Purpose(text="Watching"), 0)


def test_what_the_source_no_longer_says_is_withdrawn() -> None:
    before = entries(said(Record(title="Lamps", register_name="R"), "title"), said(Purpose(text="Light"), "goal"))
    [news] = again(before, said(Record(title="Lamps", register_name="R"), "title", TUESDAY))
    assert isinstance(news.body, Withdrawal)
    assert news.body.entry == 1
    after = [*before, news.placed(CASE, 2)]
    assert not fold(CASE, after).of(Purpose)
    assert again(after, said(Record(title="Lamps", register_name="R"), "title", WEDNESDAY)) == ()
    [back] = again(
        after,
        said(Record(title="Lamps", register_name="R"), "title", WEDNESDAY),
        said(Purpose(text="Light"), "goal", WEDNESDAY),
    )
    assert back.body == Purpose(text="Light")
    assert fold(CASE, [*after, back.placed(CASE, 3)]).of(Purpose)


def test_another_record_of_the_case_is_left_alone() -> None:
    other = Draft(Purpose(text="Light"), "register", MONDAY, cites=(Cite("c" * 64, "datachain x, purpose"),))
    before = entries(other, said(Supplier(name="Acme"), "provider"))
    assert again(before, said(Supplier(name="Acme"), "provider", TUESDAY)) == ()


def test_what_people_wrote_is_never_superseded_or_withdrawn() -> None:
    before = entries(by_hand(Purpose(text="By hand"), MONDAY), said(Purpose(text="Light"), "goal"))
    news = again(before, said(Purpose(text="Watching"), "goal", WEDNESDAY))
    assert [draft.replaces for draft in news] == [1]


def test_a_correction_by_hand_stands_until_the_source_changes() -> None:
    before = entries(said(Purpose(text="Ligth"), "goal"), by_hand(Purpose(text="Light"), replaces=0))
    assert again(before, said(Purpose(text="Ligth"), "goal", WEDNESDAY)) == ()
    [news] = again(before, said(Purpose(text="Watching"), "goal", WEDNESDAY))
    after = fold(CASE, [*before, news.placed(CASE, 2)])
    assert [stated.body.text for stated in after.of(Purpose)] == ["Light", "Watching"]  # both stand, to be looked at


def test_what_was_taken_back_by_hand_is_not_said_again() -> None:
    before = entries(said(Purpose(text="Light"), "goal"), by_hand(Withdrawal(entry=0, reason="Not our record.")))
    assert again(before, said(Purpose(text="Light"), "goal", WEDNESDAY)) == ()


def test_an_older_file_takes_nothing_back() -> None:
    before = entries(
        said(Purpose(text="Light"), "goal"),
        said(Purpose(text="Watching"), "goal", TUESDAY, replaces=0),
        said(Supplier(name="Acme"), "provider", TUESDAY),
    )
    assert again(before, said(Purpose(text="Light"), "goal", MONDAY)) == ()


def test_a_field_that_was_renamed_is_the_same_statement() -> None:
    before = entries(said(Purpose(text="Light"), "goal"))
    assert again(before, said(Purpose(text="Light"), "purpose_and_impact", TUESDAY)) == ()
    [news] = again(before, said(Purpose(text="Watching"), "purpose_and_impact", TUESDAY))
    assert news.replaces == 0


def test_of_several_items_only_the_changed_one_is_superseded() -> None:
    before = entries(*(said(Item(name=name), "data") for name in ("light", "movement", "sound")))
    news = again(before, *(said(Item(name=name), "data", TUESDAY) for name in ("light", "sound", "images")))
    assert [(draft.body, draft.replaces) for draft in news] == [(Item(name="images"), 1)]


def test_versions_that_the_case_does_not_know_are_all_added() -> None:
    told = read_files([FIXTURES / "nl_snapshot_2026-05-13.jsonl", FIXTURES / "nl_events.jsonl"], today=TODAY)
    for snapshot in read("nl_snapshot_2026-05-13.jsonl").cases:
        [full] = [case for case in told.cases if case.record_id == snapshot.record_id]
        before = placed(snapshot)
        news = against(fold(full.slug, before), full.drafts)
        after = [*before, *(draft.placed(full.slug, len(before) + n) for n, draft in enumerate(news))]
        assert [(entry.body, entry.replaces) for entry in after] == [(d.body, d.replaces) for d in full.drafts]


def test_the_tombstone_of_a_record_that_vanished_comes_once() -> None:
    told = read_files([FIXTURES / "nl_snapshot_2026-05-13.jsonl", FIXTURES / "nl_events.jsonl"], today=TODAY)
    [gone] = [case for case in told.cases if any(isinstance(draft.body, Vanished) for draft in case.drafts)]
    assert against(fold(gone.slug, placed(gone)), gone.drafts) == ()


def test_what_was_erased_by_law_does_not_come_back() -> None:
    harm = Harm(group="Drivers", harm="Anna Berg was fined", mitigation="None")
    [entry] = entries(said(harm, "risks"))
    left = harm.model_copy(update={"harm": "[erased by law; the words are gone]"})
    erased = replace(entry, body=left, erased=("body.harm",))
    assert again([erased], said(harm, "risks", TUESDAY)) == ()
    [news] = again([erased], said(harm.model_copy(update={"mitigation": "Better maps"}), "risks", TUESDAY))
    assert "Anna" not in repr(news)
    assert news.body.mitigation == "Better maps"  # type: ignore[union-attr]


def test_where_the_place_was_erased_too_nothing_comes_back() -> None:
    [entry] = entries(said(Purpose(text="Light for Anna"), "goal"))
    gone = replace(entry, body=Purpose(text="[erased by law]"), cites=(), erased=("body.text", "cites"))
    assert again([gone], said(Purpose(text="Light for Anna"), "goal", TUESDAY)) == ()


def test_statements_of_people_are_added_once_and_keep_their_order() -> None:
    drafts = (
        by_hand(Purpose(text="Light"), MONDAY),
        by_hand(Purpose(text="More light"), TUESDAY, replaces=0),
        by_hand(Erasure(entry=0, fields=("text",), ground="GDPR art. 17"), WEDNESDAY),
    )
    before = entries(by_hand(LegalBasis(text="Law"), MONDAY))
    news = again(before, *drafts)
    assert [draft.replaces for draft in news] == [None, 1, None]
    assert news[2].body.entry == 1  # type: ignore[union-attr]
    after = [*before, *(draft.placed(CASE, 1 + n) for n, draft in enumerate(news))]
    assert again(after, *drafts[:2]) == ()


TEXTS = st.sampled_from(["Light", "Watching", "Counting", "Parking"])
FIELDS = st.sampled_from(["goal", "data", "provider"])


@st.composite
def files(draw: st.DrawFn) -> list[list[Draft]]:
    """The same record on successive days, each time with any of its fields filled in any way."""
    made = []
    for day in range(draw(st.integers(1, 4))):
        at = datetime(2026, 6, 1 + day, tzinfo=UTC)
        told = [said(Record(title="Lamps", register_name="R"), "title", at)]
        if text := draw(st.none() | TEXTS):
            told.append(said(Purpose(text=text), "goal", at))
        told += [said(Item(name=name), "data", at) for name in draw(st.lists(TEXTS, max_size=4))]
        told += [said(Supplier(name=name), "provider", at) for name in draw(st.lists(TEXTS, max_size=2))]
        made.append(told)
    return made


@settings(deadline=None)
@given(files())
def test_after_each_file_the_case_says_what_the_file_says(days: list[list[Draft]]) -> None:
    held: list[Entry] = []
    for told in days:
        for draft in again(held, *told):
            held.append(draft.placed(CASE, len(held)))
        standing = [stated.body for kind in (Record, Purpose, Item, Supplier) for stated in fold(CASE, held).of(kind)]
        assert sorted(map(repr, standing)) == sorted(repr(draft.body) for draft in told)
        assert again(held, *told) == ()


@needs_registers
def test_the_whole_register_read_again_adds_nothing() -> None:
    from tests.formats.shared import REGISTERS

    told = read_files(
        [
            REGISTERS / "nl_register_snapshot_2026-05-13.jsonl",
            REGISTERS / "nl_register_events_2026-05-13_to_2026-06-30.jsonl",
        ],
        today=TODAY,
    )

    def added(case: CaseDraft) -> int:
        return len(against(fold(case.slug, placed(case)), case.drafts))

    assert sum(map(added, told.cases)) == 0
