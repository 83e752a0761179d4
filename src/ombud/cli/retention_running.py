"""A plan carried out, or looked at again, item by item; and the certificates that are left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ombud.cli.retention_proving import own_key
from ombud.cli.retention_telling import telling
from ombud.cli.stops import CannotRun, WrongUse
from ombud.formats.retentionfile import Retention, read_retention
from ombud.formats.stores.carrying import BATCH, fits, journal_of, prove_item, run_item
from ombud.formats.stores.papers import certificate_of, read_certificate, read_plan, write_certificate
from ombud.held.stores.certified import Sheet, sentences, sheet
from ombud.held.stores.plan import Plan, Planned


@dataclass(frozen=True, slots=True)
class Running:
    """A plan, the file that it was made from, and the folder of its journals and certificates."""

    plan: Plan
    retention: Retention
    names: tuple[str, ...]
    folder: Path
    data: Path
    batch: int

    @classmethod
    def of(
        cls, file: Path, planned: Path, names: tuple[str, ...], folder: Path, data: Path, batch: int | None
    ) -> Running:
        """Raises ``Unreadable`` where the plan is none, was changed, or was made by other rules."""
        plan, retention = read_plan(planned), read_retention(file)
        fits(plan, retention)
        known = [one.declared.name for one in plan.items]
        if strange := [name for name in names if name not in known]:
            raise WrongUse(f"There is no item {strange[0]} in the plan", "--item", f"choose among {', '.join(known)}")
        return cls(plan, retention, names, folder, data, batch or BATCH)

    def run(self) -> list[dict[str, Any]]:
        """What was done with each item. One that has its certificate already is left as it is."""
        return [self._ran(one) for one in self._items()]

    def prove(self) -> list[dict[str, Any]]:
        """Look again at each item that was carried out; raises ``CannotRun`` where none was."""
        done = [self._proven(one) for one in self._items()]
        if not any(done):
            raise CannotRun("Nothing of this plan was carried out to its end", str(self.folder), "run it first")
        return [one for one in done if one]

    def _items(self) -> list[Planned]:
        return [one for one in self.plan.items if not self.names or one.declared.name in self.names]

    def _ran(self, one: Planned) -> dict[str, Any]:
        path = certificate_of(self.folder, self.plan, one)
        if path.exists():
            return _told(read_certificate(path), path)
        with telling() as told:
            journal = journal_of(self.folder, self.plan, one)
            made = sheet(run_item(self.plan, one, self.retention, journal, told, self.batch), own_key(self.data))
        return _told(made, write_certificate(self.folder, self.plan, one, made))

    def _proven(self, one: Planned) -> dict[str, Any] | None:
        again = prove_item(self.plan, one, self.retention, journal_of(self.folder, self.plan, one))
        if again is None:
            return None
        made = sheet(again, own_key(self.data))
        today = datetime.now().date()  # noqa: DTZ005  (the reader's own day)
        return _told(made, write_certificate(self.folder, self.plan, one, made, today))


def _told(made: Sheet, path: Path) -> dict[str, Any]:
    one = made.certificate
    return {
        "item": one.declared.name,
        "gone": one.gone,
        "proven": one.proven,
        "certificate": str(path),
        "sha256": made.mark,
        "signed": bool(made.note),
        "told": [str(sentence) for sentence in sentences(one)],
    }
