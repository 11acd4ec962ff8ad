"""Simulated screws: few are faulty, and a network gives each the chance that it is."""

import numpy as np

from labutils.data import Pair

SCREWS = 4_000
DISTANCE = 2.5  # of the two classes' mean signal, in standard deviations


def screws(share: float, seed: int = 0) -> Pair:
    """A (1, 4000), the chance of each screw to be faulty, and Y (1, 4000), 1 where it is; share in (0, 1) are faulty.

    The signal is normal in both classes, and the chances are honest: of the screws that get 0.3, 30 % are faulty.
    """
    rng = np.random.default_rng(seed)
    Y = (np.arange(SCREWS) < round(share * SCREWS)).astype(float)
    signal = rng.standard_normal(SCREWS) + DISTANCE * Y
    log_odds = DISTANCE * signal - DISTANCE**2 / 2 + np.log(share / (1 - share))
    return 1 / (1 + np.exp(-log_odds))[None], Y[None]


def accuracy(A, Y, threshold: float) -> float:
    """The share of right answers, in [0, 1]."""
    return float(np.mean((A >= threshold) == (Y == 1)))


def price(A, Y, threshold: float, weight: float) -> float:
    """What 1,000 screws cost: 1 for a false alarm, weight for a faulty screw that is missed."""
    yes, faulty = A >= threshold, Y == 1
    return 1_000 * float(np.mean(np.where(faulty, weight * ~yes, yes)))
