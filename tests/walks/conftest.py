"""A real server with a small city on it, and a real browser that walks through it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run")
FILL = """
import django
django.setup()
from django.core.management import call_command
from tests.web import files
from ombud.web.passing import pass_over_all
call_command("migrate", verbosity=0)
files.everything()
pass_over_all()
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of our own, with three case files."""
    there = {
        "OMBUD_DATA": str(tmp_path_factory.mktemp("city")),
        "DJANGO_SETTINGS_MODULE": "ombud.web.settings",
        "PYTHONPATH": str(ROOT),
        "OMBUD_CITY": "Malmö",
    }
    subprocess.run([sys.executable, "-c", FILL], env=os.environ | there, check=True)
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--log-level", "error"]
    with subprocess.Popen([*command, "ombud.web.wsgi:application"], env=os.environ | there) as server:
        try:
            yield _answering(f"http://localhost:{port}")
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as it is installed on the machine, without a window."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed on this machine.")
    safe = () if os.geteuid() else ("--no-sandbox",)  # Chromium refuses its sandbox to root
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *safe])
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _answering(address: str) -> str:
    """The address, as soon as something answers there."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return address
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"Nothing answered at {address}.")
