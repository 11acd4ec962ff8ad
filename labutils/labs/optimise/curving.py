"""How often a place without slope is a minimum: signs of the curvatures of random symmetric matrices."""

import numpy as np

DRAWS, MOST = 5_000, 8


def curvatures(n: int, draws: int, rng) -> np.ndarray:
    """The n eigenvalues of each random symmetric matrix, (draws, n); their spread is about the same for every n."""
    A = rng.standard_normal((draws, n, n))
    return np.linalg.eigvalsh((A + A.mT) / np.sqrt(8 * n))


def minima(n: int, draws: int = DRAWS, seed: int = 0) -> float:
    """The share of matrices whose curvatures are all positive: a minimum, and no saddle."""
    return float((curvatures(n, draws, np.random.default_rng(seed)) > 0).all(axis=1).mean())
