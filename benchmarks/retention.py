"""How long it takes to delete what is past its end from a table of PostgreSQL, beside a bare DELETE in the same run.

Run it alone: ``python benchmarks/retention.py [--rows 2000000] [--runs 3] [--kills 20]``. It starts a PostgreSQL
server of its own, fills a table in which every other row is past its end, and for each run copies it twice: one copy is
emptied by one ``DELETE ... WHERE seen < cutoff``, the other by ``ombud retention``. Which goes first alternates.

``rate`` is the deletion from its first batch to its last, with journal and commits; ``whole`` is with all that is
counted before and after: the probe, the canary, the second look, the certificate. ``killed`` is a run in a process of
its own that is killed so many times with SIGKILL and begun again; what is left is held against what should be, and the
certificate against its hash. MB is the most memory that the process of a clean run held.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
FILE = """
kind = "ombud.retention/1"
what = "Benchmark"
zone = "Europe/Stockholm"
[[item]]
name = "Readings"
rule = "Deleted six months after the reading"
keep = "P6M"
start = "the reading"
no_backups = true
store = { kind = "postgres", address_in = "BENCH_STORE", table = "ours", date = "seen" }
canary = { values = { id = -1, camera = 0, plate = "CANARY {mark}" } }
"""
TABLE = "(id bigint PRIMARY KEY, plate text NOT NULL, camera int NOT NULL, seen timestamptz)"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=2_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--kills", type=int, default=20)
    asked.add_argument("--batch", type=int, default=100_000)
    asked.add_argument("--index", action="store_true", help="with an index on the date")
    asked.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.child:
        child(given.child, given.batch)
        return
    from tests.postgres import programs, server

    found = programs()
    if found is None:
        sys.exit("PostgreSQL is not installed")
    with (
        server(found) as address,
        psycopg.connect(address, autocommit=True) as base,
        tempfile.TemporaryDirectory() as at,
    ):
        os.environ["BENCH_STORE"] = address
        version = base.execute("SHOW server_version").fetchone()[0]
        print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, "
              f"PostgreSQL {version}, Python {platform.python_version()}")  # fmt: skip
        made(base, given.rows)
        if given.runs:
            compare(base, Path(at), given)
        if given.kills:
            killed(base, Path(at), given)


def made(base: Any, rows: int) -> None:
    """Rows spread over a year on both sides of the cutoff, every other one past its end, in no order of time."""
    base.execute(f"CREATE TABLE model {TABLE}")
    base.execute(
        "INSERT INTO model SELECT i, 'P' || (i * 7919 % 999983), i % 97, now() - CASE WHEN i % 2 = 0"
        " THEN interval '7 months' ELSE interval '1 month' END - (i * 104729 % 100000) * interval '1 minute'"
        f" FROM generate_series(1::bigint, {rows}) AS i"
    )
    base.execute("VACUUM ANALYZE model")


def copied(base: Any, name: str, index: bool) -> None:
    base.execute(f"DROP TABLE IF EXISTS {name}")
    base.execute(f"CREATE TABLE {name} {TABLE}")
    base.execute(f"INSERT INTO {name} SELECT * FROM model ORDER BY id")
    if index:
        base.execute(f"CREATE INDEX ON {name} (seen)")
    base.execute(f"VACUUM ANALYZE {name}")
    base.execute("CHECKPOINT")


def bare(base: Any, cutoff: Any) -> tuple[int, float]:
    begin = time.perf_counter()
    gone = base.execute("DELETE FROM bare WHERE seen < %s", (cutoff,)).rowcount
    return gone, time.perf_counter() - begin


def planned(folder: Path) -> Any:
    from ombud.formats.retentionfile import read_retention
    from ombud.formats.stores.carrying import made_plan, now
    from ombud.formats.stores.papers import plan_bytes

    folder.mkdir(exist_ok=True)
    (folder / "retention.toml").write_text(FILE, "utf-8")
    plan, _ = made_plan(read_retention(folder / "retention.toml"), now(), lambda *_: None)
    (folder / "plan.json").write_bytes(plan_bytes(plan))
    return plan


def child(folder: Path, batch: int) -> None:
    """One run of a plan; says when it begins, how long deleting took, the whole, and the most memory held."""
    from ombud.formats.retentionfile import read_retention
    from ombud.formats.stores.carrying import journal_of, run_item
    from ombud.formats.stores.papers import read_plan, write_certificate
    from ombud.held.stores.certified import sheet

    plan, retention = read_plan(folder / "plan.json"), read_retention(folder / "retention.toml")
    one, seen = plan.items[0], []
    print("ready", flush=True)
    begin = time.perf_counter()
    certificate = run_item(plan, one, retention, journal_of(folder, plan, one),
                           lambda *_: seen.append(time.perf_counter()), batch)  # fmt: skip
    whole = time.perf_counter() - begin
    write_certificate(folder, plan, one, sheet(certificate))
    memory = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    took = seen[-1] - seen[0] if seen else 0.0
    print(certificate.gone, took, whole, int(memory[1]) / 1024 if memory else 0, certificate.proven)


def started(folder: Path, batch: int) -> subprocess.Popen[str]:
    call = [sys.executable, __file__, "--child", str(folder), "--batch", str(batch)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, text=True)


def ours(folder: Path, batch: int) -> tuple[int, float, float, float]:
    with started(folder, batch) as run:
        told = run.communicate()[0].split()
    assert told[-1] == "True", told
    return int(told[1]), float(told[2]), float(told[3]), float(told[4])


def compare(base: Any, at: Path, given: Any) -> None:
    rows = []
    print(f"\n{given.rows:,} rows, {given.rows // 2:,} past their end, batches of {given.batch:,}"
          f"{', an index on the date' if given.index else ''}")  # fmt: skip
    print(f"{'run':>4}{'bare s':>9}{'rate s':>9}{'whole s':>9}{'ratio':>8}{'of whole':>10}{'MB':>7}")
    for number in range(given.runs):
        copied(base, "bare", given.index)
        copied(base, "ours", given.index)
        folder = at / f"run-{number}"
        plan = planned(folder)
        cutoff = plan.items[0].cutoff
        if number % 2:
            mine, theirs = ours(folder, given.batch), bare(base, cutoff)
        else:
            theirs, mine = bare(base, cutoff), ours(folder, given.batch)
        assert theirs[0] == mine[0] == given.rows // 2, (theirs, mine)
        assert same(base), "what is left differs"
        rows.append((theirs[1], mine[1], mine[2], theirs[1] / mine[1], theirs[1] / mine[2], mine[3]))
        told = zip(rows[-1], (9, 9, 9, 8, 10, 7), strict=True)
        print(f"{number + 1:>4}" + "".join(f"{value:{width}.2f}" for value, width in told), flush=True)
    ratio, whole = (statistics.median(row[place] for row in rows) for place in (3, 4))
    print(f"median ratio {ratio:.2f}, of the whole {whole:.2f} (a bare DELETE counts nothing and checks nothing)")


def same(base: Any) -> bool:
    """Whether both copies hold the very same rows."""
    asked = "SELECT count(*), sum(hashint8(id)::bigint) FROM {}"
    return base.execute(asked.format("bare")).fetchone() == base.execute(asked.format("ours")).fetchone()


def killed(base: Any, at: Path, given: Any) -> None:
    copied(base, "ours", given.index)
    folder, rng, kills, begun = at / "killed", random.Random(2026), 0, 0
    cutoff = planned(folder).items[0].cutoff
    begin = time.perf_counter()
    while kills < given.kills and begun < 10 * given.kills:
        begun += 1
        with started(folder, max(1, given.batch // 40)) as run:
            assert run.stdout is not None
            run.stdout.readline()
            time.sleep(rng.uniform(0.02, 0.25))
            if run.poll() is not None:
                break
            os.kill(run.pid, signal.SIGKILL)
            kills += 1
    gone = ours(folder, given.batch)[0] if not list(folder.glob("*.certificate.json")) else given.rows // 2
    left, late = base.execute("SELECT count(*), count(*) FILTER (WHERE seen < %s) FROM ours", (cutoff,)).fetchone()
    from ombud.formats.stores.papers import read_certificate

    (paper,) = folder.glob("*.certificate.json")
    certificate = read_certificate(paper).certificate
    took = time.perf_counter() - begin
    print(f"\nkilled {kills} times in {took:.1f} s: gone {gone:,}, left {left:,}, of those past their end {late}")
    print(f"the certificate, of {certificate.gone:,}, verifies; proven: {certificate.proven}")
    assert (gone, left, late) == (given.rows // 2, given.rows // 2, 0)


if __name__ == "__main__":
    main()
