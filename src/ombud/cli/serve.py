"""`ombud serve`: serves a workspace's pages, and says where when they answer."""

from __future__ import annotations

import http
import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun
from ombud.cli.workspace import data_option

PATIENCE_SECONDS = 60.0  # how long the pages may take to answer before we stop asking


@click.command()
@data_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--workers", default=None, type=click.IntRange(1, 64), help="How many processes answer; one a core.")
@json_option
def serve(data: Path, host: str, port: int, workers: int | None, as_json: bool) -> None:
    """Serve a workspace's pages until Ctrl-C.

    Other machines reach it only with --host 0.0.0.0 and their name for it in OMBUD_HOSTS; docs/operations.md says
    how to put it behind a web server with a certificate.
    """
    from ombud.cli.workspace import opened

    opened(data)
    listen(host, port, workers, lambda address: click.echo(_ready(address, as_json)))


def _ready(address: str, as_json: bool) -> str:
    return json.dumps({"address": address}) if as_json else f"Ombud is at {address} (Ctrl-C stops it)."


def listen(host: str, port: int, workers: int | None, ready: Callable[[str], None]) -> None:
    """Serve until stopped; ``ready`` is told the address as soon as the pages answer."""
    ensure_free(host, port)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from ombud.web.nightly import watch

    close_connections()
    server = Granian(
        "ombud.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or min(os.cpu_count() or 1, 4),
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    )
    threading.Thread(target=_when_it_answers, args=(host, port, ready), daemon=True).start()
    threading.Thread(target=watch, daemon=True).start()
    server.serve()


def ensure_free(host: str, port: int) -> None:
    """Raise :class:`CannotRun` if something listens there already, or if we may not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((host, port))
        except OSError as wrong:
            what = f"Nothing can listen there ({wrong.strerror})"
            raise CannotRun(what, f"{host}:{port}", f"choose another port, such as --port {port + 1}") from None


def close_connections() -> None:
    """Leave the database to the processes that answer."""
    from django.db import connections

    connections.close_all()


def _when_it_answers(host: str, port: int, ready: Callable[[str], None]) -> None:
    """Ask for the first page until it comes, so that nobody is sent to an address where nothing answers yet."""
    asked = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (these mean: every address)
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        try:
            page = http.client.HTTPConnection(asked, port, timeout=5)
            page.request("GET", "/", headers={"Host": f"localhost:{port}"})
            answers = page.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
        except OSError:
            answers = False
        if answers:
            shown = f"[{asked}]" if ":" in asked else asked
            ready(f"http://{shown}:{port}/")
            return
        time.sleep(0.05)
    click.echo(f"ombud: {host}:{port}: The pages do not answer; see what is written above.", err=True)
