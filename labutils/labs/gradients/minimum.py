"""At a minimum the gradient vanishes: the same correct code, checked before and after training."""

import numpy as np

from labutils.gradcheck import gradient_check
from labutils.labs.gradients.bench import points
from labutils.labs.gradients.bugs import planted
from labutils.optimizers import Adam
from labutils.training import fit


def whole_score(seed: int, steps: int) -> float:
    """One score for all of theta, after so many steps of Adam; a network without bug and dropout."""
    X, Y = points()
    net = planted(keep_prob=1.0, seed=seed)
    net.theta += 0.1 * np.random.default_rng(seed).normal(size=net.theta.shape)  # off the kink
    if steps:
        fit(net, Adam(alpha=0.03), X, Y, epochs=steps)
    return gradient_check(net, X, Y).difference
