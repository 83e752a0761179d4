"""A retention file is read strictly: no item without an end, nothing beyond the cap, no word that is not known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ombud.formats.reading import Unreadable
from ombud.formats.retentionfile import read_retention
from ombud.held.entries import Ending
from tests.formats.stores.files import written

FOLDER = 'store = { kind = "folder", folder = "pics" }\n'
TABLE = 'store = { kind = "sqlite", file = "a.db", table = "visit", date = "at" }\n'


def refused(path: Path, text: str) -> str:
    path.write_text(text, "utf-8")
    with pytest.raises(Unreadable) as wrong:
        read_retention(path)
    return str(wrong.value)


def test_what_the_chapter_shows_is_read(tmp_path: Path) -> None:
    chapter = (Path(__file__).resolve().parents[3] / "docs" / "retention.md").read_text("utf-8")
    path = tmp_path / "plates.toml"
    path.write_text(chapter.partition("```toml\n")[2].partition("```")[0], "utf-8")
    (tmp_path / "holds.txt").write_text("2026-17\n\n2026-18\n", "utf-8")
    readings, pictures = read_retention(path).items
    assert readings.rule.method is Ending.DELETE
    assert readings.rule.holds[0].values == ("2026-17", "2026-18")
    assert readings.rule.backups is not None
    assert readings.rule.backups[0].kept.iso == "P35D"
    assert readings.rule.earliest == date(1970, 1, 2)
    assert pictures.rule.backups == ()


@pytest.mark.parametrize(
    ("keep", "what"),
    [
        ("as long as needed", "is no length of time"),
        ("", "no end of life"),
        ("P11Y", "longer than the cap of P10Y"),
        ("P1MT1H", "months and hours"),
    ],
)
def test_no_end_is_no_end(tmp_path: Path, keep: str, what: str) -> None:
    assert what in refused(tmp_path / "r.toml", written(tmp_path, FOLDER, keep=keep).read_text())


def test_an_item_may_have_a_cap_of_its_own(tmp_path: Path) -> None:
    assert "longer than the cap of P7D" in refused(
        tmp_path / "r.toml", written(tmp_path, 'cap = "P7D"\n' + FOLDER).read_text()
    )


@pytest.mark.parametrize(
    ("more", "field"),
    [
        (FOLDER + 'method = "anonymise"\nempty = ["who"]\n', "method"),
        (TABLE + 'method = "anonymise"\n', "empty"),
        (TABLE + 'empty = ["who"]\n', "empty"),
        (TABLE + 'method = "aggregate"\n', "counts"),
        (TABLE + 'no_backups = true\nbackup = [{ where = "tape", kept = "P1Y" }]\n', "no_backups"),
        (TABLE + 'backup = [{ where = "tape", kept = "for ever" }]\n', "backup.kept"),
        (TABLE + 'canary = { values = { who = "x" } }\n', "canary"),
        (TABLE + 'hold = [{ why = "a claim", values = ["x"] }]\n', "hold.column"),
        (TABLE + 'hold = [{ why = "a claim", column = "who" }]\n', "hold"),
        (TABLE + 'hold = [{ why = "a claim", column = "who", file = "nosuch.txt" }]\n', "hold.file"),
        (TABLE + 'keeep = "P1D"\n', "item.0.keeep"),
        ('store = { kind = "folder", folder = "pics", name = "*.jpg" }\n', "store.name"),
        ('store = { kind = "tape", folder = "pics" }\n', "item.0.store"),
        (TABLE.replace("visit", "visit\", dates = \"roman"), "item.0.store.sqlite.dates"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_said_with_its_field(tmp_path: Path, more: str, field: str) -> None:
    assert f"{field}:" in refused(tmp_path / "r.toml", written(tmp_path, more).read_text())


def test_two_items_of_one_name_a_wrong_zone_and_no_toml_are_refused(tmp_path: Path) -> None:
    text = written(tmp_path, TABLE).read_text()
    assert "two items" in refused(
        tmp_path / "r.toml", text + text.partition("[[item]]")[1] + text.partition("[[item]]")[2]
    )
    assert "no time zone" in refused(tmp_path / "r.toml", text.replace("Europe/Stockholm", "Europe/Malmo"))
    assert "not valid TOML" in refused(tmp_path / "r.toml", "kind = ")


def test_what_is_on_hold_changes_no_rule(tmp_path: Path) -> None:
    before = read_retention(written(tmp_path, TABLE)).rules
    held = TABLE + 'hold = [{ why = "a claim", column = "who", values = ["x"] }]\n'
    assert read_retention(written(tmp_path, held)).rules == before
    assert read_retention(written(tmp_path, TABLE, keep="P31D")).rules != before


def test_an_address_stands_in_the_environment_and_in_no_file(tmp_path: Path) -> None:
    from ombud.formats.retentionfile import address
    from ombud.formats.retentionwords import PostgresTold

    store = 'store = { kind = "postgres", address_in = "NOSUCH_DATABASE", table = "visit", date = "at" }\n'
    told = read_retention(written(tmp_path, store)).items[0].store
    assert isinstance(told, PostgresTold)
    assert address(told, "Readings", {"NOSUCH_DATABASE": "postgresql://x"}) == "postgresql://x"
    with pytest.raises(Unreadable, match="NOSUCH_DATABASE"):
        address(told, "Readings", {})
