"""The database: a file in the data folder unless OMBUD_DATABASE_URL names a PostgreSQL server."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from ombud.web.place import data_folder


class UnreadableDatabaseAddress(ValueError):
    """OMBUD_DATABASE_URL is not an address that Ombud can use."""


def sqlite(folder: Path) -> dict[str, Any]:
    """One file, one writer at a time, and nothing acknowledged before it is on the disk."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "ombud.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
            "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;",
        },
    }


def postgres(address: str) -> dict[str, Any]:
    """``postgres://name:password@host:5432/database?sslmode=require`` as Django wants it."""
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise UnreadableDatabaseAddress(
            "OMBUD_DATABASE_URL must look like postgres://name:password@host:5432/database; "
            "leave it out to keep everything in one SQLite file."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


_address = os.environ.get("OMBUD_DATABASE_URL", "")
DATABASE = postgres(_address) if _address else sqlite(data_folder())
