"""How large a signal is, layer by layer, and the words for it."""

import numpy as np

from labutils.network import Network


def rms(values):
    """√ of the mean square over the last two axes: the typical size of an entry."""
    return np.sqrt(np.square(values).mean(axis=(-2, -1)))


def sizes(net: Network, X, Y) -> dict:
    """The rms of A, dZ and dW in every hidden layer, each (L,), or (L, K) for a stack of K networks."""
    flow, grads = net.flow(X, Y), net.grad_blocks()
    return {
        "A": np.array([rms(layer.A) for layer in flow]),
        "dZ": np.array([rms(layer.dZ) for layer in flow]),
        "dW": np.array([rms(grads[f"W{l}"]) for l in range(1, len(flow) + 1)]),
    }


def log10(values):
    """log10 of the sizes, NaN for an exact 0."""
    values = np.abs(values)
    return np.log10(values, out=np.full_like(values, np.nan), where=values > 0)


def fold(ratio: float) -> str:
    """A ratio in words: "shrinks 570-fold", "keeps its size (× 0.9)".

    >>> fold(1 / 1024), fold(0.75), fold(3e7)
    ('shrinks 1,000-fold', 'keeps its size (× 0.75)', 'grows 10^7.5-fold')
    """
    if 0.2 < ratio < 5:
        return f"keeps its size (× {ratio:.2g})"
    factor = max(ratio, 1 / ratio)
    rounded = f"{float(f'{factor:.2g}'):,.0f}" if factor < 1e5 else f"10^{np.log10(factor):.1f}"
    return f"{'grows' if ratio > 1 else 'shrinks'} {rounded}-fold"


def skewness(x) -> float:
    """The mean of ((x - mu)/sigma)³: 0 for a symmetric shape, positive for a long tail to the right."""
    return float((((x - x.mean()) / x.std()) ** 3).mean())
