"""Claim: the fairest lottery of 500 people is found in under two seconds, with a proof that none is fairer.

    python benchmarks/lottery.py POOL.csv QUOTAS.csv --size 22 [--people 300 500] [--peers PYTHON] [--runs 3]
        [--leximin] [--broad 5000] [--draws 100000]

POOL and QUOTAS are such as the invented 150 people and the quotas that sortition-algorithms is tested with. Larger
pools are made in the manner of its own benchmark: people drawn from that pool with replacement, a panel of 15 in 100
and at least 22, each quota two below and two above the share of the pool. Beside it, with --peers,
sortition-algorithms (maximin with HiGHS) in a Python that has it, on the same files; with --leximin, its leximin as
well, which needs Gurobi. Each run is a process of its own; the rule alone and the whole command (Python started, files
read) are told apart.

The broad pool has eight traits of four values, drawn apart from each other, so that nearly everyone is of a kind of
their own, and quotas around a population that the pool does not resemble.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
CALM = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
Rows = list[dict[str, str]]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("pool", type=Path)
    asked.add_argument("quotas", type=Path)
    asked.add_argument("--size", type=int, default=22)
    asked.add_argument("--people", type=int, nargs="*", default=[300, 500])
    asked.add_argument("--peers", default="", help="a Python that has sortition-algorithms")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--leximin", action="store_true")
    asked.add_argument("--broad", type=int, default=0)
    asked.add_argument("--draws", type=int, default=0)
    asked.add_argument("--engine", default="", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(ENGINES[given.engine](given.pool, given.quotas, given.size)))
        return
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        compare_all(Path(name), given)


def compare_all(folder: Path, given: argparse.Namespace) -> None:
    compare(given.pool, given.quotas, given.size, given)
    for people in given.people:
        pool, quotas, size = enlarged(folder, given.pool, given.quotas, people)
        compare(pool, quotas, size, given)
    if given.broad:
        pool, quotas, size = broad(folder, given.broad)
        print(f"\n{given.broad} people with eight traits, {size} drawn")
        shown(sys.executable, "ombud maximin", pool, quotas, size, 1)
    if given.draws:
        draws(given)


def compare(pool: Path, quotas: Path, size: int, given: argparse.Namespace) -> None:
    with pool.open(encoding="utf-8") as file:
        people = sum(1 for _ in csv.reader(file)) - 1
    print(f"\n{people} people, {size} drawn")
    for objective in ("maximin", "leximin") if given.leximin else ("maximin",):
        ours = shown(sys.executable, f"ombud {objective}", pool, quotas, size, given.runs)
        if given.peers:
            theirs = shown(given.peers, f"sortition-algorithms {objective}", pool, quotas, size, given.runs)
            apart = np.abs(np.sort(ours["chances"]) - np.sort(theirs["chances"]))
            rule, whole = theirs["rule"] / ours["rule"], theirs["whole"] / ours["whole"]
            least = abs(ours["least"] - theirs["least"])
            print(f"  rule {rule:.1f} times, whole command {whole:.1f} times as long; least chances differ by "
                  f"{least:.1e}, sorted chances by at most {apart.max():.1e}")  # fmt: skip


def shown(python: str, engine: str, pool: Path, quotas: Path, size: int, runs: int) -> dict[str, Any]:
    """One engine's medians, printed as they come."""
    ran = [run(python, engine, pool, quotas, size) for _ in range(runs)]
    found = ran[0] | {what: statistics.median(one[what] for one in ran) for what in ("rule", "cpu", "whole", "mb")}
    print(f"{engine:30} rule {found['rule']:7.2f} s ({found['cpu']:.2f} s of processor), whole command "
          f"{found['whole']:7.2f} s, {found['mb']:4.0f} MB, least chance {found['least']:.9f} {found['proof']}",
          flush=True)  # fmt: skip
    return found


def run(python: str, engine: str, pool: Path, quotas: Path, size: int) -> dict[str, Any]:
    command = [python, __file__, pool, quotas, "--size", size, "--engine", engine]
    began = time.perf_counter()
    there = os.environ | CALM | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([str(one) for one in command], env=there, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine} did not run: {(done.stderr.strip().splitlines() or ['no word'])[-1]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told | {"whole": time.perf_counter() - began}


def timed(work: Callable[[], Any]) -> tuple[Any, dict[str, Any]]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, {"rule": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "mb": most_memory()}


def most_memory() -> float:
    """The most memory this process has held, in MB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def ombud(objective: str) -> Callable[[Path, Path, int], dict[str, Any]]:
    """Ours: the kinds, the lottery, and its proof checked in fractions."""

    def engine(pool: Path, quotas: Path, size: int) -> dict[str, Any]:
        from ombud.formats.recruitment import read_pool, read_quotas
        from ombud.heard.lottery.certificate import checked
        from ombud.heard.lottery.fairest import Objective, fairest, rules_of
        from ombud.heard.lottery.problem import problem_of

        asked = read_quotas(quotas)
        people = read_pool(pool, asked).pool

        def work() -> Any:
            made = fairest(problem_of(people, asked, size), Objective(objective))
            rules = rules_of(made.problem)
            return made, checked(rules, made.panels.tolist(), made.weights.tolist(), made.proofs[0])

        (made, proof), took = timed(work)
        exact = "in exact fractions" if proof.exact else "by HiGHS"
        told = f"(of {len(made.problem.kinds)} kinds; none exceeds {float(proof.bound):.9f}, {exact})"
        chances = np.repeat(made.chances, made.problem.people).tolist()
        return took | {"least": float(proof.least), "proof": told, "chances": chances}

    return engine


def sortition(objective: str) -> Callable[[Path, Path, int], dict[str, Any]]:
    """The peer: the lottery as its own functions find it, from the same files."""

    def engine(pool: Path, quotas: Path, size: int) -> dict[str, Any]:
        from sortition_algorithms.committee_generation.leximin import find_distribution_leximin
        from sortition_algorithms.committee_generation.maximin import find_distribution_maximin
        from sortition_algorithms.features import read_in_features
        from sortition_algorithms.people import read_in_people
        from sortition_algorithms.settings import Settings
        from sortition_algorithms.utils import set_random_provider

        head, rows = table(quotas)
        features = read_in_features(head, rows)[0]
        head, rows = table(pool)
        people = read_in_people(head, rows, features, Settings(id_column=head[0], columns_to_keep=[]))[0]
        set_random_provider(42)
        find = {"maximin": find_distribution_maximin, "leximin": find_distribution_leximin}[objective]
        (panels, weights, _), took = timed(lambda: find(features, people, size, [], "highspy"))
        chances = dict.fromkeys(people, 0.0)
        for panel, weight in zip(panels, weights, strict=True):
            for one in panel:
                chances[one] += weight
        return took | {"least": min(chances.values()), "proof": "", "chances": list(chances.values())}

    return engine


ENGINES = {f"ombud {one}": ombud(one) for one in ("maximin", "leximin", "nash")} | {
    f"sortition-algorithms {one}": sortition(one) for one in ("maximin", "leximin")
}


def table(path: Path) -> tuple[list[str], Rows]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    return list(reader.fieldnames or []), rows


def written(folder: Path, name: str, features: list[str], people: list[tuple[str, ...]], quotas: list[tuple[Any, ...]],
            size: int) -> tuple[Path, Path, int]:  # fmt: skip
    pool, asked = folder / f"{name}-pool.csv", folder / f"{name}-quotas.csv"
    with pool.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", *features], *([f"p{at}", *one] for at, one in enumerate(people))])
    with asked.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["feature", "value", "min", "max"], *quotas])
    return pool, asked, size


def enlarged(folder: Path, pool: Path, quotas: Path, people: int) -> tuple[Path, Path, int]:
    """A pool of people drawn from another with replacement, and quotas around its own shares."""
    _, asked = table(quotas)
    _, rows = table(pool)
    features = list(dict.fromkeys(one["feature"] for one in asked))
    chance, size = np.random.default_rng(people), max(22, int(people * 0.15))
    made = [tuple(rows[at][name] for name in features) for at in chance.integers(0, len(rows), people)]
    around = []
    for one in asked:
        share = sum(values[features.index(one["feature"])] == one["value"] for values in made) / people
        around.append((one["feature"], one["value"], max(0, round(share * size) - 2), round(share * size) + 2))
    return written(folder, str(people), features, made, around, size)


def broad(folder: Path, people: int) -> tuple[Path, Path, int]:
    """Eight traits of four values; quotas of 5 in 100 around a population halfway between the pool and another."""
    chance, size = np.random.default_rng(1), max(40, people * 3 // 100)
    features = [f"trait {at}" for at in range(1, 9)]
    shares = [chance.dirichlet(np.full(4, 4.0)) for _ in features]
    made = np.array([chance.choice(list("abcd"), people, p=share) for share in shares]).T
    quotas = []
    for name, share in zip(features, shares, strict=True):
        wanted = (0.5 * share + 0.5 * chance.dirichlet(np.full(4, 8.0))) * size
        quotas += [
            (name, value, int(0.95 * n), int(np.ceil(1.05 * n))) for value, n in zip("abcd", wanted, strict=True)
        ]
    return written(folder, "broad", features, [tuple(one) for one in made.tolist()], quotas, size)


def draws(given: argparse.Namespace) -> None:
    """Draws from as many seeds, person by person, beside the published chances."""
    from ombud.formats.recruitment import read_pool, read_quotas
    from ombud.heard.lottery.drawn import drawn, ticket_of
    from ombud.heard.lottery.fairest import Objective, fairest
    from ombud.heard.lottery.problem import problem_of
    from ombud.heard.lottery.tickets import tickets_of

    asked = read_quotas(given.quotas)
    problem = problem_of(read_pool(given.pool, asked).pool, asked, given.size)
    tickets = tickets_of(fairest(problem, Objective.LEXIMIN), 1000)
    came = dict.fromkeys(problem.kinds.of_person(), 0)
    for at in range(given.draws):
        for one in drawn(problem.kinds, tickets.panel(ticket_of(str(at), 1000)).tolist(), str(at)).ids:
            came[one] += 1
    chances = {one: float(tickets.chances[kind]) for one, kind in problem.kinds.of_person().items()}
    off = [
        (came[one] - given.draws * p) / (given.draws * p * (1 - p)) ** 0.5 for one, p in chances.items() if 0 < p < 1
    ]
    apart = max(abs(came[one] / given.draws - p) for one, p in chances.items())
    print(f"\n{given.draws} draws: people differ from their chance by at most {apart:.4f}, {max(map(abs, off)):.2f} "
          f"standard errors; mean square {np.mean(np.square(off)):.3f} (1 is expected)")  # fmt: skip


if __name__ == "__main__":
    main()
