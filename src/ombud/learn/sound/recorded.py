"""A person's own reading of a module, in the place of the computer's voice: a folder with a file for each section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from ombud.learn.sound import clips, ffmpeg
from ombud.learn.sound.voice import RATE

SOUNDS = (".wav", ".flac", ".mp3", ".m4a", ".ogg", ".opus")
READER = "reader.txt"  # one line: the name, a semicolon, the licence


class NotRecorded(Exception):
    """A folder with recordings is not what it should be. Says which file, and what to do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person has read: part -> the clip; and who it was."""

    parts: dict[str, Path]
    name: str = ""
    licence: str = ""


def reading(folder: Path | None, number: int, slugs: Iterable[str], keep: Path) -> Reading:
    """The recordings of a module in ``folder/m1``; none where there is no such folder. They are kept as clips."""
    there = folder / f"m{number}" if folder else None
    if there is None or not there.is_dir():
        return Reading({})
    files = [one for one in sorted(there.iterdir()) if one.suffix.lower() in SOUNDS]
    known = set(slugs)
    if strange := [one for one in files if one.stem not in known]:
        raise NotRecorded(f"{strange[0]}: no part of module {number} has this name; name it after one of: "
                          f"{', '.join(sorted(known))}")  # fmt: skip
    name, licence = _reader(there)
    return Reading({one.stem: _kept(one, keep) for one in files}, name, licence)


def _reader(folder: Path) -> tuple[str, str]:
    try:
        name, sign, licence = (folder / READER).read_text("utf-8").strip().partition(";")
    except (OSError, UnicodeDecodeError):
        name, sign, licence = "", "", ""
    if not (name.strip() and sign and licence.strip()):
        raise NotRecorded(f"{folder / READER}: it does not say who reads; write one line: the name; the licence")
    return name.strip(), licence.strip()


def _kept(file: Path, folder: Path) -> Path:
    """A recording as a clip, made once for each content."""
    path = folder / f"{blake2b(file.read_bytes(), digest_size=16).hexdigest()}.wav"
    if not path.exists():
        try:
            clips.keep(path, ffmpeg.samples(str(file), RATE))
        except ffmpeg.NotPacked as wrong:
            raise NotRecorded(f"{file}: it cannot be read as sound; {wrong}") from None
    return path
