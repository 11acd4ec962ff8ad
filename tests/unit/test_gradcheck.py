"""The gradient check finds what is wrong, accuses nobody else, and says where it cannot tell."""

import numpy as np
import pytest

from labutils import data
from labutils.functions import ACTIVATIONS
from labutils.gradcheck import GradientCheck, gradient_check, numerical_gradient, relative_difference, verdict
from labutils.layers import mlp
from labutils.network import Network
from labutils.probe import Probe
from tests.unit.gradient_trials import X, Y, accused, accused_of_any, any_check, checked, network, saturated_check


class Doubled(Network):
    """The gradient of W2 comes out twice too large."""

    def _gradient(self, X, Y, *, m, rng):
        Z = super()._gradient(X, Y, m=m, rng=rng)
        self.grad_blocks()["W2"][...] *= 2
        return Z


class OffByAHair(Network):
    """One entry of the gradient of W2 is wrong by 1e-6 of the whole."""

    def _gradient(self, X, Y, *, m, rng):
        Z = super()._gradient(X, Y, m=m, rng=rng)
        self.grad_blocks()["W2"][1, 3] += 1e-6 * np.linalg.norm(self.grad)
        return Z


def by_name(checks: GradientCheck) -> dict:
    return {check.name: check for check in checks}


@pytest.mark.parametrize("seed", range(2))
def test_no_right_gradient_is_accused(seed):
    assert accused([seed], width=6) == []


class HalfAsMuchAgain(Network):
    """The gradient of W1 comes out half as large again."""

    def _gradient(self, X, Y, *, m, rng):
        Z = super()._gradient(X, Y, m=m, rng=rng)
        self.grad_blocks()["W1"][...] *= 1.5
        return Z


COARSE = (22, 53, 67, 120, 403)  # accused once, for what a step of this size makes of J's curvature
ROUNDED = (7698, 8386)  # accused once, for the rounding of A - Y, and of log(1 + small)


def test_no_right_gradient_is_accused_whatever_the_step():
    assert accused_of_any([*range(20), *COARSE, *ROUNDED]) == []


@pytest.mark.parametrize("epsilon", [None, 1e-5])
def test_no_right_gradient_is_accused_where_the_answers_are_right_to_many_digits(epsilon):
    assert accused_of_any(range(40), lambda seed: saturated_check(seed, epsilon)) == []


def test_an_answer_that_is_right_to_its_last_digit_is_told_so():
    net = Network(mlp(1, 1), init={"W1": [[40.0]]})
    check = by_name(gradient_check(net, [[1.0, 1.1]], [[1, 1]]))["W1"]
    assert check.backward[0, 0] == 0 and check.verdict == "cannot tell" and check.saturated
    assert check.advice == "A is Y to the last digits, so A - Y is rounding: try other weights"


def test_a_bug_is_found_behind_answers_that_are_nearly_right():
    net = Doubled(mlp(2, 4, 1, activation="tanh"), seed=1)
    net.theta *= 3
    found = by_name(gradient_check(net, X, net.predict(X) > 0.5))
    assert found.pop("W2").verdict == "worry" and {check.verdict for check in found.values()} == {"good"}


def test_a_wrong_gradient_is_found_or_nobody_can_tell_whatever_the_step():
    said = [any_check(seed, HalfAsMuchAgain)[0].verdict for seed in range(40)]
    assert set(said) == {"worry", "cannot tell"} and np.mean([verdict == "worry" for verdict in said]) > 0.7


def test_a_step_that_is_too_coarse_is_told_so():
    check = by_name(gradient_check(network(1, "small", 0, "tanh", batchnorm=True), X, Y, epsilon=0.1, sides=1))["W1"]
    assert check.verdict == "cannot tell" and check.coarse and "try a smaller epsilon" in check.advice


@pytest.mark.parametrize("init", ["he", "xavier"])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_ordinary_networks_are_told_good(init, activation):
    verdicts = [c.verdict for seed in range(3) for depth in (1, 3, 5) for c in checked(depth, init, seed, activation)]
    assert np.mean([said == "good" for said in verdicts]) > 0.95


@pytest.mark.parametrize("init", ["small", "zeros"])
def test_a_gradient_that_drowns_in_rounding_is_told_so(init):
    for name in ("W1", "W2", "W5", "b6"):
        check = by_name(checked(5, init, 0))[name]
        assert check.verdict == "cannot tell" and "too small to tell here: try" in check.advice


@pytest.mark.parametrize("init", ["he", "xavier", "small", 0.5])
@pytest.mark.parametrize("seed", range(5))
def test_a_doubled_block_is_found_wherever_there_is_something_to_see(init, seed):
    for depth in (2, 3):
        found = by_name(gradient_check(network(depth, init, seed, "tanh", kind=Doubled), X, Y))
        assert found.pop("W2").verdict == "worry"
        assert {check.verdict for check in found.values()} <= {"good", "cannot tell"}


def test_a_small_bug_is_to_be_looked_at_and_its_entry_is_named():
    check = by_name(gradient_check(network(2, "he", 1, "tanh", kind=OffByAHair), X, Y))["W2"]
    assert check.verdict == "look" and check.worst == (1, 3)
    assert check.advice == "they disagree most at (1, 3)"


def test_a_bug_is_not_hidden_by_a_corner_in_the_same_block():
    crossing = [
        check
        for seed in range(10)
        for check in gradient_check(network(2, "he", seed, kind=Doubled), X, Y, epsilon=1e-4)
        if check.name == "W2" and 0 < check.corners < check.backward.size
    ]
    assert crossing and {check.verdict for check in crossing} == {"worry"}


def test_a_unit_on_its_corner_is_not_blamed_and_the_advice_says_why():
    layers = mlp(1, 1, 1)
    net = Network(layers, "squared", init="he", seed=1)
    found = by_name(gradient_check(net, np.array([[0.0]]), np.array([[1.0]])))  # z = 0: one half, says the difference
    assert found["b1"].verdict == "cannot tell" and found["b1"].difference > 0.9
    assert "1 of 1 entries cross a corner: try a smaller epsilon, or other weights" in found["b1"].advice
    assert found["b2"].verdict == "good"


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_has_a_corner_where_its_slope_jumps(name):
    g = ACTIVATIONS[name].g
    left, right = ((g(np.array(z + 1e-6)) - g(np.array(z))) / 1e-6 for z in (-1e-6, 0.0))
    assert ACTIVATIONS[name].corner == (abs(right - left) > 0.1)


def test_a_weight_within_epsilon_of_the_corner_of_its_penalty_is_not_blamed():
    net = Network(mlp(2, 3, 1, activation="tanh"), l1=5.0, seed=0)
    net.blocks()["W1"][1, 0] = 3e-6
    check = by_name(gradient_check(net, X, Y))["W1"]
    assert check.corners == 1 and check.difference > 1e-3 and check.verdict == "cannot tell"


@pytest.mark.parametrize("sides", [1, 2])
def test_curvature_is_no_bug(sides):
    checks = gradient_check(network(2, "he", 1, "tanh"), X, Y, epsilon=1e-3, sides=sides)
    assert checks.difference > 1e-7
    assert {check.verdict for check in checks} <= {"good", "cannot tell"}


def test_one_score_for_the_whole_gradient():
    checks = checked(2, "he", 1, kind=Doubled)
    whole = [np.concatenate([np.ravel(getattr(c, way)) for c in checks]) for way in ("backward", "numerical")]
    assert checks.difference == relative_difference(*whole) > 0.1


def test_the_answer_prints_as_a_table():
    lines = repr(checked(2, "he", 1, kind=Doubled)).splitlines()
    assert lines[0].split() == ["block", "score", "verdict"]
    assert lines[1] == "W1     below 1e-7  good"
    assert lines[3].startswith("W2     0.333       worry: they disagree most at (")
    assert lines[-1].startswith("whole  0.")


@pytest.mark.parametrize("difference, floor, said", [
    (1e-8, 0, "good"), (1e-5, 0, "look"), (1e-3, 0, "worry"), (np.nan, 0, "worry"), (np.nan, np.inf, "worry"),
    (1e-5, 1e-5, "good"), (1e-5, 1e-6, "look"), (0.0, np.inf, "cannot tell"), (1.0, 1.0, "cannot tell"),
])  # fmt: skip
def test_the_verdict_weighs_the_score_against_its_floor(difference, floor, said):
    assert verdict(difference, floor) == said


def test_the_network_is_left_as_it_was():
    net = network(2, "he", 1, "tanh", batchnorm=True, keep_prob=0.8)
    net.J_and_grad(X, Y, rng=np.random.default_rng(0))
    before = net.theta.copy(), net.running.copy(), net.grad.copy()
    gradient_check(net, X, Y)
    assert all(np.array_equal(*pair) for pair in zip(before, (net.theta, net.running, net.grad)))


def test_whole_numbers_are_nudged_too():
    assert numerical_gradient(lambda theta: float(theta @ theta), [1, 2]) == pytest.approx([2, 4])


@pytest.mark.parametrize(
    "ask, words",
    [
        (lambda: checked(1, "he", [0, 1]), "one network and one batch"),
        (lambda: gradient_check(network(1, "he", 0), X[None], Y[None]), "one network and one batch"),
        (lambda: gradient_check(network(1, "he", 0), X, Y, sides=3), "sides is 3; expected 2, or 1"),
        (lambda: gradient_check(network(1, "he", 0), X, Y, sides=0), "sides is 0"),
        (lambda: gradient_check(network(1, "he", 0), X, Y, epsilon=0), "epsilon is 0"),
        (lambda: gradient_check(network(1, "he", 0), X, Y, seed=-1), "seed is -1"),
        (lambda: numerical_gradient(np.sum, np.ones((2, 2))), r"theta has shape \(2, 2\); expected a flat vector"),
        (lambda: numerical_gradient(np.sum, ["a", "b"]), "^theta holds text; expected real numbers"),
        (lambda: relative_difference(np.ones((3, 1)), np.ones(3)), r"a has shape \(3, 1\) and b has \(3,\)"),
    ],
)
def test_what_cannot_be_checked_is_refused(ask, words):
    with pytest.raises(ValueError, match=words):
        ask()


@pytest.mark.parametrize("b", [1e4, 1e6, 1e8])
def test_a_large_bias_and_targets_as_large_accuse_nobody(b):
    """theta ± epsilon is rounded where theta is large, and J where Z is."""
    for seed in range(30):
        rng = np.random.default_rng(seed)
        x, y = rng.standard_normal((2, 9)), b + rng.integers(0, 2, (1, 9))
        net = Network(mlp(2, 4, 1, activation="tanh"), "squared", init={"b2": [[b]]}, seed=seed)
        assert {c.verdict for c in gradient_check(net, x, y)} <= {"good", "cannot tell"}


def test_the_difference_is_divided_by_the_step_that_was_really_made():
    assert float(numerical_gradient(lambda theta: theta[0], np.array([1e8]))[0]) == 1


@pytest.mark.parametrize("size", [1e-300, 1e-200, 1.0, 1e200, 1e300])
def test_the_relative_difference_does_not_depend_on_the_unit(size):
    assert relative_difference(size * np.array([1.0, 0]), size * np.array([2.0, 0])) == pytest.approx(1 / 3, rel=1e-14)


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.float16, bool, list])
def test_the_relative_difference_of_any_kind_of_numbers(kind):
    a, b = np.array([0, 1]), np.array([1, 0])
    pair = (a.tolist(), b.tolist()) if kind is list else (a.astype(kind), b.astype(kind))
    assert relative_difference(*pair) == pytest.approx(np.sqrt(2) / 2, rel=1e-14)


@pytest.mark.parametrize("size", [1e160, 1e200, np.nan])
def test_a_check_at_weights_without_a_finite_J_says_so(size):
    net = Network(mlp(2, 5, 5, 1), "squared", seed=1)
    net.theta *= size
    with pytest.raises(ValueError, match=r"J is (inf|nan) with these weights and this X; expected a finite number"):
        gradient_check(net, *data.moons(20))


def test_right_gradients_are_not_accused_however_large_they_are():
    net = Network(mlp(2, 4, 3, 1), lambd=1.0, seed=1)
    net.theta *= 1e100
    assert {check.verdict for check in gradient_check(net, *data.moons(20))} == {"cannot tell"}


def test_only_who_is_accused_is_looked_at_again(monkeypatch):
    asked, ask = [], Probe.__call__
    monkeypatch.setattr(Probe, "__call__", lambda self, theta: asked.append(1) or ask(self, theta))
    net = Doubled(mlp(2, 5, 4, 1), seed=1)
    checks = gradient_check(net, *data.moons(60))
    assert [check.name for check in checks if check.verdict == "worry"] == ["W2"]
    assert len(asked) == 2 * net.theta.size + 2 * net.blocks()["W2"].size
