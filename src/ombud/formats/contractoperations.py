"""What a PDF writes on a page, cut in one pass into the operations that show text: as pypdf cuts it, and faster."""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, NameObject

from ombud.formats.contractstream import CODES_RUN, WORDS, WORDS_RUN, in_parts

LONGEST = 200_000  # bytes; pypdf has limits on the parts of a stream, and one that is no longer cannot break any
SHOWS = frozenset(b"BT ET q Q cm Tz Tc Tw TL Tf Td TD Tm T* Tj TJ ' \" Do".split())  # what counts for the text
_LEFT = re.compile(rb"BI|R(?![A-Za-z])")  # a picture within the stream, or what stands for an object: pypdf's own
Operation = tuple[list[Any], bytes]  # the operands, and the operator that stands behind them

_BLANK = rb"[\x00\t\n\f\r ]"
_STOPS = rb"(?=[\t\n\v\f\r ()<>\[\]{}/%]|\Z)"
_NUMBER = rb"[-+]?(?:\d{1,15}+(?:\.\d{0,25}+)?+|\.\d{1,25}+)(?![-+,.\d])"
_NAME = rb"/[!\"$&'*+,.0-9:;=?@A-Z\\^_`a-z|~-]{0,120}+" + _STOPS
_HEX = rb"<[0-9A-Fa-f\t\n\f\r ]*+>"
_ITEM = rb"%s|%s|%s" % (_NUMBER, WORDS, _HEX)
_ROW = rb"\[(?:[\t\n\f\r ]++|%s)*+\]" % _ITEM
_TABLE = rb"<<(?:%s++|%s%s*+(?:%s|%s|%s))*+>>(?!%s*+stream)" % (_BLANK, _NAME, _BLANK, _ITEM, _NAME, _ROW, _BLANK)
_OPERATOR = rb"[A-Za-z'\"][A-Za-z0-9*'\"]{0,30}+" + _STOPS
_COMMENT = rb"%[^\r\n(<]*+(?=[\r\n]|\Z)"
_TOKEN = re.compile(
    rb"(?:%s++|%s)*+(?:(%s|%s|%s|%s)|(%s)|(.)|\Z)" % (_BLANK, _COMMENT, _ITEM, _NAME, _ROW, _TABLE, _OPERATOR), re.S
)
_RUNS = re.compile(rb"(%s)|(%s)|%s" % (WORDS_RUN, CODES_RUN, _NUMBER), re.S)
_STRING = re.compile(WORDS, re.S)
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|[\r\n][\r\n]?|(.))", re.S)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ITSELF = b"()/\\ %<>[]#_&$"


def operations(content: bytes) -> list[Operation] | None:
    """The operations of a page's content that count for its text, in order, as pypdf cuts what
    :func:`~ombud.formats.contractstream.simplified` makes of it; None where there is anything in it that is not sure
    to be cut alike: then those two must do it."""
    if len(content) > LONGEST:
        return None
    found: list[Operation] = []
    operands: list[bytes] = []
    for token in _TOKEN.finditer(content):
        kind = token.lastindex
        if kind == 1:
            operands.append(token[1])
        elif kind == 2:
            operator = token[2]
            if _LEFT.match(operator) or _two_strings(operands):
                return None
            if operator in SHOWS:
                found.append((list(map(_value, operands)), operator))
            operands.clear()
        elif kind == 3:
            return None
    return found


def _two_strings(operands: list[bytes]) -> bool:
    """No operator takes two strings; where they stand in a row, they might be made one."""
    return len(operands) > 1 and sum(one[:1] in b"(<" for one in operands) > 1


def _value(operand: bytes) -> Any:
    return _KINDS.get(operand[:1], _number)(operand)


def _number(operand: bytes) -> float:
    return float(operand) if b"." in operand else int(operand)


def _words(operand: bytes) -> ByteStringObject:
    return ByteStringObject(_read(operand[1:-1]))


def _read(inside: bytes) -> bytes:
    return _ESCAPE.sub(_meant, inside) if b"\\" in inside else inside


def _meant(escape: re.Match[bytes]) -> bytes:
    """What a backslash and what follows it stand for; both stay where that is nothing that is known."""
    digits, sign = escape.groups()
    if digits:
        return bytes((int(digits, 8),)) if int(digits, 8) < 256 else escape[0]
    if sign is None:
        return b""  # a line that goes on
    return sign if sign in _ITSELF else _ESCAPED.get(sign, escape[0])


def _codes(operand: bytes) -> Any:
    """Signs in hexadecimal; what is told of a part of the page shows nothing."""
    return {} if operand.startswith(b"<<") else ByteStringObject(_signs(operand[1:-1]))


def _signs(code: bytes) -> bytes:
    digits = code.translate(None, b"\x00\t\n\f\r ")
    return unhexlify(digits + b"0" * (len(digits) % 2))


def _row(operand: bytes) -> ArrayObject:
    """Strings and offsets; strings that only small offsets part are one, and what the offsets add up to is behind."""
    found = ArrayObject()
    for run in _RUNS.finditer(operand):
        if run.lastindex is None:
            found.append(_number(run[0]))
            continue
        signs, offsets = _of_words(run[0]) if run.lastindex == 1 else _of_codes(run[0])
        found.append(ByteStringObject(signs))
        found.extend(in_parts(sum(map(float, offsets.split()))))
    return found


def _of_words(run: bytes) -> tuple[bytes, bytes]:
    """The signs of a run of strings, and the offsets between them."""
    return _read(b"".join(one[1:-1] for one in _STRING.findall(run))), _STRING.sub(b" ", run)


def _of_codes(run: bytes) -> tuple[bytes, bytes]:
    """The same of a run of strings in hexadecimal, of which a page has many: offset, code, offset, and so on."""
    parts = run.replace(b"<", b">").split(b">")
    codes, offsets = parts[1::2], b" ".join(parts[::2])
    if not any(length % 2 for length in set(map(len, codes))):
        with suppress(ValueError):  # there are blanks in it
            return unhexlify(b"".join(codes)), offsets
    return b"".join(map(_signs, codes)), offsets


def _name(operand: bytes) -> NameObject:
    return NameObject(operand.decode("ascii"))


_KINDS: dict[bytes, Callable[[bytes], Any]] = {b"(": _words, b"<": _codes, b"[": _row, b"/": _name}
