"""Makes the small font file that the pages load: only the characters we use, only the weights we set.

Atkinson Hyperlegible Next is made for low vision, under the SIL Open Font License 1.1. Get its source with
``npm pack @fontsource-variable/atkinson-hyperlegible-next@5.3.0``, unpack it, and run
``python tools/font.py package/files/atkinson-hyperlegible-next-latin-wght-normal.woff2``.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

GOES_TO = Path(__file__).resolve().parents[1] / "src/ombud/web/static/ombud/atkinson.woff2"
MARKS = "\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a\u20ac\u2212"
CHARACTERS = {*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, MARKS)}


def subset(source: Path, to: Path) -> int:
    """Write the subset of ``source`` to ``to``; gives its size in bytes."""
    lighter = BytesIO()  # written and read again: the cutter trips over glyphs whose variation has just gone
    instantiateVariableFont(TTFont(source), {"wght": (400, 700)}).save(lighter)
    font = TTFont(BytesIO(lighter.getvalue()))
    options = Options()
    options.flavor, options.hinting, options.desubroutinize = "woff2", False, True
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)
    save_font(font, str(to), options)
    return to.stat().st_size


if __name__ == "__main__":
    print(f"{GOES_TO.name}: {subset(Path(sys.argv[1]), GOES_TO):,} bytes")
