"""Many cases in the terminal: what was noticed in how many, then how they stand towards each demand. No ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.questions import QUESTIONS
from ombud.cli.reading import Told
from ombud.cli.shapes import NOTICES, SHAPES
from ombud.evidence.finding import Noticed, Standing

SHOWN = (Standing.CROSSED, Standing.KEPT, Standing.SILENT)
Counts = Mapping[str, Mapping[str, int]]  # check -> standing -> cases


def show_overview(told: Told, console: Console) -> None:
    """First what was noticed, then each demand, then what could not be carried over."""
    summary = told.register.summary()
    for file in told.read.files:
        console.print(Text(file["name"], style="bold").append(f"  {file['format']}", style="not bold"))
    console.print(f"{summary['records']} records of {summary['organisations']} organisations.\n", highlight=False)
    for line in _noticed(told, summary):
        console.print(Text(line))
    console.print(_standing(summary["standing"]))
    if silent := [number for number, counts in summary["standing"].items() if _is_silent(counts)]:
        words = f"{SHAPES[Standing.SILENT]} in all of them: {', '.join(silent)}"
        console.print(Padding(Text(words, style="dim"), (0, 1)))
    _left_out(told, console)
    console.print("\nShow one with --case NAME; every finding is in --json.", style="dim")


def _noticed(told: Told, summary: Mapping[str, Any]) -> Iterator[str]:
    """What Ombud found by itself, one line each."""
    found = told.noticed()
    if found:
        yield "Noticed by Ombud, in how many records:"
    for what, n in found.most_common():
        yield f"{n:>6}  {NOTICES[Noticed(what)]}"
    if (texts := summary["boilerplate"])["records"]:
        said = "{records} records share their purpose word for word with another organisation: {texts} texts"
        yield f"{said.format(**texts)}, the most used in {texts['largest']} records."
    if (changes := summary["changes"])["events"]:
        said = "Of {events} changes {substantive} touch purpose, legal basis or the like; {vanished} records vanished."
        yield said.format(**changes | {"vanished": len(changes["vanished"])})
    yield ""


def _standing(standing: Counts) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column("What is asked", overflow="fold")
    for one in SHOWN:
        table.add_column(str(SHAPES[one]), justify="right", style=SHAPES[one].style, no_wrap=True)
    table.add_column("other", justify="right", style="dim")
    question = 0
    for number, counts in standing.items():
        if _is_silent(counts):
            continue
        if (here := int(number.partition(".")[0])) != question:
            question = here
            table.add_row("", Text(f"{here} {QUESTIONS[here - 1].asked}", style="bold"))
        title = BY_NUMBER[number].title if number in BY_NUMBER else ""
        table.add_row(f"{number:>5}", title, *_counted(counts))
    return table


def _counted(counts: Mapping[str, int]) -> Iterator[str]:
    shown = [counts.get(one.value, 0) for one in SHOWN]
    return (str(n) if n else "" for n in (*shown, sum(counts.values()) - sum(shown)))


def _is_silent(counts: Mapping[str, int]) -> bool:
    return set(counts) == {Standing.SILENT.value}


def _left_out(told: Told, console: Console) -> None:
    if told.read.unmapped:
        fields = ", ".join(f"{name} ({n})" for name, n in told.read.unmapped.most_common())
        console.print(Text(f"\nNot carried over, with the number of records that had a value: {fields}."))
    for warning in told.read.warnings:
        console.print(Text(warning))
