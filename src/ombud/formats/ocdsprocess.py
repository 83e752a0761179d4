"""From the releases of one process to what is judged of it, with every value that its contracts had."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ombud.formats.ocdsorder import Story
from ombud.formats.ocdsparty import identified, named, objects, text
from ombud.held.ocds.merging import laid_over
from ombud.held.ocds.names import Register
from ombud.held.ocds.process import Amendment, Award, Bid, BidStatus, Contract, Money, Party, Process
from ombud.words import Sentence, say

Json = Mapping[str, Any]
_STATUSES = {one.value: one for one in BidStatus if one is not BidStatus.UNSAID}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_AMOUNT = 1e18  # more than any contract is worth, and sums of it can still be reckoned with
_MOST_TENDERERS = 100_000
_MOST_TEXTS = 40
_MAIN = ("goods", "works", "services")


@dataclass(slots=True)
class Unclear:
    """Values that could not be understood: how many of each kind, and where the first of them stands."""

    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, str] = field(default_factory=dict)

    def note(self, what: str, place: str) -> None:
        self.counts[what] += 1
        self.first.setdefault(what, place)

    def told(self) -> tuple[Sentence, ...]:
        return tuple(
            say(_TOLD[what], n=count, place=self.first[what]) for what, count in sorted(self.counts.items())
        )  # fmt: skip


_TOLD = {
    "amount": "Amounts that are no number, or below zero, taken as not known: {n}. The first: {place}.",
    "buyer": "Processes that do not say who buys, told under who runs the procedure: {n}. The first: {place}.",
    "date": "Dates of contracts that are no date, taken as not known: {n}. The first: {place}.",
    "status": "Statuses of bids that the standard does not know, taken as not said: {n}. The first: {place}.",
    "undated": "Processes left out: of their releases one has no date: {n}. The first: {place}.",
    "tenderers": "Numbers of tenderers that are no whole number, taken as not known: {n}. The first: {place}.",
    "idless": "Contracts without an id, which cannot be followed from release to release: {n}. The first: {place}.",
}


def processes(stories: Iterable[Story], register: Register, unclear: Unclear, scheme: str = "") -> Iterator[Process]:
    """Each process. ``scheme`` names a classification (such as CPV) whose first two signs are the category."""
    for story in stories:
        if story.undated:
            unclear.note("undated", story.place)
        else:
            yield _Telling(story, register, unclear, scheme).process()


class _Telling:
    """One process while it is told: its releases are laid over each other, and what changes is written down."""

    def __init__(self, story: Story, register: Register, unclear: Unclear, scheme: str) -> None:
        self.story, self.register, self.unclear, self.scheme = story, register, unclear, scheme
        self.worths: dict[str, list[Money]] = {}
        self.ends: dict[str, list[date]] = {}
        self.state: Json = {}
        for held in story.held:
            self.state = laid_over(self.state, held)
            self._history(held)
        self.parties = identified(self.state)

    def _history(self, release: Json) -> None:
        """What each contract was worth and when it ended after a release that speaks of contracts."""
        if not release.get("contracts"):
            return
        for one in objects(self.state.get("contracts")):
            id_ = _id(one)
            if id_ == "":
                continue
            _changed(self.worths.setdefault(id_, self._formerly(one)), self._money(one.get("value")))
            _changed(self.ends.setdefault(id_, []), self._day(_object(one.get("period")).get("endDate")))

    def process(self) -> Process:
        tender, buyer = _object(self.state.get("tender")), _object(self.state.get("buyer"))
        bids = tuple(map(self._bid, objects(_object(self.state.get("bids")).get("details"))))
        return Process(
            ocid=self.story.ocid,
            buyer=self._buyer(tender),
            entity=self._party(_object(tender.get("procuringEntity"))),
            method=text(tender.get("procurementMethod")),
            criteria=text(tender.get("awardCriteria")),
            category=self._category(tender),
            tenderers=self._tenderers(tender, bids),
            bids=bids,
            awards=tuple(map(self._award, objects(self.state.get("awards")))),
            contracts=tuple(map(self._contract, objects(self.state.get("contracts")))),
            amendments=tuple(self._told(tender)),
            texts=_texts(tender),
            near=" ".join((text(buyer.get("name")), text(_object(tender.get("procuringEntity")).get("name")))),
            releases=len(self.story.held),
            compiled=self.story.compiled,
            place=self.story.place,
        )

    def _buyer(self, tender: Json) -> Party | None:
        """Who buys; where that is not said, the one party of that role, else who runs the procedure, and it is told."""
        if found := self._party(_object(self.state.get("buyer"))):
            return found
        called = self._those([one for one in objects(self.state.get("parties")) if "buyer" in _list(one.get("roles"))])
        if len(called) == 1:
            return called[0]
        if found := self._party(_object(tender.get("procuringEntity"))):
            self.unclear.note("buyer", self.story.place)
        return found

    def _party(self, reference: Json) -> Party | None:
        return self.register.party(named(reference, self.parties)) if reference else None

    def _those(self, references: Any) -> tuple[Party, ...]:
        found = (self._party(one) for one in objects(references))
        return tuple({one.key: one for one in found if one is not None}.values())

    def _bid(self, bid: Json) -> Bid:
        said = text(bid.get("status"))
        if said and said not in _STATUSES:
            self.unclear.note("status", f"{self.story.place}, bids, {said[:40]}")
        status = _STATUSES.get(said, BidStatus.UNSAID)
        return Bid(status, self._those(bid.get("tenderers")), self._money(bid.get("value")))

    def _award(self, award: Json) -> Award:
        suppliers = self._those(award.get("suppliers"))
        return Award(_id(award), text(award.get("status")), suppliers, self._money(award.get("value")))

    def _contract(self, one: Json) -> Contract:
        id_, period = _id(one), _object(one.get("period"))
        if id_ == "":
            self.unclear.note("idless", f"{self.story.place}, contracts")
        value, end = self._money(one.get("value")), self._day(period.get("endDate"))
        return Contract(
            id=id_,
            award=text(one.get("awardID")),
            title=text(one.get("title")),
            status=text(one.get("status")),
            worths=tuple(self.worths.get(id_, [value] if value else [])),
            starts=self._day(period.get("startDate")),
            ends=tuple(self.ends.get(id_, [end] if end else [])),
            latest=self._day(period.get("maxExtentDate")),
            amendments=_amendments(one),
            renewed_in=_renewals(one),
        )

    def _formerly(self, one: Json) -> list[Money]:
        """The values that amendments themselves say a contract had before (1.0 and 1.1, ``changes``), oldest first."""
        currency = self._money(one.get("value"))
        found: list[Money] = []
        for amendment in sorted(_all_amendments(one), key=lambda each: text(each.get("date"))):
            for change in objects(amendment.get("changes")):
                if text(change.get("property")).replace("/", ".").strip(".") not in _AMOUNTS:
                    continue
                former = change.get("former_value")
                told = former if isinstance(former, dict) else {"amount": former}
                money = self._money({"currency": currency.currency if currency else "", **told})
                _changed(found, money)
        return found

    def _money(self, value: Any) -> Money | None:
        if not isinstance(value, dict) or value.get("amount") is None:
            return None
        amount = _number(value["amount"])
        if amount is None:
            self.unclear.note("amount", f"{self.story.place}, {self.story.ocid}")
            return None
        currency = text(value.get("currency")).upper()
        return Money(amount, currency if _CURRENCY.fullmatch(currency) else "")

    def _day(self, value: Any) -> date | None:
        if value is None or value == "":
            return None
        found = _DAY.match(value) if isinstance(value, str) else None
        try:
            if found:
                return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
        self.unclear.note("date", f"{self.story.place}, {self.story.ocid}, contracts, period")
        return None

    def _told(self, tender: Json) -> Iterator[Amendment]:
        """Every amendment that the publisher tells of, tender first."""
        awards, contracts = objects(self.state.get("awards")), objects(self.state.get("contracts"))
        for of, all_ in (("tender", [tender]), ("award", awards), ("contract", contracts)):
            for one in all_:
                for each in _all_amendments(one):
                    on, what, why = (text(each.get(name)) for name in ("date", "description", "rationale"))
                    yield Amendment(of, _id(one), self._day(on), what, why)

    def _tenderers(self, tender: Json, bids: tuple[Bid, ...]) -> int | None:
        """How many bid: as it is said, else as many as are named among tenderers, else among bids."""
        said = tender.get("numberOfTenderers")
        if isinstance(said, int) and not isinstance(said, bool) and 0 <= said <= _MOST_TENDERERS:
            return said
        if said is not None:
            self.unclear.note("tenderers", f"{self.story.place}, tender, numberOfTenderers")
        listed = self._those(tender.get("tenderers"))
        handed_in = [bid for bid in bids if bid.status not in (BidStatus.INVITED, BidStatus.WITHDRAWN)]
        if any(not bid.tenderers for bid in handed_in):
            return len(listed) or None
        return len(listed) or len({one.key for bid in handed_in for one in bid.tenderers}) or None

    def _category(self, tender: Json) -> str:
        """Goods, works or services; or the first two signs of a classification that all items share."""
        if not self.scheme:
            main = text(tender.get("mainProcurementCategory"))
            return main if main in _MAIN else ""
        items = [*objects(tender.get("items"))]
        items += [item for award in objects(self.state.get("awards")) for item in objects(award.get("items"))]
        codes = {code for item in items for code in self._codes(item)}
        return f"{self.scheme} {codes.pop()}" if len(codes) == 1 else ""

    def _codes(self, item: Json) -> set[str]:
        classes = (_object(item.get("classification")), *objects(item.get("additionalClassifications")))
        mine = (one for one in classes if text(one.get("scheme")).casefold() == self.scheme.casefold())
        return {text(one.get("id"))[:2] for one in mine} - {""}


_AMOUNTS = ("value", "value.amount", "contract.value", "contract.value.amount", "contracts.value.amount")


def _changed(held: list[Any], value: Any) -> None:
    """Write a value down where it differs from the last."""
    if value is not None and (not held or held[-1] != value):
        held.append(value)


def _number(value: Any) -> float | None:
    """An amount of zero or more; a number in quotation marks is one, with a point for its decimals."""
    if isinstance(value, bool) or not isinstance(value, int | float | str) or "_" in str(value):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and 0 <= found <= _MOST_AMOUNT else None


def _all_amendments(one: Json) -> list[Json]:
    single = one.get("amendment")
    return [*objects(one.get("amendments")), *([single] if isinstance(single, dict) and single else [])]


def _amendments(one: Json) -> int:
    """How many amendments a contract lists, each once."""
    told = ((text(each.get("id")), text(each.get("date"))) for each in _all_amendments(one))
    return len({one if any(one) else (str(number), "") for number, one in enumerate(told)})


def _renewals(one: Json) -> tuple[str, ...]:
    """The processes that renew a contract."""
    found = []
    for each in objects(one.get("relatedProcesses")):
        relationship = each.get("relationship")
        kinds = relationship if isinstance(relationship, list) else [relationship]
        if "renewalProcess" in kinds and (ocid := text(each.get("identifier"))):
            found.append(ocid)
    return tuple(dict.fromkeys(found))


def _texts(tender: Json) -> tuple[str, ...]:
    items = [text(item.get("description")) for item in objects(tender.get("items"))[:_MOST_TEXTS]]
    texts = (text(tender.get("title")), text(tender.get("description")), *items)
    return tuple(dict.fromkeys(one for one in texts if one))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: Any) -> Json:
    return value if isinstance(value, dict) else {}


def _id(one: Json) -> str:
    return text(one.get("id"))
