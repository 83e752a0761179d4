"""`ombud learn`: the course as packages and books."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from ombud.cli.main import ombud
from ombud.learn.shelf import modules
from ombud.ledger import whole
from tests.cli.workspaces import run


def test_the_whole_course_is_built_without_a_workspace(tmp_path: Path) -> None:
    done = run("learn", "build", "--into", tmp_path / "course", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)["files"]
    names = [f"ombud-m{one.facts.number}-en{end}" for one in modules() for end in ("-scorm.zip", ".imscc", ".epub")]
    assert sorted(told) == sorted([*names, "ombud-course-en.epub"])
    assert {path.name: path.stat().st_size for path in (tmp_path / "course").iterdir()} == told
    for path in (tmp_path / "course").iterdir():
        with ZipFile(path) as package:
            assert package.testzip() is None


def test_one_module_in_one_form_and_in_swedish(tmp_path: Path) -> None:
    done = run("learn", "build", "--into", tmp_path, "--module", "2", "--form", "scorm", "--language", "sv")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["ombud-m2-sv-scorm.zip"]
    with ZipFile(tmp_path / "ombud-m2-sv-scorm.zip") as package:
        page = package.read("index.html").decode()
    two = next(one for one in modules() if one.facts.number == 2)
    assert two.words_in("sv").title in page
    assert '<html lang="sv">' in page


@pytest.mark.parametrize(
    ("given", "says"),
    [(("--module", "11"), "no module with this number"), (("--language", "ar"), "not in this language"),
     (("--form", "pdf"), "'pdf'")],
)  # fmt: skip
def test_what_is_not_there_is_told_and_nothing_is_written(tmp_path: Path, given: tuple[str, str], says: str) -> None:
    done = run("learn", "build", "--into", tmp_path / "course", *given)
    assert (done.returncode, says in done.stderr) == (2, True), done.stderr
    assert not (tmp_path / "course").exists()


def test_what_is_there_is_not_written_over_unless_asked(tmp_path: Path) -> None:
    (tmp_path / "ombud-m1-en.epub").write_bytes(b"mine")
    again = ("learn", "build", "--into", tmp_path, "--module", "1")
    done = run(*again)
    assert (done.returncode, "is there already" in done.stderr) == (4, True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"mine"]
    assert run(*again, "--force").returncode == 0
    assert (tmp_path / "ombud-m1-en.epub").read_bytes()[:2] == b"PK"


def test_stopped_in_the_middle_it_leaves_whole_packages_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, write = [], whole.write

    def stopping(path: Path, data: bytes) -> None:
        if len(written) == 2:
            with whole.being_written(path) as file:
                file.write(data[:100])
                raise KeyboardInterrupt
        written.append(path.name)
        write(path, data)

    monkeypatch.setattr(whole, "write", stopping)
    done = CliRunner().invoke(ombud, ["learn", "build", "--into", str(tmp_path)])
    assert done.exit_code != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written)
    assert all(ZipFile(path).testzip() is None for path in tmp_path.iterdir())
