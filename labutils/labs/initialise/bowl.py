"""Normalised inputs: the bowl that J is over two weights, long or round, and gradient descent's way down it."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Slider
from labutils.scenes import KeptScene
from labutils.splits import Normalizer

MU, SIGMA = np.array([[2.0], [5.0]]), np.array([[0.5], [2.0]])
START = np.array([2.6, 2.4])
LEVELS = (0.02, 0.1, 0.3, 0.8, 2, 5, 12, 30, 80)  # J above its minimum, the same in every bowl
STEPS = 200
SEEN = (-5, 12)  # of the two features
PLANE = (-2.5, 3.5)  # of the two weights


def measurements(seed: int = 0, m: int = 150):
    """Two related features in their own units and a target: X (2, m), y (m,) with mean 0."""
    rng = np.random.default_rng(seed)
    a, b = rng.standard_normal((2, m))
    features = np.stack([a, 0.3 * a + np.sqrt(1 - 0.3**2) * b])
    y = features.sum(axis=0) + 0.2 * rng.standard_normal(m)
    return MU + SIGMA * features, y - y.mean()


def centre(X):
    """(x - mu)."""
    return X - X.mean(axis=1, keepdims=True)


TREATMENTS: dict[str, Callable] = {
    "x as measured": lambda X: X,
    "x − mu": centre,
    "(x − mu) / sigma": lambda X: Normalizer(X)(X),
    "(x − mu) / sigma²": lambda X: centre(X) / X.var(axis=1, keepdims=True),
}


class Bowl(NamedTuple):
    """J(w) = 1/(2m) Σ (w·x - y)², exactly: its curvature H = X Xᵀ/m, where it is lowest and how low."""

    H: np.ndarray
    lowest: np.ndarray
    floor: float

    @classmethod
    def of(cls, X, y):
        H = X @ X.T / len(y)
        w = np.linalg.solve(H, X @ y / len(y))
        return cls(H, w, np.square(w @ X - y).mean() / 2)

    @property
    def curvatures(self):
        """(flattest, steepest)."""
        return np.linalg.eigvalsh(self.H)

    def distance(self, way):
        """How far each point of way (2, k) lies from the minimum, (k,)."""
        return np.linalg.norm(way - self.lowest[:, None], axis=0)

    def ring(self, level: float, points: int = 120):
        """Where J lies `level` above its minimum: an ellipse, (2, points)."""
        angle = np.linspace(0, 2 * np.pi, points)
        values, vectors = np.linalg.eigh(self.H)
        circle = np.sqrt(2 * level) * np.stack([np.cos(angle), np.sin(angle)])
        return self.lowest[:, None] + vectors @ (circle / np.sqrt(values)[:, None])

    def descend(self, alpha: float, steps: int = STEPS, start=START):
        """The way of gradient descent from `start`: (2, steps + 1)."""
        way = [np.asarray(start, float)]
        for _ in range(steps):
            way.append(way[-1] - alpha * self.H @ (way[-1] - self.lowest))
        return np.transpose(way)


def steps_needed(distances, share: float = 0.01) -> int | None:
    """The first step at which only `share` of the first distance is left; None if there is none."""
    reached = np.flatnonzero(distances <= share * distances[0])
    return int(reached[0]) if reached.size else None


class BowlScene(KeptScene):
    """The points, the bowl over (w1, w2) with gradient descent's path, and J over the steps."""

    def __init__(self, normalise: Callable | None = None):
        X, self.y = measurements()
        treatments = TREATMENTS | ({"yours": lambda X: normalise(X, X)} if normalise else {})
        self.seen = {name: treat(X) for name, treat in treatments.items()}
        self.figure, (points, plane, cost) = plots.figure(3, size=(2.3, 2.4))
        plots.label(points, "The points", "$x_1$", "$x_2$")
        points.set(xlim=SEEN, ylim=SEEN, autoscale_on=False)
        points.axhline(0, color="#DDDDDD", zorder=0)
        points.axvline(0, color="#DDDDDD", zorder=0)
        self.points = points.scatter([], [], s=14, color=plots.PALETTE[0], alpha=0.6, linewidths=0, animated=True)
        self._plane(plots.label(plane, "J over the weights", "$w_1$", "$w_2$"))
        plots.label(cost, "Distance still to go", "step", "‖w − w at the minimum‖")
        self.curve = plots.Curves(cost, ("left",), xlim=(0, STEPS), ylim=(1e-3, 1e2), log=True)

    def _plane(self, ax) -> None:
        ax.set(xlim=PLANE, ylim=PLANE, autoscale_on=False)
        self.rings = [ax.plot([], [], color="#8FA3B3", linewidth=0.9, animated=True)[0] for _ in LEVELS]
        self.path = plots.Path(ax, start=START)
        (self.lowest,) = ax.plot([], [], "+", color="black", markersize=10, markeredgewidth=2, animated=True)

    def start(self, treatment, speed):
        self.treatment, self.X = treatment, self.seen[treatment]
        self.bowl = Bowl.of(self.X, self.y)
        self.alpha = speed * 2 / self.bowl.curvatures[1]
        self.way = self.bowl.descend(self.alpha)
        self.left = self.bowl.distance(self.way)
        self.shown = 0
        return self._walk()

    def _walk(self):
        for step in range(1, STEPS + 1):
            self.shown = step
            yield step

    def draw(self):
        self.points.set_offsets(self.X.T)
        for ring, level in zip(self.rings, LEVELS):
            ring.set_data(*self.bowl.ring(level))
        self.lowest.set_data(*self.bowl.lowest[:, None])
        self.path.update({"": self.way[:, : self.shown + 1].clip(-1e3, 1e3)})
        self.curve.update(np.arange(self.shown + 1), {"left": self.left[: self.shown + 1].clip(1e-6, 1e6)})

    def sentence(self):
        flat, steep = self.bowl.curvatures
        needed = steps_needed(self.left[: self.shown + 1])
        done = f"after {needed}" if needed else f"not within {self.shown}"
        return (
            f"{self.treatment}: the steepest direction curves {steep / flat:.1f} times as much as the flattest; "
            f"with alpha = {self.alpha:.2g}, 99 % of the way is done {done} steps."
        )


def bowl_panel(normalise: Callable | None = None) -> Panel:
    """Raw, centred, normalised, wrongly normalised; with ``normalise(X_train, X)`` the learner's own as well."""
    scene = BowlScene(normalise)
    return Panel(
        scene,
        Choice("treatment", list(scene.seen), label="inputs"),
        Slider(
            "speed",
            0.9,
            0.05,
            1.05,
            step=0.05,
            label="alpha / largest stable",
            description="1 is where gradient descent begins to diverge: 2 / steepest curvature",
        ),
    )
