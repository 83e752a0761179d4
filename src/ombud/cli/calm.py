"""Keeps a command on one thread where more would only wait for each other."""

from __future__ import annotations

import os

_NAMES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Lets numpy multiply on one thread; what the user has set stays.

    To be called before numpy is imported. The matrices of a contract are small: with two threads it is read no sooner,
    and the second one takes a sixth more of the processor with waiting.
    """
    for name in _NAMES:
        os.environ.setdefault(name, "1")
