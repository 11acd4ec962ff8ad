"""Two looks at a trained network that are no panel: a gradient without its penalty, a network without one unit."""

import numpy as np

from labutils.gradcheck import PenaltyForgotten, gradient_check
from labutils.layers import mlp

from .models import DATA, SEEDS, trained


def forgotten_penalty(X, Y, lambd: float) -> None:
    """Print for each block how far the gradient without the penalty's part is from differences of J."""
    net = PenaltyForgotten(mlp(2, 20, 3, 1, activation="tanh"), lambd=lambd, init="xavier", seed=1)
    for block in gradient_check(net, X, Y):
        print(f"{block.name}: " + ("agrees" if block.difference < 1e-7 else f"relative difference {block.difference:.3f}"))


def lost_without_one(keep_prob: float, seeds=range(SEEDS)):
    """Points of train accuracy that go with each unit of hidden layer 1 of a trained 2-20-3-1: (20, seeds).

    A unit is taken out by setting its outgoing weights to 0, one unit at a time.
    """
    net = trained(seeds, keep_prob=keep_prob)
    whole, theta, W2 = net.accuracy(DATA.X, DATA.Y), net.theta.copy(), net.blocks()["W2"]
    lost = []
    for unit in range(W2.shape[-1]):
        W2[..., unit] = 0
        lost.append(100 * (whole - net.accuracy(DATA.X, DATA.Y)))
        net.theta[...] = theta
    return np.array(lost)
