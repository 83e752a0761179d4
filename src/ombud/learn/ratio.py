"""How far chance reaches around a ratio of two means that the same people gave."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ombud.people.intervals import Interval, Z


def student(freedom: float) -> float:
    """Student's t with 95 per cent within, for so many degrees of freedom; right to 0.001 from 9 on.

    From the normal quantile, by the series of Fisher and Cornish (Abramowitz & Stegun 1964, 26.7.5).
    """
    if freedom < 9:
        raise ValueError("the series is for 9 degrees of freedom and more")
    first = (Z**3 + Z) / 4
    second = (5 * Z**5 + 16 * Z**3 + 3 * Z) / 96
    third = (3 * Z**7 + 19 * Z**5 + 17 * Z**3 - 15 * Z) / 384
    return Z + first / freedom + second / freedom**2 + third / freedom**3


@dataclass(frozen=True, slots=True)
class Paired:
    """Two amounts of each of ``n`` people, as sums: of ``u``, of ``v``, of their squares and of their product."""

    n: float
    u: float
    v: float
    uu: float
    vv: float
    uv: float

    def plus(self, weight: float, u: float, v: float) -> Paired:
        """With ``weight`` more people who have these amounts."""
        more = (weight, weight * u, weight * v, weight * u * u, weight * v * v, weight * u * v)
        old = (self.n, self.u, self.v, self.uu, self.vv, self.uv)
        return Paired(*(one + other for one, other in zip(old, more, strict=True)))


def fieller(of: Paired) -> Interval | None:
    """The 95 per cent interval of the mean of ``u`` over the mean of ``v`` (Fieller 1954).

    All ratios r for which the mean of u - r v may be nothing. None where that is a ray or the whole line, because the
    mean of ``v`` may itself be nothing.
    """
    u, v, share = of.u / of.n, of.v / of.n, student(of.n - 1) ** 2 / (of.n * (of.n - 1))
    a = v * v - share * (of.vv - of.n * v * v)
    b = u * v - share * (of.uv - of.n * u * v)
    c = u * u - share * (of.uu - of.n * u * u)
    if a <= 0:
        return None
    half = math.sqrt(max(b * b - a * c, 0.0))
    return Interval((b - half) / a, (b + half) / a)
