"""The code with which somebody without an account finds again what they sent. We keep its hash alone."""

from __future__ import annotations

import secrets

from django.core import signing
from django.utils.crypto import salted_hmac

SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that could be taken for another
LENGTH = 12  # 30 ** 12 codes: 59 bits


def new() -> str:
    """A code that nobody has: K7QM-3XRA-9TPD."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(drawn[at : at + 4] for at in range(0, LENGTH, 4))


def kept(typed: str) -> str:
    """What is kept of a code, however it was typed: in small letters, with spaces, without strokes."""
    bare = "".join(sign for sign in typed.upper() if sign in SIGNS)
    return salted_hmac("ombud.meetings.code", bare, algorithm="sha256").hexdigest()


def slip(purpose: str) -> str:
    """A fresh code, signed, that a form carries and brings back: a button pressed twice signs up once."""
    return signing.Signer(salt=f"ombud.meetings.{purpose}").sign(new())


def code_of(slip: str, purpose: str) -> str:
    """The code on a slip; empty if we did not write it for this purpose."""
    try:
        return signing.Signer(salt=f"ombud.meetings.{purpose}").unsign(slip)
    except signing.BadSignature:
        return ""
