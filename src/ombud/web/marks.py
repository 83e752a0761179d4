"""The shape of each standing, drawn and not typed: it must not hang on which characters a reader's fonts hold.

The word always stands beside it; colour is the text's own and only repeats what shape and word say.
"""

from __future__ import annotations

_SHAPES = {
    "crossed": '<path d="M2.5 2.5l11 11m0-11l-11 11" fill="none" stroke="currentColor" stroke-width="2.6"/>',
    "silent": '<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.8" '
    'stroke-dasharray="2.7 2"/>',
    "kept": '<circle cx="8" cy="8" r="6.9"/>',
    "not_due": '<path d="M3.5 2v12l9.5-6z" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    "does_not_apply": '<path d="M2 8h12" fill="none" stroke="currentColor" stroke-width="2.6"/>',
}
MARKS = {
    name: f'<svg class="mark" viewBox="0 0 16 16" aria-hidden="true">{shape}</svg>' for name, shape in _SHAPES.items()
}
