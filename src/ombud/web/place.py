"""Where this city's Ombud keeps its things: one folder, with the database, the keys and the evidence."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile


def data_folder() -> Path:
    """The folder named by OMBUD_DATA, or ``ombud-data`` below the current one; made on first use."""
    folder = Path(os.environ.get("OMBUD_DATA") or "ombud-data").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept_secret(path: Path, fresh: Callable[[], str]) -> str:
    """The secret in a file that only its owner may read. On first use ``fresh`` makes it.

    Two workers that start together get the same one: the file is linked into place whole, or not at all.
    """
    if not path.exists():
        with NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as file:  # made with mode 0600
            file.write(fresh() + "\n")
            file.flush()
            os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_text().strip()


def secret_key(folder: Path) -> str:
    """The key that signs sessions and forms, from OMBUD_SECRET_KEY or from the data folder."""
    return os.environ.get("OMBUD_SECRET_KEY") or kept_secret(folder / "secret-key", lambda: secrets.token_urlsafe(64))


def log_name(hosts: Sequence[str]) -> str:
    """What the public log is called: by the first address that this Ombud answers to."""
    return f"{(hosts[0].lstrip('.*') if hosts else '') or 'localhost'}/log"
