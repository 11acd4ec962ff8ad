"""Cases of a check that must meet every branch."""

import numpy as np


def one_of_five(rng: np.random.Generator) -> int:
    """The first draw of a fresh generator as 0 to 4: the five seeds of a check meet all five, once each."""
    return int(rng.integers(5, size=2)[1])
