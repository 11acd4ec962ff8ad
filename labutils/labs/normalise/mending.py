"""One kind of the digits' mistakes: what mends it, and what becomes of all the others."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit
from labutils.validate import check_count, check_seeds

from .reading import BATCH, EPOCHS, digit_parts

MENDS = ("as it was", "each 8 shown twice", "128 hidden units")
TOGETHER = 5  # networks that see their batches in one order


@cache  # what is asked of the same networks again does not train them again
def readers(mend: str, seeds: tuple[int, ...]) -> Network:
    """A stack of 64-32-10, one network per seed, trained with one of ``MENDS``; the first seed orders the batches."""
    X, Y = digit_parts()[0]
    if mend == MENDS[1]:
        X, Y = (np.hstack([one, one[:, Y[8] == 1]]) for one in (X, Y))
    nets = Network(mlp(64, 128 if mend == MENDS[2] else 32, 10, batchnorm=True), cost="softmax", seed=seeds)
    return fit(nets, Adam(0.01), X, Y, epochs=EPOCHS, batch_size=BATCH, seed=seeds[0])


def answers(mend: str, seeds: Iterable[int], X) -> np.ndarray:
    """The digit that each network reads in each column of X: (networks, m)."""
    seeds = tuple(seeds)
    parts = [seeds[k : k + TOGETHER] for k in range(0, len(seeds), TOGETHER)]
    return np.vstack([readers(mend, part).predict(X).argmax(axis=1) for part in parts])


def mistakes(mend: str, seeds: Iterable[int], X, Y) -> np.ndarray:
    """(10, 10) counts on X, Y, row the true digit, column the answer, averaged over one network per seed; diagonal 0."""
    read, counts = answers(mend, seeds, X), np.zeros((10, 10))
    np.add.at(counts, (np.broadcast_to(Y.argmax(axis=0), read.shape), read), 1)
    np.fill_diagonal(counts, 0)
    return counts / len(read)


def mended(true: int = 8, answer: int = 1, seeds: Iterable[int] = range(20)) -> None:
    """Print how often ``true`` is read as ``answer`` on dev, and all mistakes there, for each mend; means over seeds."""
    check_count("true", true, 0, 9)
    if check_count("answer", answer, 0, 9) == true:
        raise ValueError(f"true and answer are both {true}, which is no mistake; expected two different digits. Change one.")
    seeds = check_seeds(seeds)
    print(f"{'':21}{true} read as {answer}   all mistakes on dev")
    for mend in MENDS:
        counts = mistakes(mend, seeds, *digit_parts()[1])
        print(f"{mend:18}{counts[true, answer]:10.1f}{counts.sum():14.1f}")
