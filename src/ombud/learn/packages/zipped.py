"""Files as one zip file, the same bytes for the same files."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

Files = Mapping[str, bytes]  # a name within the package -> what is in it
_DAY = (2026, 1, 1, 0, 0, 0)  # the same in every build: when it was built says nothing about what is in it


def zipped(of: Files, stored: str = "") -> bytes:
    """The files in their order, compressed but for the one named ``stored``."""
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in of.items():
            told = ZipInfo(name, _DAY)
            told.external_attr = 0o644 << 16
            package.writestr(told, data, ZIP_STORED if name == stored else ZIP_DEFLATED)
    return out.getvalue()
