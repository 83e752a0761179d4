"""One case as one file to carry away, made from the database and the log's own files."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.conf import settings

from ombud.casefile.bundle import Log, pack
from ombud.evidence.store import Store
from ombud.ledger.folder import LogFolder
from ombud.web import log
from ombud.web.reading import CaseFile


def packed(file: CaseFile, folder: LogFolder) -> bytes:
    """The bundle as a zip file. The same case and checkpoint give the same bytes."""
    out = BytesIO()
    told = Log(folder.note(), folder.key, folder.tiles().inclusion)
    pack(out, log.lines(file.slug), told, Store(Path(settings.DATA) / "evidence"), file.sheet.today)
    return out.getvalue()
