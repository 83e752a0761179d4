"""A contract held against the red lines, as a document: which are crossed, silent, kept, and each passage quoted."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.holding.contracttables import by_line, meanings, nearest, quotes, sides
from ombud.casefile.holding.held import About, Held, held
from ombud.casefile.measured import Part
from ombud.evidence.said import listed
from ombud.held.computed import Sort
from ombud.held.contract.answers import Answer, Answered, ReadContract
from ombud.held.contract.computed import LineRead, LineReading
from ombud.held.contract.lines import CATALOGUE, OF_DEMAND, OTHERS, RedLine, title
from ombud.ledger.entry import Said
from ombud.words import Sentence, mark, say

METHOD = "contracts"
_MOST = 22
_PARTS: tuple[tuple[str, str, Sentence, tuple[RedLine, ...]], ...] = (
    ("secrecy", "5.2", say("Nothing is signed that keeps the contract secret"), OF_DEMAND["5.2"]),
    ("data", "5.3", say("The city owns its data and does not pay for them twice"), OF_DEMAND["5.3"]),
    ("leaving", "5.4", say("The city can leave, repair and take over"), OF_DEMAND["5.4"]),
    ("duties", "5.6", say("The contract binds the vendor to oversight, redress and service for all"), OF_DEMAND["5.6"]),
    ("other-lines", "5.1", say("Other red lines"), OTHERS),
)


def contract_told(read: ReadContract, about: About) -> Held:
    """The document of one contract, and one statement a line to be sealed."""
    parts = (_all(read), *(_part(read, *told) for told in _PARTS), _understood(read))
    return held(about, Sort.CONTRACT, _lead(read), parts, tuple(_said(read, one, about) for one in read.answers))


def _lead(read: ReadContract) -> tuple[Sentence, ...]:
    """The answer on one screen: crossed first, then what a person must read, silent, kept."""
    if all(one.reading is Answered.NOT_READ for one in read.answers):
        return (say("This contract was not read. No red line is answered."), *read.unread)
    over = read.read_as(Answered.CROSSED)
    told = [
        say("Crossed: {lines}.", lines=_titles([one for one in over if not one.perhaps_crossed])),
        say(
            "Perhaps crossed, which a person must read: {lines}.",
            lines=_titles([one for one in over if one.perhaps_crossed]),
        ),
        say("A person must read, because the passages are not clear: {lines}.", lines=_named(read, Answered.UNSURE)),
        say("Silent, so that nothing binds the vendor: {lines}.", lines=_named(read, Answered.SILENT)),
        say("Kept: {lines}.", lines=_named(read, Answered.KEPT)),
    ]
    if both := [one for one in read.answers if one.disputed]:
        told.append(say("One passage keeps it, another crosses it: {lines}.", lines=_titles(both)))
    if read.unread:
        told.append(say("Not everything could be read; a line that is silent here may be answered there."))
    return (*told, say("A program read this. No line is settled before a person has read the passage."))


def _named(read: ReadContract, reading: Answered) -> Sentence:
    return _titles(read.read_as(reading))


def _titles(answers: Sequence[Answer]) -> Sentence:
    return listed((title(one.line) for one in answers), _MOST)


def _all(read: ReadContract) -> Part:
    return Part(
        key="red-lines",
        demand="5.1",
        title=say("The contract held against every red line"),
        told=(
            say("Passages read: {n}. Red lines: {all}.", n=read.passages, all=len(read.answers)),
            say("Crossed: {crossed}. Perhaps crossed: {perhaps}. A person must read: {unsure}. Silent: {silent}. "
                "Kept: {kept}. Not read: {blind}.",
                perhaps=sum(one.perhaps_crossed for one in read.answers),
                **{name: sum(one.reading is each and not one.perhaps_crossed for one in read.answers)
                   for name, each in _COUNTED}),
        ),
        notes=(
            say("The confidence is how likely a person would read it so, in per cent, as measured on passages that the "
                "program had not seen. It is no legal advice."),
            *read.unread,
        ),
        method=METHOD,
        tables=(by_line("red-lines", say("Each red line, and what the contract says to it"), read.answers),
                quotes(read)),
    )  # fmt: skip


_COUNTED = (
    ("crossed", Answered.CROSSED), ("unsure", Answered.UNSURE), ("silent", Answered.SILENT), ("kept", Answered.KEPT),
    ("blind", Answered.NOT_READ),
)  # fmt: skip


def _part(read: ReadContract, name: str, demand: str, heading: Sentence, lines: Sequence[RedLine]) -> Part:
    answers = [read.answer(line) for line in lines]
    return Part(
        key=name,
        demand=demand,
        title=heading,
        told=tuple(told_line(one) for one in answers),
        notes=tuple(
            say("What must hold for “{line}”: {holds}", line=title(line), holds=CATALOGUE[line].holds) for line in lines
        ),
        method=METHOD,
        tables=(by_line(f"lines-{name}", heading, answers), *nearest(f"nearest-{name}", answers)),
    )


def told_line(one: Answer) -> Sentence:
    """One line in a sentence: the reading, and where it stands."""
    gaps = {"line": title(one.line), "sure": round(100 * one.confidence)}
    if one.reading is Answered.NOT_READ:
        return say("Red line “{line}”: not read.", line=title(one.line))
    if one.reading is Answered.SILENT:
        return say("Red line “{line}”: no passage says anything of it; the nearest are quoted.", line=title(one.line))
    where = _where(one)
    if one.reading is Answered.CROSSED:
        return say(_CROSSED[one.disputed, one.perhaps_crossed], where=where, **gaps)
    if one.disputed:
        return say("Red line “{line}”: one passage keeps it, another crosses it less surely ({where}, {sure} per cent "
                   "sure).", where=where, **gaps)  # fmt: skip
    if one.reading is Answered.KEPT:
        return say("Red line “{line}”: kept ({where}, {sure} per cent sure).", where=where, **gaps)
    return say("Red line “{line}”: a person must read it ({where}).", line=title(one.line), where=where)


_CROSSED = {
    # (another passage keeps it, it is only perhaps crossed)
    (False, False): mark("Red line “{line}”: crossed ({where}, {sure} per cent sure)."),
    (False, True): mark(
        "Red line “{line}”: perhaps crossed, which a person must read ({where}, {sure} per cent sure)."
    ),
    (True, False): mark("Red line “{line}”: one passage keeps it, another crosses it ({where}, {sure} per cent sure)."),
    (True, True): mark(
        "Red line “{line}”: one passage keeps it, another perhaps crosses it, which a person must read "
        "({where}, {sure} per cent sure)."
    ),
}


def _where(one: Answer) -> Sentence:
    best = one.best
    if best is None:
        return say("no passage")
    if best.clause and best.page:
        return say("clause {clause}, page {page}", clause=best.clause, page=best.page)
    if best.clause:
        return say("clause {clause}", clause=best.clause)
    return say("page {page}", page=best.page) if best.page else say("passage {n}", n=best.number + 1)


def _understood(read: ReadContract) -> Part:
    """Who was taken for the city and who for the vendor: a wrong side turns readings round."""
    known = [one for one in read.parties if one.side in ("city", "vendor")]
    told = [say("Parties found: {n}. Parties whose side is known: {known}.", n=len(read.parties), known=len(known))]
    if {one.side for one in known} != {"city", "vendor"}:
        told.append(say("Not both sides were found by name, so common words were taken: supplier, customer, city."))
    return Part(
        key="understood",
        demand="5.1",
        title=say("How the parties and the defined terms were understood"),
        told=tuple(told),
        notes=(say("Check this first: where a party is taken for the other side, readings turn round."),),
        method=METHOD,
        tables=(sides(read), meanings(read)),
    )


def _said(read: ReadContract, one: Answer, about: About) -> LineRead:
    best = one.best
    against = (
        next((each.quote for each in one.passages if each.heard != (best.heard if best else "")), "")
        if one.disputed
        else ""
    )
    return LineRead(
        contract=about.what,
        line=one.line,
        reading=LineReading(one.reading.value),
        confidence=None if one.reading is Answered.NOT_READ else round(100 * one.confidence, 1),
        quote=best.quote if best else "",
        clause=best.clause if best else "",
        page=best.page if best else None,
        against=against,
        nearest=tuple(each.quote for each in one.passages) if one.reading is Answered.SILENT else (),
        whole=Said.NO if read.unread else Said.YES,
        reader=read.reader,
    )
