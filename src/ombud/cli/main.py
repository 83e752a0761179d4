"""The command `ombud`: calls a command, and turns whatever stops it into one sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from ombud import __version__
from ombud.cli.commands import Commands
from ombud.cli.stops import Exit, Stop, sentence


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 what was checked is not in order, 2 wrong use, 3 unreadable input, "
    "4 cannot run here, 5 a fault in Ombud itself, 130 stopped by Ctrl-C.",
)
@click.version_option(__version__, message="Ombud %(version)s")
@click.option("--debug", is_flag=True, envvar="OMBUD_DEBUG", help="Show where in the code it stopped.")
def ombud(debug: bool) -> None:
    """One public case file for every technology that a city considers, buys or runs."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given[:1] or bool(os.environ.get("OMBUD_DEBUG"))
    try:
        code = int(ombud.main(given, prog_name="ombud", standalone_mode=False) or 0)
    except BaseException as stopped:
        if debug and not isinstance(stopped, (SystemExit, click.exceptions.Exit)):
            raise
        code = left(stopped)
    sys.exit(code)


def left(stopped: BaseException) -> int:
    """The exit code for what stopped a command, after its sentence was written to standard error."""
    match stopped:
        case click.exceptions.Exit():
            return stopped.exit_code
        case SystemExit():
            return stopped.code if isinstance(stopped.code, int) else int(Exit.FINE)
        case click.Abort() | KeyboardInterrupt():
            return _told("Stopped; nothing was left half written", Exit.INTERRUPTED)
        case BrokenPipeError():
            # Nobody reads on: what is still buffered must not fail a second time when Python closes down.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return int(Exit.PIPE_CLOSED)
        case click.UsageError():
            asked = stopped.ctx.command_path if stopped.ctx else "ombud"
            return _told(sentence(stopped.format_message(), mend=f"see {asked} --help"), Exit.WRONG_USE)
        case Stop():
            return _told(str(stopped.message), Exit(stopped.exit_code))
        case click.ClickException():
            return _told(stopped.format_message(), Exit.CANNOT_RUN)
    return _foreign(stopped)


def _foreign(stopped: BaseException) -> int:
    """What the core or the machine raised, in one sentence."""
    from ombud.cli.foreign import told

    return _told(*told(stopped))


def _told(words: str, code: Exit) -> int:
    click.echo(f"ombud: {words.rstrip('.')}.", err=True)
    return int(code)


if __name__ == "__main__":
    main()
