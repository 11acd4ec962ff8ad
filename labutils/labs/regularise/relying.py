"""Does a network rely on one unit? Take each unit out in turn and count what is lost."""

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit


def lost_without_one(keep_prob: float, seeds=range(20)):
    """Points of train accuracy that go with each unit of hidden layer 1 of a trained 2-20-3-1: (20, seeds).

    A unit is taken out by setting its outgoing weights to 0, one unit at a time.
    """
    X, Y, *_ = data.noisy_field()
    net = fit(Network(mlp(2, 20, 3, 1, keep_prob=keep_prob), seed=list(seeds)), Adam(0.05), X, Y, epochs=400)
    whole, trained, W2 = net.accuracy(X, Y), net.theta.copy(), net.blocks()["W2"]
    lost = []
    for unit in range(W2.shape[-1]):
        W2[..., unit] = 0
        lost.append(100 * (whole - net.accuracy(X, Y)))
        net.theta[...] = trained
    return np.array(lost)
