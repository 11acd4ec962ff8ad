"""Lab 00: two layers."""

import numpy as np
import pytest

from labutils.labs.start.two_layers import TwoLayers, stripe
from labutils.layers import mlp
from labutils.network import Network


def test_the_hand_made_network_has_the_librarys_gradient():
    X, Y = stripe()
    hand, net = TwoLayers(seed=3), Network(mlp(2, 2, 1, activation="tanh"))
    for name, block in net.blocks().items():
        block[...] = getattr(hand, name)
    J = net.J_and_grad(X, Y)
    before = {name: getattr(hand, name) for name in net.blocks()}
    assert hand.step(X, Y, alpha=0.5) == pytest.approx(J)
    for name, gradient in net.grad_blocks().items():
        assert np.allclose(getattr(hand, name), before[name] - 0.5 * gradient)


@pytest.mark.parametrize("mistake, spoilt", [("X", "W2"), ("slope", "W1"), ("m", "b2")])
def test_a_mistake_changes_the_step_it_is_made_in(mistake, spoilt):
    X, Y = stripe()
    right, wrong = TwoLayers(seed=3), TwoLayers(mistake=mistake, seed=3)
    for net in (right, wrong):
        net.step(X, Y, alpha=0.5)
    changed = {name for name in ("W1", "b1", "W2", "b2") if not np.allclose(getattr(right, name), getattr(wrong, name))}
    assert spoilt in changed
    assert changed == {"X": {"W2"}, "slope": {"W1", "b1"}, "m": {"W1", "b1", "W2", "b2"}}[mistake]
