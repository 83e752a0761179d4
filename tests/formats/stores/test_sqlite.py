"""Tables of SQLite: exactly what is past its end goes, whatever stands in the column of dates."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.formats.reading import Unreadable
from ombud.formats.retentionfile import read_retention
from ombud.formats.stores.carrying import fits, journal_of, run_item
from ombud.held.stores.store import Refused
from tests.formats.stores.files import NOW, carried, passed, planned, quiet, ran, written
from tests.formats.stores.killing import killed, runs

TODAY = NOW.date()
STORE = 'store = { kind = "sqlite", file = "a.db", table = "visit", date = "at" }\nno_backups = true\n'
CANARY = 'canary = { values = { who = "canary {mark}" } }\n'
AT = st.sampled_from(
    [None, "", "unknown", "01/02/2020", "2020", "1970-01-01", "2031-05-05", "2026-02-30", "2026-13-01", 20200101, 3.5,
     "2026-08-02", "2026-08-01", "2026-08-02T00:00:00", "2026-08-01T23:59:59", "2026-08-01T22:00:00Z",
     "2026-08-01T21:59:59Z", "2026-08-01 21:59:59+00:00", "2020-01-01", "2025-06-01T12:00:00+14:00", b"2020-01-01"]
)  # fmt: skip
GOES = {"2026-08-01", "2026-08-01T23:59:59", "2026-08-01T21:59:59Z", "2026-08-01 21:59:59+00:00", "2020-01-01",
        "2025-06-01T12:00:00+14:00"}  # fmt: skip


def made(folder: Path, rows: list[tuple[object, ...]], columns: str = "who TEXT, at") -> Path:
    path = folder / "a.db"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as there:
        there.execute(f"CREATE TABLE visit (id INTEGER PRIMARY KEY, {columns})")
        there.executemany("INSERT INTO visit (who, at) VALUES (?, ?)", rows)
    there.close()
    return path


def asked(path: Path, statement: str) -> list[tuple[object, ...]]:
    there = sqlite3.connect(path)
    try:
        return there.execute(statement).fetchall()
    finally:
        there.close()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(AT, max_size=30), st.integers(1, 9))
def test_only_what_has_a_right_date_before_the_cutoff_goes(tmp_path: Path, dates: list[object], size: int) -> None:
    path = made(tmp_path, [(f"w{n}", at) for n, at in enumerate(dates)])
    certificate = carried(written(tmp_path, STORE + CANARY), size)
    left = [at for (at,) in asked(path, "SELECT at FROM visit ORDER BY id")]
    assert left == [at for at in dates if at not in GOES]
    assert certificate.gone == sum(at in GOES for at in dates)
    assert certificate.proven


def test_a_hold_keeps_what_it_names_and_the_certificate_does_not_say_which(tmp_path: Path) -> None:
    path = made(tmp_path, [("Amina", "2020-01-01"), ("Bo", "2020-01-01"), (None, "2020-01-01")])
    (tmp_path / "holds.txt").write_text("Amina\n")
    hold = 'hold = [{ why = "a claim", column = "who", file = "holds.txt" }]\n'
    certificate = carried(written(tmp_path, STORE + hold))
    assert asked(path, "SELECT who FROM visit") == [("Amina",)]
    assert certificate.gone == 2
    assert certificate.proven
    assert "Amina" not in certificate.model_dump_json()


def test_a_hold_that_came_after_the_plan_counts(tmp_path: Path) -> None:
    path = made(tmp_path, [("Amina", "2020-01-01"), ("Bo", "2020-01-01")])
    plan, _ = planned(written(tmp_path, STORE))
    file = written(tmp_path, STORE + 'hold = [{ why = "a claim", column = "who", values = ["Amina"] }]\n')
    retention = read_retention(file)
    fits(plan, retention)
    ran(plan, retention, tmp_path / "j")
    assert asked(path, "SELECT who FROM visit") == [("Amina",)]


def test_a_plan_takes_nothing_that_became_old_after_its_moment(tmp_path: Path) -> None:
    path = made(tmp_path, [("Bo", "2020-01-01"), ("Chandra", "2026-08-15")])
    plan, retention = planned(written(tmp_path, STORE))
    much_later = NOW + timedelta(days=400)
    run_item(plan, plan.items[0], retention, tmp_path / "j", quiet, 10, lambda: much_later)
    assert asked(path, "SELECT who FROM visit") == [("Chandra",)]


def test_a_plan_of_other_rules_is_refused(tmp_path: Path) -> None:
    made(tmp_path, [])
    plan, _ = planned(written(tmp_path, STORE, keep="P30D"))
    with pytest.raises(Unreadable, match="was changed after this plan"):
        fits(plan, read_retention(written(tmp_path, STORE, keep="P1D")))


def test_a_table_that_was_built_anew_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, [("Bo", "2020-01-01")])
    plan, retention = planned(written(tmp_path, STORE))
    asked(path, "ALTER TABLE visit ADD COLUMN more TEXT")
    with pytest.raises(Unreadable, match="built anew"):
        ran(plan, retention, tmp_path / "j")
    assert len(asked(path, "SELECT * FROM visit")) == 1


@pytest.mark.parametrize(("dates", "parts"), [("seconds", 1), ("milliseconds", 1000)])
def test_dates_may_be_counted_since_1970(tmp_path: Path, dates: str, parts: int) -> None:
    cutoff = 1_785_621_600  # midnight of 2 August 2026 in Stockholm
    path = made(tmp_path, [("old", (cutoff - 1) * parts), ("at", cutoff * parts), ("zero", 0), ("text", "2020-01-01")])
    store = STORE.replace('date = "at"', f'date = "at", dates = "{dates}"')
    assert carried(written(tmp_path, store + CANARY)).gone == 1
    assert [who for (who,) in asked(path, "SELECT who FROM visit")] == ["at", "zero", "text"]


def test_counts_are_kept_where_that_is_the_rule_and_small_ones_are_folded(tmp_path: Path) -> None:
    rows = [(who, "2026-01-10") for who in ["north"] * 7 + ["south"] * 3 + ["east"] * 3]
    path = made(tmp_path, [*rows, ("north", "2026-08-30"), *[("north", "2026-02-10")] * 2])
    counts = 'method = "aggregate"\ncounts = { by = ["who"], period = "month", into = "visits_kept" }\n'
    certificate = carried(written(tmp_path, STORE + counts), 2)
    assert certificate.gone == 15
    kept = set(asked(path, "SELECT period, who, records FROM visits_kept"))
    assert kept == {("2026-01", "north", 7), ("2026-01", "", 6), ("", "", 2)}


def test_what_is_made_anonymous_loses_the_named_columns_and_stays(tmp_path: Path) -> None:
    path = made(tmp_path, [("Amina", "2020-01-01"), ("Bo", "2026-08-30"), (None, "2020-01-01")])
    certificate = carried(written(tmp_path, STORE + 'method = "anonymise"\nempty = ["who"]\n'))
    assert asked(path, "SELECT who, at FROM visit") == [
        (None, "2020-01-01"),
        ("Bo", "2026-08-30"),
        (None, "2020-01-01"),
    ]
    assert certificate.gone == 1
    assert certificate.proven


def test_rows_of_other_tables_never_go_unsaid(tmp_path: Path) -> None:
    path = made(tmp_path, [("Bo", "2020-01-01")])
    asked(path, "CREATE TABLE note (visit INTEGER REFERENCES visit(id) ON DELETE CASCADE)")
    with pytest.raises(Refused, match="note"):
        carried(written(tmp_path, STORE))
    follow = STORE.replace('date = "at"', 'date = "at", follow = ["note"]')
    assert carried(written(tmp_path, follow)).gone == 1


def test_what_is_deleted_is_overwritten_in_the_file(tmp_path: Path) -> None:
    path = made(tmp_path, [("Amina-who-went", "2020-01-01"), ("Bo-who-stays", "2026-08-30")])
    carried(written(tmp_path, STORE))
    assert b"Amina-who-went" not in path.read_bytes()
    assert b"Bo-who-stays" in path.read_bytes()


def test_names_with_any_sign_in_them_are_names(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    asked(path, 'CREATE TABLE "vi""sit; DROP" (who TEXT, "a t""" TEXT, rowid TEXT)')
    there = sqlite3.connect(path)
    there.execute("""INSERT INTO "vi""sit; DROP" VALUES ('Bo', '2020-01-01', 'x')""")
    there.commit()
    there.close()
    store = 'store = { kind = "sqlite", file = "a.db", table = \'vi"sit; DROP\', date = \'a t"\' }\nno_backups = true\n'
    assert carried(written(tmp_path, store)).gone == 1


@pytest.mark.parametrize(
    ("store", "what"),
    [
        ('table = "nosuch", date = "at"', "no table"),
        ('table = "visit", date = "when"', "no column when"),
        ('table = "seen", date = "at"', "no table"),
        ('table = "bare", date = "at"', "no row numbers"),
    ],
)
def test_what_cannot_be_carried_out_is_said_before_anything_goes(tmp_path: Path, store: str, what: str) -> None:
    path = made(tmp_path, [("Bo", "2020-01-01")])
    asked(path, "CREATE VIEW seen AS SELECT * FROM visit")
    asked(path, "CREATE TABLE bare (id TEXT PRIMARY KEY, at TEXT) WITHOUT ROWID")
    with pytest.raises(Refused, match=what):
        planned(written(tmp_path, f'store = {{ kind = "sqlite", file = "a.db", {store} }}\n'))


def test_no_database_is_made_where_none_was(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        planned(written(tmp_path, STORE))
    assert not (tmp_path / "a.db").exists()


HALF = """
import os, signal, sqlite3, sys
there = sqlite3.connect(sys.argv[1], isolation_level=None)
there.execute("PRAGMA cache_size = 1")
there.execute("BEGIN IMMEDIATE")
there.execute("UPDATE visit SET who = who || 'x'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_writer_left_half_done_is_undone_before_it_is_read(tmp_path: Path) -> None:
    path = made(tmp_path, [(f"w{n}" * 40, "2020-01-01") for n in range(4000)])
    subprocess.run([sys.executable, "-c", HALF, str(path)], check=False)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.stat().st_size > 0
    plan, _ = planned(written(tmp_path, STORE))
    assert plan.items[0].found.expired == 4000
    assert not journal.exists()
    assert asked(path, "SELECT count(*) FROM visit WHERE who LIKE '%x'") == [(0,)]


def test_killed_again_and_again_it_ends_with_the_same_certificate(tmp_path: Path) -> None:
    rng = random.Random(2026)
    day = date(2026, 1, 1)
    rows = [(f"w{n}", (day + timedelta(days=rng.randrange(0, 243))).isoformat()) for n in range(4000)]
    path = made(tmp_path, rows)
    plan, retention = planned(written(tmp_path, STORE + CANARY))
    with runs(tmp_path, plan, 100) as ready:
        kills = sum(killed(ready, rng.uniform(0.0, 0.03)) for _ in range(20))
    one = plan.items[0]
    certificate = ran(plan, retention, journal_of(tmp_path, plan, one), 100)
    assert kills > 5
    old = sum(at < "2026-08-02" for _, at in rows)
    assert certificate.gone == old
    assert asked(path, "SELECT count(*), min(at) FROM visit") == [
        (4000 - old, min(at for _, at in rows if at >= "2026-08-02"))
    ]
    assert passed(certificate) == {
        "count": True,
        "oldest_record": True,
        "second_connection": True,
        "canary_absent": True,
    }


def test_a_plan_of_a_moment_to_come_is_refused(tmp_path: Path) -> None:
    """Anyone can write a plan with a hash that fits; none of them may end what is not past its end yet."""
    path = made(tmp_path, [("Chandra", "2026-08-15")])
    plan, retention = planned(written(tmp_path, STORE), NOW + timedelta(days=400))
    with pytest.raises(Unreadable, match="moment to come"):
        run_item(plan, plan.items[0], retention, tmp_path / "j", quiet, 10, lambda: NOW)
    near, _ = planned(written(tmp_path, STORE))
    forged = near.model_copy(update={"items": plan.items})
    with pytest.raises(Unreadable, match="another cutoff"):
        run_item(forged, forged.items[0], retention, tmp_path / "j", quiet, 10, lambda: NOW)
    assert asked(path, "SELECT who FROM visit") == [("Chandra",)]


def test_a_canary_that_would_never_go_is_not_planted(tmp_path: Path) -> None:
    path = made(tmp_path, [("Bo", "2020-01-01")])
    file = written(tmp_path, STORE + CANARY + "earliest = 2026-08-20\n")
    certificate = carried(file)
    assert passed(certificate)["canary_absent"] is None
    assert asked(path, "SELECT who FROM visit") == [("Bo",)]


def test_counts_that_are_kept_are_right_however_often_a_run_is_killed(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = made(tmp_path, [("north" if n % 3 else "south", "2026-01-10") for n in range(3000)])
    counts = 'method = "aggregate"\ncounts = { by = ["who"], into = "visits_kept" }\n'
    plan, retention = planned(written(tmp_path, STORE + counts))
    with runs(tmp_path, plan, 100) as ready:
        kills = sum(killed(ready, rng.uniform(0.0, 0.02)) for _ in range(8))
    assert ran(plan, retention, journal_of(tmp_path, plan, plan.items[0]), 100).gone == 3000
    assert kills
    assert set(asked(path, "SELECT who, records FROM visits_kept")) == {("north", 2000), ("south", 1000)}
