"""How long it takes to count a lobby register, beside reading its XML whole as others do.

Run it alone: ``python benchmarks/contacts.py [--contacts 20000 200000] [--peers PYTHON] [--runs 3]``. The register is
made from a seed in the shape of Toronto's: subjects with twenty communications each, names invented. Every engine runs
in a process of its own. Ours reads, drops the people, and counts by month, office, topic and vendor; the others only
parse and count the communications.

    python -m venv peers && peers/bin/pip install xmltodict
    python benchmarks/contacts.py --peers peers/bin/python

Seconds leave out imports. MB is the most memory that the process ever held, imports included.
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
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
EACH = 20  # communications of one subject


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--contacts", type=int, nargs="+", default=[20_000, 200_000])
    asked.add_argument("--peers", default="", help="a Python in which xmltodict is installed")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--engine", help=argparse.SUPPRESS)
    asked.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.engine:
        print(json.dumps(measured(given.engine, given.file)))
        return
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{machine}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        for contacts in given.contacts:
            compare(made(Path(folder) / f"{contacts}.xml", contacts), contacts, given)


def made(file: Path, contacts: int) -> Path:
    """A register of so many communications."""
    chance = random.Random(2026)
    with file.open("w", encoding="utf-8") as out:
        out.write('<?xml version="1.0" encoding="UTF-8"?><ROWSET>')
        for number in range(contacts // EACH):
            talks = "".join(_communication(chance) for _ in range(EACH))
            client = f"<BENEFICIARY><Type>Client</Type><Name>Vendor {chance.randrange(400)} Ltd.</Name></BENEFICIARY>"
            out.write(
                f"<ROW><SMXML><SM><SMNumber>SM{number:05}</SMNumber><Status>Active</Status><Type>Consultant</Type>"
                f"<SubjectMatter>Procurement;Technology</SubjectMatter><Particulars>{'Lamp posts. ' * 20}</Particulars>"
                f"<Beneficiaries>{client}</Beneficiaries><Communications>{talks}</Communications></SM></SMXML></ROW>\n"
            )
        out.write("</ROWSET>")
    return file


def _communication(chance: random.Random) -> str:
    on = date(2012, 1, 1) + timedelta(chance.randrange(5000))
    told = {
        "POH_Office": f"Ward {chance.randrange(1, 26)}", "POH_Type": "Member of Council", "POH_Position": "Councillor",
        "POH_Name": "Amina Yilmaz", "CommunicationMethod": "Meeting;E-mail", "CommunicationDate": on.isoformat(),
        "CommunicationGroupId": "1", "LobbyistNumber": "12345C", "LobbyistType": "Consultant",
        "LobbyistFirstName": "Chandra", "LobbyistLastName": "Rao", "LobbyistBusiness": "Strand Counsel Inc.",
    }  # fmt: skip
    return f"<Communication>{''.join(f'<{name}>{value}</{name}>' for name, value in told.items())}</Communication>"


def compare(file: Path, contacts: int, given: Any) -> None:
    print(f"\n{contacts:,} communications, {file.stat().st_size / 2**20:.0f} MB")
    print(f"{'engine':28}{'CPU s':>9}{'best':>9}{'MB':>8}  contacts")
    base = 0.0
    for engine in ENGINES:
        python = given.peers if engine == "xmltodict" else sys.executable
        if not python:
            continue
        ran = [run(python, engine, file) for _ in range(given.runs)]
        cpu = [one["cpu"] for one in ran]
        base = base or median(cpu)
        print(
            f"{engine:28}{median(cpu):9.2f}{min(cpu):9.2f}{max(one['mb'] for one in ran):8.0f}  {ran[0]['contacts']:,}"
            f"  {median(cpu) / base:.2f} of ours"
        )


def run(python: str, engine: str, file: Path) -> dict[str, Any]:
    command = [python, __file__, "--engine", engine, "--file", str(file)]
    there = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(command, env=there, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def measured(engine: str, file: Path) -> dict[str, Any]:
    work = ENGINES[engine]()
    start = time.process_time()
    contacts = work(file)
    cpu = time.process_time() - start
    return {"cpu": cpu, "contacts": contacts, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def ours() -> Callable[[Path], int]:
    from ombud.formats.lobby import read_contacts
    from ombud.held.contacts.counted import counted

    def work(file: Path) -> int:
        read = read_contacts([file], {}, date(2026, 9, 1), lambda *_: None)
        return counted(read.met, allowed=30, today=date(2026, 9, 1)).whole.contacts

    return work


def parsed_whole() -> Callable[[Path], int]:
    from xml.etree import ElementTree  # our own file, made above

    return lambda file: len(ElementTree.parse(file).findall(".//Communication"))


def xmltodict() -> Callable[[Path], int]:
    import xmltodict as peer

    def work(file: Path) -> int:
        rows = peer.parse(file.read_bytes())["ROWSET"]["ROW"]
        return sum(len(row["SMXML"]["SM"]["Communications"]["Communication"]) for row in rows)

    return work


ENGINES: dict[str, Callable[[], Callable[[Path], int]]] = {
    "ombud": ours,
    "ElementTree, whole": parsed_whole,
    "xmltodict": xmltodict,
}

if __name__ == "__main__":
    main()
