"""Eigenvectors of a small tridiagonal matrix, with no library whose sums depend on threads."""

from __future__ import annotations

from typing import Any

import numpy as np

from ombud.heard.opinions.machine import machine


@machine
def tridiagonal(diagonal: Any, beside: Any, vectors: Any) -> None:
    """Eigenvalues into ``diagonal``, eigenvectors into the columns of ``vectors``, given as the identity: implicit QL
    (Bowdler, Martin, Reinsch, Wilkinson 1968). ``beside[i]`` stands between i and i + 1; the last is 0."""
    n = diagonal.size
    for low in range(n):
        for _ in range(60):
            m = low
            while m < n - 1:
                size = abs(diagonal[m]) + abs(diagonal[m + 1])
                if abs(beside[m]) <= 1e-16 * size:
                    break
                m += 1
            if m == low:
                break
            g = (diagonal[low + 1] - diagonal[low]) / (2.0 * beside[low])
            r = np.sqrt(g * g + 1.0)
            g = diagonal[m] - diagonal[low] + beside[low] / (g + (r if g >= 0 else -r))
            s, c, shift = 1.0, 1.0, 0.0
            broken = False
            for i in range(m - 1, low - 1, -1):
                f, b = s * beside[i], c * beside[i]
                r = np.sqrt(f * f + g * g)
                beside[i + 1] = r
                if r == 0.0:
                    diagonal[i + 1] -= shift
                    beside[m] = 0.0
                    broken = True
                    break
                s, c = f / r, g / r
                g = diagonal[i + 1] - shift
                r = (diagonal[i] - g) * s + 2.0 * c * b
                shift = s * r
                diagonal[i + 1] = g + shift
                g = c * r - b
                for k in range(n):
                    f = vectors[k, i + 1]
                    vectors[k, i + 1] = s * vectors[k, i] + c * f
                    vectors[k, i] = c * vectors[k, i] - s * f
            if broken:
                continue
            diagonal[low] -= shift
            beside[low] = g
            beside[m] = 0.0
