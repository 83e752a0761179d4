"""Lays MapLibre GL JS into the package, byte for byte, once its hashes are those that we know.

Only the page that explores a map loads it; see src/ombud/web/static/maplibre/SOURCES.md. Get it with
``npm pack maplibre-gl@5.24.1`` and run ``python tools/maplibre.py maplibre-gl-5.24.1.tgz``. For a newer version, put in
VERSION and the hashes that the refusal names, after reading what changed. The build for a strict content security
policy (``-csp``) keeps its worker in a file of its own, so that a page need allow neither ``blob:`` nor ``eval``.
"""

from __future__ import annotations

import sys
import tarfile
from hashlib import sha256
from pathlib import Path

VERSION = "5.24.1"
GOES_TO = Path(__file__).resolve().parents[1] / "src/ombud/web/static/maplibre"
FILES = {  # where it stands in the package of that version, and its SHA-256
    "package/dist/maplibre-gl-csp.js": "2835432eb59578c24e9bc7fbcef6f6f03f2af3f60951b940db875125ff617ddb",
    "package/dist/maplibre-gl-csp-worker.js": "58534d0ebbe8535cd22d19eb3739788898667390ab9b22b87edfe55b9c85d0a5",
    "package/dist/maplibre-gl.css": "ab1e70d59ec40465bae7e7030da2f3ccf28133fd502e62bd598eefbadfd7a732",
    "package/LICENSE.txt": "ee5fc05a0677eaf69601d2c7db0d9ecd6cc27c3abc1d0733bc9ed34707cf8ef2",
}


class OtherFile(ValueError):
    """A file is not the one whose hash is written down here."""


def lay(package: Path, to: Path = GOES_TO) -> list[Path]:
    """Take the files out of the package and lay them at ``to``; raises :class:`OtherFile` before any is written."""
    with tarfile.open(package) as there:
        found = {name: _read(there, name) for name in FILES}
    for name, data in found.items():
        checked(name, data)
    for name, data in found.items():
        (to / Path(name).name).write_bytes(data)
    return [to / Path(name).name for name in found]


def checked(name: str, data: bytes) -> None:
    """Raise :class:`OtherFile` if these are not the bytes that we know."""
    told = sha256(data).hexdigest()
    if told != FILES[name]:
        raise OtherFile(f"{name} has the SHA-256 {told}, not the one written down for version {VERSION}.")


def _read(there: tarfile.TarFile, name: str) -> bytes:
    try:
        file = there.extractfile(name)
    except KeyError:
        file = None
    if file is None:
        raise OtherFile(f"{name} is not in it; is it version {VERSION}?")
    return file.read()


if __name__ == "__main__":
    for path in lay(Path(sys.argv[1])):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
