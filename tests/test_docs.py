"""The papers tell the truth about themselves: links lead somewhere, and every kind, check and command is in them."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from ombud.casefile.checks import CHECKS
from ombud.casefile.kinds import KINDS
from ombud.casefile.questions import QUESTIONS
from ombud.cli.main import ombud

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAPERS = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(paper: Path) -> None:
    links = LINK.findall(paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_every_kind_is_in_the_docs() -> None:
    written = "".join(path.read_text(encoding="utf-8") for path in DOCS.glob("*.md"))
    assert [kind for kind in KINDS if kind not in written] == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.word)
def test_every_check_has_its_section(question) -> None:
    written = (DOCS / f"{question.word}.md").read_text(encoding="utf-8")
    numbers = [check.number for check in CHECKS if check.number.startswith(f"{question.number}.")]
    assert [n for n in numbers if not re.search(rf"^## {re.escape(n)} ", written, re.MULTILINE)] == []


def test_every_command_is_in_the_docs() -> None:
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert [name for name in ombud.list_commands(click.Context(ombud)) if f"ombud {name}" not in written] == []


def test_the_readme_fits_a_screen() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 45
