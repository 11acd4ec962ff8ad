"""Training is a generator: what it yields, when it stops, how it fails."""

import copy
import pickle
from itertools import islice

import numpy as np
import pytest

from labutils import data
from labutils.layers import Activation, BatchNorm, Dense, mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, Optimizer, clip
from labutils.schedules import cosine
from labutils.streams import Streams
from labutils.training import Diverged, fit, train

X, Y = data.moons(m=100, noise=0.2, seed=3)


def net(**settings):
    return Network(mlp(2, 5, 2, 1), **settings)


def test_an_epoch_is_ceil_m_over_B_updates():
    steps = list(train(net(), GradientDescent(), X, Y, epochs=3, batch_size=32))
    assert [s.epoch for s in steps] == [1] * 4 + [2] * 4 + [3] * 4
    assert [s.iteration for s in steps] == list(range(1, 13))


def test_every_thins_the_reports_but_not_the_updates():
    often, rarely = net(), net()
    all_steps = list(train(often, Adam(), X, Y, epochs=7, batch_size=30, every=1))
    some = list(train(rarely, Adam(), X, Y, epochs=7, batch_size=30, every=10))
    assert np.array_equal(often.theta, rarely.theta)
    assert some == [s for s in all_steps if s.iteration % 10 == 0 or s.iteration == 28]


@pytest.mark.parametrize("how", [copy.copy, copy.deepcopy, pickle.dumps])
def test_a_run_says_why_it_cannot_be_copied(how):
    run = train(net(), Adam(), X, Y, epochs=3)
    with pytest.raises(TypeError, match=r"expected what it trains. Write copy.deepcopy\(\(run.net, run.optimizer\)\)"):
        how(run)


def test_a_run_prints_as_network_optimiser_and_how_far_it_is():
    run = train(net(), GradientDescent(0.1), X, Y, epochs=1_200, every=10)
    assert repr(run) == "Run(Network(2-5-2-1, relu, sigmoid cross-entropy), GradientDescent(alpha=0.1), 0 of 1,200 updates)"
    next(run)
    assert repr(run).endswith("10 of 1,200 updates)")


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_step_is_the_update_whatever_numpy_is_told_to_do_about_underflow(name):
    thetas = []
    for move in ("update", "step"):
        optimizer, theta = OPTIMIZERS[name](), np.array([1.0, -2.0])
        optimizer.reset(theta)
        with np.errstate(all="raise" if move == "step" else "ignore"):
            for grad in ([1e-200, 3.0], [1e-300, -1.0]):
                getattr(optimizer, move)(theta, np.array(grad))
        thetas.append(theta)
    assert np.array_equal(*thetas)


def test_an_optimiser_without_a_formula_says_what_to_write():
    class Idle(Optimizer):
        pass

    with pytest.raises(NotImplementedError, match=r"Idle has no formula: write update\(self, theta, grad\)"):
        fit(net(), Idle(), X, Y, epochs=1)


def test_only_what_is_asked_for_is_trained():
    one, other = net(), net()
    list(islice(train(one, GradientDescent(), X, Y, epochs=100), 5))
    fit(other, GradientDescent(), X, Y, epochs=5)
    assert np.array_equal(one.theta, other.theta)


def test_J_is_the_cost_before_the_update_with_penalty():
    n = net(lambd=0.7)
    before = n.J(X, Y)
    assert pytest.approx(before) == next(train(n, GradientDescent(), X, Y, epochs=1)).J
    assert n.J(X, Y) < before


def test_the_penalty_of_a_batch_uses_the_training_sets_m():
    n, seen = net(lambd=5.0), []
    honest = n._gradient
    n._gradient = lambda *a, **k: seen.append(k["m"]) or honest(*a, **k)
    fit(n, GradientDescent(), X, Y, epochs=1, batch_size=32)
    assert seen == [100] * 4


def test_a_schedule_sets_alpha_at_each_epoch():
    optimizer, alphas = GradientDescent(1.0), []
    for _ in train(net(), optimizer, X, Y, epochs=3, schedule=lambda epoch: 1 / (1 + epoch)):
        alphas.append(optimizer.alpha)
    assert alphas == [1, 1 / 2, 1 / 3]


def test_a_run_that_diverges_stops_and_names_the_setting():
    squared = Network(mlp(2, 5, 1, activation="linear"), "squared")
    with pytest.raises(Diverged, match=r"iteration \d+ .*stays finite with alpha = 0\.5 instead of 50"):
        fit(squared, GradientDescent(50.0), X, Y, epochs=2000, every=1)


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"epochs": 0}, "epochs is 0"),
        ({"epochs": 1, "batch_size": -3}, "batch_size is -3"),
        ({"epochs": 1, "every": 0}, "every is 0"),
        ({"epochs": 1, "seed": 1.5}, "seed is 1.5"),
    ],
)
def test_bad_settings_are_refused_before_anything_changes(settings, words):
    n = net()
    before = n.snapshot()
    with pytest.raises((ValueError, TypeError), match=words):
        fit(n, GradientDescent(), X, Y, **settings)
    assert np.array_equal(before.theta, n.theta)


def test_swapped_data_is_refused_when_train_is_called():
    with pytest.raises(ValueError, match="did you mean X.T"):
        train(net(), GradientDescent(), X.T, Y, epochs=1)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_lowers_the_cost(name):
    n = net()
    before = n.J(X, Y)
    fit(n, OPTIMIZERS[name](alpha=0.01), X, Y, epochs=200)
    assert n.J(X, Y) < before


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_forgets_at_reset_and_is_elementwise(name):
    grads = np.random.default_rng(0).standard_normal((4, 3))
    optimizer = OPTIMIZERS[name](alpha=0.1)

    def path(theta, at):
        optimizer.reset(theta)
        for g in grads:
            optimizer.step(theta, g[at])
        return theta

    assert np.array_equal(path(np.ones(3), slice(None)), path(np.ones(3), slice(None)))
    assert path(np.ones(3), slice(None))[1] == pytest.approx(path(np.ones(1), [1])[0], rel=1e-14)


def test_adams_first_step_is_alpha_in_every_direction():
    theta = np.zeros(3)
    adam = Adam(alpha=0.1)
    adam.reset(theta)
    adam.step(theta, np.array([1e-3, -5.0, 100.0]))
    assert theta == pytest.approx([-0.1, 0.1, -0.1], rel=1e-4)


def test_adams_epsilon_stands_outside_the_root():
    theta = np.zeros(1)
    adam = Adam(alpha=1.0, epsilon=1.0)
    adam.reset(theta)
    adam.step(theta, np.array([3.0]))
    assert theta[0] == pytest.approx(-3 / (3 + 1))


def test_momentum_with_beta_zero_is_gradient_descent():
    runs = [fit(net(), o, X, Y, epochs=20).theta for o in (Momentum(0.1, beta=0.0), GradientDescent(0.1))]
    assert np.array_equal(*runs)


@pytest.mark.parametrize("make", [lambda: Adam(alpha=0), lambda: Adam(beta1=1), lambda: Momentum(beta=-0.1)])
def test_impossible_settings_are_refused(make):
    with pytest.raises(ValueError, match="expected a number in"):
        make()


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_that_another_run_took_over_is_refused(name):
    optimizer, one, other = OPTIMIZERS[name](), net(seed=1), net(seed=2)
    first = train(one, optimizer, X, Y, epochs=5)
    next(first)
    second = train(other, optimizer, X, Y, epochs=5)
    before = one.theta.copy()
    with pytest.raises(ValueError, match="given to another run"):
        next(first)
    assert np.array_equal(one.theta, before)
    list(second)
    assert np.array_equal(other.theta, fit(net(seed=2), OPTIMIZERS[name](), X, Y, epochs=5).theta)


def test_every_may_be_an_epoch_or_iterations_of_ones_choice():
    whole = list(train(net(), Adam(), X, Y, epochs=5, batch_size=30))
    for every, wanted in (("epoch", [4, 8, 12, 16, 20]), ((1, 7), [1, 7, 20]), (range(1, 4), [1, 2, 3, 20])):
        steps = list(train(net(), Adam(), X, Y, epochs=5, batch_size=30, every=every))
        assert [s.iteration for s in steps] == wanted
        assert steps == [whole[i - 1] for i in wanted]


def test_the_mean_J_of_an_epoch_weights_each_batch_with_its_size():
    each = list(train(net(lambd=0.7), Adam(), X, Y, epochs=3, batch_size=30))
    means = [s.J for s in train(net(lambd=0.7), Adam(), X, Y, epochs=3, batch_size=30, every="epoch", mean=True)]
    sizes = np.array([30, 30, 30, 10])
    expected = [np.dot(sizes, [s.J for s in each[k : k + 4]]) / 100 for k in (0, 4, 8)]
    assert means == pytest.approx(expected, rel=1e-14)


def test_batches_may_be_unshuffled_or_ones_own():
    own = [slice(0, 40), np.arange(40, 80), np.arange(100) >= 80]
    nets = [net(seed=1) for _ in range(3)]
    fit(nets[0], Adam(), X, Y, epochs=3, batch_size=40, shuffle=False, seed=1)
    fit(nets[1], Adam(), X, Y, epochs=3, batches=own, seed=2)
    optimizer = Adam()
    optimizer.reset(nets[2].theta)
    for _ in range(3):
        for columns in own:
            nets[2].gradient(X[:, columns], Y[:, columns], m=100)
            optimizer.step(nets[2].theta, nets[2].grad)
    assert np.array_equal(nets[0].theta, nets[1].theta) and np.array_equal(nets[0].theta, nets[2].theta)


@pytest.mark.parametrize(
    "how, words",
    [
        ({"batch_size": 1}, "the smallest batch holds 1 of 100 examples"),
        ({"batch_size": 33}, "the smallest batch holds 1 of 100 examples"),
        ({"batches": [slice(0, 99), [99]]}, "expected at least 2, of which BatchNorm"),
    ],
)
def test_batchnorm_refuses_a_batch_of_one_when_train_is_called(how, words):
    with pytest.raises(ValueError, match=words):
        train(Network(mlp(2, 3, 1, batchnorm=True)), Adam(), X, Y, epochs=1, **how)
    train(net(), Adam(), X, Y, epochs=1, **how)


def test_the_running_variance_does_not_depend_on_what_is_left_over():
    wide = np.random.default_rng(0).normal(0, 3, (2, 132))
    labels = (wide[:1] > 0).astype(float)
    found = []
    for batch_size in (44, 33):
        n = Network([Dense(2, 3, bias=False), BatchNorm(3), Activation("relu"), Dense(3, 1)], seed=1)
        fit(n, GradientDescent(1e-9), wide, labels, epochs=60, batch_size=batch_size)
        found.append(n.layers[1].sigma2 / (n.layers[0].W @ wide).var(axis=1, keepdims=True))
    assert np.abs(np.array(found) - 1).max() < 0.15


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: train(mlp(2, 3, 1), Adam(), X, Y, epochs=1), "expected a Network"),
        (lambda: train(net(), "Adam", X, Y, epochs=1), "optimizer is 'Adam'; expected an optimiser"),
        (lambda: train(net(), Adam, X, Y, epochs=1), "expected an optimiser, made with its settings"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, schedule="cosine"), "schedule is 'cosine'; expected a function"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, schedule=cosine), "schedule cannot be called with the epoch alone"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, schedule=lambda epoch: -1), "alpha is -1"),
        (lambda: fit(net(), Adam(), X, Y, epochs=3, schedule=lambda epoch: 1 - epoch), "alpha is -1"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, batch_size=0), "batch_size is 0.*None for the full batch"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, batch_size=3, batches=[[0]]), "expected only one of them"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, batches=[[100]]), "batches is .*selects no columns"),
        (lambda: train(net(), Adam(), X, Y, epochs=1, every=[1, 2]), "every is .* iterations from 1 to 1"),
    ],
)
def test_what_cannot_train_is_refused_when_train_is_called(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("batches", [{}, {"batch_size": 30}], ids=str)
def test_one_network_of_a_stack_that_diverges_ends_the_run(batches):
    stack = Network(mlp(2, 3, 1, activation="linear"), "squared", seed=[1, 2, 3])
    with pytest.raises(Diverged, match="stays finite"):
        for number, _ in enumerate(train(stack, GradientDescent([0.01, 50.0, 0.01]), X, Y, epochs=2000, **batches)):
            assert number < 200, "the run goes on with a network that has diverged"


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_network_that_another_run_took_over_is_refused(name):
    """A race of optimisers on one network, say: each would go on from where the others left theta."""
    shared = net(seed=1)
    first, second = (train(shared, OPTIMIZERS[name](), X, Y, epochs=5) for _ in range(2))
    with pytest.raises(ValueError, match="this Network has been given to another run since; expected a network of its own"):
        next(first)
    assert len(list(second)) == 5
    third = train(shared, OPTIMIZERS[name](), X, Y, epochs=5)
    next(third)
    other = train(copy.deepcopy(shared), OPTIMIZERS[name](), X, Y, epochs=5)
    assert len(list(zip(third, other))) == 4
    fit(shared, OPTIMIZERS[name](), X, Y, epochs=5)


def test_theta_that_is_no_number_is_never_left_behind_in_silence():
    quiet = Network(mlp(2, 1), init="zeros")
    with pytest.raises(Diverged, match="theta is no longer finite after iteration 1 .*epsilon = 1e-08 instead of 0"):
        fit(quiet, Adam(0.01, epsilon=0.0), np.vstack([X[:1], 0 * X[1:]]), Y, epochs=1)


def test_one_optimizer_in_two_runs_is_refused_even_when_both_were_made_before_the_first_step():
    optimizer = Adam()
    with pytest.raises(ValueError, match="given to another run"):
        list(zip(train(net(seed=1), optimizer, X, Y, epochs=5), train(net(seed=2), optimizer, X, Y, epochs=5), strict=True))


def test_an_optimizer_taken_over_in_the_midst_of_a_stretch_is_refused_at_its_end():
    class Taken(GradientDescent):
        def update(self, theta, grad):
            super().update(theta, grad)
            self.run = object()  # as a run in another thread would

    with pytest.raises(ValueError, match="given to another run"):
        fit(net(), Taken(0.1), X, Y, epochs=5)


def test_batches_may_come_from_a_generator():
    halves = [slice(0, 50), slice(50, 100)]
    given = fit(net(), Adam(), X, Y, epochs=3, batches=(half for half in halves))
    assert np.array_equal(given.theta, fit(net(), Adam(), X, Y, epochs=3, batches=halves).theta)


@pytest.mark.parametrize(("seed", "alpha"), [(0, [0.1]), (0, [0.1, 0.2]), (range(2), [0.1, 0.2, 0.3])])
def test_a_schedule_gives_one_alpha_for_each_network(seed, alpha):
    with pytest.raises(ValueError, match=f"alpha has {len(alpha)} numbers? for a s"):
        train(net(seed=seed), Adam(), X, Y, epochs=3, schedule=lambda epoch: alpha)


def test_where_a_schedule_has_come_down_to_zero_theta_stands_still():
    annealed = fit(net(), GradientDescent(), X, Y, epochs=20, schedule=lambda epoch: cosine(0.1, epoch, steps=5))
    ended = fit(net(), GradientDescent(), X, Y, epochs=5, schedule=lambda epoch: cosine(0.1, epoch, steps=5))
    assert np.array_equal(annealed.theta, ended.theta)


def test_several_batches_at_once_train_a_stack_only():
    three = np.stack([X] * 3), np.stack([Y] * 3)
    one = net()
    assert one.J(*three).shape == (3,)
    takes = (one.J_and_grad, one.gradient, one.flow, lambda *XY: train(one, Adam(), *XY, epochs=1))
    for take in takes:
        with pytest.raises(ValueError, match="3 batches, for one network; expected one batch .n_x, m. in training"):
            take(*three)
    fit(net(seed=range(3)), Adam(), *three, epochs=1)


def test_a_seed_sequence_gives_the_same_run_each_time():
    seed = np.random.SeedSequence(7)
    first, second = (fit(net(seed=seed), Adam(), X, Y, epochs=2, batch_size=30, seed=seed).theta for _ in range(2))
    assert np.array_equal(first, second)


def test_a_stream_without_a_generator_for_the_weights_is_refused_in_words():
    with pytest.raises(ValueError, match="rng is None; expected a generator"):
        net(seed=Streams(None))


@pytest.mark.parametrize("size", [1e-300, 1e-200, 1.0, 1e200, 1e300])
def test_clip_keeps_the_direction_whatever_the_size(size):
    clipped = clip(size * np.array([3.0, 4.0]), size)
    assert clipped == pytest.approx(size * np.array([0.6, 0.8]), rel=1e-14, abs=0)


def test_clip_takes_lists_and_refuses_what_has_no_direction():
    assert clip([3, 4], 1) == pytest.approx([0.6, 0.8], rel=1e-14)
    assert np.array_equal(clip([0, 0], 1), [0, 0])
    for strange in ([np.nan, 1], [np.inf, 1]):
        with pytest.raises(ValueError, match="g is .* expected finite numbers"):
            clip(strange, 1)


@pytest.mark.parametrize("name", ["momentum", "RMSprop", "AdaGrad", "Adam"])
def test_a_step_before_the_averages_are_made_says_so(name):
    with pytest.raises(AttributeError, match=r"has no [vs]; expected after optimizer.reset\(theta\)"):
        OPTIMIZERS[name]().step(np.ones(3), np.ones(3))


@pytest.mark.parametrize("end", ["reached", "broken off"])
def test_a_network_at_rest_keeps_no_arrays_of_its_passes(end):
    trained = net()
    run = train(trained, Adam(), X, Y, epochs=3)
    next(run)
    assert trained._caches
    if end == "reached":
        list(run)
    del run
    assert not trained._caches
    assert np.isfinite(fit(trained, Adam(), X, Y, epochs=1).theta).all()
