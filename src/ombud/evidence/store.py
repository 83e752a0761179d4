"""Evidence kept by its hash: for a purpose, for some people to see, until a day; then destroyed, leaving a certificate.

``files/ab/<sha256>`` holds bytes, ``cards/ab/<sha256>.json`` what they are kept for. A file that is kept twice is
one file with two uses. Bytes count only when their card says so: a run that is killed leaves nothing half kept.
"""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import file_digest, sha256
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO

from ombud.evidence.card import SHA256, Card, Certificate, Reason, Use, read
from ombud.ledger import whole
from ombud.people.may import PUBLIC_FILE
from ombud.people.roles import PUBLIC, Role, Someone
from ombud.words import Sentence, say

LONGEST_LIFE = 100
"""Years. A day further off is no end of life."""

_CHUNK = 1024 * 1024


class NotKept(LookupError):
    """The store has no file of this hash."""


class CannotKeep(ValueError):
    """A file was brought without a purpose, an end or an audience, is too large, or was erased by law before."""


class Destroyed(ValueError):
    """The file was destroyed; only its certificate is left."""


class NotForYou(PermissionError):
    """The file is kept, but not for this person, or no longer."""


class Altered(ValueError):
    """The bytes in the store are not those that were kept."""


class Store:
    """A folder of evidence."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(
        self,
        source: bytes | Path | IO[bytes],
        *,
        purpose: str,
        until: date,
        seen_by: Sequence[str],
        name: str,
        media_type: str,
        today: date,
        case: str = "",
        at_most: int | None = None,
    ) -> str:
        """Keep a file and return its SHA-256 in hex. ``at_most`` is in bytes.

        ``seen_by`` holds roles, or ``public``. Raises :class:`CannotKeep`, and ``OSError`` when the disk is full;
        in both cases nothing was kept.
        """
        use = Use(purpose.strip(), until, tuple(sorted(set(seen_by))), _plain(name), case, today)
        _fit(use, today)
        with self._locked():
            sha, size = self._put(source, at_most)
            before = self._card(sha) or Card(sha, size, media_type)
            uses = (*(one for one in before.uses if replace(one, since=today) != use), use)
            self._write(replace(before, size=size, media_type=media_type, uses=uses))
        return sha

    def about(self, sha: str) -> Card:
        """What is known of a file, kept or destroyed; raises :class:`NotKept`."""
        card = self._card(sha)
        if card is None:
            raise NotKept(say("There is no file {sha} here; it was never kept.", sha=sha[:64]))
        return card

    @contextmanager
    def show(self, sha: str, today: date, someone: Someone = PUBLIC) -> Iterator[IO[bytes]]:
        """The bytes of a file, open to read, after their hash was checked.

        Raises :class:`NotKept`, :class:`Destroyed`, :class:`NotForYou` or :class:`Altered`.
        """
        card = self.about(sha)
        if not card.uses:
            raise Destroyed(_gone(card))
        if not any(use.open_to(someone, today) for use in card.uses):
            raise NotForYou(say("This file is kept for others, or its time is over ({until}).", until=card.until))
        with self._opened(sha) as file:
            if file_digest(file, "sha256").hexdigest() != sha:
                raise Altered(say("The file {sha} was changed on the disk; take it from a backup.", sha=sha))
            file.seek(0)
            yield file

    def due(self, today: date) -> Iterator[Card]:
        """Files whose every use is over: what must be destroyed."""
        return (card for card in self if card.until is not None and card.until < today)

    def destroy(self, sha: str, reason: Reason, today: date) -> Certificate:
        """Destroy a file: its bytes, its name and its purposes. The certificate stays.

        Safe to repeat: a destruction that was interrupted is finished. Raises :class:`NotKept`.
        """
        with self._locked():
            card = self.about(sha)
            if card.uses:
                destroyed = (*card.destroyed, Certificate(card.size, today, reason))
                card = Card(sha, card.size, "", (), destroyed)
                self._write(card)  # first: from here on nobody is shown the bytes
            self._remove(sha)
        return card.destroyed[-1]

    def sweep(self) -> int:
        """Remove bytes that no card keeps, left by a run that was killed. Returns how many files went."""
        with self._locked():
            left = [file for file in self._files() if not self._stands(file.name)]
            for file in left:
                file.unlink()
        return len(left)

    def __iter__(self) -> Iterator[Card]:
        for path in sorted((self.folder / "cards").glob("??/*.json")):
            if SHA256.fullmatch(path.stem):
                yield read(path.read_bytes(), path.stem)

    def _put(self, source: bytes | Path | IO[bytes], at_most: int | None) -> tuple[str, int]:
        """Stream the source to its place; the name is known only when the last byte was read."""
        with _as_file(source) as reading, whole.to_be_named(self.folder / "files") as (writing, place):
            digest, size = sha256(), 0
            while chunk := reading.read(_CHUNK):
                size += len(chunk)
                if at_most is not None and size > at_most:
                    raise CannotKeep(say("The file is larger than {n} bytes; bring a smaller one.", n=at_most))
                digest.update(chunk)
                writing.write(chunk)
            self._refuse_erased(digest.hexdigest())
            place(self._place(digest.hexdigest()))
        return digest.hexdigest(), size

    def _refuse_erased(self, sha: str) -> None:
        card = self._card(sha)
        if card and any(certificate.reason is Reason.ERASED_BY_LAW for certificate in card.destroyed):
            raise CannotKeep(say("This very file was erased by law before; it is not kept again."))

    def _opened(self, sha: str) -> BufferedReader:
        try:
            return self._place(sha).open("rb")
        except FileNotFoundError:
            raise Altered(say("The file {sha} is missing from the disk; take it from a backup.", sha=sha)) from None

    def _card(self, sha: str) -> Card | None:
        path = self.folder / "cards" / sha[:2] / f"{sha}.json"
        if not SHA256.fullmatch(sha) or not path.exists():
            return None
        return read(path.read_bytes(), sha)

    def _write(self, card: Card) -> None:
        path = self.folder / "cards" / card.sha256[:2] / f"{card.sha256}.json"
        whole.write(path, json.dumps(card.as_json(), indent=1, ensure_ascii=False).encode())

    def _remove(self, sha: str) -> None:
        path = self._place(sha)
        path.unlink(missing_ok=True)
        if path.parent.exists():
            whole.sync_folder(path.parent)

    def _place(self, sha: str) -> Path:
        return self.folder / "files" / sha[:2] / sha

    def _files(self) -> list[Path]:
        return [path for path in (self.folder / "files").rglob("*") if path.is_file()]

    def _stands(self, name: str) -> bool:
        card = self._card(name)
        return card is not None and bool(card.uses)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time, also among processes: two uses of one file must not overwrite each other."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


@contextmanager
def _as_file(source: bytes | Path | IO[bytes]) -> Iterator[IO[bytes]]:
    if isinstance(source, Path):
        with source.open("rb") as file:
            yield file
    elif isinstance(source, bytes):
        yield BytesIO(source)
    else:
        yield source


def _fit(use: Use, today: date) -> None:
    unknown = [who for who in use.seen_by if who != PUBLIC_FILE and who not in set(Role)]
    if not use.purpose:
        raise CannotKeep(say("Say what the file is kept for; a file without a purpose is not kept."))
    if not today <= use.until <= _years_on(today, LONGEST_LIFE):
        raise CannotKeep(say("The file must be kept until a day to come, within {n} years.", n=LONGEST_LIFE))
    if not use.seen_by or unknown:
        known = ", ".join([PUBLIC_FILE, *Role])
        raise CannotKeep(say("Say who may see the file: one or more of {known}.", known=known))


def _years_on(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _plain(name: str) -> str:
    """A file's name without folders and without signs that do not print."""
    return "".join(sign for sign in name.replace("\\", "/").rpartition("/")[2] if sign.isprintable())[:200]


def _gone(card: Card) -> Sentence:
    last = card.destroyed[-1]
    return say("This file was destroyed on {on}. {why}.", on=last.on, why=say(last.reason.called))
