"""What all of a measured document is made of: sentences that can be translated, and numbers that may be unknown."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator

from ombud.words import Sentence, from_json


def _sentence(told: Any) -> Sentence:
    return told if isinstance(told, Sentence) else from_json(told)


Told = Annotated[Sentence, PlainValidator(_sentence), PlainSerializer(Sentence.as_json)]
Number = float | None  # nothing is not known, never zero
Cell = str | int | float | None


class Piece(BaseModel):
    """A part of the document; a field that is not known is refused, so that nothing is lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="null")
