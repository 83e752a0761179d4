"""What a PDF writes on a page, with letters that stand one by one put together: a fifth of the work to read."""

from __future__ import annotations

import re

# Offsets between letters, in thousandths of their size. A gap between words is two hundred or more.
SMALL = rb"\s*+-?(?:1[0-4]\d|\d{1,2})?(?:\.\d*+)?\s*+"
WORDS = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)"
CODES = rb"(?<!<)<[0-9A-Fa-f\s]*+>(?!>)"
WORDS_RUN, CODES_RUN = (rb"%s(?:%s%s)*+" % (part, SMALL, part) for part in (WORDS, CODES))
_RUN = re.compile(rb"%s|%s" % (WORDS_RUN, CODES_RUN), re.S)
_PART = re.compile(rb"(?P<words>%s)|(?P<codes>%s)|(?P<offset>[-.\d]+)" % (WORDS, CODES), re.S)
_INSIDE = re.compile(rb"<([0-9A-Fa-f]*+)>")
_SIGNS = re.compile(rb"[\\()\r\n]")
_ESCAPED = {b"\r": rb"\r", b"\n": rb"\n"}
MOST = 139.0  # an offset that is no gap


def simplified(content: bytes) -> bytes:
    """The same content with strings that only small offsets part made one string. What it shows is the same.

    A string is taken whole, so that nothing that is written on the page can be mistaken for how it is written. The
    offsets are added up behind the string, in parts that are no gap, so that what follows stands where it stood.
    """
    return _RUN.sub(_one, content)


def _one(run: re.Match[bytes]) -> bytes:
    if run[0].startswith(b"<") and (codes := _plain_codes(run[0])):
        return codes
    told: list[bytes] = []
    moved = 0.0
    for part in _PART.finditer(run[0]):
        if part["words"] is not None:
            told.append(part["words"][1:-1])
        elif part["codes"] is not None:
            told.append(_written(part["codes"][1:-1]))
        else:
            moved += _number(part["offset"])
    return b"(%s)%s" % (b"".join(told), _offsets(moved))


def _plain_codes(run: bytes) -> bytes:
    """Letters one by one in hexadecimal, as most programs write them; empty if there is anything odd about them."""
    codes = _INSIDE.findall(run)
    if any(len(code) % 2 for code in codes):
        return b""
    try:
        moved = sum(map(float, _INSIDE.sub(b" ", run).split()))
        return b"(%s)%s" % (_escaped(bytes.fromhex(b"".join(codes).decode("ascii"))), _offsets(moved))
    except ValueError:
        return b""


def _escaped(signs: bytes) -> bytes:
    return _SIGNS.sub(lambda sign: _ESCAPED.get(sign[0], b"\\" + sign[0]), signs)


def _written(codes: bytes) -> bytes:
    """Letters in hexadecimal as they are written between round brackets."""
    even = b"".join(codes.split())
    signs = bytes.fromhex((even + b"0" * (len(even) % 2)).decode("ascii"))
    return _escaped(signs)


def _number(told: bytes) -> float:
    try:
        return float(told)
    except ValueError:
        return 0.0


def _offsets(moved: float) -> bytes:
    parts = in_parts(moved)
    return b" -139" * (len(parts) - 1) + b"".join(b" %.4f " % part for part in parts[-1:])


def in_parts(moved: float) -> list[float]:
    """An offset in parts of which none is a gap; nothing where it is none."""
    if moved >= 0:
        return [round(moved, 4)] if moved else []
    whole = int(-moved / MOST)
    return [-int(MOST)] * whole + [round(moved + whole * MOST, 4)]
