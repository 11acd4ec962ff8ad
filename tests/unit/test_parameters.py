"""A network's numbers: views that stay views through assignment, copies, pickles and other processes."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

from labutils import data
from labutils.initializers import INITIALIZERS
from labutils.layers import Activation, BatchNorm, Dense, Dropout, mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, Adam, GradientDescent
from labutils.scenes import TrainingScene
from labutils.training import fit

X, Y = data.moons(m=100, noise=0.2, seed=3)
COPIES = {"deepcopy": copy.deepcopy, "copy": copy.copy, "pickle": lambda it: pickle.loads(pickle.dumps(it))}
NETWORKS = {
    "plain": lambda: Network(mlp(2, 5, 3, 1), lambd=0.7, seed=1),
    "batchnorm": lambda: Network(mlp(2, 5, 3, 1, batchnorm=True), seed=1),
    "prelu": lambda: Network(mlp(2, 5, 3, 1, activation="prelu"), l1=0.1, seed=1),
    "dropout": lambda: Network(mlp(2, 5, 3, 1, keep_prob=0.7), seed=1),
    "stack": lambda: Network(mlp(2, 5, 3, 1, batchnorm=True, keep_prob=0.9), lambd=[0.0, 0.7, 3.0], seed=range(3)),
}


def train_on(net, optimizer, seed: int = 7) -> None:
    """Thirty more updates, the optimiser's averages carried on."""
    rng = np.random.default_rng(seed)
    for _ in range(30):
        net.gradient(X, Y, rng=rng)
        optimizer.step(net.theta, net.grad)


def in_mid_run(kind: str, name: str = "Adam"):
    """A network and its optimiser after some updates."""
    net, optimizer = NETWORKS[kind](), OPTIMIZERS[name](0.05)
    optimizer.reset(net.theta)
    train_on(net, optimizer, seed=1)
    return net, optimizer


@pytest.mark.parametrize("how", COPIES)
@pytest.mark.parametrize("kind", NETWORKS)
def test_a_copy_trains_on_to_the_bit_like_the_original_and_leaves_it_alone(kind, how):
    net, optimizer = in_mid_run(kind)
    other, others = (COPIES[how](it) for it in (net, optimizer if how != "copy" else copy.deepcopy(optimizer)))
    before, grad = net.snapshot(), net.grad.copy()
    assert np.array_equal(other.grad, grad)
    train_on(other, others)
    assert np.array_equal(net.theta, before.theta) and np.array_equal(net.running, before.running)
    assert not np.array_equal(other.theta, before.theta)
    train_on(net, optimizer)
    assert np.array_equal(net.theta, other.theta) and np.array_equal(net.running, other.running)
    assert np.array_equal(net.predict(X), other.predict(X)) and np.array_equal(net.J(X, Y), other.J(X, Y))


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("how", COPIES)
def test_the_layers_of_a_copy_are_views_of_its_vectors(kind, how):
    net = COPIES[how](NETWORKS[kind]())
    for vector, views in ((net.theta, net.blocks()), (net.grad, net.grad_blocks())):
        assert all(np.shares_memory(view, vector) for view in views.values())
    statistics = [getattr(layer, name) for layer in net.layers for name in layer.running]
    assert all(np.shares_memory(view, net.running) for view in statistics)
    assert np.shares_memory(net.W, net.theta) and np.shares_memory(net.dW, net.grad)


class Slotted(Dense):
    """W A + b times a factor and a fixed number for each example, kept in slots, one of them with a private name."""

    __slots__ = ("factor", "__shift", "empty", "db")

    def __init__(self, n_in, n_out):
        super().__init__(n_in, n_out)
        self.factor, self.__shift = 3.0, np.ones((n_out, 1))

    def forward(self, A, cache, train=False, rng=None):
        return self.factor * super().forward(A, cache) + self.__shift

    def backward(self, dZ, cache):
        return super().backward(self.factor * dZ, cache)


@pytest.mark.parametrize("how", COPIES)
def test_an_own_layers_slots_are_copied_too(how):
    net = Network([Slotted(2, 3), Activation("tanh"), Slotted(3, 1)], seed=1)
    other, before = COPIES[how](net), net.theta.copy()
    assert np.array_equal(other.predict(X), net.predict(X)) and not hasattr(other.layers[0], "empty")
    for one in (other, net):
        fit(one, Adam(0.05), X, Y, epochs=5, batch_size=30, seed=2)
        assert one is net or np.array_equal(net.theta, before)
    assert np.array_equal(other.theta, net.theta) and np.shares_memory(other.layers[0].db, other.grad)
    assert np.array_equal(Network(copy.deepcopy(net.layers), seed=1).theta, before)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_survives_a_copy_in_mid_run(name):
    pair = in_mid_run("plain", name)
    for other in (copy.deepcopy(pair), pickle.loads(pickle.dumps(pair))):
        here = copy.deepcopy(pair)
        train_on(*here)
        train_on(*other)
        assert np.array_equal(here[0].theta, other[0].theta)


def test_a_scenes_network_survives_a_copy_in_mid_run():
    scene = TrainingScene(data.noisy_field())
    scene.network = lambda **values: NETWORKS["batchnorm"]()
    run = scene.start()
    for _ in range(3):
        next(run)
    kept = pickle.loads(pickle.dumps(scene.net))
    assert np.array_equal(kept.predict(X), scene.net.predict(X))
    fit(kept, Adam(), X, Y, epochs=2, every=1)
    fit(scene.net, Adam(), X, Y, epochs=2, every=1)
    assert np.array_equal(kept.theta, scene.net.theta)


def test_a_network_trained_in_another_process_is_the_one_trained_here():
    nets = [NETWORKS[kind]() for kind in ("stack", "batchnorm")]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        trained = [pool.submit(fit, net, Adam(0.05), X, Y, epochs=5, batch_size=30, seed=2) for net in nets]
        for net, future in zip(nets, trained):
            here = fit(copy.deepcopy(net), Adam(0.05), X, Y, epochs=5, batch_size=30, seed=2)
            there = future.result()
            assert np.array_equal(here.theta, there.theta) and np.array_equal(here.running, there.running)
            for trained_on in (here, there):
                train_on(trained_on, GradientDescent(0.1))
            assert np.array_equal(here.theta, there.theta)


def test_a_copied_layer_is_free_for_another_network():
    first = Network(mlp(2, 3, 1, batchnorm=True), seed=1)
    second = Network(copy.deepcopy(first.layers), seed=1)
    assert np.array_equal(first.theta, second.theta) and not np.shares_memory(first.theta, second.theta)
    assert not hasattr(copy.copy(first.layers[0]), "W")


def test_what_is_assigned_arrives():
    net, X_3 = Network(mlp(2, 3, 1, batchnorm=True), seed=1), X[:, :3]
    other = Network(mlp(2, 3, 1, batchnorm=True), seed=2)
    net.theta = other.theta
    net.running = np.full(net.running.shape, 2.0)
    assert np.array_equal(net.blocks()["W1"], other.blocks()["W1"]) and np.array_equal(
        net.layers[1].mu, np.full((3, 1), 2.0)
    )
    net.running = other.running
    assert np.array_equal(net.predict(X_3), other.predict(X_3))
    net.blocks()["W1"] = np.ones((3, 2))
    net.layers[1].gamma = 3.0
    net.W *= 2
    assert np.array_equal(net.theta[:6], np.full(6, 2.0)) and net.blocks()["gamma1"].ravel().tolist() == [3.0] * 3
    assert not np.shares_memory(net.theta, other.theta)
    net.grad = 0
    assert not net.grad.any()


@pytest.mark.parametrize(
    "assign, words",
    [
        (lambda net: setattr(net, "theta", np.ones(5)), r"theta has shape (5,); expected (13,)"),
        (lambda net: setattr(net, "running", np.ones(5)), r"running has shape (5,); expected (0,)"),
        (lambda net: setattr(net.layers[0], "W", np.ones((1, 2))), r"W has shape (1, 2); expected (3, 2)"),
        (lambda net: net.blocks().__setitem__("b1", np.ones(3)), r"b1 has shape (3,); expected (3, 1)"),
        (lambda net: net.restore(Network(mlp(2, 4, 1)).snapshot()), r"theta has shape (17,); expected (13,)"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(assign, words):
    net = Network(mlp(2, 3, 1))
    before = net.theta.copy()
    with pytest.raises(ValueError) as caught:
        assign(net)
    assert words in str(caught.value)
    assert np.array_equal(net.theta, before)


DELETED = {
    "theta": lambda net: delattr(net, "theta"),
    "dW": lambda net: delattr(net, "dW"),
    "b": lambda net: delattr(net.layers[0], "b"),
    "mu": lambda net: delattr(net.layers[1], "mu"),
    "beta2": lambda net: delattr(Adam(beta2=0.99), "beta2"),
}


@pytest.mark.parametrize("name", DELETED)
def test_what_others_rely_on_cannot_be_deleted(name):
    net = Network([Dense(2, 3), BatchNorm(3), Activation("relu"), Dense(3, 1)], seed=1)
    with pytest.raises(AttributeError, match=rf"^{name} of this \w+ .*; expected "):
        DELETED[name](net)
    fit(net, Adam(), X, Y, epochs=2)


def test_what_nobody_else_relies_on_can():
    net, optimizer = Network(mlp(2, 3, 1)), Adam()
    net.note = optimizer.note = net.layers[0].note = "mine"
    del net.note, optimizer.note, net.layers[0].note
    with pytest.raises(AttributeError, match="note"):
        del net.note


def test_a_block_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(KeyError, match="'W9' is not a block of this network; it has W1, b1, W2, b2"):
        Network(mlp(2, 3, 1)).blocks()["W9"]


def test_blocks_print_as_the_arrays_under_their_names():
    blocks = Network(mlp(1, 1), init="zeros").blocks()
    assert repr(blocks) == "{'W1': array([[0.]]), 'b1': array([[0.]])}"


def test_a_layer_belongs_to_one_network():
    layers = mlp(2, 3, 1)
    net = Network(layers, seed=1)
    before = net.theta.copy()
    with pytest.raises(ValueError, match=r"layers\[0\], Dense\(2, 3\), is part of another network"):
        Network(layers, seed=2)
    assert np.array_equal(net.theta, before)
    activation = Activation("tanh")
    Network([Dense(2, 3), activation, Dense(3, 1)])
    with pytest.raises(ValueError, match="part of another network"):
        Network([Dense(2, 3), activation, Dense(3, 1)])


@pytest.mark.parametrize("shared", [Dense(3, 3), Activation("tanh"), BatchNorm(3), Dropout(0.5)], ids=repr)
def test_a_layer_stands_at_one_place(shared):
    with pytest.raises(ValueError, match=r"layers\[1\] and layers\[3\] are one and the same"):
        Network([Dense(2, 3), shared, Activation("relu"), shared, Dense(3, 1)])


def no_weights(rng, n_out, n_in):
    raise RuntimeError("no weights today")


def test_layers_stay_free_when_a_network_is_refused():
    layers = mlp(2, 3, 1)
    for settings in ({"init": "best"}, {"seed": -1}, {"lambd": -1}, {"cost": "hinge"}, {"init": no_weights}):
        with pytest.raises((ValueError, RuntimeError)):
            Network(layers, **settings)
    assert Network(layers).layers == tuple(layers)


@pytest.mark.parametrize("init", INITIALIZERS)
def test_initialize_starts_again_as_a_new_network_does(init):
    net = fit(Network(mlp(2, 4, 3, 1, batchnorm=True), seed=5), Adam(0.1), X, Y, epochs=3)
    net.initialize(init, seed=9)
    new = Network(mlp(2, 4, 3, 1, batchnorm=True), init=init, seed=9)
    assert np.array_equal(net.theta, new.theta) and np.array_equal(net.running, new.running)


STRANGE = {
    "None": (None, "theta is|theta holds"),
    "complex": (np.ones(13) * 1j, "complex numbers"),
    "masked": (np.ma.masked_all(13), "13 masked values"),
    "text": (np.full(13, "7"), "text"),
    "dates": (np.full(13, np.datetime64("2020-01-01")), "dates"),
    "ragged": ([[1], [2, 3]], "does not turn into numbers"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_number_is_not_written_into_theta(kind):
    net = Network(mlp(2, 3, 1))
    before, (value, words) = net.theta.copy(), STRANGE[kind]
    with pytest.raises(ValueError, match=words):
        net.theta = value
    assert np.array_equal(net.theta, before)


def test_a_diverged_network_can_be_gone_back_to():
    net = Network(mlp(2, 3, 1))
    net.theta = np.full(13, np.nan)
    net.restore(net.snapshot())
    assert np.isnan(net.theta).all()
