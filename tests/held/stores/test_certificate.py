"""A certificate says what was checked, is known by its hash, and claims no more than was found."""

from __future__ import annotations

import json
from datetime import date

import pytest

from ombud.held.entries import Ending
from ombud.held.stores.certificate import Checked, Look, checks
from ombud.held.stores.certified import NotACertificate, page, read_sheet, sentences, sheet, signed_by
from ombud.held.stores.plan import sentences as plan_told
from ombud.ledger.note import new_key
from tests.held.stores.sheets import MOMENT, certificate, counted, plan

CUTOFF = date(2026, 3, 1)


def of(look: Look, found: tuple[Checked, ...]) -> bool | None:
    return next(one.passed for one in found if one.look is look)


def test_what_is_written_is_read_again_and_every_change_is_seen() -> None:
    made = sheet(certificate())
    assert read_sheet(made.data) == made
    told = json.loads(made.data)
    told["certificate"]["gone"] = 41
    with pytest.raises(NotACertificate, match="changed after it was written"):
        read_sheet(json.dumps(told).encode())


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"certificate": {}, "sha256": "", "note": ""}', b"\xff", b"[" * 9000]
)
def test_what_is_no_certificate_is_said(data: bytes) -> None:
    with pytest.raises(NotACertificate):
        read_sheet(data)


def test_a_signature_is_held_against_the_citys_key() -> None:
    key = new_key("ombud.example/log")
    made = read_sheet(sheet(certificate(), key).data)
    assert signed_by(made, (key.verifier,)) == ("ombud.example/log",)
    with pytest.raises(NotACertificate):
        signed_by(made, (new_key("ombud.example/log").verifier,))
    assert signed_by(sheet(certificate()), (key.verifier,)) == ()


def test_a_note_of_another_certificate_is_no_note_of_this_one() -> None:
    key = new_key("ombud.example/log")
    told = json.loads(sheet(certificate()).data)
    told["note"] = json.loads(sheet(certificate(gone=40, left=1), key).data)["note"]
    with pytest.raises(NotACertificate, match="of another"):
        read_sheet(json.dumps(told).encode())


def test_the_last_day_is_that_of_the_last_backup() -> None:
    assert certificate().clear_on == date(2026, 12, 2)
    assert certificate(backups=()).clear_on == date(2026, 9, 2)
    assert certificate(backups=None).clear_on is None
    assert "nobody can say" in page(sheet(certificate(backups=None)))


def test_what_is_left_past_its_end_proves_that_it_is_not_gone() -> None:
    assert certificate().proven
    assert not certificate(left=1).proven


def test_checks_tell_apart_what_failed_and_what_could_not_be_made() -> None:
    before, planted = counted(100, 40), date(2026, 2, 28)

    def made(gone: int, records: int, oldest: date = CUTOFF, canary: int = 0, held: int = 0) -> tuple[Checked, ...]:
        after = counted(records, 0, held=held, oldest=oldest)
        return checks(before, gone, planted, canary, after, 0, CUTOFF, Ending.DELETE)

    assert of(Look.COUNT, made(40, 60)) is True
    assert of(Look.COUNT, made(40, 75)) is True  # others added meanwhile
    assert of(Look.COUNT, made(40, 50)) is None  # others took away meanwhile, or more went than should
    assert of(Look.COUNT, made(39, 61)) is False
    assert of(Look.OLDEST, made(40, 60, date(2026, 2, 28))) is False
    assert of(Look.OLDEST, made(40, 60, date(2026, 2, 28), held=1)) is True
    assert of(Look.CANARY, made(40, 60, canary=1)) is False
    assert of(Look.CANARY, checks(before, 40, None, 0, counted(60, 0), 0, CUTOFF, Ending.DELETE)) is None


def test_the_page_says_it_in_sentences() -> None:
    told = page(sheet(certificate()))
    assert "Destroyed: Plate readings. Records: 40." in told
    assert "Deleted six months after the reading (P6M from the reading)" in told
    assert "Seen from 2026-09-01 12:00 Europe/Stockholm, that is what is of before 2026-03-01 00:00" in told
    assert "After 2026-12-02 nothing is left in any place that was declared." in told
    assert "Not signed." in told
    assert [str(one) for one in sentences(certificate(left=1)) if "NOT passed" in str(one)]


def test_a_plan_lays_declared_beside_oldest() -> None:
    told = [str(one) for one in plan_told(plan().items[0], MOMENT.date())]
    assert "Declared, in months: 6; oldest: 24." in told
    bare = plan(("Item", counted(3, 0, undated=2, oldest=None))).items[0]
    assert [str(one) for one in plan_told(bare, MOMENT.date())] == [
        "Item. Records: 3. Past their end, and would go: 0.",
        "Without a date; they are never deleted: 2.",
    ]
