"""The tree of hashes: published vectors, an independent implementation, and what must always hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from ombud.ledger import merkle
from ombud.ledger.merkle import EMPTY, Frontier, OutsideTheLog

# The test vectors of Certificate Transparency, as used by its reference implementations.
VECTORS = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
HASHED = [merkle.leaf_hash(leaf) for leaf in VECTORS]
sizes = st.integers(1, 300)


def hashes(size: int) -> list[bytes]:
    return [merkle.leaf_hash(n.to_bytes(2, "big")) for n in range(size)]


LEAVES = hashes(300)


def test_the_root_of_the_published_vectors() -> None:
    assert merkle.root(HASHED).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"


def test_the_published_proof_from_two_to_five() -> None:
    assert [part.hex() for part in merkle.consistency(2, HASHED[:5])] == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]


def test_the_empty_log_has_the_hash_of_nothing() -> None:
    assert merkle.root([]) == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_every_root_and_every_path_agree_with_another_implementation() -> None:
    tree = InmemoryTree(algorithm="sha256")
    for n in range(70):
        tree.append_entry(n.to_bytes(2, "big"))
    for size in range(1, 71):
        assert merkle.root(LEAVES[:size]) == tree.get_root(size)
        for index in range(size):
            theirs = tree.prove_inclusion(index + 1, size).serialize()["path"]  # it counts from 1
            assert [part.hex() for part in merkle.inclusion(index, LEAVES[:size])] == theirs[1:]


@given(sizes, st.data())
def test_every_inclusion_proof_verifies(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = LEAVES[:size]
    proof = merkle.inclusion(index, leaves)
    assert len(proof) <= (size - 1).bit_length()
    assert merkle.holds_inclusion(leaves[index], index, size, proof, merkle.root(leaves))


@given(sizes, st.data())
def test_every_consistency_proof_verifies(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, size))
    proof = merkle.consistency(old, LEAVES[:size])
    assert merkle.holds_consistency(old, size, proof, merkle.root(LEAVES[:old]), merkle.root(LEAVES[:size]))


@given(st.integers(2, 300), st.data())
def test_a_proof_proves_nothing_but_its_own_entry(size: int, data: st.DataObject) -> None:
    index, other = data.draw(st.lists(st.integers(0, size - 1), min_size=2, max_size=2, unique=True))
    leaves = LEAVES[:size]
    proof, root = merkle.inclusion(index, leaves), merkle.root(leaves)
    assert not merkle.holds_inclusion(leaves[other], index, size, proof, root)
    assert not merkle.holds_inclusion(leaves[index], other, size, proof, root)


@given(st.integers(2, 300), st.data())
def test_one_changed_byte_breaks_a_proof(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = LEAVES[:size]
    proof = list(merkle.inclusion(index, leaves))
    place, byte = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 31))
    broken = bytearray(proof[place])
    broken[byte] ^= 1
    assert not merkle.holds_inclusion(leaves[index], index, size, [*proof[:place], bytes(broken), *proof[place + 1 :]],
                                      merkle.root(leaves))  # fmt: skip


@given(st.integers(2, 300), st.data())
def test_a_forked_history_has_no_consistency_proof(size: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(1, size - 1))
    forked = merkle.root([merkle.leaf_hash(b"another history"), *LEAVES[1:old]])
    proof = merkle.consistency(old, LEAVES[:size])
    assert not merkle.holds_consistency(old, size, proof, forked, merkle.root(LEAVES[:size]))
    assert not merkle.holds_consistency(old, size, (), forked, merkle.root(LEAVES[:size]))


@pytest.mark.parametrize("surplus", [(), (EMPTY,), (EMPTY, EMPTY)])
def test_a_proof_that_is_too_short_or_too_long_does_not_hold(surplus: tuple[bytes, ...]) -> None:
    proof, root = merkle.inclusion(2, HASHED), merkle.root(HASHED)
    longer = (*proof, *surplus) if surplus else proof[:-1]
    assert not merkle.holds_inclusion(HASHED[2], 2, 8, longer, root)


def test_places_outside_the_log_are_refused_in_words() -> None:
    with pytest.raises(OutsideTheLog, match="no entry 8 in a log of 8"):
        merkle.inclusion(8, HASHED)
    with pytest.raises(OutsideTheLog, match="cannot grow out of one of 9"):
        merkle.consistency(9, HASHED)
    assert not merkle.holds_inclusion(HASHED[0], 8, 8, (), merkle.root(HASHED))
    assert not merkle.holds_consistency(9, 8, (), EMPTY, merkle.root(HASHED))


@given(sizes)
def test_the_edge_is_enough_to_go_on(size: int) -> None:
    frontier = Frontier.empty()
    for leaf in LEAVES[:size]:
        frontier = Frontier.from_json(frontier.as_json()).append(leaf)
    assert frontier.root() == merkle.root(LEAVES[:size])
    assert len(frontier.peaks) == size.bit_count()


@pytest.mark.parametrize("told", [{"size": 3, "peaks": []}, {"size": -1, "peaks": []}, {"size": 1, "peaks": ["00"]}])
def test_an_edge_that_cannot_be_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot have"):
        Frontier.from_json(told)
