"""Claim: a city's budget is counted by equal shares in milliseconds, exactly; a million ballots in a minute.

    python benchmarks/budget.py FILE.pb [--peers PYTHON] [--ballots 1000000] [--runs 3]

FILE is a Pabulib file, such as that of Łódź 2020 (51,472 ballots, 151 projects). Beside it, with --peers, pabutools
with exact fractions, in a Python that has it. Each run is a process of its own, timed by the clock and by the
processor; the rule alone and the whole command (Python started, file read, rule carried out) are told apart. The
million ballots are made up: one to five of 300 projects each, some much more liked than others, shares raised step by
step.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RULES = ("equal-shares/cost/none", "equal-shares/cost/add1", "greedy/votes")
CALM = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("file", type=Path)
    asked.add_argument("--peers", default="", help="a Python that has pabutools")
    asked.add_argument("--ballots", type=int, default=1_000_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--peer-runs", type=int, default=1)
    asked.add_argument("--engine", default="")
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(ENGINES[given.engine](given.file, given.ballots)))
        return
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    ours = [_shown(sys.executable, rule, given) for rule in RULES]
    _shown(sys.executable, "reading", given)
    _shown(sys.executable, "document", given)
    if given.peers:
        theirs = _shown(given.peers, "pabutools", given, given.peer_runs)
        _ratios(ours[0], theirs)
    if given.ballots:
        _shown(sys.executable, "million", given, 1)


def _shown(python: str, engine: str, given: argparse.Namespace, runs: int = 0) -> dict[str, Any]:
    """One engine's medians, printed as they come."""
    ran = [_run(python, engine, given) for _ in range(runs or given.runs)]
    found = {what: statistics.median(one[what] for one in ran) for what in ("rule", "cpu", "whole", "mb")}
    same = {json.dumps(one["told"]) for one in ran}
    print(f"{engine:24} rule {found['rule']:8.4f} s, {found['cpu']:8.4f} s of processor; "
          f"whole command {found['whole']:7.2f} s, "
          f"most memory {found['mb']:6.0f} MB; {', '.join(same)}", flush=True)  # fmt: skip
    return found | {"told": ran[0]["told"], "winners": ran[0].get("winners")}


def _run(python: str, engine: str, given: argparse.Namespace) -> dict[str, Any]:
    command = [python, __file__, str(given.file), "--engine", engine, "--ballots", str(given.ballots)]
    there = os.environ | CALM | {"PYTHONPATH": str(ROOT / "src")}
    begin = time.perf_counter()
    done = subprocess.run(command, env=there, capture_output=True, text=True, check=False)
    whole = time.perf_counter() - begin
    if done.returncode:
        raise SystemExit(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told | {"whole": whole}


def _ratios(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    same = ours["winners"] == theirs["winners"]
    print(f"the same winners: {same}; the rule {theirs['cpu'] / ours['cpu']:.0f} times as fast as pabutools, the whole "
          f"command {theirs['whole'] / ours['whole']:.0f} times, memory 1/{theirs['mb'] / ours['mb']:.1f}")  # fmt: skip


def _timed(work: Any) -> tuple[Any, dict[str, float]]:
    clock, processor = time.perf_counter(), time.process_time()
    found = work()
    return found, {"rule": time.perf_counter() - clock, "cpu": time.process_time() - processor, "mb": _memory()}


def _memory() -> float:
    """The most memory this process has held, in MB (Linux)."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else float("nan")


def _rule(key: str) -> Any:
    def engine(file: Path, ballots: int) -> dict[str, Any]:
        from ombud.formats.pabulib import read
        from ombud.formats.pabulibpoll import poll_of
        from ombud.heard.budget.completed import carried_out
        from ombud.heard.budget.rule import BY_KEY

        poll = poll_of(read(file)).poll
        found, took = _timed(lambda: carried_out(poll, BY_KEY[key]))
        return took | {
            "told": f"{len(found.funded)} projects for {found.spent(poll):,}",
            "winners": sorted(poll.projects[at].id for at in found.funded),
        }

    return engine


def reading(file: Path, ballots: int) -> dict[str, Any]:
    """The file read and made a poll, without a rule."""
    from ombud.formats.pabulib import read
    from ombud.formats.pabulibpoll import poll_of

    found, took = _timed(lambda: poll_of(read(file)).poll)
    return took | {"told": f"{found.voters:,} ballots, {len(found.weight):,} different, {len(found.projects)} projects"}


def document(file: Path, ballots: int) -> dict[str, Any]:
    """Everything: the rule that was asked for, others beside it, every reason, shares by group, the city's outcome."""
    from datetime import date

    from ombud.formats.hearing.budget import budget

    found, took = _timed(lambda: budget(file, today=date(2026, 1, 1), told=lambda *_: None))
    return took | {"told": f"{len(found.measured.parts)} parts"}


def million(file: Path, ballots: int) -> dict[str, Any]:
    """Made-up ballots, shares raised step by step until the next step overspends."""
    from ombud.heard.budget.completed import carried_out
    from ombud.heard.budget.rule import BY_KEY

    poll = made_up(ballots)
    found, took = _timed(lambda: carried_out(poll, BY_KEY["equal-shares/cost/add1"]))
    told = (
        f"{poll.voters:,} ballots, {len(poll.weight):,} different, {len(poll.project):,} votes, {found.steps} steps, "
    )
    return took | {"told": told + f"{len(found.funded)} projects"}


def made_up(ballots: int, projects: int = 300) -> Any:
    """A poll as large as a large city's: votes fall off from project to project, costs are uneven."""
    import numpy as np

    from ombud.heard.budget.poll import Ballot, Poll, Project

    rng = np.random.default_rng((1, 2))
    liked = rng.dirichlet(np.full(projects, 0.7))
    costs = (rng.lognormal(11.5, 1.0, projects).clip(5000) * ballots / 50_000).astype(np.int64)
    rows = np.searchsorted(np.cumsum(liked)[:-1], rng.random((ballots, 5)))
    rows = np.sort(np.where(np.arange(5) < rng.integers(1, 6, ballots)[:, None], rows, -1), axis=1)
    rows[:, 1:][rows[:, 1:] == rows[:, :-1]] = -1
    types, kind = np.unique(np.sort(rows, axis=1), axis=0, return_inverse=True)
    there, of = types >= 0, kind.ravel()
    return Poll(
        projects=tuple(Project(f"{at}", f"{at}", int(cost)) for at, cost in enumerate(costs)),
        budget=111 * ballots,
        ballot=Ballot.APPROVAL,
        start=np.concatenate([np.zeros(1, np.int64), np.cumsum(there.sum(axis=1))]),
        project=types[there].astype(np.int64),
        points=np.ones(int(there.sum()), np.int64),
        weight=np.bincount(of).astype(np.int64),
        kind=of.astype(np.int32),
    )


def pabutools(file: Path, ballots: int) -> dict[str, Any]:
    """Equal shares by cost with pabutools, with its exact fractions."""
    from pabutools.election import Cost_Sat, parse_pabulib
    from pabutools.rules import method_of_equal_shares

    instance, profile = parse_pabulib(str(file))
    found, took = _timed(lambda: method_of_equal_shares(instance, profile, sat_class=Cost_Sat))
    cost = int(sum(one.cost for one in found))
    return took | {"told": f"{len(found)} projects for {cost:,}", "winners": sorted(one.name for one in found)}


ENGINES: dict[str, Any] = {rule: _rule(rule) for rule in RULES} | {
    "reading": reading,
    "document": document,
    "million": million,
    "pabutools": pabutools,
}

if __name__ == "__main__":
    main()
