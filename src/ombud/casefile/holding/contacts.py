"""A register of contacts with vendors as a document: how many and how long, before which need, and public when."""

from __future__ import annotations

from collections.abc import Sequence

from ombud.casefile.figures import Bar, Bars, Lines, Series
from ombud.casefile.holding import contacttables as tables
from ombud.casefile.holding import contactwords as words
from ombud.casefile.holding.contactsealed import contacts_said
from ombud.casefile.holding.held import About, Held, held
from ombud.casefile.measured import Part
from ombud.evidence.said import key
from ombud.held.computed import Sort
from ombud.held.contacts.counted import Counted
from ombud.held.reply import standing_reply
from ombud.ledger.entry import Said
from ombud.words import Sentence, say

METHOD = "vendor-contacts"
_BARS = 20


def contacts_told(found: Counted, about: About, notes: Sequence[Sentence] = (), office: str = "") -> Held:
    """The document, and what is sealed of it. ``notes`` say what of the files was dropped or left out."""
    parts = (
        _months(found, notes),
        _subjects(found),
        *_cases(found),
        _public(found),
        _offers(found),
        _reply(about.place, office),
    )
    lead = (words.whole(found), *words.before_need(found), words.reply(found))
    return held(about, Sort.CONTACTS, lead, parts, contacts_said(found, about))


def _months(found: Counted, notes: Sequence[Sentence]) -> Part:
    busiest = [unit for unit in found.units if unit.name][:3]
    told = [words.whole(found)]
    told += [say("{unit}: contacts {n}, hours {hours}.", unit=unit.name, n=unit.contacts, hours=words.hours(unit))
             for unit in busiest]  # fmt: skip
    listed_tables = [tables.by_month(found), tables.by_unit(found), tables.by_month_and_unit(found)]
    if found.circles:
        listed_tables.append(
            tables.tallied("kinds-of-office", say("Contacts by kind of office"), say("Kind of office"), found.circles)
        )
    return Part(
        key="months",
        demand="5.9",
        title=say("How many contacts, with whom, for how long"),
        told=tuple(told),
        notes=(say("Organisations and offices are counted; nobody is named."), *words.unnamed(found), *notes),
        method=METHOD,
        figures=_by_month(found),
        tables=tuple(listed_tables),
    )


def _by_month(found: Counted) -> tuple[Lines, ...]:
    """Contacts a month as steps, months without any as zero."""
    if not found.met:
        return ()
    counts = {one.name: one.contacts for one in found.by_month}
    first, last = found.met[0].on, found.met[-1].on
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    x = tuple(round(month / 12, 4) for month in months)
    y = tuple(float(counts.get(f"{month // 12:04}-{month % 12 + 1:02}", 0)) for month in months)
    return (
        Lines(
            title=say("Contacts by month"),
            description=say("How many contacts with vendors there were in each month."),
            across=say("Year"),
            up=say("Contacts"),
            series=(Series(name=str(say("contacts")), x=x, y=y),),
            steps=True,
            table="months",
        ),
    )


def _subjects(found: Counted) -> Part:
    topics = [one for one in found.topics if one.name][:3]
    told = [say("{topic}: contacts {n}, vendors {vendors}.", topic=one.name, n=one.contacts, vendors=one.vendors)
            for one in topics]  # fmt: skip
    return Part(
        key="topics",
        demand="5.9",
        title=say("About what, through which door, at which stage"),
        told=tuple(told) or (say("No topics are told."),),
        notes=(
            say("A contact about two topics counts in each of them, and so does one through two doors."),
            say("A stage that is not told is not early."),
        ),
        method=METHOD,
        figures=_by_vendor(found),
        tables=(
            tables.tallied("topics", say("Contacts by topic"), say("Topic"), found.topics),
            tables.tallied("stages", say("Contacts by stage of the case"), say("Stage"), found.stages, words.STAGES),
            tables.tallied("doors", say("Contacts by door"), say("Through"), found.doors, words.DOORS),
            tables.by_vendor(found),
        ),
    )


def _by_vendor(found: Counted) -> tuple[Bars, ...]:
    vendors = [one for one in found.vendors if one.name][:_BARS]
    if not vendors:
        return ()
    early = {key(one.vendor) for one in found.early}
    rows = tuple(Bar(name=one.name, value=float(one.contacts), chosen=key(one.name) in early) for one in vendors)
    return (
        Bars(
            title=say("Vendors with the most contacts"),
            description=say("How many contacts each of them had; at most {n} are drawn.", n=_BARS),
            unit=say("contacts"),
            chosen=say("came before the need was stated in public"),
            others=say("did not, or it is not known"),
            rows=rows,
            table="vendors",
        ),
    )


def _cases(found: Counted) -> tuple[Part, ...]:
    """From the first contact to the need and the tender, where the days of cases are given."""
    if not found.cases:
        return ()
    return (
        Part(
            key="cases",
            demand="5.9",
            title=say("Who came before the need was stated"),
            told=(*words.before_need(found), *map(words.of_case, found.cases)),
            notes=(
                say("A contact on the day itself does not count as before it."),
                say("Contacts that belong to no case with such a day, and are not judged: {n}.", n=found.unjudged),
            ),
            method=METHOD,
            tables=(tables.of_cases(found), tables.early_contacts(found)),
        ),
    )


def _public(found: Counted) -> Part:
    return Part(
        key="public",
        demand="5.9",
        title=say("When contacts became public"),
        told=words.publication(found),
        notes=(say("Days are counted as they stand in the calendar, weekends among them."),),
        method=METHOD,
        tables=(tables.late_contacts(found),) if found.dated else (),
    )


def _offers(found: Counted) -> Part:
    told = (*words.offered(found), words.reply(found), _signed(found))
    shown = tables.tallied("offers", say("What was offered"), say("Offered"), found.offers, words.OFFERS)
    return Part(
        key="offers",
        demand="5.9",
        title=say("What was offered, what was answered, and who confirms it"),
        told=told,
        notes=(say("What a register does not ask for is not told; that is no sign that nothing was offered."),),
        method=METHOD,
        tables=(shown,) if found.offers else (),
    )


def _signed(found: Counted) -> Sentence:
    return say(
        "Records that the office which was met confirms: {yes}; does not: {no}; not told: {unsaid}.",
        yes=found.signed(Said.YES),
        no=found.signed(Said.NO),
        unsaid=found.signed(Said.UNSAID),
    )


def _reply(place: str, office: str) -> Part:
    return Part(
        key="reply",
        demand="5.9",
        title=say("The standing reply, ready to be copied"),
        told=standing_reply(place or str(say("the city")), office),
        notes=(say("A proposal. Change the words as you like, but let the problem come first."),),
        method=METHOD,
    )
