"""A learner's own layer or cost that gives back a wrong shape is named, and its units are shown like any others."""

import numpy as np
import pytest

from labutils import data
from labutils.costs import SquaredError
from labutils.functions import ACTIVATIONS
from labutils.gradcheck import gradient_check
from labutils.layers import Activation, Dense, Layer, Noise, Parameter, mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import fit

X, Y = data.moons(12)


class Own(Layer):
    """tanh, with something else in place of one of its passes."""

    corner = False

    def __init__(self, forward=None, backward=None):
        self.other_forward, self.other_backward = forward, backward

    def __repr__(self):
        return "Own()"

    def forward(self, A, cache, train=False, rng=None):
        cache.D = np.tanh(A)  # not where the library's layers keep it
        return self.other_forward(A) if self.other_forward else cache.D

    def backward(self, dA, cache):
        return self.other_backward(dA) if self.other_backward else dA * (1 - cache.D**2)


def times_two_in_place(A):
    A *= 2
    return A


def network(*hidden, **settings) -> Network:
    return Network([Dense(2, 3), *hidden, Dense(3, 1)], seed=1, **settings)


ASKS = {
    "predict": lambda net: net.predict(X),
    "J": lambda net: net.J(X, Y),
    "accuracy": lambda net: net.accuracy(X, Y),
    "J_and_grad": lambda net: net.J_and_grad(X, Y),
    "flow": lambda net: net.flow(X, Y),
    "fit": lambda net: fit(net, GradientDescent(0.1), X, Y, epochs=2),
    "gradient_check": lambda net: gradient_check(net, X, Y),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
@pytest.mark.parametrize(
    ("forward", "words"),
    [
        (lambda A: A[:2], "returns float64 of shape (2, 12); expected real numbers of shape (3, 12)"),
        (lambda A: A[:1], "returns float64 of shape (1, 12)"),
        (lambda A: A.mean(axis=1, keepdims=True), "returns float64 of shape (3, 1)"),
        (lambda A: A.T, "returns float64 of shape (12, 3)"),
        (lambda A: None, "returns NoneType, no array"),
        (lambda A: A.tolist(), "returns list, no array"),
        (lambda A: A + 0j, "returns complex128"),
        (times_two_in_place, "changes its input in place; expected a new array"),
    ],
)
def test_a_layer_that_answers_wrongly_is_named(ask, forward, words):
    with pytest.raises(ValueError) as refused:
        ask(network(Own(forward)))
    said = str(refused.value)
    assert said.startswith("forward of Own() ") and words in said and "expected" in said and "\n" not in said


@pytest.mark.parametrize("ask", [ASKS[name] for name in ("J_and_grad", "flow", "fit", "gradient_check")])
@pytest.mark.parametrize("backward", [lambda dA: dA.sum(axis=1, keepdims=True), lambda dA: dA[:1], lambda dA: None])
def test_a_layer_that_goes_back_wrongly_is_named(ask, backward):
    with pytest.raises(
        ValueError, match=r"backward of Own\(\) returns .* expected real numbers of shape \(3, 12\), like its"
    ):
        ask(network(Own(backward=backward)))


def test_a_first_layer_does_not_change_the_learners_data():
    x = X.copy()
    with pytest.raises(ValueError, match="changes its input in place"):
        Network([Own(times_two_in_place), *mlp(2, 3, 1)]).predict(x)
    assert np.array_equal(x, X)


class OneRow(Layer):
    n_in, n_out = 3, 1

    def forward(self, A, cache, train=False, rng=None):
        return A.mean(axis=0, keepdims=True)

    def backward(self, dA, cache):
        return np.repeat(dA, 3, axis=0) / 3


def test_a_layer_may_change_the_number_of_rows_if_it_says_so():
    net = Network([Dense(2, 3), OneRow(), Dense(1, 1)], seed=1)
    assert {check.verdict for check in gradient_check(net, X, Y)} == {"good"}


@pytest.mark.parametrize("seed", [1, range(3)], ids=["one", "stack"])
def test_units_of_an_own_class_are_shown_like_any_others(seed):
    own = Network([Dense(2, 3), Own(), Dense(3, 4), Own(), Dense(4, 1)], seed=seed)
    usual = Network([Dense(2, 3), Activation("tanh"), Dense(3, 4), Activation("tanh"), Dense(4, 1)], seed=seed)
    flows = own.flow(X, Y), usual.flow(X, Y)
    assert len(flows[0]) == len(flows[1]) == 2
    for one, other in zip(*flows):
        assert all(np.allclose(*pair, rtol=1e-12, atol=0) for pair in zip(one, other, strict=True))
    assert all(np.allclose(*pair, rtol=1e-12) for pair in zip(own.activations(X), usual.activations(X), strict=True))
    fits = [fit(net, GradientDescent(0.1), X, Y, epochs=5).theta for net in (own, usual)]
    assert np.allclose(*fits, rtol=1e-12)


def test_each_layer_of_units_is_shown_with_the_Z_in_front_of_it():
    net = Network([Dense(2, 3), Noise(0.0), Dense(3, 4), Activation("relu"), Dense(4, 1)], seed=1)
    (flow,) = net.flow(X, Y)
    assert flow.Z.shape == flow.A.shape == flow.dZ.shape == (4, 12) and np.array_equal(flow.A, np.maximum(flow.Z, 0))
    (first,) = Network([Activation("tanh"), *mlp(2, 1)], seed=1).flow(X, Y)
    assert np.array_equal(first.Z, X) and first.dZ is None


class OwnRelu(Layer):
    """It says nothing of its corner."""

    def forward(self, A, cache, train=False, rng=None):
        cache.Z = A
        return ACTIVATIONS["relu"].g(A)

    def backward(self, dA, cache):
        return dA * (cache.Z > 0)


def test_the_corner_of_an_own_activation_accuses_nobody():
    for seed in range(10):
        net = Network([Dense(2, 6), OwnRelu(), Dense(6, 6), OwnRelu(), Dense(6, 1)], seed=seed)
        checks = gradient_check(net, X, Y, epsilon=1e-4)
        assert {check.verdict for check in checks} <= {"good", "cannot tell"}


class Backward(Dense):
    """Twice the gradient, by a backward pass of its own."""

    def backward(self, dZ, cache):
        dA = super().backward(dZ, cache)
        self.dW *= 2
        return dA


def test_a_first_layers_own_backward_pass_is_used():
    checks = gradient_check(Network([Backward(2, 3), Activation("tanh"), Dense(3, 1)], seed=1), X, Y)
    assert {check.name: check.verdict for check in checks} == {"W1": "worry", "b1": "good", "W2": "good", "b2": "good"}


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"parameters": {"c": (3, 1)}}, "parameters of layers[1], Own(), hold (3, 1) as 'c'; expected a Parameter"),
        ({"weights": {"c": Parameter((3,))}}, "weights of layers[1]"),
        ({"running": {"c": Parameter((3, 0))}}, "running of layers[1]"),
        ({"n_in": 3}, "has n_in = 3 and n_out = None; expected two numbers of rows"),
    ],
)
def test_what_a_layer_says_of_itself_is_checked(tables, words):
    layer = Own()
    vars(layer).update(tables)
    with pytest.raises(ValueError) as refused:
        network(layer)
    assert words in str(refused.value)


@pytest.mark.parametrize("formula", ["predict", "dZ", "loss"])
def test_a_cost_whose_formula_gives_the_wrong_shape_is_named(formula):
    def summed(self, *arrays, out=None):
        return arrays[0].mean(axis=-1, keepdims=True)

    Summed = type("Summed", (SquaredError,), {formula: summed})
    with pytest.raises(
        ValueError, match=rf"{formula} of Summed returns \(1, 1\) numbers where Z has \(1, 2\); expected the"
    ):
        network(cost=Summed())
    net = network()
    with pytest.raises(ValueError, match=f"{formula} of Summed"):
        net.cost = Summed()


def test_a_cost_made_for_examples_of_its_own_is_taken():
    """One weight for each of its twelve examples does not fit the two with which a formula would be tried."""

    class Weighted(SquaredError):
        weights = np.linspace(0.5, 1.5, X.shape[1])

        def loss(self, Z, Y):
            return self.weights * super().loss(Z, Y)

        def dZ(self, A, Y, out=None):
            return self.weights * super().dZ(A, Y)

    net = network(cost=Weighted())
    assert np.isclose(net.J(X, Y), (Weighted.weights * SquaredError().loss(net.predict(X), Y)).mean())
    assert {check.verdict for check in gradient_check(net, X, Y)} == {"good"}
