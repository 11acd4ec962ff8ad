"""Statistics of few examples are noisy, and the noise regularises: the same full batch, normalised in groups."""

import numpy as np

from labutils.layers import BatchNorm, Layer, mlp

SIZES, M, GROUPS = (2, 20, 20, 1), 208, (8, 16, 26, 52, 104, 208)
VIEW = (-1.6, 1.6)


class GroupedBatchNorm(BatchNorm):
    """Batchnorm whose mu and sigma2 are those of ``size`` examples at a time (Hoffer, Hubara & Soudry, 2017).

    The gradient stays that of the whole batch, so the noise of the statistics is all that ``size`` changes.
    """

    def __init__(self, n: int, size: int):
        super().__init__(n)
        self.size = size

    def groups(self, Z):
        """(n, m) -> (n, m / size, size)."""
        return Z.reshape(*Z.shape[:-1], -1, self.size)

    def forward(self, Z, cache, train=False, rng=None):
        if not train:
            return super().forward(Z, cache)
        groups = self.groups(Z)
        mu, sigma2 = groups.mean(axis=-1, keepdims=True), groups.var(axis=-1, keepdims=True)
        cache.sigma = np.sqrt(sigma2 + self.epsilon)
        cache.Z_norm = (groups - mu) / cache.sigma
        self.remember(mu.mean(axis=-2), sigma2.mean(axis=-2))
        return self.gamma * cache.Z_norm.reshape(Z.shape) + self.beta

    def backward(self, dZ_tilde, cache):
        Z_norm, d = cache.Z_norm, self.groups(dZ_tilde)
        self.dgamma[...] = (dZ_tilde * Z_norm.reshape(dZ_tilde.shape)).sum(axis=-1, keepdims=True)
        self.dbeta[...] = dZ_tilde.sum(axis=-1, keepdims=True)
        dZ = (d - d.mean(axis=-1, keepdims=True) - Z_norm * (d * Z_norm).mean(axis=-1, keepdims=True)) / cache.sigma
        return self.gamma * dZ.reshape(dZ_tilde.shape)


def nearest(size: int) -> int:
    """The group size there is that is nearest to a typed one."""
    return min(GROUPS, key=lambda one: abs(one - size))


def grouped(size: int) -> list[Layer]:
    """The layers of ``SIZES`` with statistics of ``size`` examples."""
    layers = mlp(*SIZES, batchnorm=True)
    return [GroupedBatchNorm(len_of(layer), size) if isinstance(layer, BatchNorm) else layer for layer in layers]


def len_of(norm: BatchNorm) -> int:
    """The number of units it normalises."""
    return norm.parameters["gamma"].shape[0]


def z_norm_of_one(z, size: int, rng, times: int = 400):
    """(times,) Z_norm of the first example when size - 1 random others share its batch."""
    others = rng.permuted(np.tile(z[1:], (times, 1)), axis=1)[:, : size - 1]
    batch = np.column_stack([np.full(times, z[0]), others])
    return (z[0] - batch.mean(axis=1)) / np.sqrt(batch.var(axis=1) + 1e-8)
