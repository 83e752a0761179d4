"""A certificate held against its hash and its signature; and what is declared beside what is found in the stores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.stops import CannotRun, Exit, WrongUse

if TYPE_CHECKING:
    from ombud.ledger.note import SignerKey, VerifierKey


def own_key(data: Path) -> SignerKey | None:
    """The key by which a workspace signs its log; none where there is no workspace."""
    from ombud.ledger.note import BadKey, SignerKey

    path = data / "log-key"
    try:
        return SignerKey.read(path.read_text("utf-8").strip()) if path.exists() else None
    except (BadKey, OSError, UnicodeDecodeError) as wrong:
        raise CannotRun(
            f"The key of the workspace cannot be used ({wrong})", str(path), "take it from its backup"
        ) from None


def certificate_told(path: Path, key: str, data: Path, as_json: bool) -> None:
    """What a certificate says, and whether it holds; leaves with 1 where its signature does not, or a check failed."""
    from ombud.formats.stores.papers import read_certificate
    from ombud.held.stores.certified import NotACertificate, sentences, signed_by

    made, by, fault = read_certificate(path), tuple[str, ...](), ""
    known = _keys(key, data)
    if made.note and known:
        try:
            by = signed_by(made, known)
        except NotACertificate as wrong:
            fault = str(wrong)
    one = made.certificate
    state = fault or _signed(made.note, by, bool(known))
    if as_json:
        told = {"item": one.declared.name, "gone": one.gone, "proven": one.proven, "sha256": made.mark,
                "signed_by": list(by), "signature": state}  # fmt: skip
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo("\n".join(map(str, sentences(one))))
        click.echo(f"The certificate is as it was written (SHA-256 {made.mark}).\n{state}")
    if fault or not one.proven:
        raise click.exceptions.Exit(int(Exit.NOT_IN_ORDER))


def observed_told(file: Path, as_json: bool) -> None:
    """What is declared beside what the stores hold now; leaves with 1 where something is past its end."""
    from ombud.cli.retention_telling import telling
    from ombud.formats.retentionfile import read_retention
    from ombud.formats.stores.carrying import made_plan, now
    from ombud.held.stores.plan import sentences

    with telling() as told:
        plan, _ = made_plan(read_retention(file), now(), told)
    if as_json:
        click.echo(json.dumps([one.model_dump(mode="json") for one in plan.items], ensure_ascii=False))
    else:
        for one in plan.items:
            click.echo("\n- ".join(map(str, sentences(one, plan.moment.date()))))
    if any(one.found.expired for one in plan.items):
        raise click.exceptions.Exit(int(Exit.NOT_IN_ORDER))


def _keys(key: str, data: Path) -> tuple[VerifierKey, ...]:
    from ombud.ledger.note import BadKey, VerifierKey

    if not key:
        own = own_key(data)
        return (own.verifier,) if own else ()
    try:
        return (VerifierKey.read(key),)
    except BadKey as wrong:
        raise WrongUse(str(wrong), "--key", "give it as the city publishes it") from None


def _signed(note: str, by: tuple[str, ...], asked: bool) -> str:
    if not note:
        return "Nobody signed it: that it was not made up rests on who keeps it."
    if by:
        return f"Signed by {', '.join(by)}."
    return "It is signed, and there is no key to hold that against: give one with --key." if not asked else ""
