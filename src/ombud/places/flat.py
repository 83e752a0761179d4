"""Areas from a CSV file without borders: codes, names and figures of places that nobody has drawn."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pcsv
from numpy.typing import NDArray

from ombud.places.told import Fault, Told, column
from ombud.words import say

# "19100001.0" and "1.91e+07": numbers that a spreadsheet turned into fractions
_FRACTION = re.compile(r"-?\d+\.0|-?\d+(\.\d+)?[eE][+-]?\d+")


def told(path: Path, code: str, also: Collection[str] = ()) -> Told:
    """Columns of a CSV file (RFC 4180, UTF-8). The code, and others named, stay text, so that leading zeros do."""
    as_text = {name: pa.string() for name in (code, *also) if name}
    options = pcsv.ConvertOptions(column_types=as_text, strings_can_be_null=True)
    try:
        table = pcsv.read_csv(path, convert_options=options)
    except (pa.ArrowException, OSError) as wrong:
        raise Fault(say("The file is no table that can be read ({why}).", why=str(wrong))) from None
    columns = {name: _column(table[name]) for name in table.column_names}
    codes = [one for one in columns.get(code, ()) if one is not None]
    if codes and all(_FRACTION.fullmatch(one) for one in codes):
        raise Fault(say("{key} is the number {n}; codes must be text or whole numbers.", key=code, n=codes[0]))
    return Told(columns, None)


def _column(told: Any) -> NDArray[Any]:
    values = [None if one == "" else one for one in told.to_pylist()]
    if pa.types.is_integer(told.type) and told.null_count:
        return np.array([np.nan if one is None else one for one in values], np.float64)
    return column(values)
