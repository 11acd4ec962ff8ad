"""How lab 03's sentences are measured: networks trained as the panels train them, one a seed."""

import numpy as np

from labutils import data
from labutils.labs.regularise.augmenting import AugmentScene
from labutils.labs.regularise.spreading import accuracies, stacks
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

FIELD = data.noisy_field()


def trained(seeds, *, sizes=(2, 20, 3, 1), epochs=400, alpha=0.05, run=None, keep_prob=1.0, activation="relu", **settings):
    """A stack, one network a seed, trained on the noisy field as the panels train."""
    net = Network(mlp(*sizes, activation=activation, keep_prob=keep_prob), seed=list(seeds), **settings)
    return fit(net, Adam(alpha), FIELD.X, FIELD.Y, epochs=epochs, seed=run or 0)


def gaps(seeds):
    """(3, seeds) train minus dev accuracy in points: none, L2 at 0.7, dropout at 0.86."""
    nets = stacks(0.7, 0.86, list(seeds))
    for net in nets:
        fit(net, Adam(0.05), FIELD.X, FIELD.Y, epochs=400)
    return accuracies(nets, FIELD.X, FIELD.Y) - accuracies(nets, FIELD.X_dev, FIELD.Y_dev)


def tanh_net(seeds, lambd):
    """A stack like the network of the units panel."""
    return trained(seeds, sizes=(2, 12, 3, 1), activation="tanh", init="xavier", lambd=lambd)


def on_digits(seeds, kind="none", weight_noise=0.0):
    """Dev accuracy in % on the digits after a run of the augmentation panel for each seed."""
    scene, accuracy = AugmentScene(), []
    for seed in seeds:
        scene.seed = seed
        for _ in scene.start(kind=kind, amount=1.0, weight_noise=weight_noise):
            pass
        accuracy.append(scene.history.last("dev"))
    return np.array(accuracy)
