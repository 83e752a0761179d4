"""FFmpeg, a program of its own that packs sound and film: on every Debian, and its licence (GPL) stays its own."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from typing import IO, cast

PROGRAM = "ffmpeg"
MEND = "install FFmpeg, on Debian: apt install ffmpeg"
FEW = ("-hide_banner", "-loglevel", "error", "-y")
SAME = ("-fflags", "+bitexact", "-flags", "+bitexact")  # no date and no version inside: the same bytes every time


class NotPacked(Exception):
    """FFmpeg could not make the file; says in its own words why."""


def can_pack() -> bool:
    """Whether the program is there."""
    return shutil.which(PROGRAM) is not None


def fed(arguments: Sequence[str], pieces: Iterable[bytes]) -> None:
    """Run it with samples at its standard input."""
    with tempfile.TemporaryFile() as said, _started(arguments, said, subprocess.PIPE, None) as run:
        try:
            _poured(cast(IO[bytes], run.stdin), pieces)
        except BrokenPipeError:
            pass  # it has given up, and says why
        except BaseException:
            run.kill()
            raise
        _ended(run, said)


def _poured(into: IO[bytes], pieces: Iterable[bytes]) -> None:
    for one in pieces:
        into.write(one)
    into.close()


def watched(arguments: Sequence[str], done: Callable[[int], None]) -> None:
    """Run it on files; ``done`` hears how many pictures are packed."""
    told = ("-progress", "pipe:1", *arguments)
    with tempfile.TemporaryFile() as said, _started(told, said, subprocess.DEVNULL, subprocess.PIPE) as run:
        try:
            for line in cast(IO[bytes], run.stdout):
                if line.startswith(b"frame="):
                    done(int(line[6:]))
        except BaseException:
            run.kill()
            raise
        _ended(run, said)


def samples(path: str, rate: int) -> bytes:
    """Any recording as samples of 16 bits on one channel."""
    call = [PROGRAM, *FEW, "-i", path, "-f", "s16le", "-ar", str(rate), "-ac", "1", "pipe:1"]
    run = subprocess.run(call, capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603  (our own call)
    if run.returncode:
        raise NotPacked(run.stderr.decode(errors="replace").strip())
    return run.stdout


def _started(
    arguments: Sequence[str], said: IO[bytes], into: int, out: int | None
) -> subprocess.Popen[bytes]:  # fmt: skip
    call = [PROGRAM, *FEW, *arguments]
    return subprocess.Popen(call, stdin=into, stdout=out, stderr=said)  # noqa: S603  (our own call)


def _ended(run: subprocess.Popen[bytes], said: IO[bytes]) -> None:
    if run.wait():
        said.seek(0)
        raise NotPacked(said.read().decode(errors="replace").strip() or "FFmpeg stopped without a word")
