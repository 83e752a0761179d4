"""A datachain of the Digital Trust for Places and Routines: what a sign in the street says, as a chain of elements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ombud.answered.entries import Algorithm, Office, Redress
from ombud.asked.entries import Harm, Purpose
from ombud.formats import ways
from ombud.formats.clerk import NAMED, Clerk, Progress, Tally, case, midnight, reading, scoped
from ombud.formats.dtpr_elements import Element, elements_of, taxonomy, words_of
from ombud.formats.people import looks_like_a_person
from ombud.formats.reading import Reading
from ombud.formats.records import once
from ombud.formats.safe import MAX_RECORDS, Source, parsed, shortened
from ombud.formats.slugs import Slugs
from ombud.formats.texts import plain
from ombud.heard.entries import Group
from ombud.held.entries import Item, Personal, Supplier

NAME = "DTPR datachain"
REGISTER = "DTPR"
PERSONAL = {
    "identifiable": Personal.IDENTIFIABLE, "pseudonymous": Personal.PSEUDONYMOUS, "de_identified": Personal.NONE,
}
DATA = ("input_dataset", "output_dataset", "data")
AFFECTED = "People affected"  # the category's own name, where no group is named


def can_read(head: bytes, name: str) -> bool:
    """Whether it is a datachain, not the taxonomy that datachains are made from."""
    chain = b'"elements"' in head and (b'"element_id"' in head or b'"datachain' in head)
    return head.lstrip()[:1] in (b"{", b"[") and chain and b'"category_id"' not in head


def read(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """One datachain, or a list of them, one case each."""
    told = parsed(source.data, source.name)
    if isinstance(told, dict) and isinstance(told.get("datachains"), list):
        told = told["datachains"]
    chains = told if isinstance(told, list) else [told]
    tally, slugs, cases = Tally(), Slugs(), []
    seen: dict[str, str] = {}
    for count, chain in enumerate(chains[: MAX_RECORDS + 1], 1):
        place = f"{source.name}, datachain {count}"
        elements = elements_of(chain, place)
        number = plain(chain.get("id"))
        once(seen, number, place)
        scope = scoped("datachain", number or words_of(chain.get("title")))
        clerk = Clerk(source.sha256, scope, midnight(today), tally)
        reader = _Chain(clerk, chain, elements)
        organisation = reader.write()
        title = words_of(chain.get("title")) or words_of(chain.get("name")) or number
        clerk.record(
            title=title, organisation=organisation, register_name=REGISTER, record_id=number,
            summary=clerk.words("description", words_of(chain.get("description"))), language=reader.language,
        )
        cases.append(case(slugs, clerk, "dtpr", number, title, organisation))
    return reading(NAME, source, cases, tally, source.notes)


@dataclass
class _Chain:
    """Writes one chain down, category by category."""

    clerk: Clerk
    chain: Mapping[str, Any]
    elements: list[Element]
    by: dict[str, list[Element]] = field(default_factory=dict)

    @property
    def language(self) -> str:
        told = self.chain.get("title")
        locales = [plain(v.get("locale")) for v in told if isinstance(v, dict)] if isinstance(told, list) else []
        return "en" if "en" in locales else next(iter(locales), "")

    def write(self) -> str:
        """Write all entries; returns the organisation that is accountable."""
        for element in self.elements:
            self.by.setdefault(element.category, []).append(element)
            if not element.category or element.category in ("tech", "context"):
                self.clerk.leave(f"element {shortened(element.id)}")
        self._purpose()
        organisation = self._accountable()
        self._algorithm()
        self._items()
        self._harms()
        self._rights()
        for element in self.by.get("affected", ()):
            self.clerk.write(Group, f"affected {element.id}", name=element.said.get("title") or element.title)
        for name in ("sources", "linked_instance_ids"):
            if self.chain.get(name):
                self.clerk.leave(name)
        return organisation

    def _all(self, *categories: str) -> list[Element]:
        return [element for category in categories for element in self.by.get(category, ())]

    def _purpose(self) -> None:
        found = self._all("purpose")
        text = self.clerk.words("purpose", "\n".join(element.words for element in found))
        if text:
            self.clerk.write(Purpose, [f"purpose {element.id}" for element in found], text=text)

    def _accountable(self) -> str:
        organisation = ""
        for element in self.by.get("accountable", ()):
            name, place = element.said.get("title", ""), f"accountable {element.id}"
            if not name:
                self.clerk.leave(place)
            elif looks_like_a_person(name):
                self.clerk.hold_back(place, NAMED)
            elif element.context == "vendor":
                self.clerk.write(Supplier, place, name=name, supplies=element.said.get("description", ""))
            else:
                organisation = organisation or name
                self.clerk.write(Office, place, name=name)
        return organisation

    def _algorithm(self) -> None:
        found = self._all("functional_modes", "decision", "processing", "process")
        roles = [taxonomy().get(e.context, ("", e.context))[1] for e in found if e.context]
        logic = self.clerk.words("processing", "\n".join(element.words for element in found))
        if found:
            names = [f"{element.category} {element.id}" for element in found]
            self.clerk.write(Algorithm, names, logic=logic, human_role="\n".join(dict.fromkeys(roles)))

    def _items(self) -> None:
        """Each dataset; what is said of access, storage and retention is said of all of them."""
        found = self._all(*DATA)
        rest = self._all("access", "storage", "retention")
        if not found:
            for element in rest:
                self.clerk.leave(f"{element.category} {element.id}")
        shared = {"where": self._joined("storage"), **self._access(), **self._retention()}
        for element in found:
            name = element.said.get("additional_description") or element.title
            personal = PERSONAL.get(element.context, Personal.UNSAID)
            if element.id == "personal":
                personal = Personal.IDENTIFIABLE
            places = [f"{e.category} {e.id}" for e in (element, *rest)]
            self.clerk.write(Item, places, name=name, personal=personal, **shared)

    def _joined(self, category: str) -> str:
        told = [" ".join(filter(None, (e.words, e.said.get("duration")))) for e in self.by.get(category, ())]
        return self.clerk.words(category, "\n".join(told))

    def _access(self) -> dict[str, Any]:
        given = [element for element in self.by.get("access", ()) if not element.id.startswith("not_")]
        denied = [element.words for element in self.by.get("access", ()) if element.id.startswith("not_")]
        return {"recipients": tuple(element.words for element in given), "their_rules": "\n".join(denied)}

    def _retention(self) -> dict[str, Any]:
        lengths = [e.said.get("duration", "") for e in self.by.get("retention", ())]
        after = ways.duration(lengths[0]) if len(lengths) == 1 else None
        return {"end_rule": self._joined("retention"), "end_after": after}

    def _harms(self) -> None:
        groups = [e.said.get("title") or e.title for e in self.by.get("affected", ())]
        for element in self.by.get("risks_mitigation", ()):
            risk = element.said.get("risk", "")
            harm = f"{element.title}: {risk}" if risk else element.title
            self.clerk.write(
                Harm, f"risks_mitigation {element.id}", group=", ".join(groups) or AFFECTED, harm=harm,
                mitigation=element.said.get("mitigation", ""),
            )

    def _rights(self) -> None:
        """Rights and the channels for them, without people's own mailboxes."""
        found = self.by.get("rights", [])
        lines = [" ".join((element.words, *element.actions)) for element in found]
        how = self.clerk.words("rights", "\n".join(lines))
        if how:
            self.clerk.write(Redress, [f"rights {element.id}" for element in found], how=how)
