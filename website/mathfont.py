"""The glyphs that the pages' equations need, cut out of STIX Two Math (SIL Open Font License), which ziamath brings along.

A phone has no font with the tables that stretch a bracket or a brace; with this one the equations look alike everywhere.
"""

import io
import re
from html import unescape
from importlib.metadata import distribution

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONT = distribution("ziamath").locate_file("ziamath/fonts/STIXTwoMath-Regular.ttf")
ITALIC = {"A": 0x1D434, "a": 0x1D44E, "Α": 0x1D6E2, "α": 0x1D6FC}  # where Unicode's slanted letters begin
PLANCK = "ℎ"  # it lacks the slanted h, which was there before
TEXT = re.compile(r"<(mi|mo|mn|mtext)\b[^>]*>([^<]*)<")


def slanted(letter: str) -> str:
    """How browsers draw an <mi> of one letter.

    >>> slanted("x"), slanted("h"), slanted("λ"), slanted("∂")
    ('𝑥', 'ℎ', '𝜆', '∂')
    """
    if letter == "h":
        return PLANCK
    for first, place in reversed(ITALIC.items()):
        if first <= letter <= chr(ord(first) + 25):
            return chr(place + ord(letter) - ord(first))
    return letter


def used(html: str) -> set[str]:
    """The characters of all equations in a text, with the slanted ones of single letters."""
    texts = [(tag, unescape(text)) for tag, text in TEXT.findall(html)]
    return {c for _, text in texts for c in text} | {slanted(text) for tag, text in texts if tag == "mi" and len(text) == 1}


def font_of(characters: set[str]) -> bytes:
    """These characters as a WOFF file, the same bytes each time."""
    options = Options()
    options.layout_features = ["ssty", "math"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]  # whose it is, and the licence
    options.hinting = False
    options.notdef_outline = True
    font = TTFont(str(FONT), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, characters)))
    subsetter.subset(font)
    font.flavor = "woff"
    file = io.BytesIO()
    font.save(file, reorderTables=True)
    return file.getvalue()
