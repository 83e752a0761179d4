"""A folder of files, dated by their names or by when they were last changed; links are never followed or deleted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ombud.formats.stores.dates import of_name, of_stamp
from ombud.formats.stores.files import Thing, Things
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Refused
from ombud.ledger import whole
from ombud.words import say


class Folder(Things):
    """The files of a folder and of those in it. ``pattern``: where in a name its date stands; else the file's own."""

    what = "folder"

    def __init__(self, folder: Path, pattern: str, rule: Rule, limits: Bounds) -> None:
        super().__init__(rule, limits)
        self.folder, self.pattern = folder, pattern
        if not folder.is_dir() or folder.resolve() == Path(folder.anchor or "/"):
            raise Refused(say("there is no such folder"), f"{rule.name}, store.folder", say("check its name"))
        self._of_name = of_name(pattern, limits) if pattern else None
        self._changed: set[Path] = set()

    def built(self) -> list[str]:
        return [self.what, self.pattern]

    def things(self) -> Iterator[Thing]:
        for folder, _, names in os.walk(self.folder, onerror=self._unreadable):
            for name in names:
                path = Path(folder, name)
                if (thing := self.again(path.relative_to(self.folder).as_posix())) is not None:
                    yield thing

    def again(self, name: str) -> Thing | None:
        try:
            found = (self.folder / name).lstat()
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return Thing(name, None, 0)
        age = self._of_name(name.rpartition("/")[2]) if self._of_name else of_stamp(found.st_mtime)
        return Thing(name, age, found.st_size)

    def remove(self, name: str) -> None:
        path = self.folder / name
        path.unlink()
        self._changed.add(path.parent)

    def removed(self) -> None:
        for folder in sorted(self._changed):
            whole.sync_folder(folder)
        self._changed.clear()

    def can_plant(self) -> bool:
        return self.rule.canary is not None and self.bounds.takes_canary

    def plant(self, mark: str) -> None:
        path = self.folder / self._canary(mark)
        whole.write(path, b"This file was planted to see it go. It holds nothing.\n")
        moment = self.bounds.of_day(self.bounds.canary_day).timestamp()
        os.utime(path, (moment, moment))

    def _unreadable(self, wrong: OSError) -> None:
        """A folder that cannot be looked into may hold anything: it is not passed over."""
        what = say("a folder in it cannot be read ({why})", why=wrong.strerror or type(wrong).__name__)
        raise Refused(what, f"{self.rule.name}, store.folder", say("check who may read and write there"))
