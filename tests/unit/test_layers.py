"""Each layer by itself: its sizes, where its parameters start, and what it computes in a pass."""

import numpy as np
import pytest

from labutils.costs import SoftmaxCrossEntropy
from labutils.functions import ACTIVATIONS
from labutils.layers import Activation, BatchNorm, Cache, Dense, Dropout, Noise, PReLU, mlp
from labutils.network import Network

A = np.random.default_rng(0).normal(size=(3, 5))


@pytest.mark.parametrize("layer", [PReLU(3), BatchNorm(3)], ids=repr)
def test_a_layer_of_units_takes_and_gives_as_many_rows(layer):
    assert (layer.n_in, layer.n_out) == (3, 3)
    assert all(parameter.shape == (3, 1) for parameter in (layer.parameters | layer.running).values())


@pytest.mark.parametrize("layer", [PReLU, BatchNorm, lambda n: Dense(2, n), lambda n: Dense(n, 2)])
@pytest.mark.parametrize("n", [0, 2.5, "three"])
def test_a_number_of_units_that_is_none_is_refused_by_its_name(layer, n):
    with pytest.raises(ValueError, match=r"^n(_in|_out)? is .*; expected a whole number of at least 1"):
        layer(n)


def test_parameters_start_where_the_papers_say():
    net = Network([Dense(3, 3), BatchNorm(3), PReLU(3), Dense(3, 1)])
    dense, norm, prelu, _ = net.layers
    assert (dense.b == 0).all() and (norm.gamma == 1).all() and (norm.beta == 0).all() and (prelu.a == 0.25).all()
    assert (norm.mu == 0).all() and (norm.sigma2 == 1).all()


def test_noise_adds_sigma_times_a_normal_draw_and_only_in_training():
    noise, cache = Noise(0.5), Cache()
    expected = A + 0.5 * np.random.default_rng(4).standard_normal(A.shape)
    assert np.array_equal(noise.forward(A, cache, True, np.random.default_rng(4)), expected)
    assert noise.forward(A, cache) is A and Noise(0).forward(A, cache, True, None) is A
    assert noise.backward(A, cache) is A
    with pytest.raises(ValueError, match="^noise is drawn at random in training: pass rng=np.random.default_rng"):
        noise.forward(A, cache, True, None)


@pytest.mark.parametrize("rng", [np.random.default_rng, np.random.RandomState])
def test_dropout_keeps_what_its_draw_says_and_divides(rng):
    drop, cache = Dropout(0.6), Cache()
    mask = rng(4).random(A.shape) < 0.6
    assert np.array_equal(drop.forward(A, cache, True, rng(4)), A * mask / 0.6)
    assert np.array_equal(drop.backward(np.ones_like(A), cache), mask / 0.6)
    assert drop.forward(A, cache) is A and drop.backward(A, cache) is A, "a pass at test time leaves no mask behind"


def test_a_pass_over_a_shape_it_has_met_fills_the_same_arrays():
    """The promise behind the speed: after the first pass no layer makes a large array."""
    layers, cache_of = [Dense(3, 4), BatchNorm(4), Activation("tanh"), Dropout(0.5), Dense(4, 2)], {}
    net = Network(layers, "squared", seed=1)

    def arrays():
        Z, rng = A, np.random.default_rng(0)
        for layer in net.layers:
            Z = layer.forward(Z, cache_of.setdefault(layer, Cache()), True, rng)
        dA = np.ones_like(Z)
        for layer in reversed(net.layers):
            dA = layer.backward(dA, cache_of[layer])
        kept = {(n, k): v for n, c in enumerate(cache_of.values()) for k, v in vars(c).items() if np.shape(v)[-1:] == (5,)}
        return {key: value.__array_interface__["data"] for key, value in kept.items() if key[1] != "D" and value is not A}

    assert arrays() == arrays()


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_function_and_its_slope_fill_the_array_they_are_given(name):
    g, room = ACTIVATIONS[name], np.empty_like(A)
    values = g.g(A)
    assert g.g(A, out=room) is room and np.array_equal(room, values)
    at = A if g.of_Z else values
    slopes = g.slope(at.copy())
    assert np.array_equal(g.derivative(A, values), slopes)
    filled = g.slope(at, out=room)
    assert np.array_equal(filled, slopes) and (filled is room or name in ("linear", "leaky_relu"))  # those need a mask


def test_softmax_is_right_where_the_largest_answer_is_the_class():
    Y = np.eye(3)[[0, 1, 2, 2]].T
    answers = np.array([[0.5, 0.2, 0.1, 0.6], [0.3, 0.7, 0.2, 0.3], [0.2, 0.1, 0.7, 0.1]])
    assert SoftmaxCrossEntropy().right(answers, Y).tolist() == [True, True, True, False]
    assert SoftmaxCrossEntropy().right(np.stack([answers] * 2), Y).tolist() == [[True, True, True, False]] * 2


def test_a_stack_is_drawn_again_as_it_was_drawn_at_first():
    net = Network(mlp(3, 4, 1), seed=[1, 2])
    first = net.theta.copy()
    assert not np.array_equal(*first), "each network has weights of its own"
    net.theta += 1.0
    net.initialize(seed=[1, 2])
    assert np.array_equal(net.theta, first)
    W = np.stack([np.ones((4, 3)), np.zeros((4, 3))])
    net.initialize({"W1": W})
    assert np.array_equal(net.blocks()["W1"], W), "one W for each network of the stack"


def test_the_size_of_the_training_set_is_refused_by_its_name():
    with pytest.raises(
        ValueError, match="^m is 0; expected a whole number of at least 1. Leave it out where X is the whole"
    ):
        Network(mlp(3, 1)).J(A, np.ones((1, 5)), m=0)


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        (1, "^lambd has 3 numbers for a single network; expected one number for all. A sequence of seeds"),
        ([1, 2], "^lambd has 3 numbers for a stack of 2 networks; expected one number for all, or one for each. A sequence"),
    ],
)
def test_settings_of_another_number_than_the_networks_are_told(seed, words):
    net = Network(mlp(3, 1), seed=seed)
    with pytest.raises(ValueError, match=words):
        net.lambd = [1, 2, 3]


def test_noise_of_no_bound_is_refused():
    for sigma in (np.inf, -0.1, np.nan):
        with pytest.raises(ValueError, match=f"sigma is {sigma}; expected"):
            Noise(sigma)


def test_dropout_goes_back_in_the_array_it_is_given():
    rng, cache = np.random.default_rng(0), Cache()
    layer, dA = Dropout(0.5), np.ones((3, 4))
    kept = layer.forward(np.ones((3, 4)), cache, True, rng)
    assert layer.backward(dA, cache) is dA and np.array_equal(dA, kept)
