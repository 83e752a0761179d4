"""Sound and film of a module, where they were built: what its page offers, and the files, piece by piece as asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from ombud.learn.shelf import Module
from ombud.learn.sound import built
from ombud.learn.sound.built import FILM, SOUND, Built
from ombud.learn.sound.spoken import spoken

# What a file is called in an address: which of the two it belongs to, how its name ends, and its type.
FILES = {
    "sound.mp3": (SOUND, ".mp3", "audio/mpeg"),
    "sound.opus": (SOUND, ".opus", "audio/ogg; codecs=opus"),
    "sound.vtt": (SOUND, ".vtt", "text/vtt; charset=utf-8"),
    "chapters.vtt": (SOUND, ".chapters.vtt", "text/vtt; charset=utf-8"),
    "film.mp4": (FILM, ".mp4", "video/mp4"),
    "film.vtt": (FILM, ".film.vtt", "text/vtt; charset=utf-8"),
    "slides.pdf": (FILM, ".slides.pdf", "application/pdf"),
}
PLAYED = {SOUND: "sound.mp3", FILM: "film.mp4"}
PIECE = 65_536  # bytes held in memory of a file that is handed out
_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a section begins: as a clock tells it, and the address that begins to play there."""

    clock: str
    href: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Sound or film of a module. ``megabytes``: name of a file, its dot an underscore -> how large it is."""

    built: Built
    minutes: int
    megabytes: dict[str, float]


def context(of: Module) -> dict[str, object]:
    """What the page of a module tells of its sound and film, and each section with where it begins in one of them."""
    media = {sort: one for sort in (SOUND, FILM) if (one := _offer(of.facts.number, sort))}
    if not media:
        return {"contents": [(one, None) for one in of.sections]}
    sort, first = next(iter(media.items()))
    starts = _starts(of.facts.number, sort, first.built)
    return {
        "media": media,
        "contents": [(one, starts.get(one.slug)) for one in of.sections],
        "speakers": first.built.speakers,
        "minutes": first.minutes,  # the measured ones, so that the page does not tell two lengths
        "current": all(one.built.text == built.text_of(spoken(of, "")) for one in media.values()),
    }


def _offer(number: int, sort: str) -> Offer | None:
    told = built.read(Path(settings.COURSE), number, sort) if settings.COURSE else None
    if told is None:
        return None
    sizes = {name.replace(".", "_"): _path(number, name).stat().st_size / 1e6
             for name, (of, _suffix, _kind) in FILES.items() if of == sort}  # fmt: skip
    return Offer(told, round(told.seconds / 60), sizes)


def _starts(number: int, sort: str, told: Built) -> dict[str, Start]:
    address = reverse("learn-media", args=[number, PLAYED[sort]])
    return {one.slug: Start(clock(one.start), f"{address}#t={int(one.start)}") for one in told.chapters}


def clock(seconds: float) -> str:
    """A place in the sound: 7:05."""
    return "{}:{:02}".format(*divmod(int(seconds), 60))


def _path(number: int, name: str) -> Path:
    start = built.base(Path(settings.COURSE), number)
    return start.with_name(start.name + FILES[name][1])


@require_safe
def file(request: HttpRequest, number: int, name: str) -> HttpResponseBase:
    """A file, or the piece of it that is asked for: players fetch what they play, and old ones insist on it."""
    if not settings.COURSE or built.read(Path(settings.COURSE), number, FILES[name][0]) is None:
        raise Http404
    path = _path(number, name)
    told = path.stat()
    etag = f'"{told.st_size:x}-{told.st_mtime_ns:x}"'
    request.META["HTTP_ACCEPT_ENCODING"] = "identity"  # packed already, and a piece of it must stay that very piece
    if request.headers.get("If-None-Match") == etag:
        return _named(HttpResponseNotModified(), etag)
    held = request.headers.get("If-Range", etag) == etag
    return _named(_piece(request, path, told.st_size, FILES[name][2], held), etag)


def _piece(request: HttpRequest, path: Path, size: int, kind: str, held: bool) -> HttpResponseBase:
    """The whole, or with 206 what ``Range`` asks for; 416 where the file has no such bytes."""
    asked = _RANGE.fullmatch(request.headers.get("Range", "")) if held else None
    first, last = _bounds(asked, size) if asked else (0, size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    body = () if request.method == "HEAD" else _read(path, first, last)
    answer = StreamingHttpResponse(body, status=206 if asked else 200, content_type=kind)
    answer.headers["Content-Length"] = str(last - first + 1)
    if asked:
        answer.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _bounds(asked: re.Match[str], size: int) -> tuple[int, int]:
    """First and last byte; the first comes after the last where there are none."""
    if not asked[1]:
        return (max(size - int(asked[2]), 0), size - 1) if asked[2] and int(asked[2]) else (size, 0)
    return int(asked[1]), min(int(asked[2]), size - 1) if asked[2] else size - 1


def _read(path: Path, first: int, last: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _named(answer: HttpResponseBase, etag: str) -> HttpResponseBase:
    answer.headers["ETag"], answer.headers["Accept-Ranges"] = etag, "bytes"
    answer.headers["Cache-Control"] = "public, no-cache"
    return answer
