"""Normalised inputs: the bowl that J is over two weights, long or round, and gradient descent's way down it."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Choice, Panel, Slider
from labutils.scenes import Replay

from ..bowls import START, STEPS, TREATMENTS, Bowl, measurements, steps_needed
from ..exercises.normalise import normalise

LEVELS = (0.02, 0.1, 0.3, 0.8, 2, 5, 12, 30, 80)  # J above its minimum, the same in every bowl
SEEN = (-5, 12)  # of the two features
PLANE = (-2.5, 3.5)  # of the two weights


class BowlScene(Replay):
    """The points, the bowl over (w1, w2) with gradient descent's path, and J over the steps."""

    counts = "step"
    pieces = STEPS

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
        (self.lowest,) = ax.plot([], [], "+", color="black", markersize=10, markeredgewidth=2, zorder=5, animated=True)

    def compute(self, treatment, speed):
        self.treatment, self.X = treatment, self.seen[treatment]
        self.bowl = Bowl.of(self.X, self.y)
        self.alpha = speed * 2 / self.bowl.curvatures[1]
        self.way = self.bowl.descend(self.alpha)
        self.left = self.bowl.distance(self.way)

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
        return (
            f"{self.treatment}: the steepest direction curves {steep / flat:.1f} times as much as the flattest; "
            f"with alpha = {self.alpha:.2g}, {self._progress(needed)}."
        )

    def _progress(self, needed: int | None) -> str:
        if needed:
            return f"99 % of the way is done after {needed} step{'s' * (needed > 1)}"
        if not self.shown:
            return "no step has been made yet"
        if self.left[self.shown] > self.left[0]:
            return (
                f"it diverges: the minimum is farther away after {self.shown} step{'s' * (self.shown > 1)} than at the start"
            )
        return f"99 % of the way is not reached within {self.shown} step{'s' * (self.shown > 1)}"


@given(normalise=normalise)
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
