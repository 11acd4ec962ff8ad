"""Bowls of growing length: how many steps plain descent, momentum and Nesterov's momentum need, each at its best alpha."""

import numpy as np

from .surfaces import FAR

MOST, LOW, BETA = 1_000, 1e-6, 0.9
START = np.array([[-3.0], [0.9]])
TRIED = np.geomspace(0.02, 40, 120)  # alphas, in units of 1/kappa
WAYS = {
    "descent": {"beta": 0.0},
    "momentum": {"beta": BETA},
    "Nesterov": {"beta": BETA, "ahead": True},
}


def steps_needed(kappa: float, alpha: np.ndarray, *, beta: float, ahead: bool = False) -> np.ndarray:
    """Steps after which f = (w1² + kappa w2²)/2 stays below 1e-6, for each alpha; MOST + 1 where it does not.

    ahead : take the slope where the memory alone would carry w, at w - alpha beta v. (Nesterov, 1983.)
    """
    curvature, w = np.array([[1.0], [kappa]]), START + 0 * alpha
    v, needed = np.zeros_like(w), np.zeros(alpha.shape, int)
    for t in range(MOST + 1):
        needed[0.5 * (curvature * w**2).sum(axis=0) >= LOW] = t + 1  # momentum may come back up
        slope = curvature * (w - alpha * beta * v if ahead else w)
        v = np.where(np.abs(w) < FAR, beta * v + (1 - beta) * slope, 0.0)  # who flies off waits there
        w = w - alpha * v
    return needed


def fewest_steps(kappa: float, **way: float | bool) -> int:
    """Steps with the best of 120 alphas."""
    return int(steps_needed(kappa, TRIED / kappa, **way).min())


def longer_bowls(*kappas: float) -> None:
    """Print the fewest steps of each of the three, a line for each kappa: how many times more one direction curves."""
    for kappa in kappas:
        needed = ", ".join(f"{name} {fewest_steps(kappa, **way)}" for name, way in WAYS.items())
        print(f"curvatures 1 and {kappa:3}: {needed} steps")
