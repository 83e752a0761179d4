"""Tables of PostgreSQL: exactly what is past its end goes, killed or not; the server is asked what became final."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ombud.formats.stores.carrying import journal_of
from ombud.held.stores.certified import read_sheet, sheet
from ombud.held.stores.store import Refused
from tests.formats.stores.files import NOW, carried, passed, planned, ran, written
from tests.formats.stores.killing import killed, runs
from tests.postgres import programs, server

psycopg = pytest.importorskip("psycopg")
FOUND = programs()
pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(FOUND is None, reason="PostgreSQL is not installed: apt install postgresql"),
]
CUTOFF = datetime(2026, 8, 1, 22, tzinfo=UTC)  # midnight of 2 August in Stockholm: 30 days before 1 September
SECONDS = int(CUTOFF.timestamp())
STORE = """no_backups = true
store = {{ kind = "postgres", address_in = "TEST_STORE", table = "{table}", date = "at"{more} }}
"""
EMPTY = 'method = "anonymise"\nempty = ["who"]\n'
CANARY = 'canary = { values = { who = "canary {mark}" } }\n'


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    assert FOUND is not None
    with server(FOUND) as where:
        before, os.environ["TEST_STORE"] = os.environ.get("TEST_STORE"), where
        yield where
        os.environ.pop("TEST_STORE") if before is None else os.environ.update(TEST_STORE=before)


@pytest.fixture
def base(address: str) -> Iterator[Any]:
    with psycopg.connect(address, autocommit=True) as there:
        there.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        yield there


def store(table: str = "visit", more: str = "") -> str:
    return STORE.format(table=table, more=more)


AT = st.sampled_from([
    None, "infinity", "-infinity", "0044-03-15 BC", "1970-01-01 00:00+00", "2031-05-05 00:00+00", "2020-02-29 00:00+00",
    "2026-08-01 21:59:59.999999+00", "2026-08-01 22:00+00", "2026-08-31 12:00+00", "2020-01-01 00:00+14",
])  # fmt: skip
GOES = {"2020-02-29 00:00+00", "2026-08-01 21:59:59.999999+00", "2020-01-01 00:00+14"}


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(AT, max_size=30), st.integers(1, 300))
def test_only_what_has_a_right_date_before_the_cutoff_goes(
    base: Any, tmp_path: Path, dates: list[str | None], size: int
) -> None:
    base.execute("DROP TABLE IF EXISTS visit; CREATE TABLE visit (id serial, who text, at timestamptz)")
    for number, at in enumerate(dates):
        base.execute("INSERT INTO visit (who, at) VALUES (%s, %s)", (str(number), at))
    certificate = carried(written(tmp_path, store() + CANARY), size)
    left = {int(who) for (who,) in base.execute("SELECT who FROM visit")}
    assert left == {number for number, at in enumerate(dates) if at not in GOES}
    assert certificate.gone == sum(at in GOES for at in dates)
    assert certificate.proven


@pytest.mark.parametrize(
    ("sort", "old", "new", "more"),
    [
        ("date", "2026-08-01", "2026-08-02", ""),
        ("timestamp", "2026-08-01 23:59:59", "2026-08-02 00:00", ""),
        ("timestamptz", "2026-08-01 21:59:59+00", "2026-08-01 22:00+00", ""),
        ("bigint", str(SECONDS - 1), str(SECONDS), ', dates = "seconds"'),
        ("bigint", str(SECONDS * 1000 - 1), str(SECONDS * 1000), ', dates = "milliseconds"'),
    ],
)  # fmt: skip
def test_a_day_ends_at_midnight_of_the_place_however_dates_are_written(
    base: Any, tmp_path: Path, sort: str, old: str, new: str, more: str
) -> None:
    base.execute(f"CREATE TABLE visit (who text, at {sort})")
    base.execute("INSERT INTO visit VALUES ('old', %s), ('new', %s), ('none', NULL)", (old, new))
    certificate = carried(written(tmp_path, store(more=more) + CANARY))
    assert {who for (who,) in base.execute("SELECT who FROM visit")} == {"new", "none"}
    assert certificate.proven
    assert str(certificate.first) == "2026-08-01"


def test_partitions_and_names_with_any_sign_are_emptied_too(base: Any, tmp_path: Path) -> None:
    base.execute("""
        CREATE TABLE "vi""sit; DROP" (who text, at timestamptz) PARTITION BY LIST (who);
        CREATE TABLE "n;" PARTITION OF "vi""sit; DROP" FOR VALUES IN ('n');
        CREATE TABLE rest PARTITION OF "vi""sit; DROP" DEFAULT;
        INSERT INTO "vi""sit; DROP"
        SELECT CASE WHEN i % 2 = 0 THEN 'n' ELSE 's' END, '2020-01-01'::timestamptz + i * interval '1 day'
        FROM generate_series(1, 3000) i""")
    told = store().replace('table = "visit"', "table = 'vi\"sit; DROP'")
    certificate = carried(written(tmp_path, told), 100)
    ((left, first),) = base.execute('SELECT count(*), min(at) FROM "vi""sit; DROP"').fetchall()
    assert first >= CUTOFF
    assert certificate.gone == 3000 - left > 0


def test_a_hold_keeps_what_it_names_whatever_its_type(base: Any, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (who int, at timestamptz)")
    base.execute("INSERT INTO visit SELECT i, '2020-01-01' FROM generate_series(1, 9) i")
    hold = 'hold = [{ why = "a claim", column = "who", values = [3, "7", "Robert\'); DROP TABLE visit;--"] }]\n'
    certificate = carried(written(tmp_path, store() + hold))
    assert [who for (who,) in base.execute("SELECT who FROM visit ORDER BY 1")] == [3, 7]
    assert (certificate.gone, certificate.proven) == (7, True)


def test_counts_are_kept_where_that_is_the_rule_and_small_ones_are_folded(base: Any, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (who text, at timestamptz)")
    for who, at, times in (("north", "2026-01-10", 7), ("south", "2026-01-11", 3), ("east", "2026-01-12", 3),
                           ("north", "2026-02-10", 2), ("north", "2026-08-30", 1)):  # fmt: skip
        base.execute("INSERT INTO visit SELECT %s, %s FROM generate_series(1, %s)", (who, at, times))
    counts = 'method = "aggregate"\ncounts = { by = ["who"], period = "month", into = "visits_kept" }\n'
    certificate = carried(written(tmp_path, store() + counts))
    assert certificate.gone == 15
    kept = set(base.execute("SELECT period, who, records FROM visits_kept"))
    assert kept == {("2026-01", "north", 7), ("2026-01", "", 6), ("", "", 2)}


def test_what_is_made_anonymous_loses_the_named_columns_and_stays(base: Any, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (who text, at date)")
    base.execute("INSERT INTO visit VALUES ('Amina', '2020-01-01'), ('Bo', '2026-08-30'), (NULL, '2020-01-01')")
    certificate = carried(written(tmp_path, store() + 'method = "anonymise"\nempty = ["who"]\n'))
    assert sorted(base.execute("SELECT coalesce(who, '-') FROM visit")) == [("-",), ("-",), ("Bo",)]
    assert (certificate.gone, certificate.proven) == (1, True)


@pytest.mark.parametrize(
    ("made", "more", "what"),
    [
        ("CREATE TABLE visit (who text, at text)", "", "no date"),
        ("CREATE TABLE visit (who text, at bigint)", "", "nothing says what they count"),
        ("CREATE TABLE visit (who text)", "", "no column at"),
        ("CREATE TABLE t (at date); CREATE VIEW visit AS SELECT * FROM t", "", "no table of its own"),
        ("CREATE TABLE other (at date)", "", "no table public.visit"),
        ("CREATE TABLE visit (id int PRIMARY KEY, at date);"
         "CREATE TABLE note (v int REFERENCES visit ON DELETE CASCADE)", "", "note"),
        ("CREATE TABLE visit (who text NOT NULL, at date)", EMPTY, "may not be empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_carried_out_is_said_before_anything_goes(
    base: Any, tmp_path: Path, made: str, more: str, what: str
) -> None:
    base.execute(made)
    with pytest.raises(Refused, match=what):
        planned(written(tmp_path, store() + more))


def test_what_the_server_refuses_is_told_without_what_is_in_rows(base: Any, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (who text PRIMARY KEY, at date); CREATE TABLE note (v text REFERENCES visit);"
                 "INSERT INTO visit VALUES ('Amina', '2020-01-01'); INSERT INTO note VALUES ('Amina')")  # fmt: skip
    with pytest.raises(Refused, match="violates foreign key") as refused:
        carried(written(tmp_path, store()))
    assert "Amina" not in str(refused.value)
    assert list(base.execute("SELECT count(*) FROM visit")) == [(1,)]


def test_rows_that_a_policy_hides_are_not_taken_for_gone(base: Any, address: str, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (who text, at date); ALTER TABLE visit ENABLE ROW LEVEL SECURITY;"
                 "CREATE POLICY none ON visit USING (false); DROP ROLE IF EXISTS clerk; CREATE ROLE clerk LOGIN;"
                 "GRANT USAGE ON SCHEMA public TO clerk; GRANT SELECT, DELETE ON visit TO clerk")  # fmt: skip
    os.environ["CLERK_STORE"] = address.replace("ombud@", "clerk@")
    with pytest.raises(Refused, match="row-level security"):
        planned(written(tmp_path, store().replace("TEST_STORE", "CLERK_STORE")))


def test_a_batch_whose_commit_was_sent_and_not_answered_is_asked_of_the_server(base: Any, tmp_path: Path) -> None:
    from ombud.formats.retentionfile import read_retention
    from ombud.formats.stores.opening import opened
    from ombud.held.stores.rule import bounds

    base.execute(
        "CREATE TABLE visit (who text, at date); INSERT INTO visit SELECT 'x', '2020-01-01' FROM generate_series(1, 50)"
    )
    item = read_retention(written(tmp_path, store())).items[0]
    one, two = (opened(item, bounds(item.rule, NOW), tmp_path) for _ in range(2))
    undone = one.take((), 1000)
    assert undone is not None
    one.close()  # killed before it said that it is final
    assert two.happened(undone) == 0
    again = two.take((), 1000)
    assert again is not None
    two.settle(again)
    assert (again.gone, two.happened(again)) == (50, 50)
    two.close()


def test_who_writes_meanwhile_is_not_kept_out_and_loses_nothing(base: Any, address: str, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (id serial, who text, at timestamptz);"
                 "INSERT INTO visit (who, at) SELECT 'old', '2020-01-01' FROM generate_series(1, 5000)")  # fmt: skip
    plan, retention = planned(written(tmp_path, store()))
    with psycopg.connect(address, autocommit=True) as other:

        def write(*_: object) -> None:
            other.execute("INSERT INTO visit (who, at) VALUES ('new', '2026-08-30'), ('late', '2020-01-01')")
            other.execute("UPDATE visit SET who = 'moved' WHERE id = (SELECT max(id) FROM visit WHERE who = 'old')")

        ran(plan, retention, tmp_path / "j", 500, write)
    left = dict(base.execute("SELECT who, count(*) FROM visit GROUP BY 1").fetchall())
    assert left.pop("new") > 2
    assert left.pop("late", 0) <= 1  # written after the last look
    assert left == {}


@pytest.mark.slow
def test_killed_twenty_times_all_expired_rows_and_only_they_are_gone(base: Any, tmp_path: Path) -> None:
    rng = random.Random(2026)
    base.execute("CREATE TABLE visit (id bigserial PRIMARY KEY, who text, at timestamptz)")
    base.execute(
        """INSERT INTO visit (who, at) SELECT 'w' || i, %s::timestamptz
             + CASE WHEN i %% 2 = 0 THEN -1 ELSE 1 END * (1 + (i * 7919) %% 20000) * interval '1 minute'
           FROM generate_series(1, 120000) i""",
        (CUTOFF,),
    )
    base.execute("VACUUM ANALYZE visit")
    counts = "SELECT count(*) FILTER (WHERE at < %s), sum(hashint8(id)) FILTER (WHERE at >= %s) FROM visit"
    old, live = base.execute(counts, (CUTOFF, CUTOFF)).fetchone()
    path = written(tmp_path, store() + CANARY)
    plan, retention = planned(path)
    kills = 0
    with runs(tmp_path, plan, 1500) as ready:
        for _ in range(200):
            kills += killed(ready, rng.uniform(0.02, 0.12))
            if kills == 20:
                break
    one = plan.items[0]
    certificate = ran(plan, retention, journal_of(tmp_path, plan, one), 10_000)
    left = base.execute(
        "SELECT count(*), count(*) FILTER (WHERE at < %s), sum(hashint8(id)) FROM visit", (CUTOFF,)
    ).fetchone()
    assert old == 60_000
    assert left == (60_000, 0, live)
    assert kills >= 10
    assert certificate.gone == 60_000
    assert certificate.proven
    assert passed(certificate) == {
        "count": True,
        "oldest_record": True,
        "second_connection": True,
        "canary_absent": True,
    }
    assert read_sheet(sheet(certificate).data).certificate == certificate


def test_names_of_people_never_come_into_a_certificate(base: Any, tmp_path: Path) -> None:
    base.execute("CREATE TABLE visit (who text, at date); INSERT INTO visit VALUES ('Amina Andersson', '2020-01-01')")
    certificate = carried(
        written(tmp_path, store() + 'hold = [{ why = "Amina", column = "who", values = ["Chandra"] }]\n')
    )
    data = sheet(certificate).data.decode()
    assert not any(name in data for name in ("Amina", "Andersson", "Chandra", 'Bo"'))
    assert certificate.gone == 1


def test_a_later_look_finds_what_was_put_back(base: Any, tmp_path: Path) -> None:
    from ombud.formats.stores.carrying import prove_item

    base.execute("CREATE TABLE visit (who text, at date); INSERT INTO visit VALUES ('x', '2020-01-01')")
    plan, retention = planned(written(tmp_path, store()))
    one, journal = plan.items[0], tmp_path / "j"
    assert prove_item(plan, one, retention, journal) is None
    assert ran(plan, retention, journal).proven
    base.execute("INSERT INTO visit VALUES ('restored', '2020-01-01')")
    again = prove_item(plan, one, retention, journal)
    assert again is not None
    assert not again.proven
    assert again.remaining.oldest == datetime(2020, 1, 1, tzinfo=UTC).date()
    assert timedelta(0) <= again.looked - again.ended
