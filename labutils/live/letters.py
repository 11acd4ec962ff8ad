"""Letters as paths: the same words are set once."""

from functools import lru_cache

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextToPath


@lru_cache(maxsize=256)
def outline(prop: FontProperties, words: str, ismath: bool) -> tuple[np.ndarray, np.ndarray]:
    """(points, codes) of words in a font. A formula is parsed for up to thirty milliseconds, and the next picture often has
    it again.
    """
    points, codes = TextToPath.get_text_path(OUTLINES, prop, words, ismath)  # whose parser has measured it already
    return np.array(points), np.array(codes)


class Outlines(TextToPath):
    """Letters as paths, where there is nothing special about them."""

    def get_text_path(self, prop, s, ismath=False, **special):
        if any(special.values()):
            return super().get_text_path(prop, s, ismath, **special)
        return outline(prop, s, ismath)  # kept by what the properties are: their hash follows when they are changed


OUTLINES = Outlines()
