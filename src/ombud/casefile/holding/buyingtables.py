"""The tables of what was bought: every figure of the pages, with the place in the files that it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ombud.casefile.holding.buyingwords import FLAGS, GROUPS, MATCHES, category, may_be_a_person, public, quoted, unit
from ombud.casefile.measured import Table
from ombud.casefile.piece import Cell
from ombud.casefile.written import column, known
from ombud.held.ocds.amended import Growth
from ombud.held.ocds.bought import Bought
from ombud.held.ocds.brands import Brands
from ombud.held.ocds.competition import Competition, Share
from ombud.held.ocds.concentration import ALL, Concentration
from ombud.held.ocds.names import Register
from ombud.held.ocds.process import Match, Money
from ombud.held.ocds.running import Running
from ombud.words import Sentence, say

MOST_ROWS = 500
_Rows = Iterable[tuple[Cell, ...]]


def _table(name: str, title: Sentence, columns: Sequence[object], rows: _Rows, all_: int, *notes: Sentence) -> Table:
    shown = tuple(rows)[:MOST_ROWS]
    left = (say("Rows shown: {n} of {all}.", n=len(shown), all=all_),) if all_ > len(shown) else ()
    return Table.model_validate(
        {"name": name, "title": title, "columns": columns, "rows": shown, "notes": (*notes, *left)}
    )


def there(*tables: Table) -> tuple[Table, ...]:
    """Those tables that have a row."""
    return tuple(table for table in tables if table.rows)


def few_hands(rows: Sequence[Concentration]) -> Table:
    columns = (
        column("buyer", say("Buyer")),
        column("category", say("Category")),
        column("unit", say("Currency, or number")),
        column("vendors", say("Vendors")),
        column("purchases", say("Purchases")),
        column("total", say("In all"), places=0),
        column("hhi", say("Index (1/n to 1)"), places=3),
        column("largest", say("Largest vendor")),
        column("share", say("Its share, per cent"), places=1),
    )
    told = (
        (
            row.buyer_name,
            str(category(row.category, ALL)),
            str(unit(row.currency)),
            row.vendors,
            row.purchases,
            known(row.total, 2),
            known(row.hhi),
            public(row.largest.name),
            known(100 * row.share, 2),
        )
        for row in rows
    )
    return _table("few-hands", say("How concentrated what was bought is"), columns, told, len(rows))


def competition(rows: Sequence[Competition]) -> Table:
    columns = (
        column("buyer", say("Buyer")),
        column("competitive", say("Open and selective procedures")),
        column("single", say("With a single bid, per cent"), places=1),
        column("low", say("Lowest"), places=1),
        column("high", say("Highest"), places=1),
        column("procedures", say("All procedures")),
        column("direct", say("Awarded directly, per cent"), places=1),
        column("peers", say("Median of other buyers, per cent"), places=1),
        column("buyers", say("Other buyers")),
    )
    told = (
        (
            row.name,
            row.single.of,
            *_share(row.single),
            row.direct.of,
            _cent(row.direct.share),
            _cent(row.peers),
            row.n_peers,
        )
        for row in rows
    )
    return _table("competition", say("Single bids and direct awards, buyer by buyer"), columns, told, len(rows))


def _share(one: Share) -> tuple[Cell, Cell, Cell]:
    between = one.interval
    if between is None:
        return None, None, None
    return _cent(one.share), _cent(between.low), _cent(between.high)


def _cent(value: float | None) -> float | None:
    return None if value is None else round(100 * value, 2)


def grown(growth: Growth) -> Table:
    columns = (
        column("process", say("Process")),
        column("contract", say("Contract")),
        column("buyer", say("Buyer")),
        column("vendor", say("Vendor")),
        column("first", say("First value"), places=0),
        column("last", say("Last value"), places=0),
        column("currency", say("Currency")),
        column("change", say("Change, per cent of the first"), places=1),
        column("longer", say("Ends later by, days")),
        column("amendments", say("Amendments listed")),
        column("renewals", say("Renewals")),
        column("years", say("Years"), places=1),
        column("may", say("Years it may run"), places=1),
        column("place", say("Where it stands")),
    )
    told = (
        (
            row.ocid, quoted(row.title) or row.contract, row.buyer, public(row.supplier.name) if row.supplier else "",
            _amount(row.first), _amount(row.last), _currencies(row.first, row.last), _cent(row.change), row.longer,
            row.amendments, row.renewals, known(row.years, 2), known(row.may_years, 2), row.place,
        )
        for row in growth.rows
    )  # fmt: skip
    return _table("grown", say("Contracts that changed or run long"), columns, told, len(growth.rows))


def _amount(value: Money | None) -> float | None:
    return None if value is None else known(value.amount, 2)


def _currencies(first: Money | None, last: Money | None) -> str:
    return ", ".join(dict.fromkeys(one.currency for one in (first, last) if one and one.currency))


def told_amendments(growth: Growth) -> Table:
    columns = (
        column("process", say("Process")),
        column("buyer", say("Buyer")),
        column("of", say("Of the"), words=True),
        column("date", say("Date")),
        column("what", say("What was changed")),
        column("why", say("Why")),
    )
    told = (
        (ocid, buyer, one.of, one.on.isoformat() if one.on else "", quoted(one.what), quoted(one.why))
        for ocid, buyer, one in growth.told
    )
    return _table("amendments", say("Amendments that the publisher lists"), columns, told, growth.amendments)


def branded(brands: Brands) -> Table:
    columns = (
        column("process", say("Process")),
        column("buyer", say("Buyer")),
        column("word", say("Name")),
        column("vendor", say("Vendor of that name")),
        column("words", say("The words around it")),
        column("place", say("Where it stands")),
    )
    told = (
        (one.ocid, one.buyer, "", public(one.supplier), "", one.place)
        if may_be_a_person(one.supplier)
        else (one.ocid, one.buyer, one.word, one.supplier, quoted(one.quote), one.place)
        for one in brands.rows
    )
    return _table("brands", say("Makes that are named without “or equivalent”"), columns, told, brands.named)


def flagged(found: Bought) -> Table:
    columns = (
        column("code", say("Code")),
        column("what", say("What it says"), words=True),
        column("of", say("Of a"), words=True),
        column("who", say("Which")),
        column("value", say("Value"), places=3),
    )
    rows = [
        (one.code, str(FLAGS[one.code]), str(GROUPS[flag.group]), _who(flag.group, flag.name), known(flag.value))
        for one in found.flags
        for flag in one.flagged
    ]
    return _table("indicators", say("What the six indicators flag"), columns, rows, len(rows))


def _who(group: str, name: str) -> str:
    return public(name) if group == "tenderer" else name


def matched(register: Register) -> Table:
    columns = column("by", say("Known"), words=True), column("number", say("Organisations"))
    counts = register.matched()
    rows = [(str(MATCHES[by]), counts[by]) for by in Match]
    return _table("known-by", say("By what organisations are known from one process to the next"), columns, rows, 4)


def running(held: Running) -> Table:
    columns = (
        column("vendor", say("Vendor")),
        column("contract", say("Contract")),
        column("ends", say("Ends")),
        column("value", say("Value"), places=0),
        column("currency", say("Currency")),
        column("process", say("Process")),
    )
    told = (
        (
            public(one.vendor) if one.vendor else "",
            quoted(one.title),
            one.ends.isoformat() if one.ends else "",
            known(one.value, 2),
            one.currency,
            one.ocid,
        )
        for one in held.rows
    )
    title = say("Contracts that run on {day}, those that end first before others", day=held.today.isoformat())
    return _table("running", title, columns, told, held.number)
