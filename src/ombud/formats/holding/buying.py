"""From files of open contracting data, and a table of systems, to what was bought from whom and what breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from ombud.casefile.holding.buying import buying_told
from ombud.casefile.holding.held import About, Held
from ombud.formats.hearing.longtable import file_input
from ombud.formats.ocdsorder import Ordered, Story
from ombud.formats.ocdsprocess import Unclear, processes
from ombud.formats.reading import Unreadable
from ombud.formats.safe import shortened
from ombud.formats.systems import read_systems
from ombud.formats.told import Told
from ombud.held.ocds.amended import LONG_YEARS
from ombud.held.ocds.bought import Bought, bought
from ombud.held.ocds.estate import Agreement, Estate
from ombud.held.ocds.names import normal
from ombud.held.ocds.process import Match, Party
from ombud.words import Sentence, say

_MOST_NAMED = 8
_EACH = 500  # releases after which progress is told
_BY = Match.NAME  # by what it is known does not matter here


def buying(
    files: Sequence[Path] = (),
    *,
    what: str,
    place: str = "",
    buyer: str = "",
    scheme: str = "",
    long_years: float = LONG_YEARS,
    systems: Path | None = None,
    example: bool = False,
    today: date,
    told: Told,
) -> Held:
    """What was bought, and what breaks if one vendor goes.

    ``files`` are OCDS of any form, ``buyer`` the name or identifier of one buyer (all where empty), ``scheme`` the
    classification whose first two signs are the category (goods, works and services where empty), ``long_years`` from
    how many years a contract is long, ``systems`` a table of systems and what they rely on. Raises
    :class:`~ombud.formats.reading.Unreadable`.
    """
    if not files and systems is None:
        raise Unreadable(say("there is nothing to look at"), "files", say("give an OCDS file or a table of systems"))
    if not 0 < long_years <= 100:
        raise Unreadable(
            say("{n} years cannot be asked for", n=long_years), "years", say("give more than 0, at most 100")
        )
    written = read_systems(systems) if systems else Estate(())
    with closing(Ordered()) as ordered:
        for path in files:
            told(say("Reading {file}", file=path.name), ordered.releases, 0)
            ordered.take(path, told)
        unclear = Unclear()
        mine = (lambda party: is_called(party, buyer)) if buyer else None
        stories = _watched(ordered.stories(), ordered.releases, told)
        found = bought(processes(stories, ordered.register, unclear, scheme), today, long_years, mine)
        key = _buyer(found, buyer)
        inputs = tuple(file_input(path, "open contracting data", closed=False) for path in files)
        inputs += (file_input(systems, "table of systems", closed=False),) if systems else ()
        about = About(what=what, place=place, on=today, inputs=inputs, example=example)
        return buying_told(found, ordered.register, with_contracts(written, found), about, _notes(unclear), key)


def _watched(stories: Iterator[Story], releases: int, told: Told) -> Iterator[Story]:
    """The same, telling how far it has come."""
    if not releases:
        return
    told(say("Putting releases in their order"), 0, releases)
    done, last = 0, 0
    for story in stories:
        done += len(story.held)
        if done - last >= _EACH:
            told(say("Judging what was bought"), min(done, releases), releases)
            last = done
        yield story
    told(say("Judging what was bought"), releases, releases)


def is_called(party: Party, name: str) -> bool:
    """Whether a buyer is the one that is meant: by its name, or by its identifier with or without the scheme."""
    told = " ".join(name.split())
    return normal(party.name) == normal(told) or party.key in (f"id {told}", f"local {told}") or _number(party, told)


def _number(party: Party, told: str) -> bool:
    return party.key.startswith("id ") and party.key.rpartition(" ")[2] == told


def _buyer(found: Bought, name: str) -> str:
    """The key of the buyer that is asked about; empty for all. Raises where there is none, or more than one."""
    if not name:
        return ""
    rows = found.competition.rows
    keys = [row for row in rows if is_called(Party(row.buyer, row.name, _BY), name)]
    if len(keys) == 1:
        return keys[0].buyer
    names = shortened("; ".join(row.name for row in (keys or rows)[:_MOST_NAMED]), 300)
    if keys:
        what = say("more than one buyer is called {name}: {names}", name=name, names=names)
        raise Unreadable(what, "buyer", say("give its identifier"))
    raise Unreadable(
        say("no buyer is called {name}; there are {names}", name=name, names=names), "buyer", say("write it as there")
    )


def with_contracts(written: Estate, found: Bought) -> Estate:
    """The map, with the contracts that run by open contracting data beside those written down."""
    vendors = {normal(one) for one in written.vendors}
    more: tuple[Agreement, ...] = tuple(one for one in found.running.rows if normal(one.vendor) in vendors)
    return Estate(written.systems, written.reliances, (*written.agreements, *more))


def _notes(unclear: Unclear) -> tuple[Sentence, ...]:
    return unclear.told() or (say("Nothing in the files was left out or could not be understood."),)
