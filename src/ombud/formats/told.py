"""What long work is given to tell how far it has come."""

from __future__ import annotations

from collections.abc import Callable

from ombud.words import Sentence

Told = Callable[[Sentence, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is; may raise, which stops the work."""
