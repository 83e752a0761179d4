"""Where this city's Ombud keeps its things: one folder, with the database, the keys and the evidence."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def data_folder() -> Path:
    """The folder named by OMBUD_DATA, or ``ombud-data`` below the current one; made on first use."""
    folder = Path(os.environ.get("OMBUD_DATA") or "ombud-data").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def kept_secret(path: Path, fresh: str) -> str:
    """The secret in a file that only its owner may read. On first use ``fresh`` becomes the secret."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(fresh + "\n")
    return fresh


def secret_key(folder: Path) -> str:
    """The key that signs sessions and forms, from OMBUD_SECRET_KEY or from the data folder."""
    return os.environ.get("OMBUD_SECRET_KEY") or kept_secret(folder / "secret-key", secrets.token_urlsafe(64))
