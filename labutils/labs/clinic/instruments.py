"""What a patient is examined with. An instrument takes the patient and knows no diagnosis.

Those that train need a patient of its first day; ``curves`` leaves it at its last.
"""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np

from labutils.gradcheck import BlockCheck, GradientCheck, numerical_gradient, relative_difference
from labutils.layers import Dense

from .patient import Patient

FIVE, UPDATES = 5, 300  # examples to be memorised, and the updates for that
EPSILON = 1e-6


class Course(NamedTuple):
    """A training run seen from outside, each (epochs + 1,): losses, and shares of right answers in %."""

    train_loss: np.ndarray
    dev_loss: np.ndarray
    train: np.ndarray
    dev: np.ndarray
    new: np.ndarray


class Look(NamedTuple):
    """The data by numbers.

    spreads : standard deviation of each feature.  neighbours : share of training examples whose nearest neighbour is of
    the same class.  shared : share of dev examples that are in the training set too.
    """

    spreads: np.ndarray
    neighbours: float
    shared: float


class Layers(NamedTuple):
    """The network under the microscope.

    weights : (layers,) their standard deviation by layer, 1 is He's.  dead : (hidden layers,) share of units that are 0 for
    every training example.  kinds : (hidden layers,) how many different units there are.
    """

    weights: np.ndarray
    dead: np.ndarray
    kinds: np.ndarray


class Answers(NamedTuple):
    """What the network says about twenty dev examples.

    chances : (3,) of the first of them.  total : the largest |Σ_c a_c - 1|.  twice : the largest difference between two
    answers to the same question.
    """

    chances: np.ndarray
    total: float
    twice: float

    def __repr__(self) -> str:
        chances = " + ".join(f"{chance:.2f}" for chance in self.chances)
        sums = "1 for each example" if self.total < 1e-6 else f"not 1: an example misses it by up to {self.total:.2f}"
        twice = "the same" if self.twice < 1e-6 else f"another answer, by up to {self.twice:.2f}"
        return f"one example: {chances} = {self.chances.sum():.2f}; the sum is {sums}. Asked again: {twice}."


def curves(patient: Patient) -> Course:
    """Train to the end."""
    points = [point(patient), *(point(patient) for _ in patient.train())]
    return Course(*np.array(points).T)


def point(patient: Patient) -> tuple[float, ...]:
    """One entry of each curve, as the patient is now."""
    (loss, train), (dev_loss, dev) = patient.scores(*patient.data[:2]), patient.scores(*patient.data[2:])
    return loss, dev_loss, 100 * train, 100 * dev, 100 * patient.scores(*patient.new)[1]


def scored(patient: Patient) -> Iterator[tuple[float, float]]:
    """Train loss and dev examples right in %, before the first epoch and after each."""
    X, Y, X_dev, Y_dev = patient.data
    for _ in chain([0], patient.train()):
        yield patient.scores(X, Y)[0], 100 * patient.scores(X_dev, Y_dev)[1]


def look(patient: Patient) -> Look:
    """The training set, and dev beside it."""
    X, Y, X_dev, _ = patient.data
    spreads = X.std(axis=1)
    places = X / spreads[:, None]
    squares = np.square(places[:, :, None] - places[:, None]).sum(axis=0)
    np.fill_diagonal(squares, np.inf)
    labels, nearest = Y.argmax(axis=0), squares.argmin(axis=1)
    seen = (X_dev[:, :, None] == X[:, None]).all(axis=0).any(axis=1)
    return Look(spreads, float((labels == labels[nearest]).mean()), float(seen.mean()))


def microscope(patient: Patient) -> Layers:
    """The layers as they are now."""
    dense = [layer for layer in patient.net.layers if isinstance(layer, Dense)]
    weights = [layer.W.std() / np.sqrt(2 / layer.n_in) for layer in dense]
    units = patient.net.activations(patient.data.X)[1:-1]
    kinds = [len(np.unique(layer.W.round(12), axis=0)) for layer in dense[:-1]]
    return Layers(np.array(weights), np.array([(A == 0).all(axis=1).mean() for A in units]), np.array(kinds))


def updated(patient: Patient) -> tuple[np.ndarray, np.ndarray, float]:
    """W1, dW1 on the first batch, and α: what an update would be made of."""
    X, Y = (part[:, : patient.batch_size] for part in patient.data[:2])
    patient.gradient(X, Y, np.random.default_rng(0))
    return patient.net.blocks()["W1"].copy(), patient.net.grad_blocks()["W1"].copy(), patient.alpha


def step(patient: Patient) -> float:
    """The length of one update of all weights, as a share of their own length; infinite where these are 0."""
    updated(patient)
    size = np.linalg.norm(patient.net.W)
    return float(patient.alpha * np.linalg.norm(patient.net.dW) / size) if size else np.inf


def check_gradient(patient: Patient) -> GradientCheck:
    """Does the gradient that the patient uses on a batch belong to what is to be minimised?"""
    X, Y = (part[:, : patient.batch_size] for part in patient.data[:2])
    theta = patient.net.theta.copy()

    def J(nudged):
        patient.net.theta[...] = nudged
        return patient.J(X, Y, np.random.default_rng(0))

    numerical = numerical_gradient(J, theta, EPSILON)
    patient.net.theta[...] = theta
    patient.gradient(X, Y, np.random.default_rng(0))
    backward = {name: block.copy() for name, block in patient.net.grad_blocks().items()}
    patient.net.grad[...] = numerical
    return GradientCheck(_compared(name, backward[name], block) for name, block in patient.net.grad_blocks().items())


def _compared(name: str, backward, numerical) -> BlockCheck:
    worst = np.unravel_index(np.abs(backward - numerical).argmax(), backward.shape)
    return BlockCheck(name, relative_difference(backward, numerical), tuple(map(int, worst)), backward, numerical.copy())


def five(patient: Patient) -> np.ndarray:
    """The mean loss on five examples while nothing else is trained on and nothing is penalised, (301,) or fewer."""
    return np.array(list(memorising(patient)))


def memorising(patient: Patient) -> Iterator[float]:
    """The same, one loss after the other."""
    small = patient.again(examples=FIVE)
    small.epochs, small.net.lambd = UPDATES, 0.0
    yield small.scores(*small.data[:2])[0]
    for _ in small.train():
        yield small.scores(*small.data[:2])[0]


def ask(patient: Patient) -> Answers:
    """Twice the same question."""
    X = patient.data.X_dev[:, :20]
    first, second = patient.answers(X), patient.answers(X)
    return Answers(first[:, 0], float(np.abs(first.sum(axis=0) - 1).max()), float(np.abs(first - second).max()))
