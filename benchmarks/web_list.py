"""How many list pages a second two server processes give, over 10,000 cases, and how long the slowest readers wait.

Run it alone: ``python benchmarks/web_list.py [--cases 10000] [--seconds 8]``. It needs wrk. It prints two figures:
*cold*, where the page is made anew for every request (what a page costs), and *warm*, where pages are kept until the
log says something new (what readers meet). Each asks for a random page, or for a search, so that nothing is served
from one hot spot. Beside them, in the same run, stands the raw server without Django: the ceiling on this machine.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 2
CLIENTS = 16
FILL = """
import sys, random
import django
django.setup()
from datetime import UTC, datetime
from django.core.management import call_command
from ombud.asked.entries import Purpose, Record
from ombud.answered.entries import Staged
from ombud.ledger.entry import Draft
from ombud.ledger.stage import Stage
from ombud.web import log, passing
chance, noon = random.Random(1), datetime(2026, 5, 13, 12, tzinfo=UTC)
words = "camera sensor lamp parking permit water noise traffic bin crowd school bridge".split()
call_command("migrate", verbosity=0)
said = {}
for n in range(int(sys.argv[1])):
    title = f"{chance.choice(words).capitalize()} {chance.choice(words)} {n}"
    bodies = (
        Record(title=title, organisation=f"City {n % 340}", register_name="A register", record_id=str(n)),
        Purpose(text=" ".join(chance.choices(words, k=30))),
        Staged(stage=chance.choice(list(Stage))),
    )
    said[f"case-{n}"] = [Draft(body, "register", noon) for body in bodies]
log.append_all(said, noon)
passing.pass_over_all(noon.date())
"""
RAW = """
def application(environ, start):
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]
"""
COLD = """
from ombud.web.settings import *
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=10_000)
    asked.add_argument("--seconds", type=int, default=8)
    given = asked.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is not installed; on Debian: apt-get install wrk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "raw.py").write_text(RAW)
        (folder / "cold.py").write_text(COLD)
        (folder / "pages.lua").write_text(pages(given.cases))
        there = {"OMBUD_DATA": name, "PYTHONPATH": f"{ROOT}{os.pathsep}{name}", "PYTHONWARNINGS": "ignore"}
        begin = time.perf_counter()
        run = [sys.executable, "-c", FILL, str(given.cases)]
        subprocess.run(run, env=os.environ | there | {"DJANGO_SETTINGS_MODULE": "ombud.web.settings"}, check=True)
        print(f"{given.cases:,} cases written and passed over in {time.perf_counter() - begin:.1f} s")
        print(f"{WORKERS} processes, {CLIENTS} clients, {given.seconds} s; load average {os.getloadavg()[0]:.1f}")
        for called, application, settings, wait in (
            ("raw server", "raw:application", "", 0),
            ("cold list page", "ombud.web.wsgi:application", "cold", 2),
            ("warm list page", "ombud.web.wsgi:application", "ombud.web.settings", 3 * given.seconds),
        ):
            with served(application, folder, there | {"DJANGO_SETTINGS_MODULE": settings}) as (port, process):
                tell(called, folder, port, process, given.seconds, wait)


def pages(cases: int) -> str:
    """What wrk asks for: nine times in ten a random page of the list, else a search with a filter."""
    chance = random.Random(2)
    last = -(-cases // 25)
    paths = [f"/?page={chance.randint(1, last)}" for _ in range(900)]
    paths += [f"/?q={chance.choice(['lamp', 'water', 'noise'])}&standing=silent&page={n % 20 + 1}" for n in range(100)]
    chance.shuffle(paths)
    listed = ",\n".join(f'"{path}"' for path in paths)
    return f"""local paths = {{{listed}}}
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at], {{["Host"] = "localhost", ["Accept-Encoding"] = "gzip"}})
end
"""


@contextmanager
def served(application: str, folder: Path, there: dict[str, str]) -> Iterator[tuple[int, int]]:
    """A server of its own, from when it answers: its port and the number of its process."""
    port = random.Random().randint(20_000, 40_000)
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", str(WORKERS)]
    command += ["--log-level", "error", application]
    with subprocess.Popen(command, env=os.environ | there, cwd=folder) as server:
        try:
            _wait(port)
            yield port, server.pid
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server did not answer")


def tell(called: str, folder: Path, port: int, process: int, seconds: int, warm_up: int) -> None:
    """One line of figures. A kept page must be made once by each process, so a run is thrown away before."""
    if warm_up:
        _wrk(folder, port, warm_up)
    before = _processor(process)
    told = _wrk(folder, port, seconds)
    spent = _processor(process) - before
    rate = _found(r"Requests/sec:\s+([\d.]+)", told)
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)", told)
    cost = spent / (float(rate) * seconds) * 1000
    slowest = _found(r"\n\s+99%\s+(\S+)", told)
    figures = f"{float(rate):9,.0f} requests/s   p99 {slowest:>9}   {cost:6.2f} ms of processor each"
    print(f"{called:16} {figures}   {wrong[0] if wrong else ''}")


def _found(pattern: str, told: str) -> str:
    found = re.search(pattern, told)
    return found[1] if found else "0"


def _wrk(folder: Path, port: int, seconds: int) -> str:
    command = ["wrk", "-t2", f"-c{CLIENTS}", f"-d{seconds}s", "--latency", "-s", str(folder / "pages.lua")]
    ran = subprocess.run([*command, f"http://localhost:{port}"], capture_output=True, text=True, check=True)
    return ran.stdout


def _processor(process: int) -> float:
    """Seconds of processor time that a server's process and its workers have used."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = stat.read_text().partition(" (")
        except OSError:
            continue  # it has ended meanwhile
        told = rest.rpartition(") ")[2].split()
        if int(number) == process or int(told[1]) == process:
            ticks += int(told[11]) + int(told[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
