"""How large a signal is, layer by layer, and the words for it."""

from collections.abc import Mapping, Sequence

import numpy as np

from labutils.network import Network
from labutils.passes import Flow


def rms(values: np.ndarray) -> float | np.ndarray:
    """√ of the mean square over the last two axes: the typical size of an entry."""
    return np.sqrt(np.square(values).mean(axis=(-2, -1)))


def sizes(net: Network, X, Y) -> dict:
    """The rms of A, dZ and dW in every hidden layer, each (L,), or (L, K) for a stack of K networks."""
    return sizes_of(net.flow(X, Y), net.grad_blocks())


def sizes_of(flow: Sequence[Flow], grads: Mapping[str, np.ndarray]) -> dict:
    """The same of a pass that was made: what flowed, and the gradients it left."""
    return {
        "A": np.array([rms(layer.A) for layer in flow]),
        "dZ": np.array([rms(layer.dZ) for layer in flow]),
        "dW": np.array([rms(grads[f"W{l}"]) for l in range(1, len(flow) + 1)]),
    }


def log10(values: np.ndarray) -> np.ndarray:
    """log10 of the sizes, NaN for an exact 0."""
    values = np.abs(values)
    return np.log10(values, out=np.full_like(values, np.nan), where=values > 0)


def times(ratio: float) -> str:
    """A factor with two digits, the same way for every size, so that one may be multiplied by another.

    >>> times(1 / 1024), times(0.75), times(450), times(3.1e7)
    ('0.00098', '0.75', '450', '3.1e7')
    """
    if 1e-4 <= ratio < 1e5:
        return f"{float(f'{ratio:.2g}'):,.7g}"
    mantissa, _, exponent = f"{ratio:.1e}".partition("e")
    return f"{mantissa}e{int(exponent)}"


def skewness(x: np.ndarray) -> float:
    """The mean of ((x - mu)/sigma)³: 0 for a symmetric shape, positive for a long tail to the right."""
    return float((((x - x.mean()) / x.std()) ** 3).mean())
