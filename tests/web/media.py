"""Sound and film of the first module as files of a few bytes, told as `ombud learn build` tells them."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from ombud.learn.sound import built
from ombud.learn.sound.built import FILM, SOUND, Built, Speaker
from ombud.learn.sound.chapters import Chapter
from ombud.learn.sound.pace import estimated
from ombud.learn.sound.spoken import spoken
from ombud.web.taught import course

BYTES = bytes(range(256)) * 300


def offered(*sorts: str, text: str = "") -> Built:
    """Put files of the first module in the folder that the settings name."""
    of, folder = course()[0], Path(settings.COURSE)
    folder.mkdir(parents=True, exist_ok=True)
    parts = spoken(of, "")
    starts = [float(90 * at) for at in range(len(parts) + 1)]
    told = Built(
        text=text or built.text_of(parts), of="0", seconds=starts[-1], estimated=estimated(of),
        speakers=(Speaker(name="a computer voice, Kokoro “heart” by hibari-tts", licence="Apache-2.0"),),
        chapters=tuple(Chapter(one.slug, one.title, *starts[at : at + 2]) for at, one in enumerate(parts)),
    )  # fmt: skip
    for sort in sorts or (SOUND, FILM):
        for name in built.names(of.facts.number, sort)[:-1]:
            (folder / name).write_bytes(BYTES)
        built.write(folder, of.facts.number, sort, told)
    return told
