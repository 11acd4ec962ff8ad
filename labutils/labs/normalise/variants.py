"""Networks that batchnorm could have been built into otherwise: a bias before it, or after the activation."""

from collections.abc import Iterator, Sequence

import numpy as np

from labutils.layers import Activation, BatchNorm, Dense, Layer, mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit
from labutils.validate import check_XY


def norms(net: Network) -> list[BatchNorm]:
    """The batchnorm layers, first one first."""
    return [layer for layer in net.layers if isinstance(layer, BatchNorm)]


def use_statistics_of(net: Network, X) -> None:
    """Put the statistics of *this* set in place of the running averages, at every layer."""
    kept = [layer.momentum for layer in norms(net)]
    for layer in norms(net):
        layer.momentum = 0.0  # the running average of one batch alone
    net.J(X, np.zeros((net.layers[-1].n_out, X.shape[-1])), train=True)
    for layer, momentum in zip(norms(net), kept):
        layer.momentum = momentum


def with_bias(*sizes: int) -> list[Layer]:
    """As ``mlp`` with batchnorm, but with the b that it leaves out."""
    layers = mlp(*sizes, batchnorm=True)
    return [Dense(layer.n_in, layer.n_out) if isinstance(layer, Dense) else layer for layer in layers]


def on_activations(*sizes: int) -> list[Layer]:
    """Batchnorm after each activation: A is normalised, not Z."""
    return list(_swapped(mlp(*sizes, batchnorm=True)))


def _swapped(layers: list[Layer]) -> Iterator[Layer]:
    norm = None
    for layer in layers:
        if isinstance(layer, BatchNorm):
            norm = layer
        elif isinstance(layer, Activation):
            yield from (layer, norm)
        else:
            yield Dense(layer.n_in, layer.n_out)


def redundant_bias(X, Y) -> None:
    """Print how large the gradients of b and of beta are in a network that has both."""
    X, Y = check_XY(X, Y)
    net = Network(with_bias(X.shape[0], 12, 12, 1), seed=1)
    net.J_and_grad(X, Y)
    for number, (dense, norm) in enumerate(zip(net.layers[::3], norms(net)), start=1):
        largest = [np.abs(gradient).max() for gradient in (dense.db, norm.dbeta)]
        print("layer {}: largest |db| = {:.6f}, largest |dbeta| = {:.6f}".format(number, *largest))


PLACES = {"nowhere": mlp, "on Z": lambda *sizes: mlp(*sizes, batchnorm=True), "on A": on_activations}


def with_dropout(X, Y, X_dev, Y_dev) -> None:
    """Print, for three keep_probs, the dev accuracy and how far the kept sigma2 is off at test time; mean of ten seeds."""
    X, Y = check_XY(X, Y)
    if (X == X[:, :1]).all():
        raise ValueError("the columns of X are all alike; expected examples that differ. Give the set as data made it.")
    for keep_prob in (1.0, 0.8, 0.5):
        right, ratio = dropout_beside_batchnorm(keep_prob, range(10), X, Y, X_dev, Y_dev)
        kept = f"kept sigma2 of layer 2 = {np.median(ratio):.2f} × its variance at test time"
        print(f"keep_prob {keep_prob}: dev {right.mean():.1%}, {kept}")


def dropout_beside_batchnorm(keep_prob: float, seeds: Sequence[int], X, Y, X_dev, Y_dev) -> tuple[np.ndarray, np.ndarray]:
    """Dev accuracy of 2-20-20-1, and the kept sigma2 of layer 2 over the variance of Z there without dropout, per seed."""
    net = Network(mlp(X.shape[0], 20, 20, 1, batchnorm=True, keep_prob=keep_prob), seed=list(seeds))
    fit(net, Adam(0.01), X, Y, epochs=150, batch_size=32)
    second = [layer for layer in net.layers if isinstance(layer, Dense)][1]
    met = (second.W @ net.activations(X)[1]).var(axis=-1)
    return net.accuracy(X_dev, Y_dev), np.median(norms(net)[1].sigma2[..., 0] / met, axis=-1)


def place_losses(X, Y, seeds: Sequence[int]) -> dict[str, np.ndarray]:
    """The training loss after 60 iterations for each place of batchnorm, one number per seed."""
    return {
        place: fit(Network(layers(X.shape[0], 16, 16, 16, 1), seed=list(seeds)), Adam(0.01), X, Y, epochs=60).loss(X, Y)
        for place, layers in PLACES.items()
    }


def places(X, Y) -> None:
    """Print the mean loss of ten seeds for batchnorm nowhere, on Z and on A."""
    for place, loss in place_losses(*check_XY(X, Y), range(10)).items():
        print(f"batchnorm {place:8} loss {loss.mean():.3f}")
