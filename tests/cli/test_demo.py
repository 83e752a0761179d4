"""`ombud demo` and `ombud serve`: what they make, where they listen, and that they stop when asked."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.workspaces import OMBUD, Workspace, run, surroundings
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
    assert cases == 1491 + 34 + 6 + 1 + 1  # the registers, the worked case, and what was measured
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


def test_the_first_start_makes_it_and_serves_it(tmp_path: Path) -> None:
    """What is made in one place and served from another must be found there."""
    port = free_port()
    with served("demo", str(tmp_path / "demo"), "--port", str(port), env={}) as server:
        assert server.stdout is not None
        said = list(iter(server.stdout.readline, f"Ombud is at http://127.0.0.1:{port}/ (Ctrl-C stops it).\n"))
        assert any("data-protection-officer@example.org" in line for line in said)
        assert page(port, "/cases/lamp-posts/") == 200


def test_it_says_where_it_listens_when_its_pages_answer_and_stops_when_asked(workspace: Workspace) -> None:
    port = free_port()
    with served("serve", "--port", str(port), "--workers", "1", "--json", env=workspace.env) as server:
        assert server.stdout is not None
        assert json.loads(server.stdout.readline()) == {"address": f"http://127.0.0.1:{port}/"}
        assert page(port, "/cases/lamp-posts/") == 200
        assert workspace.run("serve", "--port", str(port)).returncode == 4  # it is taken


def page(port: int, path: str) -> int:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", path)
    answer = asked.getresponse()
    assert b"Lamp posts" in answer.read()
    asked.close()
    return answer.status


@contextmanager
def served(*arguments: str, env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A server that is started as a user would, and stopped with Ctrl-C."""
    with subprocess.Popen([*OMBUD, *arguments], env=surroundings(env), stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
