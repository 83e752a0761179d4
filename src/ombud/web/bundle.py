"""One case as one file to carry away: its sealed entries, their proofs, the key, and the program that checks them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ombud.ledger.folder import LogFolder
from ombud.ledger.proof import LogProof
from ombud.web import log
from ombud.web.reading import CaseFile

READ_ME = """{title}
{line}

This is one case of the public record {log}.
{example}
  ledger.jsonl   what was said, one entry a line, each field with its salt
  sheet.json     what the checks find in it, as of {today}
  proofs/        for each entry the proof that it stands in the log
  checkpoint     the signed state of the log that the proofs lead to
  log.vkey       the public key: ask the city for it by another way than this file
  verify.py      checks all of this with Python 3.11 and nothing else:

    python3 verify.py .
"""
EXAMPLE = "\nA worked example: the case is invented to show how a case file works.\n"


def packed(file: CaseFile, folder: LogFolder) -> bytes:
    """The bundle as a zip file. The same case and checkpoint give the same bytes."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as zipped:
        for name, data in _parts(file, folder):
            info = ZipInfo(f"{file.slug}/{name}", (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            zipped.writestr(info, data)
    return out.getvalue()


def _parts(file: CaseFile, folder: LogFolder) -> Iterator[tuple[str, bytes]]:
    note, tiles = folder.note(), folder.tiles()
    yield "README.txt", _read_me(file, folder.origin).encode()
    yield "checkpoint", note.encode()
    yield "log.vkey", f"{folder.key}\n".encode()
    yield "verify.py", (folder.path / "verify.py").read_bytes()
    yield "sheet.json", (json.dumps(file.sheet.as_json(), ensure_ascii=False, indent=1) + "\n").encode()
    yield "ledger.jsonl", b"".join(line.written() for line in log.lines(file.slug))
    for index in sorted(file.indexes.values()):
        yield f"proofs/{index}.tlog-proof", str(LogProof(index, tiles.inclusion(index), note)).encode()


def _read_me(file: CaseFile, name: str) -> str:
    told = {"title": file.title, "line": "=" * len(file.title), "log": name, "today": file.sheet.today.isoformat()}
    return READ_ME.format(**told, example=EXAMPLE if file.example else "")
