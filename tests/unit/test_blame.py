"""A run that diverges names its true first bad iteration, and the setting whose change keeps it finite."""

import gc
import pickle
import weakref

import numpy as np
import pytest

from labutils import data, training
from labutils.costs import SquaredError
from labutils.layers import Noise, mlp
from labutils.network import Network
from labutils.optimizers import AdaGrad, Adam, GradientDescent, Optimizer, RMSprop
from labutils.streams import streams
from labutils.training import Diverged, fit, train

X, Y = data.moons(m=100, noise=0.2, seed=3)


def linear(**settings):
    return Network(mlp(2, 5, 1, activation="linear"), "squared", **{"seed": 1, **settings})


RUNS = {  # name -> (network, optimiser, X, settings of train, the first cure named)
    "alpha": (lambda: linear(), lambda: GradientDescent(50.0), X, {}, "alpha = 0.05 instead of 50"),
    "an alpha beyond all measure": (lambda: linear(), lambda: GradientDescent(1e50), X, {}, "alpha = 0.01 instead of 1e+50"),
    "lambd": (lambda: linear(lambd=1e6), lambda: GradientDescent(0.01), X, {}, "lambd = 0 instead of 1e+06"),
    "l1 beside an innocent lambd": (
        lambda: linear(lambd=0.1, l1=1e160),
        lambda: GradientDescent(0.01),
        X,
        {},
        "l1 = 0 instead of 1e+160",
    ),
    "epsilon": (
        lambda: linear(),
        lambda: RMSprop(0.01, epsilon=0.0),
        np.vstack([X[:1], np.zeros((1, 100))]),
        {},
        "epsilon = 1e-08 instead of 0",
    ),
    "init": (lambda: linear(init=1e3), lambda: GradientDescent(0.01), X, {}, "init='he' instead of"),
    "data": (lambda: linear(), lambda: GradientDescent(0.1), 1e4 * X, {}, "normalised features"),
    "noise": (
        lambda: Network([Noise(1e6), *mlp(2, 5, 1, activation="linear")], "squared", seed=1),
        lambda: GradientDescent(0.01),
        X,
        {},
        "sigma = 0 instead of 1e+06",
    ),
    "keep_prob": (
        lambda: Network(mlp(2, 5, 5, 1, activation="linear", keep_prob=0.001), "squared", seed=1),
        lambda: GradientDescent(0.01),
        X,
        {},
        "keep_prob = 1 instead of 0.001",
    ),
    "batches, masks and a schedule": (
        lambda: Network(mlp(2, 5, 1, activation="linear", keep_prob=0.8), "squared", seed=1),
        lambda: GradientDescent(0.1),
        X,
        {"batch_size": 30, "schedule": lambda epoch: 0.02 if epoch < 5 else 30.0},
        "alpha = ",
    ),
}


def told(make, optimizer, X, settings, every, seed=4) -> str:
    settings = {"every": every, **settings}
    with pytest.raises(Diverged) as caught:
        for _ in train(make(), optimizer(), X, Y, epochs=2000, seed=seed, **settings):
            pass
    return str(caught.value)


@pytest.mark.parametrize("kind", RUNS)
def test_the_guilty_setting_comes_first(kind):
    make, optimizer, features, settings, cure = RUNS[kind]
    said = told(make, optimizer, features, settings, every=1)
    assert f"stays finite with {cure}" in said, said
    assert len(said) < 300


@pytest.mark.parametrize("kind", RUNS)
@pytest.mark.parametrize("every", [7, 1000, "epoch", (3, 500)], ids=str)
def test_rare_reports_name_the_iteration_that_frequent_ones_see(kind, every):
    make, optimizer, features, settings, _ = RUNS[kind]
    assert told(make, optimizer, features, settings, every) == told(make, optimizer, features, settings, every=1)


def test_generators_of_ones_own_are_replayed_from_where_they_stood():
    def make():
        return Network(mlp(2, 5, 1, activation="linear", keep_prob=0.3), "squared", seed=1)

    said = [told(make, lambda: GradientDescent(0.3), X, {"batch_size": 3}, e, s) for e, s in ((1, 4), (1000, streams(4)))]
    assert said[0] == said[1]


def test_the_cure_that_is_named_is_one():
    for alpha in (50.0, 5.0, 0.5):
        with pytest.raises(Diverged, match="stays finite with alpha = 0.05 instead of"):
            fit(linear(), GradientDescent(alpha), X, Y, epochs=2000)
    assert np.isfinite(fit(linear(), GradientDescent(0.05), X, Y, epochs=2000).theta).all()


def test_the_network_and_the_optimizer_are_left_as_the_run_left_them():
    net, optimizer = linear(lambd=1e6), GradientDescent(0.01)
    with pytest.raises(Diverged):
        fit(net, optimizer, X, Y, epochs=2000)
    assert net.lambd == 1e6 and optimizer.alpha == 0.01


def test_a_setting_changed_in_mid_run_does_not_lead_astray():
    net, optimizer = linear(), GradientDescent(0.01)
    run = train(net, optimizer, X, Y, epochs=2000, every=10)
    next(run)
    net.lambd = 1e6
    with pytest.raises(Diverged, match="iteration"):
        list(run)


def test_a_healthy_adam_is_not_accused():
    steps = list(train(Network(mlp(2, 5, 1), seed=1), Adam(0.01), X, Y, epochs=50))
    assert np.isfinite([step.J for step in steps]).all()


@pytest.mark.parametrize("run", [lambda: (linear(), 1e200 * X), lambda: (linear(init=1e200), X)], ids=["X", "init"])
@pytest.mark.parametrize("how", ["raise", "warn"])
def test_the_guilty_is_found_under_any_settings_of_numpy(run, how):
    network, x = run()
    with np.errstate(all=how), pytest.raises(Diverged, match="J is no longer a finite number at iteration 1 "):
        fit(network, GradientDescent(0.01), x, Y, epochs=5)


FREEZING = {  # s is infinite while J is not: √s is, too, and the step is 0
    "RMSprop": lambda: RMSprop(0.01),
    "AdaGrad": lambda: AdaGrad(0.01),
    "Adam": lambda: Adam(0.01),
    "one's own": lambda: Fourth(0.01),
}


class Fourth(Optimizer):
    """Steps of one size, by the fourth root of grad⁴."""

    def reset(self, theta):
        self.fourth = np.zeros_like(theta)

    def update(self, theta, grad):
        self.fourth[...] = grad**4
        theta -= self.alpha * grad / (self.fourth**0.25 + 1e-8)


@pytest.mark.parametrize("seed", [1, range(3)], ids=["one", "stack"])
@pytest.mark.parametrize("settings", [{"every": 1}, {"every": 1000, "batch_size": 30}, {"every": "epoch", "mean": True}])
@pytest.mark.parametrize("optimizer", FREEZING)
def test_averages_that_overflow_are_told_where_the_features_are_huge(optimizer, settings, seed):
    said = told(lambda: Network(mlp(2, 5, 1), seed=seed), FREEZING[optimizer], 1e160 * X, settings, every=1)
    assert " is no longer finite after iteration 1 (epoch 1), though J still is. " in said and said.startswith(
        ("s", "fourth")
    )
    assert "stays finite with normalised features, data.Normalizer(X), instead of values up to" in said


def test_averages_may_overflow_late_and_in_one_network_of_a_stack_only():
    """The last batch holds two huge examples that are alike, one of each class; dead networks learn nothing there."""
    features, labels = X.copy(), Y.copy()
    features[:, 95:97], labels[:, 95:97] = 1e200, [[0, 1]]
    stack = Network(mlp(2, 3, 1), seed=range(20))
    dead = (stack.activations(features)[1][..., 95] == 0).all(axis=-1)
    run = train(stack, Adam(1e-300), features, labels, epochs=3, batch_size=10, shuffle=False)
    with pytest.raises(Diverged, match=r"^s of Adam is no longer finite after iteration 10 \(epoch 1\)"):
        list(run)
    assert run.done == 9 and np.isfinite(run.optimizer.s[dead]).all() and 0 < dead.sum() < 20


def test_an_overflow_elsewhere_is_no_reason():
    class Loud(SquaredError):
        def dZ(self, A, Y, out=None):
            assert np.isinf(np.exp(np.float64(1e3)))
            return super().dZ(A, Y, out)

    net = Network(mlp(2, 5, 1), Loud(), seed=1)
    assert np.isfinite(fit(net, Adam(0.01), X, Y, epochs=20).J(X, Y))


def test_large_targets_are_suspected():
    prices = 1e6 * (2 + X[:1])
    with pytest.raises(Diverged, match=r"stays finite with targets near 1, Y / [\d.e+]+, instead of values up to that"):
        fit(linear(), GradientDescent(0.05), X, prices, epochs=2000)


def test_weights_that_are_not_finite_cannot_be_trained():
    net = linear()
    with pytest.raises(Diverged):
        fit(net, GradientDescent(50.0), X, Y, epochs=2000)
    with pytest.raises(ValueError, match=r"theta holds NaN or infinite values before the first update.*initialize"):
        fit(net, GradientDescent(0.05), X, Y, epochs=1)
    net.initialize("he")
    fit(net, GradientDescent(0.05), X, Y, epochs=1)


def test_an_optimiser_that_changes_nothing_in_place_is_told_so():
    class Elsewhere(Optimizer):
        def update(self, theta, grad):
            theta = theta - self.alpha * grad

    with pytest.raises(ValueError, match="update of Elsewhere leaves theta as it was"):
        fit(linear(), Elsewhere(0.1), X, Y, epochs=1)


def test_why_a_run_diverged_is_found_out_only_where_it_is_read_and_of_the_run_as_it_was(monkeypatch):
    asked = []
    monkeypatch.setattr(training, "sentence", lambda *found: asked.append(found) or "words")
    net = linear()
    theta = net.theta.copy()
    with pytest.raises(Diverged) as raised:
        fit(net, GradientDescent(50.0), X, Y, epochs=500)
    assert asked == []
    net.theta[...] = 7
    assert [str(raised.value), str(raised.value)] == ["words", "words"]
    [(_, _, start, _)] = asked
    np.testing.assert_array_equal(start.net.theta, theta)
    again = pickle.loads(pickle.dumps(raised.value))
    assert (type(again), str(again)) == (Diverged, "words")


def test_why_a_run_diverged_is_said_wherever_an_exception_is_looked_at():
    for look in (
        str,
        lambda e: e.args[0],
        lambda e: repr(e)[len("Diverged('") : -len("')")],
        lambda e: pickle.loads(pickle.dumps(e)).args[0],
    ):
        with pytest.raises(Diverged) as caught:
            fit(linear(), GradientDescent(50.0), X, Y, epochs=2000)
        assert look(caught.value).endswith("stays finite with alpha = 0.05 instead of 50.")


def test_once_why_is_known_the_run_is_let_go():
    class Kept(np.ndarray):
        """An array that weak references may be made to."""

    words = np.zeros(3).view(Kept)
    told, gone = Diverged(lambda kept=words: f"{kept.size} weights"), weakref.ref(words)
    del words
    assert gone() is not None and str(told) == "3 weights"
    gc.collect()
    assert gone() is None
