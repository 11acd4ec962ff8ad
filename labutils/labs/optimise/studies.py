"""What the notebook calls and is not a panel."""

from collections.abc import Callable

import numpy as np

from labutils.network import Network


def gradient_of(net: Network) -> Callable[[np.ndarray, np.ndarray, np.ndarray], np.ndarray]:
    """gradient(theta, X, Y) of this network's J, as a new array; the network's own theta is overwritten by each call."""

    def gradient(theta, X, Y):
        net.theta[...] = theta
        net.J_and_grad(X, Y)
        return net.grad.copy()

    return gradient
