"""Two looks at many networks that are not panels: which remedy comes first, and how sure a network is."""

from collections.abc import Sequence

import numpy as np

from .models import Stack

SEEDS = range(100, 105)


def errors(units: int, m: int, seeds: Sequence[int] = SEEDS) -> str:
    """Train and dev error, medians over five draws of m points, of two hidden layers of that many units."""
    stack = Stack(units, m, 0.1, seeds).train()
    return f"train {np.median(stack.train_error()):.0f} %, dev {np.median(stack.dev_error()):.0f} %"


def sure_and_right(epochs: int, seeds: Sequence[int] = SEEDS) -> tuple[float, float]:
    """How sure 24 units are of their answers on the dev sets, on average, and how often they are right: shares."""
    stack = Stack(24, 200, 0.1, seeds).train(epochs=epochs, alpha=0.05)
    P = stack.net.predict(stack.X_dev)
    return float(np.maximum(P, 1 - P).mean()), 1 - float(stack.dev_error().mean()) / 100
