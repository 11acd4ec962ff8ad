"""Costs and layers of one's own: what is missing, or misspelt, is said in words."""

import numpy as np
import pytest

from labutils.costs import Cost, SquaredError, error_over_m
from labutils.layers import Dense, Layer, mlp
from labutils.network import Network

X, Y = np.ones((2, 4)), np.ones((1, 4))


class Misspelt(SquaredError):
    labels = "Binary"


class Nameless(Cost):
    pass


class Empty(Cost):
    labels = "any"


class Straight(Empty):
    def predict(self, Z, out=None):
        return Z


class OneWay(Layer):
    def forward(self, A, cache, train=False, rng=None):
        return 2 * A


@pytest.mark.parametrize("cost", [Misspelt, Nameless, Cost])
def test_a_cost_says_what_its_labels_are(cost):
    with pytest.raises(ValueError, match="labels of .* expected 'binary', 'one-hot' or 'any'"):
        Network(mlp(2, 3, 1), cost())


@pytest.mark.parametrize(("cost", "missing"), [(Empty, "predict"), (Straight, "dZ")])
def test_a_cost_without_one_of_its_formulas_names_it(cost, missing):
    with pytest.raises(NotImplementedError, match=f"{cost.__name__} has no formula: write {missing}"):
        Network(mlp(2, 3, 1), cost()).J_and_grad(X, Y)


def test_a_cost_without_a_loss_names_it():
    with pytest.raises(NotImplementedError, match="write loss"):
        Network(mlp(2, 3, 1), Straight()).J(X, Y)


def test_a_layer_without_a_way_back_names_it():
    with pytest.raises(NotImplementedError, match="OneWay has no way back: write backward"):
        Network([Dense(2, 3), OneWay(), Dense(3, 1)]).J_and_grad(X, Y)


def test_the_error_over_m_fills_the_array_it_is_given_and_leaves_the_answers():
    A, room = np.full((1, 4), 0.25), np.full((1, 4), 9.0)
    assert error_over_m(A, Y, out=room) is room
    assert room.tolist() == [[-0.1875] * 4] and A.tolist() == [[0.25] * 4]
