"""A workspace's own evidence: each file has its last day on its card, and leaves a card that says when it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ombud.evidence.card import Card, Reason
from ombud.evidence.store import NotKept, Store
from ombud.formats.stores.files import Thing, Things
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Refused
from ombud.words import say


class Evidence(Things):
    """The files that a workspace keeps. A hold names cases; what is used for one of them stays."""

    what = "evidence"

    def __init__(self, folder: Path, rule: Rule, limits: Bounds) -> None:
        super().__init__(rule, limits)
        if not (folder / "cards").is_dir():
            raise Refused(say("there is no evidence in this folder"), f"{rule.name}, store.folder",
                          say("name the folder “evidence” of a workspace"))  # fmt: skip
        self.store = Store(folder)

    def things(self) -> Iterator[Thing]:
        for card in self.store:
            if (thing := self._thing(card)) is not None:
                yield thing

    def again(self, name: str) -> Thing | None:
        try:
            return self._thing(self.store.about(name))
        except NotKept:
            return None

    def held(self, thing: Thing) -> bool:
        cases = {use.case for use in self.store.about(thing.name).uses}
        return any(case in hold.values for hold in self.rule.holds for case in cases)

    def remove(self, name: str) -> None:
        self.store.destroy(name, Reason.END_OF_LIFE, self.bounds.today)

    def plant(self, mark: str) -> None:
        """Every file kept as evidence belongs to a case, and a planted one would belong to none."""
        what = say("no canary ({mark}) can be planted among evidence", mark=mark)
        raise Refused(what, f"{self.rule.name}, canary", say("take the canary out of the file"))

    def finish(self) -> None:
        self.store.sweep()

    def _thing(self, card: Card) -> Thing | None:
        """Its date is its last day; one that lies ahead is no wrong clock, so it is told as today."""
        if card.until is None:
            return None
        return Thing(card.sha256, self.bounds.of_day(min(card.until, self.bounds.today)), card.size)
