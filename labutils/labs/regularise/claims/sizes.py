"""What the lab says of L0 and L1, each sentence with its proof."""

from math import comb

import numpy as np

from labutils.claims import Claims

from ..models import trained
from ..norms import ball
from ..selection import features_that_stay

CLAIMS = claim = Claims()
TWENTY = range(100, 120)  # the panels show seeds 0 to 19


@claim("takes 145,422,675 fits; L1 took one.", seeds=None)
def l0_tries_every_choice():
    return True, {"choices": comb(30, 14)}


@claim("the smallest p with a convex ball is 1", seeds=None)
def a_ball_is_convex_from_1_on():
    def dented(p):
        edge = ball(p, 1.0)[:, ::7]
        middles = (edge[:, :, None] + edge[:, None, :]) / 2
        return (np.abs(middles) ** p).sum(axis=0).max() > 1 + 1e-9

    return dented(0.5) and dented(0.99), {"smallest": next(p for p in (0.5, 0.99, 1.0) if not dented(p))}


@claim(
    "L1 at λ = 1 leaves about 80 % of the weights below 0.01 in size, L2 only about 40 %.",
    seeds=TWENTY,
    given=(1, 0.01),
    share=0.9,
    within=5,  # tens
)
def l1_is_sparse(seeds):
    l1, l2 = (np.mean(np.abs(trained(seeds, **{kind: 1.0}).W) < 0.01, axis=-1) for kind in ("l1", "lambd"))
    return l1 > l2, {"tiny with L1": l1.mean(), "tiny with L2": l2.mean()}


@claim(
    "Averaged over splits, λ = 3 leaves about 15 of 30 features with L1 and about 29 with L2, at dev accuracies within 1 "
    "point of each other.",
    seeds=range(100, 106),
    given=(3, 30, 1),
    within=2,
)
def l1_selects_features(seeds):
    l1, l2 = ([features_that_stay(kind, 3.0, seed) for seed in seeds] for kind in ("L1", "L2"))
    left = [np.mean([len(one.names) for one in kind]) for kind in (l1, l2)]
    dev = [np.mean([one.dev for one in kind]) for kind in (l1, l2)]
    return abs(np.subtract(*dev)) < 1, {"L1": left[0], "L2": left[1]}
