"""A function as machine code, on one core and in one order of sums, so that nothing is left to luck."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def machine(plain: F) -> F:
    """A function as machine code, kept beside this file where that can be written."""
    jit: Any = numba.njit
    try:
        return cast(F, jit(plain, nogil=True, cache=True))
    except RuntimeError:  # numba's word for: no folder to keep it in
        return cast(F, jit(plain, nogil=True))
