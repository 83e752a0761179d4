"""What goes out of Ombud in other people's formats: the bytes, and what did not fit into them."""

from __future__ import annotations

from dataclasses import dataclass

from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class Written:
    """A file to give away. ``lost`` says in sentences what the format has no place for."""

    name: str
    media_type: str
    data: bytes
    lost: tuple[Sentence, ...] = ()
