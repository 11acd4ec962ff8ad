"""Lab 00: exercises."""

import numpy as np
import pytest

from labutils.costs import SigmoidCrossEntropy
from labutils.functions import sigmoid
from labutils.labs.start.exercises.accumulate import accumulate
from labutils.labs.start.exercises.cost import cost
from labutils.labs.start.exercises.dense_backward import dense_backward
from labutils.labs.start.exercises.sigmoid import SIGMOID
from labutils.labs.start.exercises.two_layer_gradients import two_layer_gradients
from labutils.labs.start.two_layers import stripe
from labutils.layers import mlp
from labutils.network import Network


def test_the_cost_is_the_librarys():
    Z, Y = np.array([[-1.0, 0.3, 2.0]]), np.array([[0.0, 1.0, 0.0]])
    assert cost(sigmoid(Z), Y) == pytest.approx(SigmoidCrossEntropy().J(Z, Y))


def test_the_sigmoid_is_tried_on_rows_tables_and_stacks():
    assert {SIGMOID.arguments(seed)[0].ndim for seed in SIGMOID.seeds} == {1, 2, 3}


def test_the_repaired_loop_is_the_librarys_layer():
    dZ, A_prev = np.random.default_rng(0).normal(size=(2, 3, 6))
    assert all(map(np.allclose, accumulate(dZ, A_prev), dense_backward(dZ, A_prev, np.eye(3))[1:]))


def test_the_gradients_of_two_layers_are_the_librarys():
    X, Y = stripe(40)
    net = Network(mlp(2, 3, 1, activation="tanh"), seed=2)
    J, *gradients = two_layer_gradients(X, Y, *net.blocks().values())
    assert J == pytest.approx(net.J_and_grad(X, Y))
    assert all(map(np.allclose, gradients, net.grad_blocks().values()))
