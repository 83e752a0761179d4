"""`ombud learn`: the course as packages, books and papers, as sound and as film."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from ombud.cli.learn_forms import left_out
from ombud.cli.learn_steps import UNFINISHED
from ombud.cli.main import ombud
from ombud.learn.shelf import modules
from ombud.learn.sound import built
from ombud.learn.sound.built import FILM, SOUND
from ombud.ledger import whole
from tests.cli.workspaces import run
from tests.learn.hum import short

PACKAGES = ("--form", "scorm", "--form", "cartridge", "--form", "epub")


def test_the_whole_course_is_built_without_a_workspace(tmp_path: Path) -> None:
    done = run("learn", "build", "--into", tmp_path / "course", *PACKAGES, "--json")
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
    again = ("learn", "build", "--into", tmp_path, "--module", "1", *PACKAGES)
    done = run(*again)
    assert (done.returncode, "is there already" in done.stderr) == (4, True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"mine"]
    assert run(*again, "--force").returncode == 0
    assert (tmp_path / "ombud-m1-en.epub").read_bytes()[:2] == b"PK"


def test_stopped_in_the_middle_it_leaves_whole_packages_and_goes_on_when_called_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, write = [], whole.write

    def stopping(path: Path, data: bytes) -> None:
        if len(written) == 3:
            with whole.being_written(path) as file:
                file.write(data[:100])
                raise KeyboardInterrupt
        written.append(path.name)
        write(path, data)

    monkeypatch.setattr(whole, "write", stopping)
    again = ["learn", "build", "--into", str(tmp_path), *PACKAGES]
    done = CliRunner().invoke(ombud, again)
    assert done.exit_code != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(written)
    left = [path for path in tmp_path.iterdir() if path.name != UNFINISHED]
    assert len(left) == 2
    assert all(ZipFile(path).testzip() is None for path in left)
    monkeypatch.undo()
    assert run(*again).returncode == 0
    assert not (tmp_path / UNFINISHED).exists()
    assert len(list(tmp_path.iterdir())) == 3 * len(modules()) + 1
    assert "is there already" in run(*again).stderr


def test_what_cannot_be_made_here_is_left_out_in_a_sentence(tmp_path: Path) -> None:
    nothing = {"PATH": str(tmp_path)}  # no program is found there
    done = run("learn", "build", "--into", tmp_path / "course", "--module", "1", env=nothing)
    assert done.returncode == 0, done.stderr
    assert "Left out: sound. To have it, " in done.stderr
    assert "install FFmpeg, on Debian: apt install ffmpeg" in done.stderr
    assert not list((tmp_path / "course").glob("*.mp3"))
    asked = run("learn", "build", "--into", tmp_path / "other", "--form", "film", env=nothing)
    assert (asked.returncode, "The form film cannot be made here" in asked.stderr) == (4, True)
    assert not (tmp_path / "other").exists()


def test_the_papers_are_those_of_the_pages(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed: pip install 'ombud[dev]'")
    pytest.importorskip("weasyprint", reason="The extra that makes PDFs is not installed: pip install 'ombud[pdf]'")
    done = run("learn", "build", "--into", tmp_path, "--module", "2", "--form", "paper", "--language", "sv",
               cwd=tmp_path)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ombud-m2-sv-module.pdf", "ombud-m2-sv-workshop.pdf"]
    words = next(one for one in modules() if one.facts.number == 2).words_in("sv")
    found = pypdf.PdfReader(tmp_path / "ombud-m2-sv-module.pdf")
    assert (found.metadata.title, found.trailer["/Root"]["/Lang"]) == (words.title, "sv")


@pytest.mark.skipif({"sound", "film"} & set(left_out()) != set(), reason=f"Something is missing: {left_out()}")
def test_sound_and_film_of_a_module_say_how_long_they_are_and_are_not_made_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ombud.learn.shelf.modules", lambda: (short(modules()[0], 1),))
    again = ["learn", "build", "--into", str(tmp_path), "--form", "sound", "--form", "film", "--language", "sv"]
    done = CliRunner().invoke(ombud, again)
    assert done.exit_code == 0, done.output
    assert "Sound and film are in English" in done.stderr
    assert re.search(r"Module 1, sound: \d min \d\d s, \d\.\d per cent (more|less) than the \d min \d\d s estimated\.",
                     done.stdout)  # fmt: skip
    files = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.is_file()}
    assert set(files) == {*built.names(1, SOUND), *built.names(1, FILM)}
    assert CliRunner().invoke(ombud, again).exit_code == 0
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.is_file()} == files


def test_a_folder_of_recordings_that_does_not_fit_is_refused_by_name(tmp_path: Path) -> None:
    if "sound" in left_out():
        pytest.skip(left_out()["sound"])
    (tmp_path / "read" / "m1").mkdir(parents=True)
    (tmp_path / "read" / "m1" / "ofer.wav").write_bytes(b"RIFF")
    done = run("learn", "build", "--into", tmp_path / "course", "--module", "1", "--form", "sound",
               "--recordings", tmp_path / "read")  # fmt: skip
    assert (done.returncode, "no part of module 1 has this name" in done.stderr) == (3, True), done.stderr
