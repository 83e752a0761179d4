"""The published record: every link leads to a file, nothing asks for a server, and it replaces the old one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from ombud.publish.still import dead_links
from tests.cli.workspaces import Workspace, copied


@pytest.fixture(scope="module")
def site(made: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("published") / "site"
    with copied(made, folder.with_name("workspace")) as copy:
        copy.python("from tests.web import files; files.something_measured(); files.an_office_answers()")
        done = copy.run("publish", folder, "--language", "en", "--language", "sv", "--bundles")
        assert done.returncode == 0, done.stderr
        yield folder


def links(page: Path) -> Iterator[tuple[str, str]]:
    for href in re.findall(r'\s(?:href|src)="([^"]*)"', page.read_text("utf-8")):
        path, _, place = unescape(href).partition("#")
        if not re.match(r"[a-z][a-z0-9+.-]*:", path):
            yield path, place


def test_every_link_leads_to_a_file_and_every_place_is_there(site: Path) -> None:
    dead = []
    for page in site.rglob("*.html"):
        for path, place in links(page):
            target = (page.parent / path) if path else page
            if not target.is_file() or (place and f'id="{place}"' not in target.read_text("utf-8")):
                dead.append((str(page.relative_to(site)), path, place))
    assert dead == []


def test_no_page_needs_a_server_or_a_script(site: Path) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        assert list(dead_links(html)) == []
        assert "<form" not in html
        assert "<script" not in html


def test_every_case_is_there_with_its_seven_questions_and_its_ledger(site: Path) -> None:
    for case in ("lamp-posts", "dark-path"):
        there = site / "cases" / case
        words = {"asked", "heard", "counted", "served", "held", "proved", "answered"}
        assert words <= {path.name for path in there.iterdir()}
        assert (there / "ledger.jsonl").is_file()
        assert (there / "bundle.zip").is_file()
        assert (site / "sv" / "cases" / case / "index.html").is_file()


def test_what_offices_say_for_the_city_as_a_whole_is_there_without_being_a_case(site: Path) -> None:
    there = site / "cases" / "city-wide"
    assert {"index.html", "entries", "ledger.jsonl", "bundle.zip"} <= {path.name for path in there.iterdir()}
    assert "asked" not in {path.name for path in there.iterdir()}
    assert "We walk there." in (there / "entries" / "1" / "index.html").read_text("utf-8")
    assert "city-wide" not in (site / "index.html").read_text("utf-8")


def test_what_was_measured_can_be_read_and_taken_away_without_a_server(site: Path) -> None:
    there = site / "cases" / "benches" / "measured" / "1"
    page = (there / "index.html").read_text("utf-8")
    assert "Measured: benches, Exempelby" in page
    assert 'href="shares/index.html"' in page
    assert "Two groups beside each other" not in page  # a comparison is computed when it is asked for
    for name in ("areas.csv", "areas.parquet", "areas.geojson", "groups.csv", "all.zip"):
        assert (there / name).stat().st_size > 0, name
    assert (site / "sv" / "cases" / "benches" / "measured" / "1" / "shares" / "index.html").is_file()
    assert 'href="../areas.csv"' in (there / "provided" / "index.html").read_text("utf-8")
    assert 'href="../../../../cases/benches/measured/1/areas.csv"' not in page


def test_pages_for_people_who_work_here_are_not_published(site: Path) -> None:
    assert not (site / "work").exists()
    assert not (site / "account").exists()


def test_publishing_again_replaces_what_was_there(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert workspace.run("publish", folder).returncode == 0
    (folder / "stale.html").write_text("old")
    assert workspace.run("publish", folder).returncode == 0
    assert not (folder / "stale.html").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_with_something_else_in_it_is_not_touched(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    done = workspace.run("publish", tmp_path / "mine")
    assert done.returncode == 4
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]


def test_a_workspace_in_which_nothing_was_said_can_be_published(empty: Workspace, tmp_path: Path) -> None:
    assert empty.run("publish", tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / "index.html").is_file()
