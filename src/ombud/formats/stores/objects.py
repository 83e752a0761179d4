"""Object storage, whoever sells it, through fsspec: each object is looked at again before it is deleted.

Versions that a bucket keeps of deleted objects are not seen from here: they end by the bucket's own rule, which is
declared as a backup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import fsspec

from ombud.formats.stores.dates import of_name, of_stamp
from ombud.formats.stores.files import Thing, Things
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Refused
from ombud.words import say

# What different file systems call the moment of an object; the first that is there counts.
_STAMPS = ("LastModified", "last_modified", "updated", "mtime", "modified", "created")


class Objects(Things):
    """The objects beneath an address such as ``s3://bucket/path`` or ``memory://path``."""

    what = "objects"

    def __init__(self, address: str, pattern: str, rule: Rule, limits: Bounds) -> None:
        super().__init__(rule, limits)
        self.pattern = pattern
        self._of_name = of_name(pattern, limits) if pattern else None
        try:
            self.system, self.root = fsspec.core.url_to_fs(address)
            there = self.system.isdir(self.root)
        except (OSError, ValueError, ImportError) as wrong:
            raise self._refused(say("the store does not open ({why})", why=type(wrong).__name__)) from None
        if not there:
            raise self._refused(say("there is nothing at this address"))

    def built(self) -> list[str]:
        return [self.what, self.pattern]

    def things(self) -> Iterator[Thing]:
        self.system.invalidate_cache()
        try:
            for _, _, files in self.system.walk(self.root, detail=True, on_error="raise"):
                for told in files.values():
                    yield self._thing(told)
        except (OSError, PermissionError) as wrong:
            raise self._refused(say("the store cannot be read ({why})", why=type(wrong).__name__)) from None

    def again(self, name: str) -> Thing | None:
        self.system.invalidate_cache()
        try:
            return self._thing(self.system.info(self._full(name)))
        except FileNotFoundError:
            return None

    def remove(self, name: str) -> None:
        self.system.rm_file(self._full(name))

    def can_plant(self) -> bool:
        """Only where names tell the date: when an object was made is written by the store itself."""
        return self.rule.canary is not None and bool(self.pattern) and self.bounds.takes_canary

    def plant(self, mark: str) -> None:
        self.system.pipe_file(self._full(self._canary(mark)), b"This object was planted to see it go.\n")

    def _full(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}"

    def _thing(self, told: dict[str, Any]) -> Thing:
        name = str(told["name"]).removeprefix(self.root.rstrip("/")).lstrip("/")
        if self._of_name:
            age = self._of_name(name.rpartition("/")[2])
        else:
            age = next((of_stamp(told[one]) for one in _STAMPS if told.get(one) is not None), None)
        return Thing(name, None if told.get("islink") else age, int(told.get("size") or 0))

    def _refused(self, what: Any) -> Refused:
        return Refused(what, f"{self.rule.name}, store.address", say("check the address and who may read it"))
