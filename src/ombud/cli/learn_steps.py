"""What a build of the course does, step by step: each writes whole files, says how far it is, and can be done again."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.cli.learn_forms import FILM, PAPER, SOUND
from ombud.cli.progress import Progress, progress
from ombud.cli.stops import CannotBeRead, CannotRun
from ombud.learn.packages.edition import Edition
from ombud.learn.packages.forms import Package, packages
from ombud.learn.sound import built, ffmpeg, making
from ombud.learn.sound.recorded import NotRecorded
from ombud.learn.sound.voice import Heart, NoVoice
from ombud.ledger import whole

UNFINISHED = ".unfinished"  # names the files of a build that was stopped, which are no obstacle to the next


@dataclass(eq=False)
class Step:
    """Some files that are made together. ``ours``: they are there from an earlier build and will be kept or renewed."""

    doing: str
    names: tuple[str, ...]
    make: Callable[[Step, Progress], None]
    ours: bool = False
    outcome: str = field(default="", init=False)


def steps(
    editions: Sequence[Edition], forms: Sequence[str], into: Path, recordings: Path | None, complete: bool
) -> list[Step]:
    """Everything to be made, what is quick first. ``complete``: the modules are all there are."""
    made = list(packages(editions, forms, datetime.now(UTC), complete))
    found = [_packed(made, into)] if made else []
    if PAPER in forms:
        found += [_paper(one, sort, into) for one in editions for sort in ("module", "workshop")]
    studio = making.Studio(into, Heart(), recordings)
    for sort in (one for one in (SOUND, FILM) if one in forms):
        found += [_media(one, sort, studio) for one in editions]
    return found


def in_the_way(planned: Sequence[Step], into: Path) -> Path | None:
    """A file that is there and that no build of ours has left."""
    known = _unfinished(into)
    names = (name for step in planned if not step.ours for name in step.names if name not in known)
    return next((into / name for name in names if (into / name).exists()), None)


def run(planned: Sequence[Step], into: Path) -> dict[str, Step]:
    """Every step, one after the other: name of a file -> the step that made it."""
    names = [name for step in planned for name in step.names]
    whole.write(into / UNFINISHED, json.dumps(sorted({*names, *_unfinished(into)})).encode())
    for step in planned:
        with progress(step.doing) as done:
            try:
                step.make(step, done)
            except NotRecorded as wrong:
                raise CannotBeRead(str(wrong)) from wrong
            except NoVoice as wrong:
                raise CannotRun(str(wrong)) from wrong
            except ffmpeg.NotPacked as wrong:
                raise CannotRun(f"FFmpeg could not pack this: {wrong}", step.names[0]) from wrong
    (into / UNFINISHED).unlink(missing_ok=True)  # two builds into one folder share it
    return {name: step for step in planned for name in step.names}


def _unfinished(into: Path) -> set[str]:
    try:
        return set(json.loads((into / UNFINISHED).read_text("utf-8")))
    except (OSError, ValueError):
        return set()


def _packed(made: Sequence[Package], into: Path) -> Step:
    return Step("Packages", tuple(one.name for one in made), partial(_packages, made, into))


def _packages(made: Sequence[Package], into: Path, step: Step, done: Progress) -> None:
    for at, one in enumerate(made, 1):
        whole.write(into / one.name, one.made())
        done(at, len(made))


def _paper(edition: Edition, sort: str, into: Path) -> Step:
    name = f"{edition.name}-{sort}.pdf"
    return Step(f"Paper: {name}", (name,), partial(_print, edition, sort, into / name))


def _print(edition: Edition, sort: str, path: Path, step: Step, done: Progress) -> None:
    _pages()
    from ombud.web.courseprint import pdf

    whole.write(path, pdf(edition.of.facts.number, sort, edition.language))
    done(1, 1)


@cache
def _pages() -> None:
    """Papers are made by the pages, which want a folder of their own; it stays empty."""
    from ombud.cli.workspace import set_up

    with TemporaryDirectory() as folder:
        set_up(Path(folder))


def _media(edition: Edition, sort: str, studio: making.Studio) -> Step:
    number = edition.of.facts.number
    doing = {SOUND: "sentences said", FILM: "slides and frames"}[sort]
    ours = built.read(studio.folder, number, sort) is not None
    return Step(f"Module {number}: {doing}", built.names(number, sort), partial(_made, edition, sort, studio), ours)


def _made(edition: Edition, sort: str, studio: making.Studio, step: Step, done: Progress) -> None:
    told = {SOUND: making.sound, FILM: making.film}[sort](edition.of, studio, done)
    step.outcome = f"Module {edition.of.facts.number}, {sort}: {_minutes(told.seconds)}, {_against(told)}."


def _minutes(seconds: float) -> str:
    return "{} min {:02} s".format(*divmod(round(seconds), 60))


def _against(told: built.Built) -> str:
    """How far the length is from what was estimated from the words alone."""
    off = (told.seconds / told.estimated - 1) * 100
    way = "more" if off > 0 else "less"
    return f"{abs(off):.1f} per cent {way} than the {_minutes(told.estimated)} estimated"
