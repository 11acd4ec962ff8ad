"""Letters as paths: the same words are set once, and each letter of a font is traced once."""

from functools import lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath


@lru_cache(maxsize=256)
def outline(prop: FontProperties, words: str, ismath: bool) -> tuple[np.ndarray, np.ndarray]:
    """(points, codes) of words in a font. A formula is parsed for up to thirty milliseconds, and the next picture often has
    it again.
    """
    placed, shapes, rules = OUTLINES.placed(prop, words, ismath)  # whose parser has measured it already
    letters = [(shapes[letter][0] * scale + (x, y), shapes[letter][1]) for letter, x, y, scale in placed]
    points, codes = zip(*letters, *rules) if letters or rules else ((np.empty((0, 2)),), (np.empty(0, np.uint8),))
    return np.concatenate(points), np.concatenate(codes)


class Outlines(TextToPath):
    """Letters as paths, where there is nothing special about them."""

    def __init__(self):
        super().__init__()
        self.traced = {}  # a letter of a font, whatever its size -> its path

    def get_text_path(self, prop, s, ismath=False, **special):
        if any(special.values()) or ismath == "TeX":
            return super().get_text_path(prop, s, ismath, **special)
        return outline(prop, s, ismath)  # kept by what the properties are: their hash follows when they are changed

    def placed(self, prop: FontProperties, words: str, ismath: bool) -> tuple:
        """Its letters with their places and sizes, their paths, and the rules of a formula."""
        if ismath:
            return self.get_glyphs_mathtext(prop, words, self.traced)
        return self.get_glyphs_with_font(self._get_font(prop), words, self.traced)


OUTLINES = Outlines()
