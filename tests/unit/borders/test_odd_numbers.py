"""What NumPy alone would turn into another number, or answer in its own words."""

import copy

import numpy as np
import pytest

from labutils.differences import numerical_gradient
from labutils.layers import Activation, BatchNorm, Cache, Dense, Dropout, Noise, mlp
from labutils.network import Network
from labutils.optimizers import Adam, Momentum
from labutils.schedules import cosine, noisy_linear_cosine
from labutils.splits import Normalizer, one_hot
from labutils.times import BLOCK
from labutils.training import fit, train
from labutils.validate import told
from tests.unit.borders.kinds import X, Y

ONE_FIELD = np.zeros((3, 16), [("a", float)])
TWO_FIELDS = np.zeros((3, 16), [("a", float), ("b", float)])
RAGGED = [[1.0, 2.0], [3.0]]


class NoRepr:
    def __repr__(self):
        raise RuntimeError("no repr")


def network(**settings) -> Network:
    return Network(mlp(16, 3, 1, keep_prob=0.5), **settings)


def masked(mask):
    net = network()
    net.layers[2].mask = mask
    net.J_and_grad(X, Y, rng=np.random.default_rng(0))


def changed_in_mid_run(seed=0, **settings):
    """A run, one update on, whose optimiser or layers get these settings."""
    net, optimizer = Network([Dense(16, 3), BatchNorm(3), Noise(0.1), Dropout(0.5), Dense(3, 1)], seed=seed), Adam()
    run = train(net, optimizer, X, Y, epochs=3)
    next(run)
    for name, value in settings.items():
        for one in (optimizer, *net.layers):
            if hasattr(one, name):
                setattr(one, name, value)
    list(run)


def stepped(theta, grad, before=None, optimizer=Adam):
    """One step by hand; ``before`` is another theta, that the optimiser was reset for."""
    made = optimizer(0.1)
    made.reset(np.zeros(3) if before is None else before)
    made.step(theta, grad)


REFUSED = {
    "a step of a list": lambda: stepped([0.0, 0.0, 0.0], np.ones(3)),
    "a step of whole numbers": lambda: stepped(np.zeros(3, int), np.ones(3)),
    "a step of no theta": lambda: stepped(None, np.ones(3)),
    "a step along text": lambda: stepped(np.zeros(3), list("abc")),
    "a step along complex numbers": lambda: stepped(np.zeros(3), np.ones(3) * 1j),
    "a step along what is hidden": lambda: stepped(np.zeros(3), np.ma.masked_all(3)),
    "a step along one number": lambda: stepped(np.zeros(3), 1.0),
    "a step along fewer": lambda: stepped(np.zeros((2, 3)), np.ones(3)),
    "a step of another theta": lambda: stepped(np.zeros(5), np.ones(5)),
    "a step of a stack after one": lambda: stepped(np.zeros((2, 3)), np.ones((2, 3)), optimizer=Momentum),
    "alphas in mid-run": lambda: changed_in_mid_run(alpha=[0.1, 0.2]),
    "three alphas for two networks in mid-run": lambda: changed_in_mid_run(seed=[1, 2], alpha=[0.1, 0.2, 0.3]),
    "keep_probs in mid-run": lambda: changed_in_mid_run(keep_prob=[0.5, 0.6]),
    "three keep_probs for two networks in mid-run": lambda: changed_in_mid_run(seed=[1, 2], keep_prob=[0.5, 0.6, 0.7]),
    "momentum in mid-run": lambda: changed_in_mid_run(momentum=2),
    "epsilon in mid-run": lambda: changed_in_mid_run(epsilon=-1),
    "sigma in mid-run": lambda: changed_in_mid_run(sigma=np.nan),
    "an activation's name, later on": lambda: setattr(Activation("relu"), "name", "rely"),
    "records to predict": lambda: network().predict(np.zeros((16, 3), [("a", float)])),
    "records to a Normalizer": lambda: Normalizer(ONE_FIELD),
    "records to a schedule": lambda: cosine(0.1, ONE_FIELD),
    "records as labels": lambda: one_hot(ONE_FIELD[0]),
    "records as weights": lambda: network(init={"W1": ONE_FIELD}),
    "records of two as weights": lambda: network(init={"W1": TWO_FIELDS}),
    "ragged labels": lambda: one_hot(RAGGED),
    "ragged weights": lambda: network(init={"W1": RAGGED}),
    "weights drawn ragged": lambda: network(init=lambda rng, n_out, n_in: RAGGED),
    "a ragged mask": lambda: masked(RAGGED),
    "a table of alphas": lambda: Adam(alpha=[[1, 2], [3, 4]]),
    "several rows of beta1": lambda: Adam(beta1=[[0.9, 0.8], [0.7, 0.6]]),
    "alphas that are hidden": lambda: Adam(alpha=np.ma.masked_array([0.1, 0.2], [0, 1])),
    "an alpha without a repr": lambda: Adam(alpha=NoRepr()),
    "several seeds for one network": lambda: network().initialize(seed=[1, 2]),
    "no snapshot": lambda: network().restore(None),
    "alphas for one network, later on": lambda: fit(
        network(), Adam(), X, Y, epochs=2, schedule=lambda epoch: [0.1, 0.2] if epoch else 0.1
    ),
    "no function": lambda: numerical_gradient(3.0, np.ones(2)),
    "a function of several numbers": lambda: numerical_gradient(lambda theta: theta, np.ones(2)),
    "fractions in letters": lambda: Dense(16, "3"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_in_one_sentence(case):
    with pytest.raises(ValueError) as refused:
        REFUSED[case]()
    said = str(refused.value)
    assert "expected" in said and "\n" not in said and len(said) < 400 and "inhomogeneous" not in said, said


def test_an_activation_that_is_renamed_is_another_one():
    layer, Z = Activation("relu"), np.array([[-2.0, 3.0]])
    layer.name = "tanh"
    assert np.array_equal(layer.forward(Z, Cache()), np.tanh(Z)) and repr(layer) == "Activation('tanh')" and not layer.corner
    assert np.array_equal(copy.deepcopy(layer).forward(Z, Cache()), np.tanh(Z))


@pytest.mark.parametrize("grad", [[1.0, -1.0, 0.0], (1, -1, 0), np.array([1.0, -1.0, 0.0], np.float32)])
def test_a_step_takes_a_gradient_of_any_kind(grad):
    theta, expected = np.zeros(3), np.zeros(3)
    for vector, along in ((theta, grad), (expected, np.array([1.0, -1.0, 0.0]))):
        stepped(vector, along)
    assert np.array_equal(theta, expected) and theta[0] < 0


@pytest.mark.parametrize("kind", [np.uint8, np.int8, np.int64])
def test_sizes_of_a_small_type_do_not_overflow(kind):
    assert Network(mlp(*np.array([16, 100, 1], kind))).theta.size == Network(mlp(16, 100, 1)).theta.size == 1801


@pytest.mark.parametrize("kind", [np.float16, np.float32, np.longdouble])
def test_settings_of_a_small_type_are_used_in_full_precision(kind):
    small, full = (fit(network(), Adam(beta2=beta2), X, Y, epochs=9) for beta2 in (kind(0.999), float(kind(0.999))))
    assert np.array_equal(small.theta, full.theta)


def test_the_noise_of_a_late_time_costs_no_more_than_that_of_an_early_one():
    late = noisy_linear_cosine(0.1, [1e12, 1e19, 1e300], end=0.1, seed=3)
    assert late == pytest.approx(0.01) and noisy_linear_cosine(0.1, 1e12, end=0.1, seed=3) == late[0]


def test_noise_is_the_same_whatever_else_is_asked_for():
    t = np.arange(BLOCK - 2, BLOCK + 3)
    together = noisy_linear_cosine(0.1, t, steps=1e6, seed=3)
    assert together.tolist() == [noisy_linear_cosine(0.1, one, steps=1e6, seed=3) for one in t] and len({*together}) == 5


def test_a_value_is_told_on_one_short_line():
    assert told(np.eye(2)) == "array([[1., 0.], [0., 1.]])" and told(NoRepr()) == "a NoRepr"
    assert len(told(list(range(1_000)))) < 110 and told([0.5] * 100).endswith("0.5, 0.5, 0.5, 0.5]")
