"""The noisy field invites overfitting, and L2 and dropout each narrow the gap: over seeds, not in one run."""

import numpy as np
import pytest

from labutils.data import noisy_field
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

KINDS = {"none": {}, "L2": {"lambd": 0.7}, "dropout": {"keep_prob": (1, 0.86, 0.86)}}


def accuracies(field, seed, steps, lambd=0.0, keep_prob=1.0):
    """(train, dev) of a 2-20-3-1 net, or of a stack of them where seed is a range."""
    net = Network(mlp(2, 20, 3, 1, keep_prob=keep_prob), lambd=lambd, seed=seed)
    fit(net, Adam(alpha=0.03), field.X, field.Y, epochs=steps, seed=0)
    return net.accuracy(field.X, field.Y), net.accuracy(field.X_dev, field.Y_dev)


@pytest.fixture(scope="module")
def twenty_nets():
    return {kind: np.array(accuracies(noisy_field(), range(20), 1000, **how)) for kind, how in KINDS.items()}


def test_without_regularisation_nearly_every_net_does_better_on_train_than_on_dev(twenty_nets):
    train, dev = twenty_nets["none"]
    assert 0.95 < np.median(train) < 0.99 and 0.89 < np.median(dev) < 0.93
    assert np.mean(train - dev > 0.03) > 0.8


@pytest.mark.parametrize("kind, points", [("L2", 0.025), ("dropout", 0.015)])
def test_the_gap_narrows_over_twenty_initialisations(twenty_nets, kind, points):
    gaps = {name: train - dev for name, (train, dev) in twenty_nets.items()}
    assert np.median(gaps[kind]) < np.median(gaps["none"]) - points
    assert np.quantile(gaps[kind], 0.75) < np.quantile(gaps["none"], 0.25)


@pytest.mark.parametrize("kind", ["L2", "dropout"])
def test_the_dev_accuracy_rises_by_regularising(twenty_nets, kind):
    assert np.median(twenty_nets[kind][1]) > np.median(twenty_nets["none"][1]) + 0.005


def test_the_gap_narrows_on_other_fields_too():
    gaps = {
        kind: np.array([-np.diff(accuracies(noisy_field(s), s, 400, **how))[0] for s in range(20)])
        for kind, how in KINDS.items()
    }
    assert gaps["none"].mean() > 0.03
    assert gaps["L2"].mean() < 0.6 * gaps["none"].mean()
    assert gaps["dropout"].mean() < 0.85 * gaps["none"].mean()
