"""Covariate shift: the rule is still true, but the inputs have moved away from where it was learned."""

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

from .variants import use_statistics_of

DIRECTION = np.array([[0.3], [1.0]])


def trained(seed: int = 1) -> Network:
    """2-20-3-1 with batchnorm, trained on the noisy field; a sequence of seeds makes a stack."""
    X, Y, *_ = data.noisy_field()
    return fit(Network(mlp(2, 20, 3, 1, batchnorm=True), seed=seed), Adam(0.03), X, Y, epochs=200)


def accuracies(net: Network, X, Y, shift: float) -> tuple:
    """Accuracy on X moved by shift, with the statistics of training and with those of the moved set."""
    moved, kept = X + shift * DIRECTION, net.snapshot()
    before = net.accuracy(moved, Y)
    use_statistics_of(net, moved)
    after = net.accuracy(moved, Y)
    net.restore(kept)
    return before, after
