"""What the lab says of right code that scores badly, each sentence with its proof."""

import numpy as np

from labutils.claims import Claims
from labutils.gradcheck import WORRY, gradient_check
from labutils.layers import mlp
from labutils.network import Network

from ..bugs import planted
from ..models import points
from ..studies import fresh_check, whole_score
from ..verdicts import accused

CLAIMS = claim = Claims()
FIVE = range(100, 105)  # the panels show seeds 0 and 1


@claim("One of the 200 points lies where all six units of the first layer are off", seeds=None)
def one_point_on_the_kink():
    X, _ = points()
    first = planted(lambd=0.0, keep_prob=1.0, seed=3).activations(X)[1]
    return np.sum(first.max(axis=0) == 0) == 1, {"points": X.shape[1]}


@claim(
    "With a fresh mask in each pass correct code scores above 0.99 in every block; with a frozen mask no block is accused.",
    seeds=FIVE,
    given=(0.99,),
)
def only_a_frozen_mask_can_be_checked(seeds):
    nets = [planted(seed=seed) for seed in seeds]
    fresh = [[c.difference for c in fresh_check(net, *points(), seed=seed)] for net, seed in zip(nets, seeds, strict=True)]
    frozen = [accused(gradient_check(net, *points(), seed=seed)) for net, seed in zip(nets, seeds, strict=True)]
    return (np.min(fresh, axis=1) > 0.99) & ~np.array(frozen), {}


@claim(
    "After 2,000 steps of Adam the same correct code scores at least 5 times worse than at initialisation on nine of ten "
    "starts.",
    seeds=range(100, 110),
    given=(2000, 5),
    share=0.9,
)
def nothing_is_left_at_a_minimum(seeds):
    early, late = (np.array([whole_score(seed, steps) for seed in seeds]) for steps in (0, 2000))
    return late > 5 * early, {"early": np.median(early), "late": np.median(late)}


@claim(
    "In each of ten such networks with small weights correct code scores above 0.1 in some block, and no block is accused; "
    "with Xavier's weights all blocks are good.",
    seeds=range(100, 110),
    given=(0.1,),
)
def tiny_weights_drown_the_gradient(seeds):
    def checked(init, seed):
        return gradient_check(Network(mlp(2, 6, 6, 6, 6, 1, activation="tanh"), init=init, seed=seed), *points())

    def drowned(checks):
        return max(check.difference for check in checks) > 0.1 and not accused(checks)

    return [drowned(checked("small", s)) and {c.verdict for c in checked("xavier", s)} == {"good"} for s in seeds], {}


@claim("In this network's other blocks the error could cause a score of 1e-3, too.", seeds=None, given=(1e-3,))
def nobody_can_tell_in_any_block():
    checks = gradient_check(Network(mlp(2, 6, 6, 6, 6, 1, activation="tanh"), init="small", seed=1), *points())
    return [check.floor >= WORRY for check in checks], {}
