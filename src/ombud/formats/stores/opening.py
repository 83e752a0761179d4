"""Opens the store of an item for its rule; what drives a store is imported only where one of its kind is named."""

from __future__ import annotations

from pathlib import Path

from ombud.formats.reading import Unreadable
from ombud.formats.retentionfile import Item, address
from ombud.formats.retentionwords import EvidenceTold, FolderTold, ObjectsTold, PostgresTold, SqliteTold
from ombud.held.stores.rule import Bounds
from ombud.held.stores.store import Refused, Store
from ombud.words import say


def opened(item: Item, limits: Bounds, beside: Path) -> Store:
    """The store, ready to be counted and emptied. Paths are taken from ``beside``, the folder of the retention file.

    Raises :class:`Refused` where the rule cannot be carried out there, and ``Unreadable`` where an extra is missing.
    """
    told, rule = item.store, item.rule
    match told:
        case FolderTold():
            from ombud.formats.stores.folder import Folder

            return Folder(beside / told.folder, told.name, rule, limits)
        case EvidenceTold():
            from ombud.formats.stores.evidence import Evidence

            return Evidence(beside / told.folder, rule, limits)
        case SqliteTold():
            from ombud.formats.stores.sqlite import SqliteTable

            file = beside / told.file
            if not file.is_file():
                raise Refused(say("there is no such file"), f"{rule.name}, store.file", say("check its name"))
            return SqliteTable(file, told.table, told.date, told.dates, rule, limits, told.follow)
        case PostgresTold():
            return _postgres(told, item, limits)
        case ObjectsTold():
            return _objects(told, item, limits)


def _postgres(told: PostgresTold, item: Item, limits: Bounds) -> Store:
    where = address(told, item.rule.name)
    try:
        from ombud.formats.stores.postgres import PostgresTable
    except ImportError:
        raise _lacking("postgres", item) from None
    return PostgresTable(where, told.schema_, told.table, told.date, told.dates, item.rule, limits, told.follow)


def _objects(told: ObjectsTold, item: Item, limits: Bounds) -> Store:
    try:
        from ombud.formats.stores.objects import Objects
    except ImportError:
        raise _lacking("held", item) from None
    return Objects(told.address, told.name, item.rule, limits)


def _lacking(extra: str, item: Item) -> Unreadable:
    what = say("this kind of store needs an extra that is not installed")
    return Unreadable(
        what, f"{item.rule.name}, store.kind", say("install it: pip install 'ombud[{extra}]'", extra=extra)
    )
