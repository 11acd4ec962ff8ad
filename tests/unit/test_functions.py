"""Activations, initialisers, costs and the gradient check's own arithmetic."""

import numpy as np
import pytest

from labutils.costs import COSTS
from labutils.functions import ACTIVATIONS, softmax, softmax_slope
from labutils.gradcheck import numerical_gradient, relative_difference
from labutils.initializers import INITIALIZERS, initializer
from tests.unit.slopes import difference

Z = np.random.default_rng(0).standard_normal((3, 40)) * 3


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_slope_is_the_derivative_of_its_function(name):
    function, eps = ACTIVATIONS[name], 1e-6
    g = function.g
    assert np.allclose(function.derivative(Z, g(Z)), (g(Z + eps) - g(Z - eps)) / (2 * eps), atol=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_filling_an_array_gives_the_same_as_making_one_and_leaves_Z_alone(name):
    g = ACTIVATIONS[name].g
    before, out = Z.copy(), np.empty_like(Z)
    assert np.array_equal(g(Z, out=out), g(Z))
    assert np.array_equal(Z, before)


@pytest.mark.parametrize("name", [*ACTIVATIONS])
def test_no_activation_overflows(name):
    with np.errstate(all="raise"):
        assert np.isfinite(ACTIVATIONS[name].g(np.array([[-1e4, 0.0, 1e4]]))).all()


def test_softmax_of_two_classes_is_the_sigmoid_of_their_difference():
    two = np.random.default_rng(1).standard_normal((2, 9))
    assert np.allclose(softmax(two)[0], ACTIVATIONS["sigmoid"].g(two[0] - two[1]))


@pytest.mark.parametrize("name", COSTS)
def test_costs_stay_finite_and_agree_with_dZ(name):
    rng, cost = np.random.default_rng(2), COSTS[name]()
    logits = rng.standard_normal((3, 5)) * 4
    Y = np.eye(3)[rng.integers(0, 3, 5)].T
    numerical = numerical_gradient(lambda z: cost.J(z.reshape(3, 5), Y), logits.ravel())
    assert relative_difference(cost.dZ(cost.predict(logits), Y).ravel(), numerical) < 1e-8
    assert np.isfinite(cost.J(logits * 1e3, Y))


@pytest.mark.parametrize(
    "name, variance",
    [
        ("zeros", 0),
        ("normal", 1),
        ("large", 100),
        ("small", 1e-4),
        ("he", 2 / 300),
        ("xavier", 1 / 300),
        ("glorot", 2 / 500),
    ],
)
def test_every_initialiser_has_its_variance(name, variance):
    W = INITIALIZERS[name](np.random.default_rng(0), 200, 300)
    assert W.shape == (200, 300)
    assert W.var() == pytest.approx(variance, rel=0.03)
    assert W.mean() == pytest.approx(0, abs=4 * np.sqrt(variance / W.size) + 1e-12)


def test_a_number_is_the_standard_deviation_of_normal_weights():
    assert initializer(10.0)(np.random.default_rng(0), 200, 300).std() == pytest.approx(10, rel=0.02)


def test_one_sided_errors_fall_like_epsilon_and_two_sided_like_its_square():
    cube = lambda theta: theta[0] ** 3  # noqa: E731
    error = {
        (sides, eps): abs(numerical_gradient(cube, np.array([1.0]), eps, sides)[0] - 3)
        for sides in (1, 2)
        for eps in (1e-2, 1e-3)
    }
    assert error[1, 1e-2] / error[1, 1e-3] == pytest.approx(10, rel=0.05)
    assert error[2, 1e-2] / error[2, 1e-3] == pytest.approx(100, rel=0.05)


@pytest.mark.parametrize("k", [2, 4, 0.5])
def test_wrong_by_a_factor_k_scores_k_minus_one_over_k_plus_one(k):
    g = np.random.default_rng(3).standard_normal(7)
    assert relative_difference(k * g, g) == pytest.approx(abs(k - 1) / (k + 1))


def test_two_zero_gradients_agree():
    assert relative_difference(np.zeros(3), np.zeros(3)) == 0


def test_the_table_of_softmax_slopes_is_the_derivative():
    z = np.array([0.5, -1.0, 2.0])
    shift = [difference(lambda t, unit=unit: softmax((z + t * unit)[:, None])[:, 0], 0.0) for unit in np.eye(3)]
    assert np.allclose(softmax_slope(softmax(z[:, None])[:, 0]), np.column_stack(shift))


def test_leaky_relu_takes_its_small_slope_at_zero_itself():
    assert ACTIVATIONS["leaky_relu"].slope(np.array([-1.0, 0.0, 1.0])).tolist() == [0.01, 0.01, 1.0]


def test_an_example_with_several_answers_is_right_when_all_of_them_are():
    A, Y = np.array([[0.9, 0.9, 0.1], [0.2, 0.8, 0.1]]), np.array([[1.0, 1, 1], [0, 0, 0]])
    assert COSTS["sigmoid"]().right(A, Y).tolist() == [True, False, False]
