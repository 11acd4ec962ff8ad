"""Does a network rely on one unit? Take each unit out in turn and count what is lost."""

import numpy as np

from labutils.labs.regularise.measuring import FIELD, trained


def lost_without_one(keep_prob: float, seeds=range(20)):
    """Points of train accuracy that go with each unit of hidden layer 1 of a trained 2-20-3-1: (20, seeds).

    A unit is taken out by setting its outgoing weights to 0, one unit at a time.
    """
    net = trained(seeds, keep_prob=keep_prob)
    whole, theta, W2 = net.accuracy(FIELD.X, FIELD.Y), net.theta.copy(), net.blocks()["W2"]
    lost = []
    for unit in range(W2.shape[-1]):
        W2[..., unit] = 0
        lost.append(100 * (whole - net.accuracy(FIELD.X, FIELD.Y)))
        net.theta[...] = theta
    return np.array(lost)
