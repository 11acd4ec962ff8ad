"""Eleven schedules of the learning rate, drawn and raced: five networks each, all in one stack."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.schedules import SCHEDULES
from labutils.training import train

EPOCHS, BATCH, SEEDS = 40, 16, 4
SETTINGS = {
    "piecewise constant": {"at": (15, 28)},
    "polynomial": {"steps": EPOCHS, "power": 2.0},
    "cosine": {"steps": EPOCHS},
    "linear cosine": {"steps": EPOCHS},
    "noisy linear cosine": {"steps": EPOCHS},
}


def schedules(inverse_time: Callable | None = None) -> dict[str, partial]:
    """name -> f(alpha0, epoch), fitted to the length of the run; inverse_time: a learner's own, f(alpha0, epoch, decay)."""
    ready = {name: partial(f, **SETTINGS.get(name, {})) for name, f in SCHEDULES.items()}
    ready["polynomial, cycle"] = partial(SCHEDULES["polynomial"], steps=EPOCHS / 3, cycle=True)
    if inverse_time:
        ready["inverse time"] = partial(inverse_time, decay=0.05)
    return ready


def rates(ready: dict[str, Callable], alpha0: float) -> np.ndarray:
    """(schedules, epochs) the learning rates; a learner's own function is asked epoch by epoch."""
    epochs = np.arange(EPOCHS)
    return np.array([
        f(alpha0, epochs) if is_ours(f) else [float(f(alpha0, epoch)) for epoch in range(EPOCHS)] for f in ready.values()
    ])  # fmt: skip


def is_ours(schedule: Callable) -> bool:
    """One of ``SCHEDULES``, perhaps with its settings."""
    return getattr(schedule, "func", schedule) in SCHEDULES.values()


def race(alpha: np.ndarray, seeds: Sequence[int]) -> tuple[Network, Iterator]:
    """A stack of len(alpha) × len(seeds) networks, each group on its own row of alpha (schedules, epochs), and its run."""
    X, Y = data.moons()
    net = Network(mlp(2, 10, 5, 1), seed=[seed for _ in alpha for seed in seeds])
    column = np.repeat(alpha, len(seeds), axis=0)
    updates = -(-X.shape[1] // BATCH)
    return net, train(
        net,
        Adam(),
        X,
        Y,
        epochs=EPOCHS,
        batch_size=BATCH,
        every=updates,
        seed=1,
        schedule=lambda epoch: column[:, epoch, None],
    )


ALPHA0S = (0.2, 0.1, 0.05, 0.02, 0.01)


def final_costs(seeds: Sequence[int]) -> np.ndarray:
    """(schedules, alpha0s) the mean J at the end, each schedule at each alpha0."""
    X, Y = data.moons()
    return np.stack([_final(rates(schedules(), alpha0), seeds, X, Y) for alpha0 in ALPHA0S], axis=1)


def _final(alpha, seeds, X, Y) -> np.ndarray:
    net, run = race(alpha, seeds)
    for _ in run:
        pass
    return net.loss(X, Y).reshape(-1, len(seeds)).mean(axis=1)


def own_alpha0() -> None:
    """Print, for each schedule, the best of five alpha0 and the mean J of four seeds it ends at."""
    J = final_costs(range(SEEDS))
    for name, row in zip(schedules(), J, strict=True):
        print(f"{name:20} alpha0 = {ALPHA0S[row.argmin()]:<5} J = {row.min():.3f}")
