"""Statistics of few examples are noisy, and the noise regularises: the same full batch, normalised in groups."""

import numpy as np

from labutils import data, plots
from labutils.forks import ForkedTraining
from labutils.live import Panel, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.words import counted

from ..noise import GROUPS, VIEW, GroupedBatchNorm, M, grouped, z_norm_of_one


class NoiseScene(ForkedTraining):
    """Train on the noisy field by the full batch, its statistics taken over groups."""

    epochs, every, batch_size = 300, 6, M
    turns = {"size": "group size"}
    limits = (80.0, 101.0)
    share_of_stack = 1

    def __init__(self):
        X, Y, X_dev, Y_dev = data.noisy_field()
        super().__init__(data.TrainDev(X[:, :M], Y[:, :M], X_dev, Y_dev))
        self.figure, (one, plane, cost) = plots.figure(3, size=(2.35, 2.4))
        plots.label(one, "One example, 400 batches", "its Z_norm", "share")
        self.one = plots.Histogram(one, (-0.5, 2.5), bins=40, top=1)
        self.z = np.random.default_rng(6).standard_normal(M)
        self.z[0] = 1.0
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, size=18)
        plots.label(cost, "Loss", "iteration", "mean loss")
        self.curves = plots.Curves(cost, ("train loss", "dev loss"), xlim=(0, self.epochs), ylim=(0, 0.5))
        self.draws: dict[int, np.ndarray] = {}  # Z_norm of the one example, by the size of its group
        self.fork(one, ("train", "dev"))

    def traced(self):
        return self.field.border, *self.curves.lines.values()

    def marked(self):
        return [self.curves.ax]

    def network(self, size):
        return Network(grouped(size), seed=self.init_seed)

    def retune(self, size):
        for layer in self.net.layers:
            if isinstance(layer, GroupedBatchNorm):
                layer.size = size

    def words(self, size):
        return f"statistics of {counted(size, 'example')}"

    @property
    def size(self) -> int:
        """The group size of what is shown."""
        return self.values["size"]

    @property
    def of_one(self) -> np.ndarray:
        """(400,) Z_norm of the one example, in as many groups of this size."""
        if self.size not in self.draws:
            self.draws[self.size] = z_norm_of_one(self.z, self.size, np.random.default_rng(7))
        return self.draws[self.size]

    def optimizer(self, **_):
        return Adam(alpha=0.03)

    def paint(self):
        self.one.update(self.of_one)
        self.field.show(self.net.predict)
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))

    def says(self):
        train, dev = self.history.last("train loss"), self.history.last("dev loss")
        return (
            f"Statistics of {counted(self.size, 'example')}: Z_norm of the same example varies by "
            f"σ = {self.of_one.std():.2f}; train loss {train:.2f}, dev loss {dev:.2f}."
        )


def noise_panel() -> Panel:
    """Drag the number of examples that mu and sigma² are taken over."""
    return Panel(NoiseScene(), Slider("size", M, values=GROUPS, integer=True, snap=True, label="group size"))
