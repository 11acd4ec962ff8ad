"""What the notebook calls that is not a panel, and the small sums the panels do."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam, GradientDescent
from labutils.search import Log, OneMinusLog, Result, Whole, random, search
from labutils.training import fit, train
from labutils.validate import check_count, check_range, check_seed, check_seeds

from .models import FLOWER

SPACE = {"alpha": Log(1e-4, 1), "beta": OneMinusLog(0.9, 0.999), "units": Whole(2, 24)}  # of the notebook's search
SHARES = (0.001, 0.45)  # of class 1 that a thinned field can have


def dev_loss(alpha: float, beta: float, units: int, seed: int) -> float:
    """What the search in the notebook minimises: the dev loss of 2-units-8-1 on the flower after 100 updates of Adam."""
    net = Network(mlp(2, units, 8, 1), seed=check_seed(seed))
    fit(net, Adam(alpha, beta1=beta), FLOWER.X, FLOWER.Y, epochs=100)
    return float(net.loss(FLOWER.X_dev, FLOWER.Y_dev))


def small_search() -> list[Result]:
    """Twelve trials of ``dev_loss``, run here and now."""
    with ThreadPoolExecutor(1) as here:
        return list(search(dev_loss, random(SPACE, 12, seed=1), executor=here, progress=False))


def moody(mood: str, seed: int) -> float:
    """A trial that does what its mood says: the three ways in which a trial most often goes wrong."""
    if mood == "raises":
        raise ValueError("units is -1; expected a number above 0")
    if mood == "hangs":
        while True:
            pass
    return float("nan") if mood == "diverges" else seed % 7


def cost_to_reach(target: float, size: int, curve: tuple[np.ndarray, np.ndarray], overhead: float) -> float:
    """Updates until the dev loss is at most the target, times what an update with ``size`` examples costs.

    curve : (updates, dev losses).  Infinite when the target is not reached.
    """
    updates, losses = curve
    reached = np.flatnonzero(losses <= target)
    return float(updates[reached[0]] * (overhead + size)) if reached.size else np.inf


def symptom(losses: Sequence[float], train: float) -> str:
    """What a curve of train losses and the train accuracy (%) look like."""
    first, last = losses[0], losses[-1]
    if last > 1.1 * first:
        return "worse than at the start, α is too large"
    if last > 0.9 * first:
        return "a plateau, hardly anything is learnt"
    if last > min(losses) + 0.1 * first:
        return "unsteady, the loss jumps"
    if train == 100:
        return "the training set is memorised"
    earlier = losses[-1 - max(1, len(losses) // 5)]
    return "still learning" if last < 0.98 * earlier else "flat, it has stopped learning"


def first_looks(alpha: float, looks: int = 50, every: int = 5, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Train loss and accuracy of the symptoms panel's network at the start and at each look, (looks + 1,) each.

    every : iterations from look to look.
    """
    check_count("looks", looks)
    X, Y = FLOWER.X, FLOWER.Y
    net = Network(mlp(2, 24, 12, 1, activation="leaky_relu"), seed=seed)
    steps = train(net, GradientDescent(alpha), X, Y, epochs=looks * every, every=every)
    losses, rights = zip(*((net.loss(X, Y), net.accuracy(X, Y)) for _ in chain([None], steps)))
    return np.array(losses), np.array(rights)


def best_alpha(hidden: int, seeds: Sequence[int] = (1, 2, 3)) -> float:
    """The best of 13 values of alpha for ``hidden`` layers of 12 units, by the mean dev loss on the flower."""
    check_count("hidden", hidden, 0, 100)
    seeds, alphas = check_seeds(seeds), np.geomspace(1e-3, 1, 13)
    net = Network(mlp(2, *[12] * hidden, 1), seed=seeds * len(alphas))
    optimizer = Adam(np.repeat(alphas, len(seeds))[:, None])
    fit(net, optimizer, FLOWER.X, FLOWER.Y, epochs=100)
    losses = net.loss(FLOWER.X_dev, FLOWER.Y_dev).reshape(len(alphas), -1).mean(axis=1)
    return float(alphas[losses.argmin()])


def rare(share: float, copies: int, seeds: Sequence[int] = (1, 2, 3)) -> tuple[float, float]:
    """A field where class 1 has this share: (accuracy, share of class 1 that is found) on the dev set, means over seeds.

    copies : how often each example of class 1 appears in the training set.
    """
    check_range("share", share, *SHARES, cure="In the whole field it is 46 %, and 0.1 % is a single example.")
    check_count("copies", copies, high=1_000)
    field = data.noisy_field(seed=7, m=2_000, m_dev=2_000, noise=0.5)
    X, Y = thinned(field.X, field.Y, share)
    X_dev, Y_dev = thinned(field.X_dev, field.Y_dev, share)
    again = np.repeat(np.arange(X.shape[1]), np.where(Y[0] == 1, copies, 1))
    net = Network(mlp(2, 8, 1), seed=check_seeds(seeds), lambd=1.0)
    fit(net, Adam(0.03), X[:, again], Y[:, again], epochs=150)
    answers = net.predict(X_dev)[:, 0] > 0.5
    return float(net.accuracy(X_dev, Y_dev).mean()), float(answers[:, Y_dev[0] == 1].mean())


def thinned(X, Y, share: float) -> tuple[np.ndarray, np.ndarray]:
    """All of class 0, and as many of class 1 as make up this share."""
    zeros, ones = np.flatnonzero(Y[0] == 0), np.flatnonzero(Y[0] == 1)
    kept = np.concatenate([zeros, ones[: round(share / (1 - share) * len(zeros))]])
    return X[:, kept], Y[:, kept]
