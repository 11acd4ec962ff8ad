"""Lab 00: what its scenes compute."""

import numpy as np
import pytest

from labutils.costs import SigmoidCrossEntropy
from labutils.functions import ACTIVATIONS, sigmoid, softmax
from labutils.labs.start import activation_panel, building_panel, descent_panel, draws_panel, flower_panel, see_through_panel
from labutils.labs.start.building import TwoLayers, stripe
from labutils.labs.start.descending import START, J, dJ, path
from labutils.labs.start.exercises import cost, dense_backward
from labutils.labs.start.looping import ratio_of_times
from labutils.labs.start.sharing import softmax_slope
from labutils.layers import mlp
from labutils.network import Network


def difference(f, x, step=1e-6):
    """f'(x) from both sides."""
    return (f(x + step) - f(x - step)) / (2 * step)


def test_no_hidden_unit_is_logistic_regression():
    panel = flower_panel()
    panel.set(hidden=0)
    assert list(panel.scene.net.blocks()) == ["W1", "b1"] and "No hidden unit" in panel.status
    panel.set(hidden=3)
    assert panel.scene.net.blocks()["W1"].shape == (3, 2)


def test_the_table_of_the_see_through_panel_adds_up():
    panel = see_through_panel()
    panel.set(x1=0.7, x2=-0.35, iteration=150)
    scene = panel.scene
    X = np.array([[0.7], [-0.35]])
    assert np.allclose([scene.a1, scene.a2][0], scene.net.activations(X)[1])
    assert np.allclose(scene.a2, scene.net.predict(X))
    numbers = [float(line.split()[-1]) for line in scene.arithmetic().splitlines()[1:]]
    *terms, z, a = numbers
    assert len(terms) == 4 and sum(terms) == pytest.approx(z, abs=0.03)
    assert sigmoid(np.array(z)) == pytest.approx(a, abs=0.01)


def test_the_network_starts_with_the_weights_it_was_given_and_ends_with_the_trained_ones():
    panel = see_through_panel()
    trained = panel.scene.net.theta.copy()
    panel.set(iteration=0)
    fresh = Network(mlp(2, 3, 1, activation="tanh"), init="xavier", seed=8)
    assert np.array_equal(panel.scene.net.theta, fresh.theta) and not np.allclose(trained, fresh.theta)


@pytest.mark.parametrize("name", [*ACTIVATIONS, "prelu"])
def test_the_slope_shown_is_the_derivative(name):
    panel = activation_panel()
    panel.set(name=name, a=0.3)
    for z in (-2.3, 0.8):
        panel.set(z=z)
        expected = difference(lambda x: panel.scene.value_and_slope(x)[0][0], np.array([z]))
        assert panel.scene.at[1] == pytest.approx(expected[0] if np.ndim(expected) else expected, abs=1e-6)


def test_a_sigmoid_of_ones_own_is_drawn():
    panel = activation_panel(lambda Z: np.full_like(Z, 0.5))
    assert np.ptp(panel.scene.curves[0].get_ydata()) == 0


def test_the_table_of_softmax_slopes_is_the_derivative():
    z = np.array([0.5, -1.0, 2.0])
    shift = [difference(lambda t, unit=unit: softmax((z + t * unit)[:, None])[:, 0], 0.0) for unit in np.eye(3)]
    assert np.allclose(softmax_slope(softmax(z[:, None])[:, 0]), np.column_stack(shift))


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


@pytest.mark.parametrize("mistake", ["none", "X", "slope", "m"])
def test_the_cost_of_every_mistake_stays_in_the_picture(mistake):
    panel = building_panel()
    low, high = panel.scene.curve.ax.get_ylim()
    for alpha in panel.controls["alpha"].stops():
        panel.set(mistake=mistake, alpha=alpha)
        assert low < min(panel.scene.J) <= max(panel.scene.J) < high


def test_the_panel_trains_with_the_functions_it_is_given():
    calls = []

    def counting(dZ, A_prev, W):
        calls.append(W.shape)
        return dense_backward(dZ, A_prev, W)

    assert building_panel(backward=counting).status == building_panel().status
    assert set(calls) == {(1, 2), (2, 2)}


def test_the_cost_is_the_librarys():
    Z, Y = np.array([[-1.0, 0.3, 2.0]]), np.array([[0.0, 1.0, 0.0]])
    assert cost(sigmoid(Z), Y) == pytest.approx(SigmoidCrossEntropy().J(Z, Y))


def test_descent_goes_down_the_slope_of_its_cost():
    assert dJ(0.4) == pytest.approx(difference(J, 0.4))
    assert np.array_equal(path(0.3, 1), [START, START - 0.3 * dJ(START)])
    panel = descent_panel()
    panel.set(steps=0)
    assert panel.status.endswith(f"w = {START:.2f} and J = {J(START):.2f}.")


def test_the_first_numbers_stay_when_more_are_drawn():
    panel = draws_panel()
    first = panel.scene.normal[:10].copy()
    panel.set(n=100_000)
    assert np.array_equal(panel.scene.normal[:10], first)
    assert "95.0 % lie within ±1.96 and 99.0 % within ±2.58" in panel.status


def test_a_hundred_times_the_work_takes_longer():
    def work(n):
        return lambda: sum(range(n))

    assert ratio_of_times(work(100_000), work(100)) > 2
