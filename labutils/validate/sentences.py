"""Values in a sentence, and their shapes."""

from typing import Any

import numpy as np

LONGEST = 100  # letters of a value; two values leave room for the words


def told(value: object) -> str:
    """What somebody gave, its repr on one line of at most some 100 letters; the middle of a long one is left out."""
    try:
        words = " ".join(repr(value).split())
    except Exception:  # an object of somebody's own
        words = f"a {type(value).__name__}"
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 30]} … {words[-20:]}"


def shape_of(name: str, values: Any) -> tuple[int, ...]:
    """The shape of a number or of rows of one length; ValueError for what has none."""
    try:
        return np.shape(values)
    except Exception:  # rows of different lengths, or an object that fails to make an array of itself
        raise ValueError(
            f"{name} is {told(values)}; expected numbers in rows of one length. Give each row as many numbers."
        ) from None
