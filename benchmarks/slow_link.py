"""Claim: on a link of 0.26 Mbit/s the text of every module can be read within five seconds of asking for it.

    python benchmarks/slow_link.py [--kilobits 260] [--latency 400] [--runs 5] [ADDRESS ...]

A server of our own, and Chromium with an empty cache and its link slowed down. *first text* is when the first words are
drawn, *all text* when the last word of the page is there to be scrolled to and drawn; both in seconds after asking.
Bytes are those of page and style, as they cross the wire. Beside it, in the same run, stands the floor: what as many
bytes take on such a link with one round trip, if nothing else cost any time.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
MODULES = [f"/learn/{number}/" for number in range(1, 9)]
OTHERS = ["/learn/", "/learn/1/questions/", "/learn/recommendations/", "/sv/learn/1/", "/"]
NEEDED = ("Document", "Stylesheet")  # the typeface comes after the text, which stands there in another until then
QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]


def main() -> None:
    from tests.walks.serving import serving

    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("addresses", nargs="*", default=[*MODULES, *OTHERS])
    asked.add_argument("--kilobits", type=float, default=260.0)
    asked.add_argument("--latency", type=float, default=400.0, help="milliseconds there and back")
    asked.add_argument("--runs", type=int, default=5)
    given = asked.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
          f"{given.kilobits:.0f} kbit/s, {given.latency:.0f} ms")  # fmt: skip
    with tempfile.TemporaryDirectory() as name, serving(Path(name), "") as site, sync_playwright() as playwright:
        safe = [] if os.geteuid() else ["--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=[*QUIET, *safe])
        for path in given.addresses:
            told = [read(browser, site + path, given.kilobits, given.latency) for _ in range(given.runs)]
            print(line(path, told, given.kilobits, given.latency))
        browser.close()


def read(browser: Browser, address: str, kilobits: float, latency: float) -> tuple[float, float, float]:
    """Seconds to the first text, seconds to all of it, and the bytes that the text needs."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    needed, sizes = set(), {}
    wire.on("Network.responseReceived",
            lambda told: needed.add(told["requestId"]) if told["type"] in NEEDED else None)  # fmt: skip
    wire.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
    speed = kilobits * 1000 / 8
    wire.send("Network.emulateNetworkConditions", {
        "offline": False, "latency": latency, "downloadThroughput": speed, "uploadThroughput": speed,
    })  # fmt: skip
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)  # until what was drawn has been written down, with its time
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000")
    whole = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000")
    context.close()
    return first, max(first, whole), sum(size for name, size in sizes.items() if name in needed)


def line(path: str, told: list[tuple[float, float, float]], kilobits: float, latency: float) -> str:
    first, whole, size = (statistics.median(one) for one in zip(*told, strict=True))
    floor = size * 8 / (kilobits * 1000) + latency / 1000
    return (f"{path:26} first text {first:5.2f} s, all text {whole:5.2f} s (longest {max(t[1] for t in told):5.2f}), "
            f"{size / 1000:5.1f} kB; floor {floor:4.2f} s")  # fmt: skip


if __name__ == "__main__":
    main()
