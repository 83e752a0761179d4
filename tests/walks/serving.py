"""A server of our own for a walk: a folder of data, filled by a few lines of Python, served by a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEGIN = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""


@contextmanager
def serving(folder: Path, fill: str, **settings: str) -> Iterator[str]:
    """The address of a server over a new city; ``fill`` is run first, with Django ready and the tables made."""
    there = {"OMBUD_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "ombud.web.settings", "PYTHONPATH": str(ROOT)}
    environment = os.environ | there | {"OMBUD_CITY": "Malmö"} | settings
    subprocess.run([sys.executable, "-c", BEGIN + fill], env=environment, check=True)
    port = _free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--log-level", "error"]
    with subprocess.Popen([*command, "ombud.web.wsgi:application"], env=environment) as server:
        try:
            yield _answering(f"http://localhost:{port}")
        finally:
            server.terminate()


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
