"""A whole project with its rounds, and a test set that can be opened one time."""

from typing import NamedTuple

import numpy as np

from labutils import distort
from labutils.data import Pair
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit
from labutils.validate import check_count, check_seed, told

from .models import SEED, error
from .sources import CUTS, sets

PEOPLE = 3.0  # % that careful people get wrong on digits of either kind: assumed, not measured
DEGREES, COUNT = 60, 400
MOST_COPIES = 100  # of each digit: 90,000 in all, which train for minutes


class Round(NamedTuple):
    """A trained network, the number of examples it learnt from, and its errors on train and on train-dev in %."""

    net: Network
    m: int
    train: float
    train_dev: float


class Project:
    """Read users' digits, turned by up to 60°, with 1,000 upright ones to learn from and 200 of theirs as dev set."""

    def __init__(self, seed: int = SEED):
        self.seed = check_seed(seed)
        self._upright, self._held, self.dev, self._test = sets(CUTS[1], COUNT, DEGREES, seed)
        self._opened = False

    def train(self, *, turned: int = 0, units: int = 64) -> Round:
        """Train 64-units-10 on the upright digits, and on ``turned`` copies of them, each turned by up to 60° at random."""
        check_count("turned", turned, 0, MOST_COPIES)
        rng = np.random.default_rng(self.seed)
        train, train_dev = (_with_copies(pair, turned, rng) for pair in (self._upright, self._held))
        net = fit(Network(mlp(64, units, 10), "softmax", seed=self.seed), Adam(0.02), *train, epochs=100)
        return Round(net, train[0].shape[1], *(float(error(net, *pair)) for pair in (train, train_dev)))

    def errors(self, one: Round) -> tuple[float, ...]:
        """People, train, train-dev, dev in %, and dev once more in place of test, which stays shut."""
        dev = float(error(_round(one).net, *self.dev))
        return PEOPLE, one.train, one.train_dev, dev, dev

    def open_test(self, one: Round) -> float:
        """The error in % on the test set. Raises RuntimeError the second time: then it would be a dev set."""
        net = _round(one).net
        if self._opened:
            raise RuntimeError(
                "the test set has been opened already; a second look would be used for choosing, which makes it a dev set. "
                "Collect a new test set, or live with the first number"
            )
        self._opened = True
        return float(error(net, *self._test))


def _round(one: Round) -> Round:
    if not isinstance(one, Round):
        raise ValueError(f"the round is {told(one)}; expected a trained one. Take what project.train() gave.")
    return one


def _with_copies(pair: Pair, turned: int, rng: np.random.Generator) -> Pair:
    X, Y = pair
    copies = [distort.rotate(X, rng, DEGREES) for _ in range(turned)]
    return np.concatenate([X, *copies], axis=1), np.tile(Y, 1 + turned)
