"""Batch normalisation."""

import numpy as np

from ..validate import check_count
from .base import Layer, Parameter, inner, total


class BatchNorm(Layer):
    """Z_norm = (Z - mu)/sqrt(sigma2 + epsilon), Z_tilde = gamma Z_norm + beta (Ioffe & Szegedy, 2015).

    In training mu and sigma2 are those of the batch, and their running averages move by (1 - momentum); at test time the
    running averages take their place. momentum in [0, 1) is the share of the old average that stays, as in Keras (PyTorch
    calls 1 - momentum so); epsilon > 0. The formulas as one reads them, both ways, are in ``plain``.

    sigma2 divides by m, in the running average too, as in Keras. (The paper and PyTorch take m/(m - 1) times that there:
    with batches of 32 it is 3 % more.) One example alone has no variance, and its Z_norm would be 0 whatever it is: such a
    batch is refused in training, as PyTorch does.
    """

    units = False
    least, word = 2, "batchnorm"
    limits = {
        "momentum": dict(low=0, high=1, open_high=True, cure="It is the share of the old average that stays."),
        "epsilon": dict(low=0, high=np.inf, open_low=True, cure="It keeps a unit that never changes from dividing by 0."),
    }

    def __init__(self, n: int, momentum: float = 0.9, epsilon: float = 1e-8):
        self.n_in = self.n_out = check_count("n", n)
        self.momentum, self.epsilon = momentum, epsilon
        self.parameters = {"gamma": Parameter((n, 1), 1.0), "beta": Parameter((n, 1), 0.0)}
        self.running = {"mu": Parameter((n, 1), 0.0), "sigma2": Parameter((n, 1), 1.0)}

    def __repr__(self):
        return f"{type(self).__name__}({self.n_in}, momentum={self.momentum}, epsilon={self.epsilon})"

    def forward(self, Z, cache, train=False, rng=None):
        m = Z.shape[-1]
        if train and m < self.least:
            raise ValueError(
                "batchnorm got a batch of one example in training, which has no variance; expected at least 2. Choose a "
                "batch_size that leaves no single example over."
            )
        mu = total(Z) / m if train else self.mu
        centred = cache.centred = np.subtract(Z, mu, out=cache.centred)
        sigma2 = inner(centred, centred) / m if train else self.sigma2
        sigma = cache.sigma = np.sqrt(sigma2 + self.epsilon)
        if train:
            self.remember(mu, sigma2)
        # gamma Z_norm in one pass: Z_norm = centred/sigma is never needed by itself
        Z_tilde = cache.Z_tilde = np.multiply(self.gamma / sigma, centred, out=cache.Z_tilde)
        return np.add(Z_tilde, self.beta, out=Z_tilde)

    def remember(self, mu: np.ndarray, sigma2: np.ndarray) -> None:
        """Move the running averages by (1 - momentum) towards these statistics."""
        share, running_mu, running_sigma2 = 1.0 - self.momentum, self.mu, self.sigma2
        running_mu += share * (mu - running_mu)
        running_sigma2 += share * (sigma2 - running_sigma2)

    def backward(self, dZ_tilde, cache):
        """dZ = gamma/sigma (dZ_tilde - mean(dZ_tilde) - Z_norm mean(dZ_tilde Z_norm))."""
        m, centred, sigma = dZ_tilde.shape[-1], cache.centred, cache.sigma
        np.divide(inner(dZ_tilde, centred), sigma, out=self.dgamma)
        total(dZ_tilde, out=self.dbeta)
        cache.work = np.multiply(self.dgamma / (m * sigma), centred, out=cache.work)
        dZ = np.subtract(dZ_tilde, self.dbeta / m, out=dZ_tilde)
        dZ -= cache.work
        return np.multiply(dZ, self.gamma / sigma, out=dZ)
