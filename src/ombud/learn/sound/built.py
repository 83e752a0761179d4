"""What was built of a module, told in a small file beside it, so that pages and the next build know what is there."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ombud.learn.sound.chapters import Chapter
from ombud.learn.sound.spoken import Kind, Part
from ombud.ledger import whole

SOUND, FILM = "sound", "film"
FILES = {SOUND: (".mp3", ".opus", ".vtt", ".chapters.vtt"), FILM: (".mp4", ".film.vtt", ".slides.pdf")}


class Speaker(BaseModel):
    """Who speaks, and under which licence the voice may be used."""

    model_config = ConfigDict(frozen=True)

    name: str
    licence: str


class Built(BaseModel):
    """``text``: of the words that are said, ``of``: of all that the files depend on; both as hashes. Seconds."""

    model_config = ConfigDict(frozen=True)

    text: str
    of: str
    seconds: float
    estimated: float
    speakers: tuple[Speaker, ...]
    chapters: tuple[Chapter, ...]


def base(folder: Path, number: int) -> Path:
    """What the files of a module begin with. The long text is there in English only, and so are they."""
    return folder / f"ombud-m{number}-en"


def names(number: int, sort: str) -> tuple[str, ...]:
    """The names of the files that sound or film of a module has."""
    start = base(Path(), number).name
    return tuple(f"{start}{suffix}" for suffix in (*FILES[sort], f".{sort}.json"))


def read(folder: Path, number: int, sort: str) -> Built | None:
    """What is told of a module's sound or film; nothing where a file of it is missing or is none of ours."""
    if not all((folder / name).is_file() for name in names(number, sort)):
        return None
    try:
        return Built.model_validate_json((folder / names(number, sort)[-1]).read_bytes())
    except (OSError, ValidationError):
        return None


def write(folder: Path, number: int, sort: str, told: Built) -> None:
    """Tell it, last of all: a build that was stopped before is none."""
    whole.write(folder / names(number, sort)[-1], told.model_dump_json(indent=1).encode())


def hashed(*told: object) -> str:
    """A short hash of anything that has a plain form."""
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()


def text_of(parts: Sequence[Part]) -> str:
    """The hash of the words that are said, without who says them."""
    told = (one for part in parts for one in part.stretches if one.kind is not Kind.CREDIT)
    return hashed([each.text for one in told for each in one.sentences])
