"""What the demonstration carries: real records as they were taken, and one worked case that says that it is one."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from ombud.asked.entries import Opening
from ombud.casefile.read import read
from ombud.demo import lamp_posts, records
from ombud.formats.open import read_file, read_files
from ombud.people.mailbox import MAIL

TODAY = date(2026, 11, 1)


def test_the_worked_case_says_that_it_is_one() -> None:
    opening = lamp_posts.drafts()[0].body
    assert isinstance(opening, Opening)
    assert opening.example is True


def test_every_source_that_the_worked_case_cites_comes_with_it() -> None:
    cited = {cite.sha256 for draft in lamp_posts.drafts() for cite in draft.cites if cite.sha256}
    assert cited == {sha256(paper.read_bytes()).hexdigest() for paper in lamp_posts.papers()}


def test_every_quote_in_the_worked_case_stands_in_the_paper_that_it_cites() -> None:
    papers = {sha256(p.read_bytes()).hexdigest(): " ".join(p.read_text("utf-8").split()) for p in lamp_posts.papers()}
    quotes = [(cite.quote, papers[cite.sha256]) for draft in lamp_posts.drafts() for cite in draft.cites if cite.quote]
    assert quotes
    assert [quote for quote, paper in quotes if " ".join(quote.split()) not in paper] == []


def test_the_worked_case_keeps_and_crosses_and_leaves_unsaid() -> None:
    drafts = lamp_posts.drafts()
    sheet = read("lamp-posts", [draft.placed("lamp-posts", seq) for seq, draft in enumerate(drafts)], TODAY)
    told = set(sheet.as_json()["standing"])
    assert {"kept", "crossed", "silent"} <= told


def test_every_register_that_it_carries_can_be_read(tmp_path: Path) -> None:
    counts = {}
    for paths in records.unwrapped(tmp_path):
        reading = read_files(paths, today=TODAY) if len(paths) > 1 else read_file(paths[0], today=TODAY)
        counts[paths[0].name] = len(reading.cases)
    # Two of the eight city technologies are later versions of others.
    assert counts == {records.SNAPSHOT: 1491, records.RICH: 34, records.CITIES: 6}


def test_every_file_that_it_carries_is_told_with_its_source_and_licence() -> None:
    told = files("ombud.demo").joinpath("SOURCES.md").read_text("utf-8")
    carried = [path.name for path in Path(str(files("ombud.demo").joinpath("registers"))).iterdir()]
    assert [name for name in carried if name not in told] == []


def test_no_mail_address_is_carried(tmp_path: Path) -> None:
    for paths in records.unwrapped(tmp_path):
        for path in paths:
            assert MAIL.findall(path.read_text("utf-8")) == []
