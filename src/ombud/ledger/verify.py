"""Checks a city's public log from its files alone: nothing to install, nobody to ask.

    python3 verify.py FOLDER [--key KEY] [--seen FILE] [--witness KEY] [--partial]

FOLDER is a published log, or one case unzipped from its bundle. KEY is the city's public key, had by another way
than the folder. FILE is a checkpoint or receipt that you kept: only against one can a rewritten history be found.
Prints one sentence; ends with 0 if all holds, with 1 if not. Short and dense on purpose: read it before you trust it.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
from collections.abc import Callable, Sequence
from functools import partial as bind
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

TEXT = re.compile(r"\A([^\n]+)\n(0|[1-9][0-9]*)\n([A-Za-z0-9+/]{43}=)\n\Z")
PLACE = re.compile(r"\Atile/(entries|\d)/((?:x\d{3}/)*\d{3})(?:\.p/(\d{1,3}))?\Z")
LINE = re.compile("— ([^ +]+) ([A-Za-z0-9+/]+=*)")
BASE64 = re.compile("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)?")
STAYS = {"case", "seq", "time", "kind", "replaces"}  # fields of an entry that are never erased
ENVELOPE, SETTLES = STAYS | {"role", "office", "cites"}, STAYS | {"body.entry", "body.fields"}
InLog = Callable[[int, bytes], None]  # raises where the log does not hold this leaf under this number

class Fault(Exception):
    """Something does not hold; the sentence says what and where."""

def need(holds: object, sentence: str) -> None:
    if not holds:
        raise Fault(sentence)

# Signatures: Ed25519 as in RFC 8032, section 5.1.7, in plain integers, as the standard library has none.
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(a: Sequence[int], b: Sequence[int]) -> tuple[int, ...]:
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, z = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, z - c, z + c, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P

def point(raw: bytes) -> tuple[int, ...]:
    y, odd = int.from_bytes(raw, "little") & (1 << 255) - 1, raw[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    need(y < P and x * x % P == square and (x or not odd), "The key is no point of the curve.")
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P

def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether S times the base less h times the key is R; both products are made in one pass over the bits."""
    s, a = int.from_bytes(signature[32:], "little"), point(public)
    h = int.from_bytes(sha512(signature[:32] + public + message).digest(), "little") % ORDER
    base, minus = point((4 * pow(5, -1, P) % P).to_bytes(32, "little")), (P - a[0], a[1], 1, P - a[3])
    total: tuple[int, ...] = (0, 1, 1, 0)
    steps = (total, base, minus, add(base, minus))
    for bit in range(252, -1, -1):
        total, which = add(total, total), (s >> bit & 1) + 2 * (h >> bit & 1)
        total = add(total, steps[which]) if which else total
    x, y = (total[i] * pow(total[2], -1, P) % P for i in (0, 1))
    return len(signature) == 64 and s < ORDER and (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]

# Checkpoints: three lines signed as a C2SP note.
def unbase64(text: str, where: str) -> bytes:
    raw = base64.b64decode(text) if BASE64.fullmatch(text) else b""
    need(raw and base64.b64encode(raw).decode() == text, f"{where} holds base64 that was changed.")
    return raw

class Key:
    """A public key, ``name+number+key``. Of sort 4 it is a witness's, which signs the time as well."""

    def __init__(self, told: str) -> None:
        self.name, number, public = [*told.split("+", 2), "", ""][:3]
        raw = unbase64(public, "The key")
        self.number, self.sort, self.public = sha256(f"{self.name}\n".encode() + raw).digest()[:4], raw[0], raw[1:]
        need(len(raw) == 33 and raw[0] in (1, 4) and self.number.hex() == number, "The key was cut or changed.")

    def check(self, note: str, where: str) -> None:
        """Every line of this key must hold, and there must be one; lines of other keys are passed over."""
        text, _, lines = note.rpartition("\n\n")
        found = [LINE.fullmatch(line) for line in lines[:-1].split("\n")]
        need(lines.endswith("\n") and all(found), f"{where} was cut, or has a line that is no signature.")
        signed = [(one[1], unbase64(one[2], where)) for one in found if one]
        ours = [raw[4:] for name, raw in signed if name == self.name and raw[:4] == self.number]
        need(ours, f"{where} is not signed by {self.name}.")
        for raw in ours:
            time = f"cosignature/v1\ntime {int.from_bytes(raw[:8], 'big')}\n" if self.sort == 4 else ""
            message, signature = f"{time}{text}\n".encode(), raw[8:] if time else raw
            need(signed_by(self.public, message, signature), f"{where}: the signature of {self.name} is false.")

    def checkpoint(self, note: str, where: str) -> tuple[int, bytes]:
        """How many entries the log had, and its root."""
        self.check(note, where)
        name, size, root = ([*TEXT.findall(note.rpartition("\n\n")[0] + "\n"), ("", "", "")])[0]
        need(name == self.name, f"{where} is no checkpoint of the log {self.name}.")
        return int(size), unbase64(root, where)

# Files, and the tree: RFC 6962 hashing over C2SP tiles of 256 hashes.
def files(folder: Path) -> list[Path]:
    return [one for one in sorted(folder.rglob("*")) if one.is_file() and one.name[0] != "."]  # no hidden ones

def read(file: Path) -> bytes:
    need(file.is_file(), f"{file} is missing.")
    return file.read_bytes()

def text_of(file: Path) -> str:
    return read(file).decode("utf-8", "replace")  # a false byte becomes a false sign, which no check lets through

def node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()

def fold(row: Sequence[bytes]) -> bytes:
    while len(row) > 1:
        row = [node(row[i], row[i + 1]) for i in range(0, len(row), 2)]
    return row[0]

def crown(rows: Sequence[Sequence[bytes]]) -> bytes:
    """The root over the unfinished rows of all levels, the lowest first."""
    whole = b""
    for row in rows:
        end = len(row)
        while end:
            peak, end = fold(row[end - (end & -end) : end]), end & end - 1
            whole = node(peak, whole) if whole else peak
    return whole or sha256(b"").digest()

def cut(row: bytes, begin: int, end: int) -> list[bytes]:
    return [row[i : i + 32] for i in range(begin * 32, end * 32, 32)]

def tile(level: str, number: int, width: int) -> str:
    told = f"{number % 1000:03d}"
    while number := number // 1000:
        told = f"x{number % 1000:03d}/{told}"
    return f"tile/{level}/{told}" + (f".p/{width}" if width < 256 else "")

class Tree:
    """Rebuilt from the entries alone; every file beneath ``tile`` is held against it."""
    def __init__(self, folder: Path, size: int) -> None:
        names = [tile("entries", start // 256, min(256, size - start)) for start in range(0, size, 256)]
        self.entries = b"".join(read(folder / name) for name in names)
        heads = self.entries[::34] + self.entries[1::34] == b"\0" * size + b"\x20" * size
        need(heads and len(self.entries) == 34 * size, "A file in tile/entries was cut or changed.")
        row = b"".join([sha256(b"\x00" + self.entries[i + 2 : i + 34]).digest() for i in range(0, 34 * size, 34)])
        self.levels = [row]
        while row := b"".join([fold(cut(row, i, i + 256)) for i in range(0, len(row) // 8192 * 256, 256)]):
            self.levels.append(row)
        for n, row in enumerate(self.levels):
            names += [tile(str(n), i // 256, min(256, len(row) // 32 - i)) for i in range(0, len(row) // 32, 256)]
        for name in sorted({file.relative_to(folder).as_posix() for file in files(folder / "tile")} | set(names)):
            need(read(folder / name) == self.part(name), f"{name} does not fit its entries: it was cut or changed.")

    def part(self, name: str) -> bytes:
        """What a file beneath ``tile`` must hold, those of earlier checkpoints included."""
        level, path, width = ([*PLACE.findall(name), ("0", "0", "0")])[0]
        number, wide, step = int(re.sub("[x/]", "", path)), int(width or 256), 34 if level == "entries" else 32
        row = self.entries if level == "entries" else b"".join(self.levels[int(level) : int(level) + 1])
        part = row[number * 256 * step : (number * 256 + wide) * step]
        sound = part and len(part) == wide * step and name == tile(level, number, wide)
        need(sound, f"{name} is beyond the checkpoint: an old one was put back, or a file added.")
        return part

    def root(self, size: int) -> bytes:
        return crown([cut(row, size >> 8 * n + 8 << 8, size >> 8 * n) for n, row in enumerate(self.levels)])

    def in_log(self, index: int, leaf: bytes) -> None:
        need(index * 34 < len(self.entries), f"entry {index} is newer than the checkpoint: an old one was put back")
        need(self.entries[index * 34 + 2 : index * 34 + 34] == leaf, f"the log holds something else as entry {index}")

def climb(whole: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that a receipt leads to: a tree is parted at the largest power of two below its size."""
    if size < 2 or not path:
        return whole if size == 1 and not path else b""
    half = 1 << (size - 1).bit_length() - 1
    if index < half:
        return node(climb(whole, index, half, path[:-1]), path[-1])
    return node(path[-1], climb(whole, index - half, size - half, path[:-1]))

def in_receipts(folder: Path, note: str, size: int, root: bytes, index: int, leaf: bytes) -> None:
    """The log as a bundle of one case has it: a proof for each entry, all of one checkpoint."""
    head, _, told = text_of(folder / f"{index}.tlog-proof").partition("\n\n")
    lines = head.split("\n")
    whole = climb(sha256(b"\x00" + leaf).digest(), index, size, [unbase64(line, "a receipt") for line in lines[2:]])
    sound = lines[:2] == ["c2sp.org/tlog-proof@v1", f"index {index}"] and told == note and 0 <= index < size
    need(sound and whole == root, f"receipt {index} does not lead to the checkpoint")

# Records: entries opened for reading, each held against its 32 bytes in the log.
def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()

def commitment(domain: str, salt: str, what: bytes) -> str:
    need(re.fullmatch("[0-9a-f]{64}", salt), "a salt was changed")
    return sha256(f"ombud/{domain}/1\n".encode() + bytes.fromhex(salt) + what).hexdigest()

def of_field(name: str, told: dict[str, Any]) -> str:
    if set(told) == {"erased"} and name not in STAYS:
        return str(told["erased"])
    need(set(told) == {"salt", "value"}, f"the field {name} has neither a value nor a mark that it was erased")
    return commitment("field", told["salt"], canonical([name, told["value"]]))

class Records:
    """Every record in the folder, with what must be remembered of each to settle its case."""
    def __init__(self, folder: Path, in_log: InLog) -> None:
        self.lines, self.cases, self.erased = dict[int, int](), dict[str, dict[int, Any]](), 0
        for file in (one for one in files(folder) if one.name == "ledger.jsonl"):
            with file.open("rb") as lines:
                for number, line in enumerate(lines, 1):
                    try:
                        self.take(line, in_log)
                    except (Fault, LookupError, TypeError, ValueError, AttributeError, RecursionError) as wrong:
                        raise Fault(f"{file}, line {number}: {str(wrong).rstrip('.')}.") from None
        for name, case in self.cases.items():
            self.settle(name, {seq: case[seq] for seq in sorted(case)})

    def take(self, line: bytes, in_log: InLog) -> None:
        told = json.loads(line)
        need(canonical(told) + b"\n" == line and len(told) == 4, "it was cut, or is not written as a ledger writes")
        index, fields = told["index"], told["fields"]
        row = [sha256(b"\x00" + canonical([name, of_field(name, fields[name])])).digest() for name in sorted(fields)]
        leaf = commitment("entry", told["salt"], crown([row]))
        need(leaf == told["leaf"] and set(fields) >= ENVELOPE, "its fields are not what was sealed")
        in_log(index, bytes.fromhex(leaf))
        need(self.lines.setdefault(index, hash(line)) == hash(line), "it reads differently in another file")
        slim = {name: one for name, one in fields.items() if name in SETTLES or "erased" in one}
        place = self.cases.setdefault(fields["case"]["value"], {}).setdefault(fields["seq"]["value"], slim)
        need(place.setdefault("index", {"value": index})["value"] == index, "another entry has its number in the case")

    def settle(self, name: str, case: dict[int, Any]) -> None:
        """No gap in a case, nothing out of order, and erased is what an entry says was erased."""
        gap = next((at for at, seq in enumerate(case) if at != seq), None)
        need(gap is None, f"The case {name} lacks its entry {gap}.")
        order = [one["index"]["value"] for one in case.values()]
        need(order == sorted(order), f"The case {name} has entries in another order than the log.")
        gone = {(seq, field) for seq, one in case.items() for field in one if "erased" in one[field]}
        said = [one for one in case.values() if one["kind"]["value"] == "answered.erasure/1"]
        told = {(one["body.entry"]["value"], field) for one in said for field in one["body.fields"]["value"]}
        told = {(at, field if field in ENVELOPE or field[:5] == "body." else f"body.{field}") for at, field in told}
        for seq, field in sorted(gone ^ told):
            fault = "was erased and no entry says so" if (seq, field) in gone else "should be erased and is still there"
            raise Fault(f"The case {name}, entry {seq}: {field} {fault}.")
        self.erased += len(gone)

def history(folder: Path, city: Key, newest: tuple[int, bytes]) -> list[tuple[int, bytes]]:
    """Every checkpoint that was ever signed here, from the file ``checkpoints``, which ends with the newest."""
    parts = text_of(folder / "checkpoints").split("\n\n")
    notes = [f"{parts[i]}\n\n{parts[i + 1]}\n" for i in range(0, len(parts) - 1, 2)]
    made = [city.checkpoint(note, f"checkpoints, number {n}") for n, note in enumerate(notes, 1)]
    whole = parts[-1] == "" and len(parts) % 2 and made[-1:] == [newest]
    need(whole, "The file checkpoints does not end with the checkpoint: an old one was put back, or the file cut.")
    return made

def verify(folder: Path, key: str = "", seen: Sequence[Path] = (), witness: str = "", partial: bool = False) -> str:
    """What holds, in one sentence; raises :class:`Fault` with what does not."""
    told, note = text_of(folder / "log.vkey"), text_of(folder / "checkpoint")
    city = Key(told[:-1])
    need(told[-1] == "\n" and key.strip() in ("", told[:-1]), "The key in the folder is not the key that you gave.")
    size, root = newest = city.checkpoint(note, "checkpoint")
    if witness:
        Key(witness.strip()).check(note, "checkpoint")
    bundle = (folder / "proofs").is_dir() and not (folder / "tile").is_dir()
    earlier = [] if bundle else history(folder, city, newest)
    for file in seen:  # a receipt ends in a checkpoint
        earlier.append(city.checkpoint(re.sub(r"\Ac2sp.*?\n\n", "", text_of(file), flags=re.S), str(file)))
    seen_most = max([size, *(one for one, _ in earlier)])
    need(seen_most == size, f"The checkpoint has {size} entries and {seen_most} were seen: an old one was put back.")
    tree = None if bundle else Tree(folder, size)
    need(not tree or tree.root(size) == root, "The entries do not lead to the root that was signed: one was changed.")
    for one, then in earlier:
        need(tree or one == size, "A bundle can be held against a checkpoint of its own size only; use the whole log.")
        need((tree.root(one) if tree else root) == then, f"The history was forked: at {one} another root was signed.")
    records = Records(folder, tree.in_log if tree else bind(in_receipts, folder / "proofs", note, size, root))
    wanted = range(size) if tree else [int(one.stem) for one in files(folder / "proofs")]
    lost = [] if partial else [index for index in wanted if index not in records.lines]
    need(not lost, f"Entry {min(lost, default=0)} has no record here: it was taken out ({len(lost)} such).")
    for file in (one for one in files(folder / "evidence") if re.match("[0-9a-f]{64}", one.name)):
        need(sha256(read(file)).hexdigest() == file.name[:64], f"{file} is not the evidence that it was.")
    what = f"Entries in the log: {size}; read: {len(records.lines)}, in cases: {len(records.cases)}"
    return f"All holds. {what}; checkpoints of one history: {len(earlier) + bundle}; fields erased: {records.erased}."

def main() -> None:
    asked = argparse.ArgumentParser(description="Checks a city's public log from its files alone.")
    asked.add_argument("folder", type=Path, help="a published log, or one case unzipped from its bundle")
    asked.add_argument("--key", default="", help="the city's public key, had by another way than the folder")
    asked.add_argument("--seen", type=Path, action="append", default=[], help="a checkpoint or receipt that you kept")
    asked.add_argument("--witness", default="", help="the public key of a witness that must have signed too")
    asked.add_argument("--partial", action="store_true", help="the folder is meant to hold only some of the records")
    given = asked.parse_args()
    warning = "" if given.key else "\nThe key came with the folder: compare it with one had by another way."
    try:
        print(verify(**vars(given)) + warning)
    except (Fault, OSError, ValueError, LookupError, TypeError) as wrong:
        raise SystemExit(f"Does not hold: {wrong}") from None

if __name__ == "__main__":
    main()
