"""A module as sound files with chapters.

MP3, 48 kbit/s: the oldest telephone plays it. Opus, 24 kbit/s: half the bytes on a slow line, where the browser is
newer. Both hold the chapters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import NamedTemporaryFile

from ombud.learn.sound import ffmpeg
from ombud.learn.sound.chapters import Chapter, metadata
from ombud.learn.sound.track import Track
from ombud.learn.sound.voice import RATE
from ombud.ledger import whole

PACKED = {
    ".mp3": ("-c:a", "libmp3lame", "-b:a", "48k", "-id3v2_version", "3", "-f", "mp3"),
    ".opus": ("-c:a", "libopus", "-b:a", "24k", "-application", "voip", "-f", "opus"),
}


def write(track: Track, base: Path, tags: Mapping[str, str], of: Sequence[Chapter]) -> None:
    """The sound as ``base.mp3`` and ``base.opus``; each is there whole or not at all."""
    with ExitStack() as open_, NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as told:
        told.write(metadata(tags, of))
        told.flush()
        call = ["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0", "-f", "ffmetadata", "-i", told.name]
        for suffix, how in PACKED.items():
            file = open_.enter_context(whole.being_written(base.with_name(base.name + suffix)))
            call += ["-map", "0:a", "-map_metadata", "1", "-map_chapters", "1", *ffmpeg.SAME, *how, str(file.name)]
        ffmpeg.fed(call, track.sound())
