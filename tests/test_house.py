"""The house rules, held by machine: types, style, imports, papers, and that what exists is in the manual."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from ombud.casefile.checks import CHECKS
from ombud.casefile.kinds import KINDS

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MODULES = [path for path in SOURCES if "migrations" not in path.parts and path.read_text("utf-8").strip()]
# Names that say nothing: what a thing is called says what it is in the city's words.
EMPTY_NAMES = re.compile(r"(?:^|_)(manager|service|helper|util|utils|handler|processor)s?(?:_|$)", re.I)
OF_THE_LAW = {"Processor"}  # who processes data for the city: the word of the data protection law


def tool(*command: str) -> subprocess.CompletedProcess[str]:
    """A tool of this virtual environment, run on the whole project."""
    program = str(Path(sys.executable).parent / command[0])
    return subprocess.run([program, *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)


def documents() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


def test_imports_go_one_way() -> None:
    done = tool("lint-imports", "--no-cache")
    assert done.returncode == 0, done.stdout


def test_the_code_is_of_one_style() -> None:
    done = tool("ruff", "check", "--quiet", "src", "tests")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_types_hold() -> None:
    done = tool("mypy")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_module_opens_with_a_sentence(path: Path) -> None:
    told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    assert re.match(r"\S.{10,}", told)


def test_no_name_says_nothing() -> None:
    empty = []
    for path in SOURCES:
        names = [path.stem] + [
            node.name
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
        ]
        words = [re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name) for name in names]
        empty += [f"{path.name}: {name}" for name in words if EMPTY_NAMES.search(name) and name not in OF_THE_LAW]
    assert empty == []


def test_what_a_base_install_opens_needs_no_engine() -> None:
    """What measures comes with an extra; a city that only keeps case files installs none of it."""
    code = (
        "import sys\nimport ombud.formats.open, ombud.casefile.register, ombud.cli.main\n"
        "import ombud.cli.served, ombud.cli.heard\n"
        "heavy = {'numba', 'pyarrow', 'highspy', 'pyproj', 'scipy', 'shapely'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("word", sorted({check.number.partition(".")[0] for check in CHECKS}))
def test_every_check_of_a_question_has_its_section(word: str) -> None:
    """docs/held.md has a heading for 5.7, and so on."""
    headings = {
        number
        for text in documents().values()
        for line in text.splitlines()
        if line.startswith("#")
        for number in re.findall(r"(?<![\d.])[1-7]\.\d{1,2}(?![\d.])", line)
    }
    asked = [check.number for check in CHECKS if check.number.startswith(f"{word}.")]
    assert [number for number in asked if number not in headings] == []


def test_every_kind_of_entry_is_in_the_manual() -> None:
    everything = "\n".join(documents().values())
    assert [name for name in KINDS if name not in everything] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = []
    for folder in (ROOT, ROOT / "docs", ROOT / "docs" / "decisions", ROOT / "benchmarks"):
        for path in folder.glob("*.md"):
            for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
                if "://" not in link and not link.startswith(("mailto:", "/")) and not (folder / link).exists():
                    dead.append(f"{path.name}: {link}")
    assert dead == []


def test_every_licence_that_is_named_is_here_in_full() -> None:
    """REUSE.toml covers every file, and each licence that it names has its text in LICENSES."""
    told = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))
    named = {one for note in told["annotations"] for one in note["SPDX-License-Identifier"].split(" OR ")}
    there = {path.stem for path in (ROOT / "LICENSES").glob("*.txt")}
    assert named == there
    assert "**" in [note["path"] for note in told["annotations"]]
    assert (ROOT / "LICENSE").read_text("utf-8") == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_text("utf-8")


def test_the_lock_files_name_every_package_by_its_hash_and_no_address() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        assert "--find-links" not in text
        pinned = re.findall(r"^[a-z0-9][^\s=]*==", text, re.M)
        assert len(pinned) == len(re.findall(r"^[a-z0-9][^\n]*==[^\n]*\\\n +--hash=sha256:", text, re.M))


def test_every_dependency_is_in_the_lock_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [one for told in project["optional-dependencies"].values() for one in told]
    wanted = {re.split(r"[\[<>=!~ ;]", one)[0].lower() for one in [*project["dependencies"], *extras]}
    locked = set(re.findall(r"^([a-z0-9][^\s=\[]*)", (ROOT / "requirements" / "dev.txt").read_text("utf-8"), re.M))
    assert sorted(wanted - locked) == []


def test_the_version_is_told_once() -> None:
    from ombud import __version__

    assert f"softwareVersion: {__version__}\n" in (ROOT / "publiccode.yml").read_text("utf-8")
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
