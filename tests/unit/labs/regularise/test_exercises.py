"""The exercises of lab 03, and that they say the same as the library."""

import numpy as np
import pytest

from labutils.labs.regularise.exercises.dropout_backward import dropout_backward
from labutils.labs.regularise.exercises.dropout_forward import dropout_forward
from labutils.labs.regularise.exercises.l2_cost import l2_cost
from labutils.labs.regularise.exercises.l2_step import l2_step
from labutils.layers import Cache, Dropout, mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent


@pytest.fixture
def problem():
    rng = np.random.default_rng(3)
    X, Y = rng.normal(size=(2, 9)), (rng.random((1, 9)) < 0.5).astype(float)
    net = Network(mlp(2, 5, 3, 1), lambd=0.7, seed=1)
    net.theta += 0.1 * rng.normal(size=net.theta.shape)
    return net, X, Y


def test_l2_cost_is_the_networks_cost(problem):
    net, X, Y = problem
    blocks = net.blocks()
    W, b = ([blocks[f"{letter}{layer}"] for layer in (1, 2, 3)] for letter in "Wb")
    penalised = net.J(X, Y)
    net.lambd = 0.0
    assert l2_cost(net.J(X, Y), W, b, 0.7, 9) == pytest.approx(penalised, rel=1e-12)


def test_l2_step_is_the_step_of_gradient_descent(problem):
    net, X, Y = problem
    plain = Network(mlp(2, 5, 3, 1), seed=1)
    plain.restore(net.snapshot())
    plain.J_and_grad(X, Y)
    expected = l2_step(net.blocks()["W2"].copy(), plain.grad_blocks()["W2"], 0.1, 0.7, 9)
    net.J_and_grad(X, Y)
    GradientDescent(alpha=0.1).step(net.theta, net.grad)
    np.testing.assert_allclose(net.blocks()["W2"], expected, rtol=1e-12)


def test_dropout_is_the_layers_dropout_to_the_bit():
    A, dA = np.random.default_rng(5).normal(size=(2, 4, 6))
    layer, cache = Dropout(0.8), Cache()
    A_dropped, mask = dropout_forward(A, 0.8, np.random.default_rng(7))
    np.testing.assert_array_equal(layer.forward(A, cache, train=True, rng=np.random.default_rng(7)), A_dropped)
    np.testing.assert_array_equal(layer.backward(dA.copy(), cache), dropout_backward(dA, mask, 0.8))
