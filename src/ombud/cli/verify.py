"""`ombud verify`: whether a log holds: a workspace's own, a published folder, a bundle, or a ledger file."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotBeRead, Exit
from ombud.cli.workspace import data_option

MOST_FILES = 200_000  # in a bundle; a log of a million entries has 8,000 tiles
MOST_BYTES = 2 * 2**30  # unpacked; a case's bundle is a few megabytes


@click.command()
@click.argument("what", type=click.Path(path_type=Path), required=False)
@click.option("--key", default="", help="The city's public key, had by another way than the folder.")
@click.option(
    "--seen", type=click.Path(exists=True, dir_okay=False, path_type=Path), multiple=True, metavar="FILE",
    help="A checkpoint or receipt that you kept; can be given again.",
)
@click.option("--witness", default="", help="The public key of a witness that must have signed too.")
@click.option("--partial", is_flag=True, help="The folder is meant to hold some of the records only.")
@data_option
@json_option
def verify(
    what: Path | None, key: str, seen: tuple[Path, ...], witness: str, partial: bool, data: Path, as_json: bool
) -> None:
    """Check a published folder, a bundle (.zip) or a ledger file; without WHAT, the workspace's own log.

    Ends with 0 if all holds and with 1 if not. Only against a checkpoint that was kept elsewhere (--seen) can a
    history be found out that was rewritten by someone who holds the signing key.
    """
    from ombud.ledger.verify import Fault

    try:
        said = _of_folder(what, key, seen, witness, partial) if what else _of_workspace(data, seen, witness)
    except (Fault, ValueError, LookupError, TypeError) as wrong:
        tell(False, str(wrong), as_json)
        raise click.exceptions.Exit(int(Exit.NOT_IN_ORDER)) from None
    tell(True, said, as_json)
    if what and not key and not as_json:
        click.echo("The key came with it: compare it with one had by another way (--key).")


def tell(holds: bool, said: str, as_json: bool) -> None:
    """Say what was found: on standard output, also when it does not hold, for that is the answer."""
    if as_json:
        click.echo(json.dumps({"holds": holds, "said": said}))
    else:
        click.echo(said if holds else f"Does not hold: {said}")


def _of_workspace(data: Path, seen: tuple[Path, ...], witness: str) -> str:
    from ombud.cli.progress import progress
    from ombud.cli.workspace import opened

    opened(data)
    from ombud.cli import rows
    from ombud.cli.publishing import last_published

    published = last_published(data)
    with progress("Checking entries") as done:
        said = rows.check(done, (*seen, *_kept(data, published)), witness).sentence
    if published:
        said += f" The published pages in {published}: {_of_folder(published, _own_key(), (), witness, False)}"
    return said


def _kept(data: Path, published: Path | None) -> list[Path]:
    """The checkpoints that were handed out: with the published pages, and with the log's own files."""
    return [file for file in (data / "log" / "checkpoint", (published or data) / "checkpoint") if file.is_file()]


def _own_key() -> str:
    from ombud.web import log

    return str(log.signer().verifier)


def _of_folder(what: Path, key: str, seen: tuple[Path, ...], witness: str, partial: bool) -> str:
    from ombud.ledger.verify import verify as verified

    if what.is_dir():
        return verified(_log_in(what), key, seen, witness, partial)
    if not what.is_file():
        raise CannotBeRead("There is no such file or folder", str(what), "check its name")
    if zipfile.is_zipfile(what):
        with unpacked(what) as folder:
            return verified(_log_in(folder), key, seen, witness, partial)
    return _of_ledger(what)


def _log_in(folder: Path) -> Path:
    """The folder that holds the checkpoint: this one, or the one in it that a bundle or a site keeps its log in."""
    found = [one.parent for one in (folder / "checkpoint", *sorted(folder.glob("*/checkpoint"))) if one.is_file()]
    if not found:
        raise CannotBeRead("There is no log in it (no file named checkpoint)", str(folder), "name a published folder")
    return found[0]


def _of_ledger(path: Path) -> str:
    from ombud.ledger import file

    count = 0
    for _ in file.read(path):
        count += 1
    if not count:
        raise CannotBeRead("The file is empty", str(path), "name a ledger file")
    return (
        f"The seals of {count} entries hold. A ledger file by itself cannot show that none is missing: "
        "for that, verify the whole folder or bundle."
    )


@contextmanager
def unpacked(bundle: Path) -> Iterator[Path]:
    """A bundle's files in a folder that is gone afterwards. What would land outside it, or is too large, is refused."""
    with TemporaryDirectory(prefix="ombud-bundle-") as name:
        folder = Path(name).resolve()
        try:
            with zipfile.ZipFile(bundle) as archive:
                _check_contents(archive, folder, bundle)
                archive.extractall(folder)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, RuntimeError) as wrong:
            raise CannotBeRead(f"The bundle cannot be unpacked ({wrong})", str(bundle), "use another copy") from None
        yield folder


def _check_contents(archive: zipfile.ZipFile, folder: Path, bundle: Path) -> None:
    inside = archive.infolist()
    if len(inside) > MOST_FILES or sum(one.file_size for one in inside) > MOST_BYTES:
        raise CannotBeRead("It unpacks to more than a bundle holds", str(bundle), "use another copy")
    for one in inside:
        if not (folder / one.filename).resolve().is_relative_to(folder):
            what = f"It holds a file that would land elsewhere ({one.filename})"
            raise CannotBeRead(what, str(bundle), "do not use it")
