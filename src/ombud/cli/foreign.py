"""What the core and the machine can raise, told in one sentence each."""

from __future__ import annotations

import errno

from ombud.cli.stops import Exit, sentence

_MENDS = {
    errno.ENOSPC: "make room on the disk and run the command again",
    errno.EACCES: "check who may read and write there",
    errno.EPERM: "check who may read and write there",
    errno.EROFS: "choose a folder that can be written to",
    errno.ENOENT: "check the name",
    errno.EADDRINUSE: "choose another port with --port",
}


def told(stopped: BaseException) -> tuple[str, Exit]:
    """The sentence and the exit code for something that no command expected."""
    from ombud.formats.reading import Unreadable

    match stopped:
        case Unreadable():
            return sentence(str(stopped.what), str(stopped.where), str(stopped.mend or "")), Exit.UNREADABLE
        case MemoryError():
            return sentence("This takes more memory than there is", mend="give it smaller files"), Exit.CANNOT_RUN
        case OSError():
            return _of_the_machine(stopped), Exit.CANNOT_RUN
    fault = f"Ombud came upon something that it did not expect ({type(stopped).__name__}: {stopped})"
    return sentence(fault, mend="run it again as ombud --debug and report what it prints"), Exit.FAULT


def _of_the_machine(stopped: OSError) -> str:
    what = stopped.strerror or str(stopped)
    mend = _MENDS.get(stopped.errno or 0, "mend that and run the command again")
    return sentence(what, str(stopped.filename or ""), mend)
