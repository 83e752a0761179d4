"""The command line as a whole: what it says of itself, how it ends, and that it starts without loading everything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ombud.cli.commands import COMMANDS
from ombud.cli.foreign import told
from ombud.cli.stops import CannotBeRead, Exit, sentence
from tests.cli.workspaces import run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: ombud {name}")
    assert "--json" in done.stdout or "\nCommands:\n" in done.stdout  # a group of commands: each of them has it


def test_every_command_has_a_section_in_the_manual() -> None:
    manual = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")
    lacking = [name for name in COMMANDS if f"\n## ombud {name}\n" not in manual]
    assert not lacking


def test_every_exit_code_is_in_the_manual() -> None:
    manual = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")
    assert [code for code in Exit if f"\n| {int(code)} |" not in manual] == []


@pytest.mark.parametrize("asked", [("--help",), ("read", "--help"), ("verify", "--help")])
def test_help_loads_no_heavy_library(asked: tuple[str, ...]) -> None:
    """What takes long to load is loaded when it is needed, so that help comes at once."""
    code = (
        "import sys\nfrom ombud.cli.main import main\n"
        f"try:\n    main({list(asked)!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'django', 'pydantic', 'rich', 'cryptography', 'granian', 'openpyxl'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nosuch",), Exit.WRONG_USE),
        (("read",), Exit.WRONG_USE),
        (("serve", "--port", "x"), Exit.WRONG_USE),
        (("verify", "--data", "/nonexistent"), Exit.CANNOT_RUN),
        (("export", "x", "--data", "/nonexistent"), Exit.CANNOT_RUN),
    ],
)
def test_what_goes_wrong_is_told_in_one_sentence(arguments: tuple[str, ...], code: Exit) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("ombud: ")
    assert done.stderr.count("\n") == 1


def test_an_unknown_command_is_answered_with_the_known_ones() -> None:
    assert "verify" in run("verfy").stderr


def test_a_sentence_says_where_what_and_what_to_do() -> None:
    assert sentence("The file is empty.", "a.json", "Choose another") == "a.json: The file is empty; choose another."
    assert sentence("The file is no text.", mend="JSON is wanted") == "The file is no text; JSON is wanted."


def test_a_stop_is_of_its_kind() -> None:
    assert CannotBeRead("It is cut", "a.zip").exit_code == 3


def test_a_fault_of_our_own_is_told_without_a_trace() -> None:
    words, code = told(ZeroDivisionError("division by zero"))
    assert code is Exit.FAULT
    assert "--debug" in words
    assert "\n" not in words


def test_a_full_disk_is_told_as_such() -> None:
    words, code = told(OSError(28, "No space left on device", "/x/y"))
    assert code is Exit.CANNOT_RUN
    assert words == "/x/y: No space left on device; make room on the disk and run the command again."


def test_an_output_that_nobody_reads_on_ends_quietly() -> None:
    """`ombud demo --help | head -1` must not end in a complaint."""
    code = "import os\nfrom ombud.cli.main import left\nos._exit(left(BrokenPipeError()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == Exit.PIPE_CLOSED


def test_ctrl_c_is_told_and_has_its_own_code() -> None:
    code = "from ombud.cli.main import left\nraise SystemExit(left(KeyboardInterrupt()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == Exit.INTERRUPTED
    assert "half written" in done.stderr
