"""A case's sheet in the terminal: what is crossed and what was noticed first, then the seven questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ombud.casefile.checks import BY_NUMBER
from ombud.casefile.read import Answer, Sheet
from ombud.cli.shapes import ORDER, SHAPES
from ombud.evidence.finding import Finding, Standing

LOUD = (Standing.CROSSED, Standing.KEPT, Standing.DOES_NOT_APPLY)  # told in full; the others by their titles alone


def show(sheet: Sheet, console: Console) -> None:
    """One case, on as many lines as it needs."""
    console.print(Text(sheet.title, style="bold"))
    console.print(_about(sheet), highlight=False, style="dim")
    told = [finding for finding in sheet.findings if finding.standing is Standing.CROSSED or finding.noticed]
    if told:
        console.print("\n[bold]Crossed, and noticed by Ombud[/bold]")
        console.print(_findings(told))
    for answer in sheet.answers:
        _show_answer(answer, console, {finding.check for finding in told})


def _about(sheet: Sheet) -> str:
    parts = [escape(sheet.organisation), f"stage: {sheet.stage.value.replace('_', ' ')}", f"{sheet.entries} entries"]
    if sheet.example:
        parts.insert(0, "WORKED EXAMPLE")
    return " · ".join([part for part in parts if part] + [f"read on {sheet.today.isoformat()}", f"case {sheet.case}"])


def _show_answer(answer: Answer, console: Console, told: set[str]) -> None:
    console.print(f"\n[bold]{answer.question.number} {answer.question.asked}[/bold]  {counts(answer.findings)}")
    left = [finding for finding in answer.findings if finding.check not in told]
    if loud := [finding for finding in left if finding.standing in LOUD]:
        console.print(_findings(loud))
    for standing in (Standing.SILENT, Standing.NOT_DUE):
        if quiet := [finding for finding in left if finding.standing is standing]:
            titles = "; ".join(f"{finding.check} {_title(finding)}" for finding in quiet)
            words = Text(f"{SHAPES[standing].shape} {SHAPES[standing].word}: ", style=SHAPES[standing].style)
            console.print(Padding(words + Text(titles, style="dim"), (0, 0, 0, 2)))


def counts(findings: Iterable[Finding]) -> str:
    """How many findings stand how: "✕ 1 crossed  ○ 4 silent"."""
    told = Counter(finding.standing for finding in findings)
    parts = [(SHAPES[standing], told[standing]) for standing in ORDER if told[standing]]
    return "  ".join(f"[{shape.style}]{shape.shape} {n} {shape.word}[/]" for shape, n in parts) or "nothing is asked"


def _findings(findings: Sequence[Finding]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=True, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for finding in sorted(findings, key=lambda one: ORDER.index(one.standing)):
        shape = SHAPES[finding.standing]
        table.add_row(f"  {finding.check}", Text(str(shape), style=shape.style), _told(finding))
    return table


def _told(finding: Finding) -> Text:
    told = Text(_title(finding), style="bold").append(f"\n{finding.because}", style="not bold")
    if finding.standing is Standing.CROSSED:
        for quote in finding.quotes[:2]:
            told.append(f"\n“{_short(quote)}”", style="not bold strike red")
    for notice in finding.noticed:
        if str(notice.because) != str(finding.because):
            told.append(f"\nNoticed: {notice.because}", style="not bold")
    told.append(f"\n{finding.backing.value}", style="not bold dim")
    if finding.mend:
        told.append(f" · {finding.mend}", style="not bold dim")
    return told


def _title(finding: Finding) -> str:
    check = BY_NUMBER.get(finding.check)
    return check.title if check else ""


def _short(words: str, most: int = 160) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
