"""How long it takes to merge and to judge open contracting data, beside other programs that merge them.

Run it alone: ``python benchmarks/ocds.py [--releases 20000 200000] [--runs 3] [--peers PYTHON]``. Releases are made
from a seed: a tender, an award, a contract and its amendments, with parties and bids, shuffled over the file. Each
engine runs in a process of its own, in turns; the peers live in an environment of their own:

    python -m venv peers && peers/bin/pip install ocdskit ocdsmerge
    python benchmarks/ocds.py --peers peers/bin/python

``ours, merged`` reads, sorts, merges and writes the fields that are judged; ``ours, judged`` gives the whole result.
``ocdsmerge`` holds all releases in memory and merges each process; ``ocdskit`` is its command ``compile``, which also
writes the result. They merge every field and ours only what it judges, so the ratio is one of tasks and not of engines.
CPU seconds leave out imports (not those of ocdskit, a command of its own); MB is the most memory that the process ever
held, imports included. ``--gigabyte`` reads 1 GB once and tells the memory.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

WORDS = "light post street school data map licence service water road tree bench lamp sensor park cable".split()  # noqa: SIM905


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--releases", type=int, nargs="+", default=[20_000, 200_000])
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--peers", default="", help="a Python in which the peers are installed")
    asked.add_argument("--gigabyte", action="store_true")
    asked.add_argument("--engine", help=argparse.SUPPRESS)
    asked.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(ENGINES[given.engine](given.file)))
        return
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as name:
        for releases in given.releases:
            path = Path(name) / f"{releases}.jsonl"
            written(path, releases)
            compare(path, releases, given.runs, given.peers)
            path.unlink()
        if given.gigabyte:
            path = Path(name) / "gigabyte.jsonl"
            fill(path, 1_000_000_000)
            print(f"{path.stat().st_size:,} bytes in lines of 5 KB, judged: {told(run('ours, judged', path, ''))}")


def compare(path: Path, releases: int, runs: int, peers: str) -> None:
    names = [name for name in ENGINES if peers or name.startswith("ours")]
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:  # in turns, so that a slow minute of the machine falls on all
            found[name].append(run(name, path, peers))
    print(f"{releases:,} releases, {path.stat().st_size / 1e6:.0f} MB")
    ours = median(one["seconds"] for one in found["ours, merged"])
    for name, all_ in found.items():
        seconds = median(one["seconds"] for one in all_)
        spread = f"{min(one['seconds'] for one in all_):.2f}-{max(one['seconds'] for one in all_):.2f}"
        line = f"  {name:14} {seconds:8.2f} s ({spread})  {median(one['mb'] for one in all_):6.0f} MB"
        print(line, f" {seconds / ours:5.2f} of ours, merged  processes {all_[0]['processes']:,}")
    if peers:
        print(alike(path))


def told(one: dict[str, Any]) -> str:
    return f"{one['seconds']:.1f} CPU s, {one['mb']:.0f} MB, processes {one['processes']:,}"


def run(name: str, path: Path, peers: str) -> dict[str, Any]:
    python = sys.executable if name.startswith("ours") else peers
    here = [python, __file__, "--engine", name, "--file", str(path)]
    root = str(Path(__file__).resolve().parents[1] / "src")
    done = subprocess.run(here, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": root})
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def cpu() -> float:
    used, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime + children.ru_utime + children.ru_stime


def most_mb() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) / 1024


def merged_by_us(path: Path) -> dict[str, Any]:
    from ombud.formats.ocdsorder import Ordered
    from ombud.held.ocds.merging import merged

    start = cpu()
    ordered = Ordered()
    ordered.take(path, lambda *_: None)
    states = path.with_suffix(".ours")
    number = 0
    with states.open("w", encoding="utf-8") as file:
        for story in ordered.stories():
            number += 1
            file.write(json.dumps([story.ocid, merged(story.held)]) + "\n")
    return {"seconds": cpu() - start, "mb": most_mb(), "processes": number}


def judged_by_us(path: Path) -> dict[str, Any]:
    from ombud.formats.holding.buying import buying

    start = cpu()
    found = buying([path], what="Made up", example=True, today=date(2026, 11, 27), told=lambda *_: None)
    number = dict(found.measured.lead[0].gaps)["n"]
    return {"seconds": cpu() - start, "mb": most_mb(), "processes": number}


def merged_by_ocdsmerge(path: Path) -> dict[str, Any]:
    import ocdsmerge

    omit = {"omitWhenMerged"}
    merger = ocdsmerge.Merger(merge_rules={("id",): omit, ("date",): omit, ("tag",): omit})
    start = cpu()
    held: dict[str, list[Any]] = {}
    for line in path.open("rb"):
        release = json.loads(line)
        held.setdefault(release["ocid"], []).append(release)
    states = {ocid: merger.create_compiled_release(releases) for ocid, releases in held.items()}
    found = {"seconds": cpu() - start, "mb": most_mb(), "processes": len(states)}
    with path.with_suffix(".theirs").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps([ocid, states[ocid]]) + "\n" for ocid in sorted(states))
    return found


def alike(path: Path) -> str:
    """Of how many processes the state of ocdsmerge, reduced to what we judge, is that of our own merging."""
    from ombud.formats.ocdskept import kept

    same = all_ = 0
    with path.with_suffix(".ours").open() as ours, path.with_suffix(".theirs").open() as theirs:
        for one, other in zip(ours, theirs, strict=True):
            (ocid, state), (name, merged) = json.loads(one), json.loads(other)
            all_, same = all_ + 1, same + (ocid == name and state == kept(merged, ""))
    return f"  merged states alike: {same:,} of {all_:,}"


def compiled_by_ocdskit(path: Path) -> dict[str, Any]:
    schema = path.with_suffix(".schema.json")  # the whole one is fetched from the network
    omit = {"type": ["string", "array"], "omitWhenMerged": True}
    schema.write_text(json.dumps({"type": "object", "properties": {"id": omit, "date": omit, "tag": omit}}), "utf-8")
    command = [str(Path(sys.executable).parent / "ocdskit"), "compile", "--schema", str(schema)]
    start = cpu()
    with path.open("rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, check=True)
    return {"seconds": cpu() - start, "mb": most_mb(), "processes": len(done.stdout.splitlines())}


ENGINES = {
    "ours, merged": merged_by_us,
    "ours, judged": judged_by_us,
    "ocdsmerge": merged_by_ocdsmerge,
    "ocdskit": compiled_by_ocdskit,
}


def written(path: Path, releases: int) -> None:
    """Releases in an order of chance."""
    lines = [json.dumps(one, separators=(",", ":")) for one in made(releases)]
    random.Random(2).shuffle(lines)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def fill(path: Path, size: int) -> None:
    """Releases until the file has a size, as they are made, each with the documents that real ones carry: 5 KB."""
    url, words = "https://example.org/" + "x" * 60, " ".join(WORDS * 6)
    listed = [{"id": str(n), "title": "Document", "url": url, "description": words} for n in range(5)]
    with path.open("w", encoding="utf-8") as file:
        for one in made(10**9):
            file.write(json.dumps(one | {"planning": {"documents": listed}}) + "\n")
            if file.tell() >= size:
                return


def made(releases: int) -> Iterator[dict[str, Any]]:
    """Processes with one to four releases each, until there are so many."""
    chance = random.Random(1)
    number, left = 0, releases
    while left > 0:
        process = _process(f"ocds-made01-{number:08}", chance)[:left]
        number, left = number + 1, left - len(process)
        yield from process


def _process(ocid: str, chance: random.Random) -> list[dict[str, Any]]:
    first = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
    buyer = _party("buyer", int(chance.paretovariate(1.0)) % 400)
    bidders = [
        _party("supplier", int(chance.paretovariate(0.6)) % 8000) for _ in range(1 + int(chance.expovariate(0.5)))
    ]
    bidders = list({one["id"]: one for one in bidders}.values())
    winner, unit = chance.choice(bidders), chance.choice(["SEK", "SEK", "EUR"])
    amount = round(chance.lognormvariate(12, 1.5), 2)
    method = chance.choice(["open", "open", "selective", "limited", "direct"])
    tender = {
        "id": "t", "title": " ".join(chance.choices(WORDS, k=6)), "description": " ".join(chance.choices(WORDS, k=60)),
        "procurementMethod": method, "mainProcurementCategory": chance.choice(["goods", "works", "services"]),
        "value": {"amount": amount, "currency": unit}, "numberOfTenderers": len(bidders), "status": "complete",
        "items": [{"id": str(n), "description": " ".join(chance.choices(WORDS, k=8)), "quantity": n + 1,
                   "classification": {"scheme": "CPV", "id": f"{chance.randrange(10, 99)}000000"}} for n in range(3)],
    }  # fmt: skip
    bids = [
        {"id": str(n), "status": chance.choice(["valid", "valid", "valid", "disqualified"]), "tenderers": [_named(one)],
         "value": {"amount": round(amount * chance.uniform(1, 1.4), 2), "currency": unit}}
        for n, one in enumerate(bidders)
    ]  # fmt: skip
    award = {
        "id": "a",
        "status": "active",
        "suppliers": [_named(winner)],
        "value": {"amount": amount, "currency": unit},
    }
    told = [_release(ocid, 0, first, "tender", parties=[buyer], buyer=_named(buyer), tender=tender)]
    told.append(_release(ocid, 1, first, "award", parties=bidders, bids={"details": bids}, awards=[award]))
    ends = first + timedelta(days=365)
    for step in range(2, 2 + chance.choice([0, 0, 1, 1, 2])):
        contract = {"id": "c", "awardID": "a", "status": "active", "title": tender["title"],
                    "value": {"amount": round(amount, 2), "currency": unit},
                    "period": {"startDate": f"{first}T00:00:00Z", "endDate": f"{ends}T00:00:00Z"}}  # fmt: skip
        told.append(_release(ocid, step, first, "contract", parties=[buyer], contracts=[contract]))
        amount, ends = amount * chance.uniform(1, 1.5), ends + timedelta(days=chance.choice([0, 0, 180]))
    return told


def _release(ocid: str, step: int, first: date, tag: str, **fields: Any) -> dict[str, Any]:
    day = first + timedelta(days=40 * step)
    return {
        "ocid": ocid,
        "id": f"{ocid}-{step}",
        "date": f"{day}T09:00:00Z",
        "tag": [tag],
        "initiationType": "tender",
        **fields,
    }


def _party(role: str, number: int) -> dict[str, Any]:
    name = f"{role.title()} {number} AB"
    return {
        "id": f"SE-MADE-{role}{number}", "name": name, "roles": [role],
        "identifier": {"scheme": "SE-MADE", "id": f"{role}{number}", "legalName": name},
        "address": {"streetAddress": f"Street {number}", "locality": "Town", "countryName": "Nowhere"},
        "contactPoint": {"name": "Office", "email": "office@example.org", "telephone": "0"},
    }  # fmt: skip


def _named(party: dict[str, Any]) -> dict[str, str]:
    return {"id": party["id"], "name": party["name"]}


if __name__ == "__main__":
    main()
