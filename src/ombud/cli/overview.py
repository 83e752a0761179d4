"""Many cases in the terminal: how they stand towards each demand, and what was noticed in how many. No ranking."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.questions import QUESTIONS
from ombud.cli.reading import Told
from ombud.cli.shapes import NOTICES, SHAPES
from ombud.evidence.finding import Noticed, Standing

SHOWN = (Standing.CROSSED, Standing.KEPT, Standing.SILENT)


def show_overview(told: Told, console: Console) -> None:
    """First what was noticed and crossed, then each demand, then what could not be carried over."""
    for file in told.files:
        console.print(f"[bold]{escape(file['name'])}[/bold]  {escape(file['format'])}", highlight=False)
    console.print(f"{len(told.sheets)} records of {told.organisations()} organisations.\n")
    _noticed(told, console)
    console.print(_standing(told))
    if silent := _silent_everywhere(told):
        words = f"{SHAPES[Standing.SILENT]} in all of them: {', '.join(silent)}"
        console.print(Padding(Text(words, style="dim"), (0, 1)))
    _left_out(told, console)
    console.print("\nShow one with --case NAME; every finding is in --json.", style="dim")


def _noticed(told: Told, console: Console) -> None:
    if not (found := told.noticed()):
        return
    console.print("[bold]Noticed by Ombud[/bold]")
    for what, n in sorted(found.items(), key=lambda pair: -pair[1]):
        console.print(f"  {n:>6}  {NOTICES[Noticed(what)]}", highlight=False)
    console.print()


def _standing(told: Told) -> Table:
    table = Table(box=None, pad_edge=True, padding=(0, 2, 0, 0), title_justify="left")
    table.add_column("")
    table.add_column("What is asked", overflow="fold")
    for standing in SHOWN:
        table.add_column(str(SHAPES[standing]), justify="right", style=SHAPES[standing].style, no_wrap=True)
    table.add_column("other", justify="right", style="dim")
    question = 0
    for number, counts in told.standing().items():
        if set(counts) == {Standing.SILENT.value}:
            continue
        if (here := int(number.partition(".")[0])) != question:
            question = here
            table.add_row("", Text(f"{here} {QUESTIONS[here - 1].asked}", style="bold"))
        shown = [counts.get(standing.value, 0) for standing in SHOWN]
        other = sum(counts.values()) - sum(shown)
        title = BY_NUMBER[number].title if number in BY_NUMBER else ""
        table.add_row(f"{number:>5}", title, *(str(n) if n else "" for n in (*shown, other)))
    return table


def _silent_everywhere(told: Told) -> list[str]:
    return [number for number, counts in told.standing().items() if set(counts) == {Standing.SILENT.value}]


def _left_out(told: Told, console: Console) -> None:
    if told.unmapped:
        fields = ", ".join(f"{name} ({n})" for name, n in told.unmapped.most_common())
        words = f"\nNot carried over, with the number of records that had a value: {escape(fields)}."
        console.print(words, highlight=False)
    for warning in told.warnings:
        console.print(escape(warning), highlight=False)
