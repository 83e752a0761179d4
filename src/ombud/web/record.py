"""The record as files that anyone can take away and check: the log, its checkpoints and tiles, and each case."""

from __future__ import annotations

import json
import re
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ombud.ledger.folder import LogFolder
from ombud.web import bundle, log
from ombud.web.headers import downloads
from ombud.web.kept import kept
from ombud.web.models import CheckpointRow
from ombud.web.reading import case_file

TILE = re.compile(r"(entries|[0-6])/(x\d{3}/)*\d{3}(\.p/\d{1,3})?")
NEWEST = 20


def folder() -> LogFolder:
    """The log as files in the data folder, brought up to the newest checkpoint."""
    path, key = Path(settings.DATA) / "log", log.signer()
    if not log.export(path):
        raise Http404
    return LogFolder(path, key.verifier, key.name)


@require_safe
@kept
def page(request: HttpRequest) -> HttpResponse:
    """What the log is, its newest checkpoint, and how to check it."""
    last = list(CheckpointRow.objects.order_by("-size").defer("frontier")[:NEWEST])
    key = log.signer()
    context = {"checkpoints": last, "newest": last[0] if last else None, "key": key.verifier, "name": key.name}
    return render(request, "ombud/log.html", context)


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint as a signed note (C2SP tlog-checkpoint)."""
    return _text(folder().note())


@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    """Every checkpoint that was ever signed here, oldest first."""
    return _text((folder().path / "checkpoints").read_text("utf-8"))


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key that checkpoints are signed with."""
    return _text(f"{log.signer().verifier}\n")


@require_safe
def tile(request: HttpRequest, path: str) -> HttpResponse:
    """One tile of the log (C2SP tlog-tiles). A full tile never changes."""
    if not TILE.fullmatch(path):
        raise Http404
    there = folder().path / "tile" / path
    if not there.is_file():
        raise Http404
    response = HttpResponse(there.read_bytes(), content_type="application/octet-stream")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The program that checks a published record: standard library only, short enough to read."""
    text = (folder().path / "verify.py").read_text("utf-8")
    return downloads(HttpResponse(text, content_type="text/x-python; charset=utf-8"), "verify.py")


@require_safe
def receipt(request: HttpRequest, index: int) -> HttpResponse:
    """The proof that one entry stands in the log (C2SP tlog-proof)."""
    there = folder()
    newest = there.checkpoint()
    if newest is None or index >= newest.size:
        raise Http404
    return downloads(_text(str(there.proof(index))), f"{index}.tlog-proof")


@require_safe
@kept
def case_json(request: HttpRequest, slug: str) -> HttpResponse:
    """The sheet of a case, for machines."""
    told = json.dumps(case_file(slug).sheet.as_json(), ensure_ascii=False, indent=1)
    return HttpResponse(told + "\n", content_type="application/json; charset=utf-8")


@require_safe
def case_ledger(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """The entries of a case under seal, one a line."""
    file = case_file(slug)
    lines = (line.written() for line in log.lines(slug))
    response = StreamingHttpResponse(lines, content_type="application/jsonl; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file.slug}-ledger.jsonl"'
    return response


@require_safe
def case_bundle(request: HttpRequest, slug: str) -> HttpResponse:
    """One case with its proofs, the key and the verifier, to be checked without a server."""
    file = case_file(slug)
    packed = bundle.packed(file, folder())
    return downloads(HttpResponse(packed, content_type="application/zip"), f"{file.slug}.zip")


def _text(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response
