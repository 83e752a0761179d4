"""Papers of retention, plans and certificates: plain JSON that anyone can read, each known by its SHA-256."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ConfigDict


class Paper(BaseModel):
    """A part of a plan or certificate; a field that is not known is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def canonical(paper: Paper) -> bytes:
    """The bytes that are hashed and signed: keys in order, no spaces, UTF-8."""
    told: Any = paper.model_dump(mode="json")
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def mark_of(paper: Paper) -> str:
    """The SHA-256 of a paper, in hex."""
    return sha256(canonical(paper)).hexdigest()
