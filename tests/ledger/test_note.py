"""Signed notes: the example of the specification, then what must be refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ombud.ledger import verify
from ombud.ledger.note import BadKey, BadSignature, NotANote, Note, SignerKey, VerifierKey, ed25519_holds, new_key
from ombud.ledger.note import verify as verified
from tests.ledger.making import KEY

VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
RFC8032 = [
    ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
    ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
    ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
]  # fmt: skip


def test_the_example_of_the_specification_verifies() -> None:
    (line,) = verified(Note.read(EXAMPLE), [VerifierKey.read(VKEY)])
    assert line.name == "example.com/foo"
    assert str(VerifierKey.read(VKEY)) == VKEY
    assert str(Note.read(EXAMPLE)) == EXAMPLE
    verify.Key(VKEY).check(EXAMPLE, "the example")


@pytest.mark.parametrize(("public", "message", "signature"), RFC8032)
def test_both_verifiers_know_the_signatures_of_the_standard(public: str, message: str, signature: str) -> None:
    told = bytes.fromhex(public), bytes.fromhex(message), bytes.fromhex(signature)
    assert ed25519_holds(*told)
    assert verify.signed_by(*told)


@given(st.binary(max_size=80), st.integers(0, 63), st.integers(1, 255))
def test_both_verifiers_agree_on_signatures_good_and_bad(message: bytes, place: int, change: int) -> None:
    """The one in plain integers against the library's."""
    public, signature = KEY.verifier.public, bytearray(KEY.signed(message))
    assert verify.signed_by(public, message, bytes(signature))
    signature[place] ^= change
    assert not ed25519_holds(public, message, bytes(signature))
    assert not verify.signed_by(public, message, bytes(signature))


def test_a_signature_made_larger_by_the_order_is_refused() -> None:
    """S + L verifies as S does where nobody looks; then one text would have two signatures."""
    signature = KEY.signed(b"text")
    larger = (int.from_bytes(signature[32:], "little") + verify.ORDER).to_bytes(32, "little")
    assert not verify.signed_by(KEY.verifier.public, b"text", signature[:32] + larger)


def test_keys_are_written_and_read_back() -> None:
    key = new_key("ombud.malmo.example/log")
    assert SignerKey.read(str(key)) == key
    assert VerifierKey.read(str(key.verifier)) == key.verifier


def test_a_private_key_does_not_show_in_errors_and_logs() -> None:
    key = new_key("ombud.malmo.example/log")
    assert key.seed.hex() not in repr(key)
    assert repr(key) == "SignerKey('ombud.malmo.example/log', the seed is not shown)"


@pytest.mark.parametrize("name", ["", "two words", "plus+plus", "line\nfeed", "tab\t"])
def test_a_name_that_would_blur_a_line_cannot_name_a_key(name: str) -> None:
    with pytest.raises(BadKey):
        new_key(name)


@pytest.mark.parametrize("told", [
    "", "a+b", VKEY[:-4], VKEY[:-1] + "l", VKEY.replace("530d903a", "530d903b"), VKEY.replace("AekyeR", "CekyeR"),
])  # fmt: skip
def test_a_cut_or_changed_key_is_refused(told: str) -> None:
    with pytest.raises(BadKey):
        VerifierKey.read(told)
    with pytest.raises(verify.Fault):
        verify.Key(told)


def test_a_public_key_is_no_signing_key() -> None:
    with pytest.raises(BadKey, match="begins with PRIVATE"):
        SignerKey.read(VKEY)
    with pytest.raises(BadKey, match="cut or changed"):
        SignerKey.read(str(KEY).replace(KEY.verifier.number.hex(), "00000000"))


def test_a_changed_text_is_refused_and_unknown_signers_are_passed_over() -> None:
    other, note = new_key("witness.example"), Note("Text\n").signed_by(KEY)
    assert len(verified(note.signed_by(other), [KEY.verifier])) == 1
    with pytest.raises(BadSignature, match="does not fit"):
        verified(Note("Other text\n", note.signatures), [KEY.verifier])
    with pytest.raises(BadSignature, match=r"No known key \(witness\.example\) signed this; ombud"):
        verified(note, [other.verifier])


def test_a_known_key_that_fails_is_not_outvoted_by_one_that_holds() -> None:
    other = new_key("witness.example")
    note = Note("Text\n").signed_by(KEY)
    (false,) = Note("Other\n").signed_by(other).signatures
    with pytest.raises(BadSignature, match=r"witness\.example"):
        verified(Note(note.text, (*note.signatures, false)), [KEY.verifier, other.verifier])


def test_a_line_of_a_sort_to_come_does_not_disturb() -> None:
    """ML-DSA signatures are thousands of bytes long; readers that do not know them read on."""
    line = "— ombud.malmo.example/log " + "Z0xX" * 820 + "\n"
    note = Note.read(str(Note("Text\n").signed_by(KEY)) + line)
    assert verified(note, [KEY.verifier])
    assert str(note).endswith(line)


@pytest.mark.parametrize("told", [
    "", "Text\n", "Text\n\n", EXAMPLE[:-1], EXAMPLE + "more\n", EXAMPLE.replace("— ", "- "), "Te\x00xt" + EXAMPLE,
    EXAMPLE.replace("aQM=", "aQN="), "T\n\n— name Zg==\n",
])  # fmt: skip
def test_what_is_no_signed_note_is_refused(told: str) -> None:
    with pytest.raises(NotANote):
        Note.read(told)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40))
def test_any_text_can_be_signed_and_read_back(text: str) -> None:
    note = Note(text + "\n").signed_by(KEY)
    assert Note.read(str(note)) == note
    assert verified(note, [KEY.verifier])
