"""The small file of a model that tells what passages are about: written, read, and known by its hash."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

FORMAT = "ombud.topics/5"
IDF = 16.0  # steps of rarity in one unit
STEPS = 63  # of a weight, each way
SUMS = (
    "own", "before", "after", "heading", "sentence", "sign", "pair", "paired", "inner", "outer", "fitting", "phrased"
)  # fmt: skip
PLAIN = (
    "bias", "spread", "bend", "lifted", "phrase_bend", "phrase_lifted",
    "first", "second", "joined", "joined_second", "shown", "said",
)  # fmt: skip
Floats = NDArray[np.float64]
Steps = NDArray[np.int8]


class NotTheModel(Exception):
    """The file is no model of this kind, or not the one that its card tells of."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What each run of words adds to the score of each type: ``steps`` (columns x types) times ``scale`` (types)."""

    steps: Steps
    scale: NDArray[np.float32]

    @property
    def weights(self) -> NDArray[np.float32]:
        """Columns x types, as they are added up."""
        return self.steps.astype(np.float32) * self.scale


@dataclass(frozen=True, slots=True)
class Words:
    """The runs of words that are known: ``columns`` as numbers that grow, ``rarity`` the idf of each in steps."""

    columns: NDArray[np.uint32]
    rarity: NDArray[np.uint8]

    @property
    def idf(self) -> NDArray[np.float32]:
        """How rare each is: log((1 + passages) / (1 + passages with it)) + 1, to the nearest sixteenth."""
        return (self.rarity / IDF).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the passage's own words, of those before and after it (frequent ones only), of its heading; of the
    words of a sentence and the runs of signs within them, of which the passage's best sentence counts; of pairs of
    words in the passage and in its best sentence; of the net that tells what a sentence means, and of the one that goes
    by phrases. Then, a row a type, what turns scores into chances (``first``, ``second``; ``joined``),
    which passages are shown first, and from which chance on it is said."""

    types: tuple[str, ...]
    words: Words
    common: NDArray[np.uint32]  # places in ``words`` of the runs that are looked at in the neighbours
    headings: Words
    signs: Words
    pairs: Words
    own: Sums
    before: Sums
    after: Sums
    heading: Sums
    sentence: Sums
    sign: Sums
    pair: Sums
    paired: Sums
    bias: Floats
    inner: Sums  # of the net: see meaning.py
    outer: Sums
    spread: NDArray[np.float32]
    bend: NDArray[np.float32]
    lifted: NDArray[np.float32]  # the net's bias: types
    fitting: Sums  # of the net on phrases: see phrases.py
    phrased: Sums
    phrase_bend: NDArray[np.float32]
    phrase_lifted: NDArray[np.float32]
    first: Floats  # types x 4
    second: Floats  # types x (what context.py counts + 1)
    joined: Floats  # types x 6: the first step of the other way, in which nets count already
    joined_second: Floats
    shown: Floats  # the weight of each clue to which passages are shown first: see ordering.py
    said: Floats  # types: the chance from which a contract is said to have the type
    sha256: str = field(default="", compare=False)


def quantised(weights: NDArray[np.float32]) -> Sums:
    """Weights in 63 steps each way, a scale of its own for each type."""
    scale = np.maximum(np.abs(weights).max(axis=0, initial=0.0), 1e-9) / STEPS
    return Sums(np.rint(weights / scale).astype(np.int8), scale.astype(np.float32))


def written(model: Model) -> bytes:
    """The model as a file; the same model gives the same bytes."""
    head = {"format": FORMAT, "types": list(model.types)}
    out = io.BytesIO()
    for name, array in _arrays(model).items():
        np.lib.format.write_array(out, array, allow_pickle=False)
        head.setdefault("arrays", []).append(name)  # type: ignore[attr-defined]
    told = json.dumps(head, ensure_ascii=False, sort_keys=True).encode()
    return lzma.compress(len(told).to_bytes(4, "big") + told + out.getvalue(), preset=6)


def _arrays(model: Model) -> dict[str, NDArray[Any]]:
    found: dict[str, NDArray[Any]] = {
        "columns": np.diff(model.words.columns, prepend=np.uint32(0)), "rarity": model.words.rarity,
        "common": np.diff(model.common, prepend=np.uint32(0)),
        "heading_columns": np.diff(model.headings.columns, prepend=np.uint32(0)),
        "heading_rarity": model.headings.rarity,
        "sign_columns": np.diff(model.signs.columns, prepend=np.uint32(0)), "sign_rarity": model.signs.rarity,
        "pair_columns": np.diff(model.pairs.columns, prepend=np.uint32(0)), "pair_rarity": model.pairs.rarity,
    }  # fmt: skip
    for name in SUMS:
        sums: Sums = getattr(model, name)
        found |= {f"{name}_steps": np.ascontiguousarray(sums.steps.T), f"{name}_scale": sums.scale}
    return found | {name: getattr(model, name) for name in PLAIN}


def opened(data: bytes, sha256: str = "") -> Model:
    """A model from its file. Raises NotTheModel if it is none, or not the one with that hash."""
    known = hashlib.sha256(data).hexdigest()
    if sha256 and known != sha256:
        raise NotTheModel(f"The model's file has the hash {known}, and its card says {sha256}.")
    try:
        plain = io.BytesIO(lzma.decompress(data))
        head = json.loads(plain.read(int.from_bytes(plain.read(4), "big")))
        told = {name: np.lib.format.read_array(plain, allow_pickle=False) for name in head["arrays"]}
    except (lzma.LZMAError, ValueError, KeyError, TypeError, EOFError) as broken:
        raise NotTheModel("The file is not a model of what passages are about.") from broken
    if head.get("format") != FORMAT:
        raise NotTheModel(f"The file is of the format {head.get('format')}, and {FORMAT} is read here.")
    return _model(tuple(head["types"]), told, known)


def _model(types: tuple[str, ...], told: dict[str, NDArray[Any]], sha256: str) -> Model:
    def summed(name: str) -> NDArray[np.uint32]:
        return np.cumsum(told[name], dtype=np.uint64).astype(np.uint32)

    def sums(name: str) -> Sums:
        return Sums(np.ascontiguousarray(told[f"{name}_steps"].T), told[f"{name}_scale"])

    plain: dict[str, Any] = {name: sums(name) for name in SUMS} | {name: told[name] for name in PLAIN}
    return Model(
        types, Words(summed("columns"), told["rarity"]), summed("common"),
        Words(summed("heading_columns"), told["heading_rarity"]), Words(summed("sign_columns"), told["sign_rarity"]),
        Words(summed("pair_columns"), told["pair_rarity"]), **plain, sha256=sha256,
    )  # fmt: skip
