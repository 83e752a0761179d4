"""A module as a film: its slides with its sound, as H.264 and AAC in MP4, which telephones since 2010 play in hardware.

VP9 would be smaller and free of patents, but an older iPhone does not play it at all. Captions stay beside the film as
WebVTT, so that each browser shows them in the size its reader has chosen; inside an MP4 few browsers show any.
"""

from __future__ import annotations

import wave
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ombud.learn.sound import ffmpeg, pictures
from ombud.learn.sound.chapters import Chapter, metadata
from ombud.learn.sound.slides import Slide
from ombud.learn.sound.track import Track
from ombud.learn.sound.voice import RATE
from ombud.ledger import whole

FRAMES = 2  # a second: a slide changes within a quarter of a second of its sentence, and the rest would be the same
Done = Callable[[int, int], None]
_PICTURE = ("-c:v", "libx264", "-preset", "veryfast", "-tune", "stillimage", "-profile:v", "baseline",
            "-level", "3.1", "-crf", "25", "-g", str(20 * FRAMES), "-pix_fmt", "yuv420p", "-threads", "1")  # fmt: skip
_SOUND = ("-c:a", "aac", "-b:a", "56k")


def frames(track: Track) -> int:
    """How many pictures a film has."""
    return int(track.seconds * FRAMES)


def write(track: Track, of: Sequence[Slide], base: Path, tags: Mapping[str, str], chapters: Sequence[Chapter],
          done: Done) -> None:  # fmt: skip
    """The film as ``base.mp4`` and its slides as ``base.slides.pdf``; ``done`` hears of pictures, drawn and packed."""
    pdf = pictures.paper(tags["title"], of)
    whole.write(base.with_name(f"{base.name}.slides.pdf"), pdf)
    all_ = len(of) + frames(track)
    with TemporaryDirectory(dir=base.parent, prefix=".film-") as name:
        folder = Path(name)
        drawn = pictures.draw(pdf, folder, lambda so_far: done(so_far, all_))
        (folder / "slides.txt").write_text(_listed(drawn, of, track.seconds), "utf-8")
        (folder / "tags.txt").write_text(metadata(tags, chapters), "utf-8")
        _sound(track, folder / "sound.wav")
        with whole.being_written(base.with_name(f"{base.name}.mp4")) as file:
            call = _call(folder, track.seconds, str(file.name))
            ffmpeg.watched(call, lambda packed: done(min(len(of) + packed, all_), all_))
    done(all_, all_)


def _call(folder: Path, seconds: float, into: str) -> list[str]:
    """The length is given by ``-t``: with ``-shortest`` a track of text, as chapters are, can break the file."""
    read = ["-f", "concat", "-safe", "0", "-i", str(folder / "slides.txt"), "-i", str(folder / "sound.wav"),
            "-f", "ffmetadata", "-i", str(folder / "tags.txt")]  # fmt: skip
    kept = ["-map", "0:v", "-map", "1:a", "-map_metadata", "2", "-map_chapters", "2", "-vf", f"fps={FRAMES}"]
    out = ["-t", f"{seconds:.3f}", "-movflags", "+faststart", "-f", "mp4", into]
    return [*read, *kept, *_PICTURE, *_SOUND, *ffmpeg.SAME, *out]


def _listed(drawn: Sequence[Path], of: Sequence[Slide], seconds: float) -> str:
    """Each picture with how long it stays; the last is named twice, or it would not stay at all."""
    ends = [*(one.start for one in of[1:]), seconds]
    told = [f"file '{path.name}'\nduration {end - one.start:.3f}"
            for path, one, end in zip(drawn, of, ends, strict=True)]  # fmt: skip
    return "\n".join(["ffconcat version 1.0", *told, f"file '{drawn[-1].name}'"]) + "\n"


def _sound(track: Track, path: Path) -> None:
    with wave.open(str(path), "wb") as out:
        out.setparams((1, 2, RATE, 0, "NONE", ""))
        for one in track.sound():
            out.writeframesraw(one)
