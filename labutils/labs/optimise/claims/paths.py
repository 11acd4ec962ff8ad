"""What the lab says of batches, averages and flat places, each sentence with its proof."""

import numpy as np

from labutils import data
from labutils.claims import Claims

from ..averaging import MIDSUMMER, average
from ..batching import M, costs
from ..curving import minima
from ..proofs import distance, ends, line_runs

CLAIMS = claim = Claims()
COLDEST = 15  # day of January round which the made temperatures are lowest


@claim(
    "Ten epochs end at J = 1.0 with the full batch and at 0.3 with batches of 16.",
    seeds=range(500, 520),
    given=(16,),
)
def smaller_batches_get_farther_in_an_epoch(seeds):
    full, small = ends(M, seeds), ends(16, seeds)
    return small < full, {"full": full.mean(), "16": small.mean()}


@claim(
    "After one epoch J is about 3.8 with the full batch, 0.6 with batches of 16 and 0.3 with single examples.",
    seeds=range(500, 520),
    given=(16,),
    share=0.9,
)
def the_first_epoch_of_single_examples_goes_farthest(seeds):
    full, small, single = (
        np.array([costs(path[:, [M // size]], X, Y)[0] for X, Y, path in line_runs(size, seeds)]) for size in (M, 16, 1)
    )
    return (single < small) & (small < full), {"full": full.mean(), "16": small.mean(), "1": single.mean()}


@claim("this far from the bottom one from a single example is worth hardly less", seeds=range(500, 520))
def far_away_one_example_is_enough(seeds):
    few, one = (np.median([(costs(path, X, Y) < 0.5).argmax() for X, Y, path in line_runs(B, seeds)]) for B in (16, 1))
    return one < 1.25 * few, {}


@claim(
    "In the last of these epochs w lies on average about 0.22 from the bottom with single examples, and 0.08 with batches "
    "of 16.",
    seeds=range(500, 520),
    given=(16,),
    within=3,
)
def single_examples_never_settle(seeds):
    single, small = distance(1, seeds), distance(16, seeds)
    return single > small, {"single": single.mean(), "16": small.mean()}


@claim(
    "Averaged over many such years, the lowest point of the curve with β = 0.98 comes five to seven weeks after the "
    "coldest time of the year.",
    seeds=range(100, 120),
    given=(0.98,),
)
def a_long_average_is_late(seeds):
    def late(seed):
        celsius = np.roll(data.temperatures(seed=seed)[1][0], -MIDSUMMER)
        return average(celsius, 0.98)[60:].argmin() + 60 - (365 - MIDSUMMER + COLDEST - 1)

    days = np.array([late(seed) for seed in seeds])
    return 5 * 7 <= days.mean() <= 7 * 7, {"days": days.mean()}


@claim(
    "In one direction 50 % of random flat places are minima, in two directions 15 %, in three 2.5 % and in four 0.2 %.",
    seeds=range(100, 110),
    within=2,
)
def minima_are_rare(seeds):
    shares = np.array([[minima(n, seed=seed) for n in (1, 2, 3, 4)] for seed in seeds])
    return (np.diff(shares) < 0).all(axis=1), dict(zip(("1", "2", "3", "4"), shares.mean(axis=0)))
