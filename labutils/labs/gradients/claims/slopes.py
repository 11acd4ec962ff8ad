"""What the lab says of slopes from two points, each sentence with its proof."""

from collections.abc import Callable

import numpy as np

from labutils.claims import Claims
from labutils.gradcheck import relative_difference

from ..differences import errors, order
from ..functions import examples, network_along_each_parameter
from ..plain import one_sided, two_sided
from ..studies import typical_score

CLAIMS = claim = Claims()
FIVE = range(100, 105)  # the panel shows seed 0


@claim("On five networks the slopes in the truncation region are 2 and 1, to within 5 %.", seeds=FIVE, given=(5,))
def errors_fall_as_powers_of_epsilon(seeds):
    examples = [network_along_each_parameter(seed) for seed in seeds]
    two, one = (np.array([order(rule, example) for example in examples]) for rule in (two_sided, one_sided))
    return (abs(two / 2 - 1) < 0.05) & (abs(one - 1) < 0.05), {"two-sided": two.mean(), "one-sided": one.mean()}


@claim(
    "For θ³ the two-sided score is below 1e-6 at ε = 0.001, and above it again at ε = 1e-12.",
    seeds=None,
    given=(1e-6, 0.001, 1e-12),
)
def a_smaller_epsilon_can_be_worse():
    coarse, fine = (relative_difference(two_sided(lambda theta: theta**3, 1.0, epsilon), 3.0) for epsilon in (1e-3, 1e-12))
    return coarse < 1e-6 < fine, {}


@claim(
    "On correct code ε = 1e-4 scores between 1e-10 and 1e-8, ε = 1e-5 between 1e-11 and 1e-9, and ε = 1e-7 between "
    "1e-9 and 1e-7.",
    seeds=FIVE,
    given=(1e-4, 1e-5, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11),
)
def smaller_is_not_better(seeds):
    found = np.array([errors(two_sided, network_along_each_parameter(seed), (1e-4, 1e-5, 1e-7)) for seed in seeds])
    low = np.array([1e-10, 1e-11, 1e-9])
    return ((found > low) & (found < 100 * low)).all(axis=1), {"median": np.median(found, axis=0).max()}


@claim(
    "The two-sided curve near ε = 0.003, the one-sided near 0.0002. With only about 7 digits both curves are ragged there, "
    "around 3e-6 and 1e-4.",
    seeds=None,
    given=(7,),
)
def the_curves_turn_earlier_in_32_bits():
    (two_at, two), (one_at, one) = _lowest(two_sided), _lowest(one_sided)
    return two < one, {"two-sided at": two_at, "one-sided at": one_at, "two-sided": two, "one-sided": one}


def _lowest(rule: Callable) -> tuple[float, float]:
    """(ε, score) in 32 bits where the median score of all ε within 0.15 of a power of ten either way is lowest."""
    epsilons = np.logspace(-6, 0, 1201)
    found = errors(rule, examples()["θ³ in 32 bits"], epsilons)
    typical = np.array([np.median(found[max(k - 30, 0) : k + 31]) for k in range(found.size)])
    return epsilons[typical.argmin()], typical.min()


@claim("From z, and with ε = 1e-5, the same check is more than a thousand times sharper", seeds=None, given=(1e-5,))
def the_loss_from_z_is_sharper():
    from_a = typical_score(lambda z: -np.log(1 - 1 / (1 + np.exp(-z))), 1e-7)
    return from_a > 1000 * typical_score(lambda z: np.logaddexp(0, z), 1e-5), {}
