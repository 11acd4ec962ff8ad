"""What the learner told NumPy about overflow and underflow is neither obeyed to death nor changed behind their back."""

import ast
import inspect
import pickle
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from labutils import data, functions
from labutils.costs import COSTS
from labutils.functions import ACTIVATIONS, softmax
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS
from labutils.training import fit
from labutils.validate.quiet import formula

ROOT = Path(__file__).resolve().parents[2] / "labutils"
X, Y = data.moons(40)
TINY = np.array([[5e-324, 1e-310, 1e-200, -1e-160, -5e-324]])
FAR = np.array([[-1e3, -800.0, 0.0, 800.0, 1e3]])


def errstate_blocks(tree: ast.AST):
    return [node for node in ast.walk(tree) if isinstance(node, ast.With) and "errstate" in ast.dump(node.items[0])]


def own_nodes(block: ast.AST):
    """What stands in a block, without the functions defined there."""
    for node in ast.iter_child_nodes(block):
        if not isinstance(node, ast.FunctionDef | ast.Lambda | ast.GeneratorExp):
            yield node
            yield from own_nodes(node)


def yields(block: ast.AST) -> bool:
    return any(isinstance(node, ast.Yield | ast.YieldFrom) for node in own_nodes(block))


def test_no_generator_pauses_inside_errstate():
    """There the caller would go on with the generator's settings, and the generator with the caller's."""
    files = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}
    assert [str(path) for path, tree in files.items() if any(map(yields, errstate_blocks(tree)))] == []
    assert sum(len(errstate_blocks(tree)) for tree in files.values()) > 5, "nothing was looked at"


def test_a_yield_inside_errstate_would_be_seen():
    guilty = "def f():\n with np.errstate(over='ignore'):\n  for _ in x:\n   yield 1"
    innocent = "def f():\n with np.errstate(over='ignore'):\n  y = 1\n yield y"
    assert [any(map(yields, errstate_blocks(ast.parse(code)))) for code in (guilty, innocent)] == [True, False]


@pytest.fixture
def strict():
    before = np.seterr(all="raise")
    yield
    np.seterr(**before)


SIZES = {
    "subnormal": [5e-324, -5e-324, 1e-310, 0.0],
    "tiny": [1e-200, -1e-160, 1e-300, 1e-308],
    "huge": [1e308, -1e308, 1.7e308, 1e200],
    "infinite": [np.inf, -np.inf, 0.0, 1.0],
    "NaN": [np.nan, 1.0, -2.0, 3.0],
}
FUNCTIONS = {
    name: function
    for name, function in vars(functions).items()
    if inspect.isfunction(function)
    and function.__module__ == functions.__name__
    and {*"ZAa"} & {*inspect.signature(function).parameters}
}
METHODS = {
    (cost, method): getattr(COSTS[cost](), method)
    for cost in COSTS
    for method in ("predict", "dZ", "loss", "losses", "J", "right")
    if (cost, method) != ("squared", "right")  # a regression has no accuracy
}


def asked(name, Z):
    """What the function, or the method of a cost, answers to Z (2, m)."""
    if name in METHODS:
        return METHODS[name](Z) if "predict" in name else METHODS[name](Z, np.eye(2)[:, [0, 1, 1, 0]])
    return FUNCTIONS[name](Z[0] if "a" in inspect.signature(FUNCTIONS[name]).parameters else Z)


@pytest.mark.parametrize("how", ["raise", "warn"])  # a warning is an error here
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS], ids=str)
def test_every_function_and_cost_called_by_itself_gives_the_number_and_nothing_else(name, size, how):
    Z = np.vstack([SIZES[size], np.negative(SIZES[size])])
    with np.errstate(all="ignore"):
        expected = asked(name, Z.copy())
    with np.errstate(all=how):
        assert np.array_equal(asked(name, Z.copy()), expected, equal_nan=True)


def test_the_table_holds_all_of_them():
    assert {"sigmoid", "tanh_slope", "softmax", "softmax_slope"} <= FUNCTIONS.keys() and len(FUNCTIONS) >= 12
    assert all(one in FUNCTIONS.values() for function in ACTIVATIONS.values() for one in function[:2])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_goes_to_another_process_with_its_formula(name):
    function = FUNCTIONS[name]
    assert pickle.loads(pickle.dumps(function)) is function
    assert pickle.loads(pickle.dumps(formula(function))) is function.formula


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_take_any_ordinary_number(name, strict):
    function, Z = ACTIVATIONS[name], np.hstack([FAR, FAR / 1e100])
    A = function.g(Z)
    assert np.isfinite(A).all() and np.isfinite(function.derivative(Z, A)).all()


@pytest.mark.parametrize("Z", [TINY, FAR], ids=["tiny", "far"])
def test_softmax_lets_tiny_numbers_be_zero(Z, strict):
    assert softmax(np.vstack([Z, -Z, 0 * Z])).sum(axis=0) == pytest.approx(1)


@pytest.mark.parametrize("Z", [TINY, FAR], ids=["tiny", "far"])
@pytest.mark.parametrize("name", COSTS)
def test_costs_let_tiny_numbers_be_zero(name, Z, strict):
    labels = np.repeat([[0.0], [1.0]], Z.shape[1], axis=1)
    assert np.isfinite(COSTS[name]().J(np.vstack([Z, -Z]), labels))


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("init", ["small", "he", "large"])
def test_a_whole_run_and_all_that_is_asked_of_it(name, init, strict):
    net = Network(mlp(2, 8, 8, 8, 8, 1, activation="tanh"), init=init, lambd=1e-200, seed=1)
    fit(net, OPTIMIZERS[name](alpha=0.1), X, Y, epochs=300, batch_size=7)
    asked = [net.predict(X), net.J(X, Y), net.loss(X, Y), net.accuracy(X, Y), net.J_and_grad(X, Y), net.gradient(X, Y)]
    assert all(np.isfinite(answer).all() for answer in asked)
    assert len(net.flow(X, Y)) == 4 and len(net.activations(X)) == 6


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimiser_forgets_old_gradients_to_the_last_digit(name, strict):
    theta, optimizer = np.zeros(2), OPTIMIZERS[name](alpha=0.1)
    optimizer.reset(theta)
    for grad in ([1.0, 1e-170], *[[0.0, 0.0]] * 9_000):
        optimizer.step(theta, np.array(grad))
    assert np.isfinite(theta).all()


@pytest.mark.parametrize("size", [1e155, 1e200, 1e307, np.nan])
@pytest.mark.parametrize("cost", COSTS)
def test_what_overflows_is_no_number_and_never_a_wrong_one(cost, size, strict):
    labels = np.vstack([Y, 1 - Y]) if cost == "softmax" else Y
    net = Network(mlp(2, 5, 5, len(labels)), cost, seed=[1, 2], lambd=[0.0, 0.5])
    net.theta[1] *= size
    for answer in (net.J(X, labels), net.loss(X, labels), net.J_and_grad(X, labels)):
        assert np.array_equal(np.isfinite(answer), [True, False])
    assert np.isfinite(net.predict(X)[0]).all() and net.penalty(9).shape == (2,)
    net.logits(X), net.losses(X, labels), net.flow(X, labels), net.activations(X), net.gradient(X, labels)
    if cost != "squared":
        assert 0 <= net.accuracy(X, labels)[0] <= 1
        lost = ~np.isfinite(net.predict(X)[1]).all()
        assert np.isnan(net.accuracy(X, labels)[1]) == lost and np.isnan(net.loss_and_accuracy(X, labels)[1][1]) == lost


@pytest.mark.parametrize("init", [1e308, -1e308, lambda rng, *shape: 1e308 * rng.normal(size=shape)])
def test_weights_that_overflow_where_they_are_drawn_are_refused_in_a_sentence(init, strict):
    with pytest.raises(ValueError, match="init gives W1 values that are NaN or infinite; expected finite numbers"):
        Network(mlp(2, 40, 1), init=init)


@pytest.mark.parametrize(
    "draw", [data.circles, data.moons, data.flower, data.blobs, data.spirals, partial(data.noisy_field, 1)]
)
def test_noise_may_be_as_small_as_numbers_get(draw, strict):
    assert all((np.abs(a - b) <= 1e-300).all() for a, b in zip(draw(m=9, noise=1e-320), draw(m=9, noise=0)))


@pytest.mark.parametrize("name", COSTS)
@pytest.mark.parametrize("Z", [TINY, FAR, 1e305 * FAR, np.array([[np.inf, np.nan, -np.inf, 0.0, 1.0]])])
def test_the_formulas_of_a_cost_take_any_number(name, Z, strict):
    cost, Z = COSTS[name](), np.vstack([Z, -Z])
    Y = np.vstack([Z[:1] > 0, Z[:1] <= 0]) * 1.0
    one_by_one = cost.loss(Z, Y)
    assert np.array_equal(cost.losses(Z, Y), one_by_one.sum(axis=0), equal_nan=True)
    assert np.array_equal(np.isfinite(cost.J(Z, Y)), np.isfinite(one_by_one.sum()))


def test_softmax_takes_scores_as_far_apart_as_numbers_get(strict):
    assert np.array_equal(softmax(np.array([[1.7e308], [-1.7e308]])), [[1.0], [0.0]])
