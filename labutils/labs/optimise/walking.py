"""One weight that meets a given row of slopes: what an optimiser does with each of them."""

from collections.abc import Sequence

import numpy as np

from labutils.optimizers import Optimizer


def walk(optimizer: Optimizer, slopes: Sequence[float]) -> np.ndarray:
    """The steps of a weight that meets these slopes one after the other, (t,): negative is downhill."""
    theta, path = np.zeros(1), [0.0]
    optimizer.reset(theta)
    for slope in slopes:
        optimizer.step(theta, np.array([float(slope)]))
        path.append(theta[0])
    return np.diff(path)
