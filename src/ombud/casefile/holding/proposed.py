"""What to write and what to ask about each red line that a contract crosses or does not answer: a part of a result."""

from __future__ import annotations

from ombud.casefile.measured import Column, Part, Table
from ombud.held.contract.lines import title
from ombud.held.letter import NEAREST, SAID, Asked, Letter, Reading
from ombud.words import Sentence, say

_COLUMNS = (
    Column(name="number", title=say("No.")),
    Column(name="line", title=say("Red line"), words=True),
    Column(name="found", title=say("What was found"), words=True),
    Column(name="proposed", title=say("Proposed wording")),
    Column(name="question", title=say("Question to the vendor")),
    Column(name="law", title=say("Law that asks for it")),
)


def proposed(letter: Letter) -> Part:
    """The part of a contract's result that says what comes next: a wording and a question for each open line."""
    rows = tuple(_row(one) for one in letter.asked)
    table = Table(
        name="proposed-wording",
        title=say("What to propose and what to ask about {contract}", contract=letter.head.contract),
        columns=_COLUMNS,
        rows=rows,
        shown=22,
        notes=(_NO_ADVICE,),
    )
    return Part(
        key="proposed",
        demand="5.1",
        title=say("What to write instead, and what to ask"),
        told=_told(letter),
        notes=(_NO_ADVICE,),
        method="tender-annex",
        tables=(table,) if rows else (),
    )


_NO_ADVICE = say("The wordings are proposals in English and no legal advice; the city's own lawyers check them first.")


def _told(letter: Letter) -> tuple[Sentence, ...]:
    if not letter.asked:
        return (say("Every red line that was read is kept: nothing to propose."),)
    return (
        say(
            "Red lines with a proposed wording and a question: {n}. Kept as far as could be seen: {kept}.",
            n=len(letter.asked),
            kept=len(letter.kept),
        ),
    )


def _row(one: Asked) -> tuple[int, str, str, str, str, str]:
    found = NEAREST if one.reading is Reading.SILENT and one.quotes else SAID[one.reading]
    parts = " ".join(f"({at}) {part}" for at, part in enumerate(one.proposed, 1))
    return one.number, str(title(one.wording.line)), str(found), parts, one.wording.question, one.wording.law
