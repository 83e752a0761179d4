"""Draws from a distribution that is known only by its height: several chains that start far apart.

The method is that of Metropolis and Hastings: a step around and a leap anywhere, in turn. While warming up each chain
learns the shape of its steps so that a quarter of them are taken (robust adaptive Metropolis: Vihola 2012, Statistics
and Computing 22:997-1008), and all learn together where leaps should land. After that nothing is learnt any more, so
that the draws kept are those of proper chains, each by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.words import say

Floats = NDArray[np.float64]
Height = Callable[[Floats], Floats]  # log of the height: (chains, numbers) -> (chains,)
TAKEN = 0.234  # share of steps taken that serves a random walk best (Roberts, Gelman and Gilks 1997)
FORGETS = 2 / 3  # how fast the learning cools; between a half and one
TAIL = 5  # degrees of freedom of a leap: further out than a normal one, so that no corner stays unseen


class NoStart(ValueError):
    """A chain that would begin where nothing is possible."""


@dataclass(frozen=True, slots=True)
class Run:
    """How long to walk: steps to warm up and forget, steps to keep, and of those each ``every``-th is kept."""

    warm: int = 1000
    steps: int = 1200
    every: int = 4


@dataclass(frozen=True, slots=True, eq=False)
class Leap:
    """Where leaps land: Student's t around a middle, with a square root of the spread, (numbers, numbers)."""

    middle: Floats
    root: Floats

    def landing(self, chains: int, rng: np.random.Generator) -> Floats:
        """A place to try for each chain, (chains, numbers)."""
        normal = rng.standard_normal((chains, len(self.middle)))
        return self.middle + (normal / np.sqrt(rng.chisquare(TAIL, (chains, 1)) / TAIL)) @ self.root.T

    def log_height(self, at: Floats) -> Floats:
        """The log of the height at (chains, numbers), up to a constant."""
        away = np.linalg.solve(self.root, (at - self.middle).T)
        return np.asarray(-(TAIL + len(self.middle)) / 2 * np.log1p((away**2).sum(axis=0) / TAIL))


def walk(height: Height, starts: Floats, rng: np.random.Generator, run: Run) -> Floats:
    """Draws (chains, steps / every, numbers) from the distribution with the log height ``height``.

    ``starts`` (chains, numbers) should lie further apart than the answer is wide. ``height`` may be -inf or NaN for
    what is not possible, but not at a start: raises :class:`NoStart`.
    """
    at, shape = starts.copy(), np.broadcast_to(0.1 * np.eye(starts.shape[1]), (*starts.shape, starts.shape[1]))
    high = height(at)
    if not np.isfinite(high).all():
        raise NoStart(say("Chain number {n} starts where nothing is possible.", n=int(np.argmin(high)) + 1))
    trail, kept = [], []
    for step in range(run.warm):
        noise = rng.standard_normal(at.shape)
        at, high, chance = _moved(at, high, at + _times(shape, noise), 0.0, height, rng)
        shape = _learnt(shape, noise, chance, step)
        trail.append(at)
    leap = _leap(np.concatenate(trail[run.warm // 2 :]))
    for step in range(run.steps):
        if step % 2:
            tried = leap.landing(len(at), rng)
            at, high, _ = _moved(at, high, tried, leap.log_height(at) - leap.log_height(tried), height, rng)
        else:
            at, high, _ = _moved(at, high, at + _times(shape, rng.standard_normal(at.shape)), 0.0, height, rng)
        if step % run.every == run.every - 1:
            kept.append(at)
    return np.stack(kept, axis=1)


def _moved(
    at: Floats, high: Floats, tried: Floats, back: Floats | float, height: Height, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """Each chain where it was or where it tried to go, its height there, and what the chance to go was."""
    new = np.nan_to_num(height(tried), nan=-np.inf)
    chance = np.exp(np.minimum(new - high + back, 0))
    taken = rng.random(chance.shape) < chance
    return np.where(taken[:, None], tried, at), np.where(taken, new, high), chance


def _learnt(shape: Floats, noise: Floats, chance: Floats, step: int) -> Floats:
    """Steps made longer along the direction just tried where too many are taken, shorter where too few."""
    rate = min(1.0, noise.shape[1] * float(step + 1) ** -FORGETS)
    along = _times(shape, noise)
    weight = rate * (chance - TAKEN) / (noise**2).sum(axis=1)
    spread = shape @ shape.transpose(0, 2, 1) + weight[:, None, None] * along[:, :, None] * along[:, None, :]
    return np.asarray(np.linalg.cholesky(spread))


def _leap(trail: Floats) -> Leap:
    spread = np.cov(trail.T) + 1e-9 * np.eye(trail.shape[1])
    return Leap(trail.mean(axis=0), np.asarray(np.linalg.cholesky(spread)))


def _times(shape: Floats, noise: Floats) -> Floats:
    return np.asarray((shape @ noise[:, :, None])[:, :, 0])
