"""Statistics of few examples are noisy, and the noise regularises: the same full batch, normalised in groups."""

import numpy as np

from labutils import data, plots
from labutils.layers import BatchNorm, Layer, mlp
from labutils.live import Panel, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.scenes import TrainingScene

SIZES, M, GROUPS = (2, 20, 20, 1), 208, (8, 16, 26, 52, 104, 208)
FIELD = (-1.6, 1.6)


class GroupedBatchNorm(BatchNorm):
    """Batchnorm whose mu and sigma2 are those of `size` examples at a time (Hoffer, Hubara & Soudry, 2017).

    The gradient stays that of the whole batch, so the noise of the statistics is all that `size` changes.
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


def grouped(size: int) -> list[Layer]:
    """The layers of ``SIZES`` with statistics of `size` examples."""
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


class NoiseScene(TrainingScene):
    """Train on the noisy field by the full batch, its statistics taken over groups."""

    epochs, every, batch_size = 300, 6, M

    def __init__(self):
        X, Y, X_dev, Y_dev = data.noisy_field()
        super().__init__(data.TrainDev(X[:, :M], Y[:, :M], X_dev, Y_dev))
        self.figure, (one, plane, cost) = plots.figure(3, size=(2.35, 2.4))
        plots.label(one, "One example, 400 batches", "its Z_norm", "share")
        self.one = plots.Histogram(one, (-0.5, 2.5), bins=40, top=1)
        self.z = np.random.default_rng(6).standard_normal(M)
        self.z[0] = 1.0
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, FIELD, FIELD)
        plots.Points(plane, self.data.X, self.data.Y, size=18)
        plots.label(cost, "Loss", "iteration", "mean loss")
        self.curves = plots.Curves(cost, ("train loss", "dev loss"), xlim=(0, self.epochs), ylim=(0, 0.5))

    def network(self, size):
        self.size = size = min(GROUPS, key=lambda stop: abs(stop - size))
        self.draws = z_norm_of_one(self.z, size, np.random.default_rng(7))
        return Network(grouped(size), seed=self.seed)

    def optimizer(self, **_):
        return Adam(alpha=0.03)

    def draw(self):
        self.one.update(self.draws)
        self.field.update(self.net.predict(self.field.grid))
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))

    def sentence(self):
        train, dev = self.history.last("train loss"), self.history.last("dev loss")
        return (
            f"Statistics of {self.size} examples: Z_norm of the same example varies by σ = {self.draws.std():.2f}; "
            f"train loss {train:.2f}, dev loss {dev:.2f}."
        )


def noise_panel() -> Panel:
    """Drag the number of examples that mu and sigma² are taken over."""
    return Panel(NoiseScene(), Slider("size", M, values=GROUPS, integer=True, label="group size"))
