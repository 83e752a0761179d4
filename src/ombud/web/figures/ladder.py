"""How high a level stands on a ladder: one box a rung, full up to it, and a mark where it was promised to be."""

from __future__ import annotations

from django.utils.safestring import SafeString

from ombud.web.figures import svg

RUNGS, BOX, GAP = 9, 14, 4  # rungs; pixels
_PROMISED = 'fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"'
_EMPTY = 'fill="none" stroke="currentColor" stroke-opacity=".4"'


def ladder(step: int, promised: int, words: str) -> SafeString:
    """A level from 0 (nothing shown) to 9, beside the one that was promised (0 if none was); ``words`` say both."""
    boxes = "".join(_box(rung, step, promised) for rung in range(1, RUNGS + 1))
    size = f'width="{RUNGS * (BOX + GAP)}" height="{BOX + 4}"'
    title = f"<title>{svg.clean(words)}</title>"
    return SafeString(f'<svg {size} direction="ltr" role="img" class="c1">{title}{boxes}</svg>')


def _box(rung: int, step: int, promised: int) -> str:
    look = 'fill="currentColor"' if rung <= step else _PROMISED if rung <= promised else _EMPTY
    return f'<rect x="{(rung - 1) * (BOX + GAP) + 1}" y="2" width="{BOX}" height="{BOX}" {look}/>'
