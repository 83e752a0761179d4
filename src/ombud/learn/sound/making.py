"""Makes the sound and the film of a module: says it, lays it out, and writes files, captions and chapters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ombud.learn.shelf import Module
from ombud.learn.sound import audio, built, captions
from ombud.learn.sound import film as filmed
from ombud.learn.sound.built import FILM, SOUND, Built, Speaker
from ombud.learn.sound.chapters import chapters
from ombud.learn.sound.clips import FOLDER, Clips, Done
from ombud.learn.sound.pace import estimated
from ombud.learn.sound.recorded import Reading, reading
from ombud.learn.sound.slides import COURSE, slides
from ombud.learn.sound.spoken import CLOSING, spoken
from ombud.learn.sound.track import Track, laid
from ombud.learn.sound.voice import Voice
from ombud.ledger import whole

BUILD = 1  # raise it when the same clips would make other files


@dataclass(frozen=True, slots=True)
class Studio:
    """Where the course is built, and who speaks. ``recordings``: a folder with what people have read."""

    folder: Path
    voice: Voice
    recordings: Path | None = None

    @property
    def clips(self) -> Clips:
        """What the voice has said."""
        return Clips(self.folder / FOLDER, self.voice)


def said(of: Module, studio: Studio, done: Done) -> tuple[Track, tuple[Speaker, ...]]:
    """A module said from beginning to end, and by whom; ``done`` hears how many sentences are said."""
    slugs = [part.slug for part in spoken(of, "")]
    read = reading(studio.recordings, of.facts.number, slugs, studio.clips.folder)
    speakers = _speakers(studio.voice, read, slugs)
    parts = spoken(of, "" if CLOSING in read.parts else _credit(speakers))
    studio.clips.all([part for part in parts if part.slug not in read.parts], done)
    return laid(parts, studio.clips, read.parts), speakers


def _speakers(voice: Voice, read: Reading, slugs: list[str]) -> tuple[Speaker, ...]:
    computer = Speaker(name=voice.name, licence=voice.licence)
    people = (Speaker(name=read.name, licence=read.licence),) if read.parts else ()
    return people if set(read.parts) == set(slugs) else (*people, computer)


def _credit(speakers: tuple[Speaker, ...]) -> str:
    names = " and ".join(one.name for one in speakers)
    return f"You heard {names}."


def sound(of: Module, studio: Studio, done: Done) -> Built:
    """The sound of a module with captions and chapters; what is there and still holds is left as it is."""
    track, speakers = said(of, studio, done)
    told = _told(of, track, speakers)
    if built.read(studio.folder, of.facts.number, SOUND) != told:
        _written(of, track, told, built.base(studio.folder, of.facts.number))
        built.write(studio.folder, of.facts.number, SOUND, told)
    return told


def film(of: Module, studio: Studio, done: Done) -> Built:
    """The film of a module, from the same sentences; what is there and still holds is left as it is."""
    track, speakers = said(of, studio, _nothing)
    shown = slides(of, track)
    told = _told(of, track, speakers, *(one.html for one in shown))
    if built.read(studio.folder, of.facts.number, FILM) != told:
        base = built.base(studio.folder, of.facts.number)
        filmed.write(track, shown, base, tags(of, speakers), told.chapters, done)
        whole.write(base.with_name(f"{base.name}.film.vtt"), _captions(of, track, told))
        built.write(studio.folder, of.facts.number, FILM, told)
    return told


def _nothing(done: int, all_: int) -> None:
    """The sentences were said for the sound; a film counts its pictures."""


def _told(of: Module, track: Track, speakers: tuple[Speaker, ...], *more: str) -> Built:
    laid_out = [(one.clip.name, one.first, one.last, one.silence, one.sentence.text) for one in track.heard]
    return Built(
        text=built.text_of(track.parts), of=built.hashed(BUILD, laid_out, speakers, more),
        seconds=round(track.seconds, 3), estimated=round(estimated(of), 3), speakers=speakers,
        chapters=chapters(track),
    )  # fmt: skip


def _written(of: Module, track: Track, told: Built, base: Path) -> None:
    audio.write(track, base, tags(of, told.speakers), told.chapters)
    whole.write(base.with_name(f"{base.name}.vtt"), _captions(of, track, told))
    listed = captions.webvtt(captions.contents(told.chapters), _note(of, told))
    whole.write(base.with_name(f"{base.name}.chapters.vtt"), listed.encode())


def _captions(of: Module, track: Track, told: Built) -> bytes:
    return captions.webvtt(captions.cues(track), _note(of, told)).encode()


def _note(of: Module, told: Built) -> str:
    spoken_by = "; ".join(f"{one.name} ({one.licence})" for one in told.speakers)
    return f"Module {of.facts.number}: {of.words.title}. Spoken by {spoken_by}."


def tags(of: Module, speakers: tuple[Speaker, ...]) -> dict[str, str]:
    """What players show: title, place in the course, who made and who spoke it, and the licences."""
    return {
        "title": of.words.title,
        "album": COURSE,
        "track": str(of.facts.number),
        "artist": "; ".join(one.name for one in speakers),
        "language": "eng",
        "copyright": f"Text: EUPL-1.2. Voice: {'; '.join(one.licence for one in speakers)}.",
    }
