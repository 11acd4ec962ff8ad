"""The network: gradients, determinism, stacks, and what must not be written."""

import numpy as np
import pytest

from labutils import data
from labutils.costs import COSTS
from labutils.functions import ACTIVATIONS
from labutils.gradcheck import gradient_check
from labutils.layers import BatchNorm, Dense, Dropout, Noise, PReLU, mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.passes import CACHED_SHAPES
from labutils.streams import Streams
from labutils.training import fit

M = 17


def batch(cost: str, seed: int = 0):
    """Random X (3, M) and a Y that suits the cost."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((3, M))
    Y = {
        "sigmoid": (rng.random((1, M)) < 0.5).astype(float),
        "softmax": np.eye(4)[rng.integers(0, 4, M)].T.copy(),
        "squared": rng.standard_normal((2, M)),
    }[cost]
    return X, Y


def random_network(cost: str, seed: int = 0, **settings) -> Network:
    """Every parameter random and non-zero, biases and batchnorm's included."""
    penalties = {name: settings.pop(name) for name in ("lambd", "l1") if name in settings}
    net = Network(mlp(3, 6, 5, batch(cost)[1].shape[0], **settings), cost, **penalties)
    net.theta[...] = np.random.default_rng(seed + 1).standard_normal(net.theta.shape)
    return net


@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("activation", [*ACTIVATIONS, "prelu"])
@pytest.mark.parametrize("seed", [0, 1])
def test_every_layer_and_cost_passes_the_gradient_check_with_all_regularisers_on(cost, activation, seed):
    net = random_network(cost, seed, activation=activation, batchnorm=True, keep_prob=(0.9, 0.7, 0.8), lambd=0.7, l1=0.3)
    for block in gradient_check(net, *batch(cost, seed)):
        assert block.difference < 1e-7, block.name


@pytest.mark.parametrize("cost", COSTS)
def test_plain_networks_pass_the_gradient_check(cost):
    for block in gradient_check(random_network(cost, activation="tanh"), *batch(cost)):
        assert block.difference < 1e-7, block.name


@pytest.mark.parametrize("block", ["W1", "b2", "gamma1", "beta2"])
def test_the_gradient_check_finds_a_block_that_is_wrong_by_a_factor(block, monkeypatch):
    net = random_network("sigmoid", activation="tanh", batchnorm=True)
    honest = net._gradient

    def doubled(*args, **kwargs):
        Z = honest(*args, **kwargs)
        net.grad_blocks()[block][...] *= 2
        return Z

    if block == "b2":  # a bias before batchnorm is left out, so only the last layer has one
        block = "b3"
    monkeypatch.setattr(net, "_gradient", doubled)
    differences = {b.name: b.difference for b in gradient_check(net, *batch("sigmoid"))}
    assert differences.pop(block) == pytest.approx(1 / 3, abs=1e-6)
    assert max(differences.values()) < 1e-7


def test_the_same_seed_gives_the_same_numbers_to_the_bit():
    X, Y, *_ = data.noisy_field()
    runs = []
    for _ in range(2):
        net = Network(mlp(2, 8, 3, 1, keep_prob=0.8), seed=5)
        runs.append(fit(net, GradientDescent(0.3), X, Y, epochs=5, batch_size=32, seed=5).theta)
    assert np.array_equal(*runs)
    assert not np.array_equal(runs[0], fit(net, GradientDescent(0.3), X, Y, epochs=5, batch_size=32, seed=6).theta)


def test_keep_prob_one_and_lambd_zero_equal_the_plain_network_to_the_bit():
    X, Y, *_ = data.noisy_field()

    def trained(keep_prob, **penalties):
        net = Network(mlp(2, 8, 3, 1, keep_prob=keep_prob), seed=1, **penalties)
        return fit(net, GradientDescent(0.3), X, Y, epochs=20, batch_size=64, seed=1).theta

    plain = trained(1.0)
    with_layers = Network(mlp(2, 8, 3, 1, keep_prob=([1.0], [1.0], [1.0])), seed=[1])
    fit(with_layers, GradientDescent(0.3), X, Y, epochs=20, batch_size=64, seed=1)
    assert np.array_equal(plain, trained(1.0, lambd=0.0, l1=0.0))
    assert np.array_equal(plain, with_layers.theta[0])


def test_moving_keep_prob_does_not_change_the_initial_weights():
    nets = [Network(mlp(2, 8, 3, 1, keep_prob=p), seed=4) for p in (0.5, 0.9)]
    assert np.array_equal(nets[0].theta, nets[1].theta)


@pytest.mark.parametrize("batchnorm", [False, True])
def test_a_stack_trains_each_network_as_if_it_were_alone(batchnorm):
    X, Y, *_ = data.noisy_field()
    seeds, lambds = [3, 4, 5], [0.0, 0.7, 3.0]
    stack = Network(mlp(2, 8, 3, 1, batchnorm=batchnorm), lambd=lambds, seed=seeds)
    fit(stack, GradientDescent(0.3), X, Y, epochs=10, batch_size=50, seed=1)
    for k in range(3):
        alone = Network(mlp(2, 8, 3, 1, batchnorm=batchnorm), lambd=lambds[k], seed=seeds[k])
        fit(alone, GradientDescent(0.3), X, Y, epochs=10, batch_size=50, seed=1)
        assert np.allclose(stack.theta[k], alone.theta, rtol=1e-9, atol=1e-12)
        assert stack.accuracy(X, Y)[k] == alone.accuracy(X, Y)
        assert stack.J(X, Y)[k] == pytest.approx(alone.J(X, Y))


def test_a_prediction_in_the_middle_of_a_step_changes_nothing():
    X, Y = batch("softmax")
    net = random_network("softmax", batchnorm=True, keep_prob=0.7)
    net.J_and_grad(X, Y, rng=np.random.default_rng(0))
    expected, state = net.grad.copy(), net.snapshot()
    honest = type(net)._backward

    def predicting(self, *args, **kwargs):
        self.predict(X)
        self.activations(X)
        return honest(self, *args, **kwargs)

    net._backward = predicting.__get__(net)
    net.J_and_grad(X, Y, rng=np.random.default_rng(0))
    assert np.array_equal(net.grad, expected)
    assert np.array_equal(net.theta, state.theta)


def test_predict_uses_running_statistics_and_no_dropout():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", batchnorm=True, keep_prob=0.5)
    assert np.array_equal(net.predict(X), net.predict(X))
    one_by_one = np.hstack([net.predict(X[:, [i]]) for i in range(M)])
    assert np.allclose(one_by_one, net.predict(X))


def test_the_running_statistics_approach_those_of_the_batches():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", batchnorm=True)
    for _ in range(300):
        net.gradient(X, Y)
    Z = net.layers[0].W @ X
    assert np.allclose(net.layers[1].mu, Z.mean(axis=1, keepdims=True))
    assert np.allclose(net.layers[1].sigma2, Z.var(axis=1, keepdims=True))


def test_snapshot_and_restore_bring_back_weights_and_running_statistics():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", batchnorm=True)
    before, A = net.snapshot(), net.predict(X)
    fit(net, GradientDescent(0.1), X, Y, epochs=5)
    assert not np.allclose(A, net.predict(X))
    net.restore(before)
    assert np.array_equal(A, net.predict(X))


def test_the_penalty_leaves_biases_alone_and_divides_by_the_training_sets_m():
    net = random_network("sigmoid", activation="tanh", lambd=2.0, l1=3.0)
    W = np.concatenate([block.ravel() for name, block in net.blocks().items() if name.startswith("W")])
    assert net.penalty(10) == pytest.approx(2.0 / 20 * (W**2).sum() + 3.0 / 10 * np.abs(W).sum())
    X, Y = batch("sigmoid")
    assert net.J(X, Y, m=1000) - net.penalty(1000) == pytest.approx(net.J(X, Y) - net.penalty(M))


def test_J_of_a_training_pass_divides_the_penalty_by_the_training_sets_m_too():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", lambd=2.0, l1=3.0)
    assert net.J_and_grad(X, Y, m=1000) - net.penalty(1000) == pytest.approx(net.loss(X, Y))
    assert net.J_and_grad(X, Y) - net.penalty(M) == pytest.approx(net.loss(X, Y))


def test_the_last_Z_of_a_gradient_is_not_written_over_by_the_next_one():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid")
    Z = net.gradient(X, Y)
    kept = Z.copy()
    net.gradient(2 * X, Y)
    assert np.array_equal(Z, kept)


@pytest.mark.parametrize("cost", ["sigmoid", "softmax"])
def test_loss_and_accuracy_in_one_pass_are_those_of_two(cost):
    X, Y = batch(cost)
    net = random_network(cost, batchnorm=True, keep_prob=0.7)
    assert net.loss_and_accuracy(X, Y) == (net.loss(X, Y), net.accuracy(X, Y))


def test_flow_shows_the_hidden_layers_of_one_pass():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", activation="tanh", batchnorm=True)
    first, second = net.flow(X, Y)
    assert np.allclose(first.A, np.tanh(first.Z_tilde))
    assert np.allclose(first.Z, net.layers[0].W @ X)
    assert np.allclose((second.dZ).sum(axis=1, keepdims=True), net.layers[4].dbeta)


def test_flow_leaves_the_running_averages_as_they_were():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", batchnorm=True)
    before = net.running.copy()
    net.flow(X, Y)
    assert np.array_equal(net.running, before)


def test_one_network_passes_several_batches_at_once():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", batchnorm=True)
    pairs = [(X[:, :3], Y[:, :3]), (X[:, 1:4], Y[:, 1:4])]
    together = net.loss(*(np.stack(arrays) for arrays in zip(*pairs)))
    assert together == pytest.approx([net.loss(*pair) for pair in pairs])


def test_noise_is_added_in_training_only():
    X, Y = batch("sigmoid")
    net = Network([Noise(1.0), *mlp(3, 4, 1)])
    assert np.array_equal(net.predict(X), Network(mlp(3, 4, 1)).predict(X))
    losses = {float(net.J_and_grad(X, Y, rng=np.random.default_rng(seed))) for seed in range(3)}
    assert len(losses) == 3


@pytest.mark.parametrize("init, train_accuracy", [("zeros", 0.5), (10.0, 0.83), ("he", 0.9933)])
def test_the_published_initialisations_on_circles_are_met(init, train_accuracy):
    X, Y = data.circles(m=300, noise=0.05, seed=1)
    net = Network(mlp(2, 10, 5, 1), init=init, seed=Streams(np.random.RandomState(3)))
    fit(net, GradientDescent(alpha=0.01), X, Y, epochs=15_000)
    assert net.accuracy(X, Y) == pytest.approx(train_accuracy, abs=5e-3)


@pytest.mark.parametrize(
    "make, words",
    [
        (lambda: Network(mlp(2, 3, 1), lambd=-0.1), "lambd is -0.1"),
        (lambda: Network(mlp(2, 3, 1), l1=[0.1, -1.0]), "l1 is"),
        (lambda: Network(mlp(2, 3, 1, keep_prob=0.0)), "keep_prob is 0.0"),
        (lambda: Network(mlp(2, 3, 1, keep_prob=1.2)), "keep_prob is 1.2"),
        (lambda: Network(mlp(2, 3, 1, keep_prob=(1, 0.5, 0.5))), "expected 2, one for"),
        (lambda: Network(mlp(2, 3, 1, activation="swish")), "activation is 'swish'"),
        (lambda: Network(mlp(2)), "at least n_x and n_y"),
        (lambda: Network(mlp(2, 0, 1)), "n_out is 0"),
        (lambda: Network(mlp(2, 3, 1), cost="hinge"), "cost is 'hinge'"),
        (lambda: Network(mlp(2, 3, 1), init="best"), "init is 'best'"),
        (lambda: Network(mlp(2, 3, 1), seed=-1), "seed is -1"),
        (lambda: Network(mlp(2, 3, 1), seed=[1, 2], lambd=[1, 2, 3]), "one length K"),
        (lambda: Network(mlp(3, 3, 1)).predict(np.ones((M, 3))), "did you mean X.T"),
        (lambda: Network(mlp(3, 3, 1)).predict(np.full((3, 2), np.nan)), "NaN"),
        (lambda: Network(mlp(3, 3, 1)).predict(np.ones((3, 0))), "holds no numbers"),
        (lambda: Network(mlp(3, 3, 1)).check(np.ones((3, 2)), np.array([[0.0, 2.0]])), "label 2"),
        (lambda: Network(mlp(3, 3, 1)).accuracy(np.ones((3, 2)), np.array([[0.0, -1.0]])), "label -1"),
        (lambda: Network(mlp(3, 3, 1)).J(np.ones((3, 4)), np.ones((4, 1))), "did you mean Y.T"),
        (lambda: Network(mlp(3, 3, 1)).J(np.full((3, 2), np.nan), np.ones((1, 2))), "NaN"),
        (lambda: Network(mlp(3, 3, 1)).loss(np.ones((3, 0)), np.ones((1, 0))), "holds no numbers"),
        (lambda: Network(mlp(3, 3, 1)).J_and_grad(np.ones((4, 3)), np.ones((1, 4))), "did you mean X.T"),
        (lambda: Network(mlp(3, 3, 1)).J_and_grad(np.ones((3, 4)), np.ones((4, 1))), "did you mean Y.T"),
        (lambda: Network(mlp(3, 3, 1), seed=[1, 2]).predict(np.ones((3, 3, 4))), "3 batches, for a stack of 2 networks"),
        (lambda: Network(mlp(3, 3, 1)).J(np.ones((2, 3, 4)), np.ones((1, 4))), "expected (2, n_y, 4"),
        (lambda: Network(mlp(3, 3, 1, keep_prob=0.5)).J(np.ones((3, 2)), np.ones((1, 2)), train=True, rng=3), "rng is 3"),
        (lambda: Network(mlp(3, 3, 4), "softmax").check(np.ones((3, 2)), np.ones((4, 2))), "one-hot"),
        (lambda: Network(mlp(3, 3, 1, keep_prob=0.5)).J_and_grad(np.ones((3, 2)), np.ones((1, 2))), "pass rng="),
    ],
)
def test_bad_input_gets_a_sentence_with_the_cure(make, words):
    with pytest.raises(ValueError, match=words.replace("(", r"\(")) as caught:
        make()
    assert 20 < len(str(caught.value)) < 300


@pytest.mark.parametrize("cost", COSTS)
@pytest.mark.parametrize("seed", [0, [0, 1, 2]], ids=str)
def test_logits_and_losses_touch_nothing_and_lead_to_the_answer_and_the_loss(cost, seed):
    X, Y = batch(cost)
    net = Network(mlp(3, 6, Y.shape[0], batchnorm=True, keep_prob=0.5), cost, seed=seed)
    net.J_and_grad(X, Y, rng=np.random.default_rng(0))
    before = net.theta.copy(), net.grad.copy(), net.running.copy()
    Z, losses = net.logits(X), net.losses(X, Y)
    assert all(np.array_equal(a, b) for a, b in zip(before, (net.theta, net.grad, net.running)))
    assert np.array_equal(net.cost.predict(Z), net.predict(X))
    assert losses.shape == (*net.theta.shape[:-1], M)
    np.testing.assert_allclose(losses.mean(axis=-1), net.loss(X, Y), rtol=1e-13)
    one = net.losses(X[:, 3:4], Y[:, 3:4])
    np.testing.assert_allclose(one[..., 0], losses[..., 3], rtol=1e-12)


def test_weights_of_ones_own_start_where_they_are_put():
    W1 = np.arange(6.0).reshape(3, 2)
    net = Network(mlp(2, 3, 1), init={"W1": W1, "b2": [[7.0]]}, seed=4)
    blocks, drawn = net.blocks(), Network(mlp(2, 3, 1), seed=4).blocks()
    assert np.array_equal(blocks["W1"], W1) and blocks["b2"].item() == 7.0
    assert np.array_equal(blocks["W2"], drawn["W2"]) and not blocks["b1"].any()
    stack = Network(mlp(2, 3, 1), init=net.blocks(), seed=[1, 2])
    assert np.array_equal(stack.theta, np.stack([net.theta] * 2))
    each = Network(mlp(2, 3, 1), init={"W1": np.stack([W1, 2 * W1])}, seed=[1, 2])
    assert np.array_equal(each.blocks()["W1"][1], 2 * W1)
    net.initialize({"W2": np.ones((1, 3))}, seed=1)
    assert np.array_equal(net.blocks()["W2"], np.ones((1, 3))) and net.blocks()["b2"].item() == 0


@pytest.mark.parametrize(
    "init, words",
    [
        ({"W1": np.ones((2, 3))}, r"W1 the shape \(2, 3\); expected \(3, 2\)"),
        ({"W9": np.ones((2, 3))}, "'W9', which is not a block of this network; it has W1, b1, W2, b2"),
        ({"b1": np.full((3, 1), np.nan)}, "b1 values that are NaN"),
        ({"W1": "he"}, "W1.*holds text; expected real numbers"),
        (lambda rng, n_out, n_in: np.ones((n_in, n_out)), r"W1 the shape \(2, 3\)"),
        (lambda rng, n_out, n_in: np.full((n_out, n_in), np.inf), "W1 values that are NaN or infinite"),
        (lambda rng, n_out, n_in: None, "W1"),
        (np.nan, "init is nan"),
        (True, "init is True"),
    ],
)
def test_weights_that_fit_nowhere_are_refused(init, words):
    with pytest.raises(ValueError, match=words):
        Network(mlp(2, 3, 1), init=init)


def test_a_mask_of_ones_own_stays_and_its_gradient_is_right():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", activation="tanh", keep_prob=(1.0, 0.5, 1.0))
    dropout = next(layer for layer in net.layers if isinstance(layer, Dropout))
    dropout.mask = np.random.default_rng(0).random((6, M)) < 0.5
    assert net.J(X, Y, train=True) == net.J(X, Y, train=True) == net.J_and_grad(X, Y)
    assert max(block.difference for block in gradient_check(net, X, Y)) < 1e-7
    first, second = net.layers[0], net.layers[3]
    A = np.tanh(first.W @ X + first.b) * dropout.mask / 0.5
    assert np.allclose(net.flow(X, Y)[1].Z, second.W @ A + second.b)
    assert net.J(X, Y) != net.J(X, Y, train=True)
    dropout.mask = np.ones((6, M - 1), dtype=bool)
    with pytest.raises(ValueError, match=r"mask is bool of shape \(6, 16\); expected bool.*\(6, 17\)"):
        net.J(X, Y, train=True)


def test_no_mask_is_left_over_when_dropout_is_switched_off():
    X, Y = batch("sigmoid")
    net, plain = (random_network("sigmoid", keep_prob=keep_prob) for keep_prob in (0.5, 1.0))
    net.gradient(X, Y, rng=np.random.default_rng(0))
    for layer in net.layers:
        if isinstance(layer, Dropout):
            layer.keep_prob = 1.0
    net.gradient(X, Y)
    plain.gradient(X, Y)
    assert np.array_equal(net.grad, plain.grad)


def test_several_answers_are_right_only_when_all_of_them_are():
    net = Network([Dense(1, 2)], init={"W1": [[1.0], [-1.0]]})
    X, Y = np.array([[1.0, 2.0, -1.0]]), np.array([[1.0, 1.0, 0.0], [0.0, 1.0, 0.0]])
    assert net.accuracy(X, Y) == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"momentum": 2}, "momentum is 2"),
        ({"momentum": 1}, "momentum is 1"),
        ({"momentum": -0.1}, "momentum is -0.1"),
        ({"epsilon": -1}, "epsilon is -1"),
        ({"epsilon": 0}, "epsilon is 0"),
        ({"epsilon": np.inf}, "epsilon is inf"),
    ],
)
def test_batchnorm_refuses_settings_that_mean_nothing(settings, words):
    with pytest.raises(ValueError, match=words):
        BatchNorm(3, **settings)


def test_batchnorm_refuses_one_example_in_training_and_takes_it_at_test_time():
    X, Y = batch("sigmoid")
    net = random_network("sigmoid", batchnorm=True)
    before = net.running.copy()
    for call in (net.J_and_grad, net.gradient, net.flow, lambda X, Y: net.J(X, Y, train=True)):
        with pytest.raises(ValueError, match="batch of one example in training"):
            call(X[:, :1], Y[:, :1])
    assert np.array_equal(net.running, before)
    assert np.isfinite(net.J(X[:, :1], Y[:, :1]))


@pytest.mark.parametrize(
    "thing, said",
    [
        (Network(mlp(2, 20, 3, 1), lambd=0.7), "Network(2-20-3-1, relu, sigmoid cross-entropy, lambd=0.7)"),
        (
            Network(mlp(4, 5, 3, activation="prelu", batchnorm=True, keep_prob=0.8), "softmax", l1=0.1),
            "Network(4-5-3, batchnorm, prelu, keep_prob=0.8, softmax cross-entropy, l1=0.1)",
        ),
        (
            Network(mlp(2, 3, 1), "squared", lambd=[0, 0.5, 1]),
            "Network(2-3-1, relu, squared error, lambd=[0 … 1], stack of 3)",
        ),
        (Dense(2, 3), "Dense(2, 3)"),
        (Dense(2, 3, bias=False), "Dense(2, 3, bias=False)"),
        (BatchNorm(3), "BatchNorm(3, momentum=0.9, epsilon=1e-08)"),
        (Dropout(0.8), "Dropout(0.8)"),
        (Dropout((0.8, 1)), "Dropout([0.8, 1.0])"),
        (PReLU(3), "PReLU(3)"),
        (Noise(0.1), "Noise(0.1)"),
        (GradientDescent(0.3), "GradientDescent(alpha=0.3)"),
    ],
    ids=lambda it: it if isinstance(it, str) else "",
)
def test_everything_says_what_it_is(thing, said):
    assert repr(thing) == said


def test_a_mask_of_ones_own_is_kept_to_even_where_nothing_would_be_dropped():
    layer = Dropout(1.0)
    net = Network([Dense(2, 3), layer, Dense(3, 1)], seed=1)
    layer.mask = np.zeros((3, 4), bool)
    assert net.J(np.ones((2, 4)), np.ones((1, 4)), train=True) == pytest.approx(np.log(2), rel=1e-15)
    assert net.J(np.ones((2, 4)), np.ones((1, 4))) != pytest.approx(np.log(2), rel=1e-3)


def test_a_cost_set_later_is_chosen_and_checked_as_at_the_start():
    net, squared = Network(mlp(2, 3, 1), seed=1), Network(mlp(2, 3, 1), "squared", seed=1)
    net.cost = "squared"
    X, Y = np.ones((2, 4)), np.full((1, 4), 2.0)
    assert net.J(X, Y) == squared.J(X, Y)
    with pytest.raises(ValueError, match="cost"):
        net.cost = "cubic"
    with pytest.raises(ValueError, match="softmax"):
        net.cost = "softmax"
    assert net.J(X, Y) == squared.J(X, Y)


def test_layers_cannot_be_exchanged():
    with pytest.raises(AttributeError, match=r"expected a new Network\(layers"):
        Network(mlp(2, 3, 1)).layers = mlp(2, 4, 1)
    with pytest.raises(AttributeError, match=r"n_x is what the layers take, 2; expected a new Network\(layers"):
        Network(mlp(2, 3, 1)).n_x = 5


def test_of_many_sizes_of_a_batch_only_the_newest_few_keep_their_arrays():
    net = Network(mlp(2, 3, 1), seed=0)
    for m in range(2, 12):
        net.J_and_grad(np.ones((2, m)), np.ones((1, m)))
    assert [shape[-1] for shape in net._caches] == list(range(12 - CACHED_SHAPES, 12))


def test_one_network_is_trained_on_one_batch():
    net, (X, Y) = Network(mlp(2, 3, 1), seed=0), (np.ones((5, 2, 4)), np.ones((5, 1, 4)))
    assert net.check(X, Y)[0].shape == X.shape
    with pytest.raises(ValueError, match=r"5 batches, for one network; expected one batch \(n_x, m\) in training"):
        net.check(X, Y, train=True)
