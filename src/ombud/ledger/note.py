"""A signed note: a short text and, beneath it, who vouches for it.

The format is the signed note of C2SP (https://c2sp.org/signed-note), as used by the Go checksum database:
the text, an empty line, and lines ``— <key name> <base64 of 4-byte key number and signature>``.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from ombud.words import say

ED25519 = 0x01
COSIGNATURE = 0x04  # a witness's signature, with the time at which it saw the text
ML_DSA_44 = 0x06  # not made here yet: a note has room for a second line

_LINE = re.compile("— (?P<name>[^ +]+) (?P<said>[A-Za-z0-9+/]+=*)")


class NotANote(ValueError):
    """A text is not a signed note."""


class BadKey(ValueError):
    """A key cannot be read."""


class BadSignature(ValueError):
    """A known key's signature does not fit the text, or no known key signed it."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with its name: ``name+number+key``. Ask for it by a way other than the log itself."""

    name: str
    sort: int
    public: bytes

    @property
    def number(self) -> bytes:
        """The 4 bytes by which a signature line tells which key it is of."""
        return sha256(self.name.encode() + b"\n" + bytes([self.sort]) + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.number.hex()}+{_b64(bytes([self.sort]) + self.public)}"

    @classmethod
    def read(cls, text: str) -> VerifierKey:
        """The key written as ``name+number+key``; raises :class:`BadKey`."""
        name, number, key = _parts(text, 3)
        made = cls(name, key[0], key[1:])
        if made.number.hex() != number:
            raise BadKey(say("The key of {name} was cut or changed; ask for it again.", name=name))
        return made


@dataclass(frozen=True, slots=True)
class SignerKey:
    """A private key with its name. It is written ``PRIVATE+KEY+name+number+key`` and belongs in no repository."""

    name: str
    sort: int
    seed: bytes

    def __str__(self) -> str:
        return f"PRIVATE+KEY+{self.name}+{self.verifier.number.hex()}+{_b64(bytes([self.sort]) + self.seed)}"

    def __repr__(self) -> str:
        return f"SignerKey({self.name!r}, the seed is not shown)"

    @property
    def verifier(self) -> VerifierKey:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        public = Ed25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()
        return VerifierKey(self.name, self.sort, public)

    @classmethod
    def read(cls, text: str) -> SignerKey:
        """The key written as ``PRIVATE+KEY+name+number+key``; raises :class:`BadKey`."""
        if not text.startswith("PRIVATE+KEY+"):
            raise BadKey(say("A signing key begins with PRIVATE+KEY+; this may be the public one."))
        name, number, key = _parts(text.removeprefix("PRIVATE+KEY+"), 3)
        made = cls(name, key[0], key[1:])
        if made.verifier.number.hex() != number:
            raise BadKey(say("The signing key of {name} was cut or changed; take it from its backup.", name=name))
        return made

    def signed(self, message: bytes) -> bytes:
        """The 64-byte Ed25519 signature of a message."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


@dataclass(frozen=True, slots=True)
class Signature:
    """One line beneath a note: whose, which key, and the bytes."""

    name: str
    number: bytes
    signed: bytes

    def __str__(self) -> str:
        return f"— {self.name} {_b64(self.number + self.signed)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends with a line feed, and the signatures beneath it."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}\n{''.join(str(line) for line in self.signatures)}"

    def signed_by(self, *keys: SignerKey) -> Note:
        """The note with one more line for each key."""
        lines = (Signature(key.name, key.verifier.number, key.signed(self.text.encode())) for key in keys)
        return Note(self.text, (*self.signatures, *lines))

    @classmethod
    def read(cls, told: str) -> Note:
        """The note written down; raises :class:`NotANote`. Nothing is verified yet."""
        text, gap, lines = told.rpartition("\n\n")
        if not gap or not lines.endswith("\n"):
            raise NotANote(say("A signed note is a text, an empty line and signature lines; this is none, or cut."))
        if any(ord(sign) < 32 and sign != "\n" for sign in told):
            raise NotANote(say("A signed note holds no control characters."))
        return cls(text + "\n", tuple(_signature(line) for line in lines.removesuffix("\n").split("\n")))


def new_key(name: str) -> SignerKey:
    """A new Ed25519 key pair for a name such as ``ombud.malmo.se/log``; raises :class:`BadKey` for an unfit name."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return SignerKey(_named(name), ED25519, Ed25519PrivateKey.generate().private_bytes_raw())


def verify(note: Note, keys: Sequence[VerifierKey]) -> tuple[Signature, ...]:
    """The signatures by known keys, each verified; lines of unknown keys are passed over.

    Raises :class:`BadSignature` when a known key's line does not fit the text, or when no known key signed.
    """
    known = {(key.name, key.number): key for key in keys if key.sort == ED25519}
    ours = [line for line in note.signatures if (line.name, line.number) in known]
    for line in ours:
        if not ed25519_holds(known[line.name, line.number].public, note.text.encode(), line.signed):
            raise BadSignature(say("The signature of {name} does not fit: it or the text was changed.", name=line.name))
    if not ours:
        by = _names(note.signatures)
        raise BadSignature(say("No known key ({known}) signed this; {by} did.", known=_names(keys), by=by))
    return tuple(ours)


def ed25519_holds(public: bytes, message: bytes, signed: bytes) -> bool:
    """Whether 64 bytes are the Ed25519 signature of a message under a 32-byte public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signature(line: str) -> Signature:
    fits = _LINE.fullmatch(line)
    said = _bytes(fits["said"]) if fits else b""
    if not fits or len(said) < 5:
        raise NotANote(say("This line is no signature: {line}", line=line[:80]))
    return Signature(fits["name"], said[:4], said[4:])


def _parts(text: str, count: int) -> tuple[str, str, bytes]:
    parts = text.strip().split("+", count - 1)  # the last part is base64, which has plus signs of its own
    if len(parts) != count:
        raise BadKey(say("A key is written name+number+key; this one lacks a part."))
    key = _bytes(parts[2])
    if len(key) != 33 or key[0] not in (ED25519, COSIGNATURE):
        raise BadKey(say("The key of {name} is no Ed25519 key of 32 bytes.", name=parts[0]))
    return _named(parts[0]), parts[1], key


def _named(name: str) -> str:
    if not name or "+" in name or any(sign.isspace() or ord(sign) < 32 for sign in name):
        raise BadKey(say("{name} cannot name a key: spaces and plus signs are not allowed.", name=repr(name)))
    return name


def _names(signers: Sequence[VerifierKey] | Sequence[Signature]) -> str:
    return ", ".join(dict.fromkeys(signer.name for signer in signers)) or "nobody"


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    """The bytes of base64 written in its one right way; empty for anything else."""
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return raw if _b64(raw) == text else b""
