"""`ombud demo` and `ombud serve`: what they make, where they listen, and that they stop when asked."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.cli.workspaces import OMBUD, Workspace, run
from tests.postgres import free_port


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("demo") / "demo"
    done = run("demo", folder, "--no-serve", "--json", timeout=300)
    assert done.returncode == 0, done.stderr
    return folder, json.loads(done.stdout)["accounts"]


def test_the_demonstration_is_a_workspace_whose_log_holds(demo: tuple[Path, dict[str, str]]) -> None:
    folder, accounts = demo
    workspace = Workspace(folder)
    assert workspace.run("verify").returncode == 0
    ((cases,),) = workspace.sql("SELECT count(*) FROM web_casecard")
    assert cases == 1491 + 34 + 6 + 1
    assert all(address.endswith("@example.org") for address in accounts)


def test_a_second_start_uses_what_is_there(demo: tuple[Path, dict[str, str]]) -> None:
    folder, accounts = demo
    before = (folder / "ombud.sqlite3").stat().st_mtime
    done = run("demo", folder, "--no-serve", "--json")
    assert json.loads(done.stdout)["accounts"] == accounts
    assert (folder / "ombud.sqlite3").stat().st_mtime == before


def test_bringing_the_same_registers_in_again_adds_nothing(demo: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    from ombud.demo.records import RICH, unwrapped

    list(unwrapped(tmp_path))
    (told,) = json.loads(Workspace(demo[0]).run("import", tmp_path / RICH, "--json").stdout)
    assert (told["entries"], told["cases_unchanged"]) == (0, 34)


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert run("demo", tmp_path, "--no-serve").returncode == 4
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_it_says_where_it_listens_when_its_pages_answer_and_stops_when_asked(workspace: Workspace) -> None:
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OMBUD_", "DJANGO_"))}
    call = [*OMBUD, "serve", "--port", str(port), "--workers", "1"]
    with subprocess.Popen(call, env=kept | workspace.env, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            assert server.stdout.readline() == f"Ombud is at http://127.0.0.1:{port}/ (Ctrl-C stops it).\n"
            page = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            page.request("GET", "/cases/lamp-posts/")
            answer = page.getresponse()
            assert (answer.status, b"Lamp posts" in answer.read()) == (200, True)
            page.close()
            assert workspace.run("serve", "--port", str(port)).returncode == 4  # it is taken
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
