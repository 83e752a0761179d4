"""How long an opinion map takes, how much memory, and how often it is right, beside red-dwarf in the same run.

    python benchmarks/opinions.py --polis ../shared/data/democracy/polis [--peers PYTHON] [--runs 3] [--only NAME ...]

resampled: vTaiwan's people drawn ten times over with replacement, one vote in twenty drawn anew: 19,210 x 197; the
whole command from a Polis folder, ours with stability, null test and the results without suspect ballots (there are
hundreds, since people are drawn again), red-dwarf's without, for it has none. large: 100,000 people x 1,000 statements,
5 million votes; then 1,000 votes added. file: the same, from a Polis folder to the document. shuffled: votes of the
conversations shuffled within each statement, how many claim groups. planted: how well planted groups are found.

The peer lives in an environment of its own: python -m venv peers; peers/bin/pip install red-dwarf==0.4.0
Every engine runs in a process of its own; MB is the most memory it ever held, imports included.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
import numpy as np

ROOT = Path(__file__).resolve().parents[1]
SMALL = ("london.youth.policing", "15-per-hour-seattle", "scoop-hivemind.biodiversity")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--polis", type=Path, help="the folder of Polis conversations")
    asked.add_argument("--peers", default="", help="a Python in which red-dwarf is installed")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--fold", type=int, default=10, help="how many times vTaiwan's people are drawn")
    asked.add_argument("--times", type=int, default=200, help="shuffled conversations")
    asked.add_argument("--only", nargs="+", default=["resampled", "large", "file", "shuffled", "planted"])
    asked.add_argument("--engine", help=argparse.SUPPRESS)
    asked.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(measured(given.engine, given.folder)))
        return
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    if "resampled" in given.only:
        resampled(given.polis, given.peers, given.runs, given.fold)
    if "large" in given.only:
        told = [run(sys.executable, "large", Path(".")) for _ in range(given.runs)]
        for name in told[0]:
            print(f"large, {name}: {np.median([one[name] for one in told]):.3f}")
    if "file" in given.only:
        from_a_file(given.runs)
    if "shuffled" in given.only:
        shuffled(given.polis, given.times)
    if "planted" in given.only:
        planted()


def resampled(polis: Path, peers: str, runs: int, times: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        n = resample(polis / "vtaiwan.uberx", folder, times)
        print(f"resampled: {n} people, load {os.getloadavg()[0]:.1f}")
        middle = {}
        for engine, python in (("ours", sys.executable), ("red-dwarf", peers)):
            if not python:
                continue
            told = [run(python, engine, folder) for _ in range(runs)]
            middle[engine] = {
                key: float(np.median([one[key] for one in told])) for key in ("wall", "inside", "cpu", "mb")
            }
            print(
                f"{engine:10} " + ", ".join(f"{key} {value:.2f}" for key, value in middle[engine].items()),
                told[0]["found"],
            )
        if len(middle) == 2:
            ratio = {key: middle["red-dwarf"][key] / middle["ours"][key] for key in middle["ours"]}
            print("red-dwarf / ours: " + ", ".join(f"{key} {value:.1f}" for key, value in ratio.items()))


def from_a_file(runs: int) -> None:
    """The large conversation as a file, from its bytes to the document."""
    with tempfile.TemporaryDirectory() as name:
        person, item, vote, _group, _profile = make(100_000, 1_000, 50, 3, 0.3, 1)
        with (Path(name) / "participants-votes.csv").open("w", encoding="utf-8") as file:
            file.write(",".join(["participant", *map(str, range(1_000))]) + "\n")
            edges = np.searchsorted(person, np.arange(100_001))
            for at in range(100_000):
                cells = [""] * 1_000
                for where in range(edges[at], edges[at + 1]):
                    cells[item[where]] = str(vote[where])
                file.write(f"{at},{','.join(cells)}\n")
        told = [run(sys.executable, "ours", Path(name)) for _ in range(runs)]
        for key in ("wall", "inside", "cpu", "mb"):
            print(f"file, {key}: {np.median([one[key] for one in told]):.2f}")


def resample(source: Path, folder: Path, times: int) -> int:
    """People drawn with replacement; one vote in twenty is drawn anew among agree, disagree and pass."""
    chance = np.random.default_rng(2026)
    with (source / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    head, body = rows[0], rows[1:]
    first = head.index("n-disagree") + 1
    with (folder / "participants-votes.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        for at in range(times * len(body)):
            cells = list(body[chance.integers(len(body))])
            for where in range(first, len(cells)):
                if cells[where] and chance.random() < 0.05:
                    cells[where] = str(chance.integers(-1, 2))
            votes = [cell for cell in cells[first:] if cell]
            cells[0] = str(at)
            cells[first - 3 : first] = [str(len(votes)), str(votes.count("1")), str(votes.count("-1"))]
            out.writerow(cells)
    (folder / "comments.csv").write_bytes((source / "comments.csv").read_bytes())
    return times * len(body)


def run(python: str, engine: str, folder: Path) -> dict[str, Any]:
    begin = time.perf_counter()
    done = subprocess.run([python, __file__, "--engine", engine, "--folder", folder], capture_output=True, text=True,
                          check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {"wall": time.perf_counter() - begin, **told}


def measured(engine: str, folder: Path) -> dict[str, Any]:
    cpu, begin = time.process_time(), time.perf_counter()
    told = {"ours": ours, "red-dwarf": red_dwarf, "large": large}[engine](folder)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if engine == "large":
        return {**told, "mb": most}
    return {"inside": time.perf_counter() - begin, "cpu": time.process_time() - cpu, "mb": most, "found": told}


def ours(folder: Path) -> Any:
    from datetime import date

    from ombud.formats.hearing.opinions import OpinionOptions, opinions

    return str(
        opinions(folder, OpinionOptions(what="vTaiwan resampled"), date(2026, 11, 26), lambda *_: None).measured.lead[0]
    )


def red_dwarf(folder: Path) -> Any:
    """Its own loader's format, its own pipeline, as its README shows; the reading is ours, into its list of votes."""
    from reddwarf.implementations.polis import run_pipeline

    votes = []
    with (folder / "participants-votes.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        head = next(rows)
        statements = [(at, int(one)) for at, one in enumerate(head) if one.isdigit()]
        for row in rows:
            votes += [{"participant_id": int(row[0]), "statement_id": key, "vote": int(row[at])}
                      for at, key in statements if row[at]]  # fmt: skip
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as file:
        out = [int(row["comment-id"]) for row in csv.DictReader(file) if row["moderated"] == "-1"]
    found = run_pipeline(votes=votes, mod_out_statement_ids=out, random_state=0)
    return f"k={len(set(found.participants_df['cluster_id'].dropna()))}"


def make(people: int, statements: int, each: int, groups: int, apart: float, seed: int) -> tuple[Any, ...]:
    """Groups with a profile each: person, statement, vote, everyone's group, and the profiles."""
    chance = np.random.default_rng(seed)
    group = chance.integers(0, groups, people)
    shift = apart * chance.choice([-1, 1], (groups, statements))
    profile = np.clip(chance.uniform(0.3, 0.7, statements) + shift, 0.02, 0.98)
    n = np.clip(chance.poisson(each, people), 1, statements)
    person = np.repeat(np.arange(people), n)
    item = np.concatenate([chance.choice(statements, size, replace=False) for size in n])
    vote = np.where(chance.random(len(item)) < profile[group[person], item], 1, -1).astype(np.int8)
    vote[chance.random(len(item)) < 0.15] = 0
    return person, item, vote, group, profile


def best(person: Any, item: Any, vote: Any, profile: Any) -> Any:
    """Everyone's likeliest group for one who knows the profiles: no method can do better."""
    sure = np.zeros((len(np.unique(person)), len(profile)))
    for g, agree in enumerate(profile):
        worth = np.where(vote == 1, np.log(agree[item]), np.where(vote == -1, np.log(1 - agree[item]), 0.0))
        sure[:, g] = np.bincount(person, worth)
    return sure.argmax(axis=1)


def large(_: Path) -> dict[str, float]:
    from ombud.heard.opinions.batch import more_votes, with_more
    from ombud.heard.opinions.cluster import alike
    from ombud.heard.opinions.groups import Asked, groups
    from ombud.heard.opinions.map import opinion_map
    from ombud.heard.opinions.votes import gathered

    person, item, vote, _group, _profile = make(100_000, 1_000, 50, 3, 0.3, 1)
    people, statements = [str(one) for one in range(100_000)], [str(one) for one in range(1_000)]
    begin = time.perf_counter()
    votes = gathered(people, statements, person, item, vote)
    gather = time.perf_counter() - begin
    found = opinion_map(votes, Asked(), lambda *_: None)
    whole = time.perf_counter() - begin
    chance = np.random.default_rng(2)
    who, what = chance.integers(0, 100_000, 1_000), chance.integers(0, 1_000, 1_000)
    new = [str(one) for one in who], [str(one) for one in what], chance.integers(-1, 2, 1_000).astype(np.int8)
    more_votes(votes, *(one[:10] for one in new))
    begin = time.perf_counter()
    more = more_votes(votes, *new)
    added = with_more(found.groups, more)
    update = time.perf_counter() - begin
    fresh = groups(more)
    return {"votes": float(len(vote)), "s gathering": gather, "s whole": whole, "groups": float(found.groups.k),
            "s adding 1,000 votes": update, "steps": float(added.found.steps), "fresh steps": float(fresh.found.steps),
            "people in another group than afresh": float((added.label != fresh.label).sum()),
            "added beside afresh (ARI)": alike(added.label, fresh.label)}  # fmt: skip


def shuffled(polis: Path, times: int) -> None:
    """Votes shuffled within each statement among those who saw it: whoever claims groups then is wrong."""
    from dataclasses import replace

    from ombud.formats.polis import read_polis
    from ombud.heard.opinions.groups import groups
    from ombud.heard.opinions.votes import gathered, without

    claimed: dict[str, int] = {}
    for at in range(times):
        read = read_polis(polis / SMALL[at % len(SMALL)])
        votes = without(read.votes, statements=read.moderated_out)
        chance = np.random.default_rng(at)
        order = np.lexsort((chance.random(len(votes.item)), votes.item))
        there = np.argsort(votes.item, kind="stable")
        vote = votes.vote.copy()
        vote[there] = votes.vote[order]
        anew = replace(votes, vote=vote)
        found = groups(gathered(anew.people, anew.statements, anew.person, anew.item, anew.vote))
        claimed[found.verdict.value] = claimed.get(found.verdict.value, 0) + 1
    print(
        f"shuffled: {times} conversations, {claimed}; groups claimed in {100 * claimed.get('apart', 0) / times:.1f} %"
    )


def planted(people: int = 600, statements: int = 60, each: int = 25, times: int = 5) -> None:
    from ombud.heard.opinions.cluster import alike
    from ombud.heard.opinions.groups import groups
    from ombud.heard.opinions.votes import gathered

    print(f"planted: {people} people, {statements} statements, about {each} votes each; apart: how far a group's share "
          "of agreement is from the mean, up or down by lot; adjusted Rand index, mean, "
          "of that of one who knows the profiles; how often the number was right")  # fmt: skip
    for k in (2, 3, 4, 5):
        for apart in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4):
            found = []
            for seed in range(times):
                person, item, vote, group, profile = make(people, statements, each, k, apart, 100 * k + seed)
                got = groups(gathered([str(one) for one in range(people)], [str(one) for one in range(statements)],
                                      person, item, vote))  # fmt: skip
                truth = group[[int(one) for one in got.votes.people]]
                most = alike(best(person, item, vote, profile), group)
                found.append((alike(got.label, truth) if got.k else 0.0, most, got.k == k, got.k > 0))
            rand, most, right, any_ = (np.mean(column) for column in zip(*found, strict=True))
            print(
                f"  {k} groups, apart {apart:.2f}: {rand:.2f} of {most:.2f}, right {right:.0%}, any {any_:.0%}",
                flush=True,
            )


if __name__ == "__main__":
    main()
