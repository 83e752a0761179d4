"""Files as they come and go: their names, their sizes, whether they can be used, and copies for whoever measures."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from ombud.evidence.store import Destroyed, NotForYou, NotKept
from ombud.formats.tablelook import LINES, POINTS, SURFACES, Look
from ombud.people.roles import Someone
from ombud.web.work import shelf
from ombud.web.work.measuring import Job

LOST = (NotKept, NotForYou, Destroyed)
"""What :func:`fetched` raises where a file is no longer there for this person."""


def fetched(job: Job, someone: Someone, today: date) -> None:
    """Copies of the kept files for a process to read; raises what :meth:`ombud.evidence.store.Store.show` does."""
    job.inputs.mkdir(parents=True, exist_ok=True)
    for one in job.files:
        with shelf.store().show(one.sha256, today, someone) as kept, (job.inputs / one.name).open("wb") as copy:
            while chunk := kept.read(1 << 20):
                copy.write(chunk)


def name(file: UploadedFile) -> str:
    """The name of a file without folders and signs that do not print, as it stands in a folder and in a place file."""
    said = "".join(sign for sign in (file.name or "").replace("\\", "/").rpartition("/")[2] if sign.isprintable())
    cut = said.strip(". ")
    while len(cut.encode()) > 200:  # bytes that a name may have on most disks, with room to spare
        cut = cut[1:]
    return cut or "file"


def unfit(role: str, look: Look | None) -> str:
    """Why a file cannot be used as what it was brought as; nothing if it can."""
    if look is None:
        return ""
    if role == "areas" and not any(column.unique for column in look.columns):
        return _(
            "No column tells its rows apart: in each, something is missing or stands twice. Leave one row for each "
            "area, or bring a place file that says which rows count (areas.where)."
        )
    if role != "provision" or set(look.shapes) <= {LINES, SURFACES}:
        return ""
    if POINTS in look.shapes:
        return _("Its shapes are points; save it as CSV with a column each for longitude and latitude.")
    return _("Its shapes are neither lines nor surfaces.")


def too_large(size: int) -> str:
    """The sentence for a file that is too large for a page."""
    told = _(
        "The file has {size} MB; {most} MB is the most that a page takes. On the command line larger files can be "
        "measured: ombud served says what is in them, ombud measure adds it to a case."
    )
    return told.format(size=-(-size // 2**20), most=shelf.LARGEST // 2**20)


def points_closed() -> str:
    return _(
        "Its points cannot be drawn for everyone while the file is for officials only; tick it, or draw no points."
    )


def copied(file: UploadedFile, path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as copy:
        for chunk in file.chunks():
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def read(file: UploadedFile) -> bytes:
    file.seek(0)
    return bytes(file.read())
