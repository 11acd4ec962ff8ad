"""Statistics of few examples are noisy, and the noise regularises: the same full batch, normalised in groups."""

import numpy as np

from labutils.layers import BatchNorm, Layer, inner, mlp, total

SIZES, M, GROUPS = (2, 20, 20, 1), 208, (8, 16, 26, 52, 104, 208)
VIEW = (-1.6, 1.6)


class GroupedBatchNorm(BatchNorm):
    """Batchnorm whose mu and sigma2 are those of ``size`` examples at a time (Hoffer, Hubara & Soudry, 2017).

    The gradient stays that of the whole batch, so the noise of the statistics is all that ``size`` changes.
    """

    def __init__(self, n: int, size: int):
        super().__init__(n)
        self.size = size

    def groups(self, Z) -> np.ndarray:
        """(n, m) -> (n, m / size, size)."""
        return Z.reshape(*Z.shape[:-1], -1, self.size)

    def forward(self, Z, cache, train=False, rng=None):
        if not train:
            return super().forward(Z, cache)
        groups = self.groups(Z)
        mu = total(groups) / self.size
        centred = cache.centred = groups - mu
        sigma2 = inner(centred, centred) / self.size
        sigma = cache.sigma = np.sqrt(sigma2 + self.epsilon)
        self.remember(mu.mean(axis=-2), sigma2.mean(axis=-2))
        Z_tilde = self.gamma[..., None] / sigma * centred
        return np.add(Z_tilde, self.beta[..., None], out=Z_tilde).reshape(Z.shape)

    def backward(self, dZ_tilde, cache):
        d, centred, sigma = self.groups(dZ_tilde), cache.centred, cache.sigma
        dgamma, dbeta = inner(d, centred) / sigma, total(d)  # what each group adds to them
        self.dgamma[...], self.dbeta[...] = dgamma.sum(axis=-2), dbeta.sum(axis=-2)
        dZ = np.subtract(d, dbeta / self.size, out=d)
        dZ -= dgamma / (self.size * sigma) * centred
        return np.multiply(dZ, self.gamma[..., None] / sigma, out=dZ).reshape(dZ_tilde.shape)


def grouped(size: int) -> list[Layer]:
    """The layers of ``SIZES`` with statistics of ``size`` examples."""
    layers = mlp(*SIZES, batchnorm=True)
    return [GroupedBatchNorm(len_of(layer), size) if isinstance(layer, BatchNorm) else layer for layer in layers]


def len_of(norm: BatchNorm) -> int:
    """The number of units it normalises."""
    return norm.parameters["gamma"].shape[0]


def z_norm_of_one(z: np.ndarray, size: int, rng, times: int = 400) -> np.ndarray:
    """(times,) Z_norm of the first example when size - 1 random others share its batch."""
    others = rng.permuted(np.tile(z[1:], (times, 1)), axis=1)[:, : size - 1]
    batch = np.column_stack([np.full(times, z[0]), others])
    return (z[0] - batch.mean(axis=1)) / np.sqrt(batch.var(axis=1) + 1e-8)
