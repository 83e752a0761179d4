"""What the demonstration carries ready measured comes out again from the same tables, to the last figure."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from tools import exempelby_heard, exempelby_held

from ombud.casefile.read import read
from ombud.demo import lamp_posts, measured
from ombud.evidence.finding import Backing
from ombud.formats.measuredfile import member, opened, says
from ombud.formats.measuring import Result, measure
from ombud.formats.repeated import differences
from tests.casefile.test_whogains import EXAMPLES
from tests.served.cities import PLACES, needs_places

WORKED, KIOSKS, *COMPUTED = measured.carried()
ENGINES = exempelby_heard.COMPUTED | exempelby_held.COMPUTED


def again(folder: Path, place: Path, on: date) -> Result:
    return measure(folder, place, on, lambda *_: None)


@pytest.mark.parametrize("one", [WORKED, KIOSKS, *COMPUTED], ids=lambda one: f"{one.case}-{one.path.stem}")
def test_each_statement_cites_the_file_that_comes_with_it(one: measured.Carried) -> None:
    file = sha256(one.path.read_bytes()).hexdigest()
    cited = {cite.sha256 for draft in one.statements()[len(one.opening) :] for cite in draft.cites}
    assert cited == {file}


def test_the_worked_case_is_marked_as_one_in_what_was_measured_too() -> None:
    assert WORKED.measured.example
    assert not KIOSKS.measured.example


def test_the_worked_case_comes_out_again() -> None:
    folder = WORKED.path.parent
    found = again(folder, folder / "place.toml", WORKED.measured.on)
    assert [str(one) for one in differences(WORKED.measured, found.measured)] == []
    assert found.says == says(WORKED.path)


@needs_places
def test_new_york_comes_out_again() -> None:
    found = again(PLACES / "new-york", EXAMPLES / "new-york.toml", KIOSKS.measured.on)
    assert [str(one) for one in differences(KIOSKS.measured, found.measured)] == []
    assert member(KIOSKS.path, "place.toml") == (EXAMPLES / "new-york.toml").read_bytes()


def test_every_file_that_was_measured_is_named_with_its_source() -> None:
    told = (Path(measured.__file__).parent / "SOURCES.md").read_text("utf-8")
    for one in (WORKED, KIOSKS):
        assert all(given.source for given in opened(one.path).inputs)
        assert f"{one.path.parent.name}/measured.zip" in told


@pytest.mark.parametrize("one", COMPUTED, ids=lambda one: one.path.stem)
def test_what_was_heard_and_held_in_the_worked_case_comes_out_again(one: measured.Carried) -> None:
    found = ENGINES[one.path.stem](lambda *_: None)
    assert [str(difference) for difference in differences(one.measured, found.measured)] == []
    assert list(found.says) == list(says(one.path))
    assert one.measured.example


def test_in_the_worked_case_findings_are_measured() -> None:
    drafts = [*lamp_posts.drafts(), *(draft for one in (WORKED, *COMPUTED) for draft in one.statements())]
    entries = [draft.placed(WORKED.case, seq) for seq, draft in enumerate(drafts)]
    sheet = read(WORKED.case, entries, date(2026, 11, 1))
    backed = {one.check for one in sheet.findings if one.backing is Backing.MEASURED}
    assert {"2.5", "2.6", "2.8", "4.1", "4.3", "4.6", "5.7", "5.9", "5.10"} <= backed
    assert json.dumps(sheet.as_json())
