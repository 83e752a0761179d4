"""The forms that the course can be built in, and which of them cannot be made on this machine."""

from __future__ import annotations

from collections.abc import Callable
from gettext import translation
from importlib.util import find_spec
from pathlib import Path

from ombud.learn.packages import FORMS

PAPER, SOUND, FILM = "paper", "sound", "film"
ALL = (*FORMS, PAPER, SOUND, FILM)


def left_out() -> dict[str, str]:
    """Forms that something is missing for: form -> what to do."""
    from ombud.learn.sound import ffmpeg, pictures, voice

    lacking = {}
    if not find_spec("weasyprint"):
        lacking[PAPER] = "install what makes PDFs: pip install 'ombud[pdf]'"
    needed = [told for there, told in ((voice.can_speak(), voice.MEND), (ffmpeg.can_pack(), ffmpeg.MEND)) if not there]
    if needed:
        lacking[SOUND] = " and ".join(needed)
    if not pictures.can_draw():
        needed.append(pictures.MEND)
    if needed:
        lacking[FILM] = " and ".join(needed)
    return lacking


def translation_of(language: str) -> Callable[[str], str]:
    """English -> a language, from the catalogues of the pages."""
    import ombud

    folder = Path(ombud.__file__).parent / "web" / "locale"
    return translation("django", str(folder), [language], fallback=True).gettext
