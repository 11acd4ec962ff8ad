"""Coarse to fine: look at the first round, mark where to look closer, and spend the second round there."""

import numpy as np
from matplotlib.patches import Rectangle

from labutils import plots
from labutils.live import Button, Panel, Slider
from labutils.scenes import KeptScene
from labutils.search import random
from labutils.training import train
from labutils.words import counted

from ..brush import STEPS, Brush, Mark
from ..models import FLOWER, PLANE, UPDATES, beta_said, dev_losses, plane_stack

TRIALS, EVERY = 12, 5
TOP = 0.8  # of the axis of dev losses
ALPHA, BETA = PLANE.values()
ALPHAS = tuple(float(f"{ALPHA.at(k / STEPS):.2g}") for k in range(STEPS + 1))  # a step each, in round figures
BETAS = tuple(float(beta_said(BETA.at(k / STEPS))) for k in range(STEPS + 1))


class ZoomScene(KeptScene):
    """Twelve trials all over a plane of alpha and beta, then twelve more in a rectangle that is marked on it."""

    counts, opens = "update", True
    keys = {"w": "mark the whole plane"}
    takes = "a mark"

    def __init__(self):
        self.brush = Brush()
        self.figure, (self.plane, closer) = plots.figure(2, size=(4.0, 3.0))
        self._draw_plane()
        plots.label(closer, "Trial by trial", "trial", "dev loss")
        self.curve = plots.Curves(
            closer, ("best so far",), xlim=(0.5, 2 * TRIALS + 0.5), ylim=(0, TOP), legend=False, colours=(6,)
        )
        self.each = self._pair(closer)
        plots.key(closer, (*self.each, *self.curve.lines.values()), ("coarse", "fine", "best so far"))

    def _draw_plane(self):
        plane = self.plane
        plots.label(plane, "Drag to mark (large dot: low loss)", "α", "β")
        plane.set(xlim=(-0.04, 1.04), ylim=(-0.04, 1.04), autoscale_on=False)  # a dot on the edge is whole
        plane.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0.0001", "0.001", "0.01", "0.1", "1"])
        betas = (0.9, 0.95, 0.99, 0.995, 0.999)
        plane.set_yticks([BETA.where(beta) for beta in betas], [f"{beta:g}" for beta in betas])
        look = {"facecolor": plots.PALETTE[5], "edgecolor": plots.INK, "alpha": 0.25, "zorder": 0}
        self.band = plane.add_patch(Rectangle((0, 0), 1, 1, linewidth=1, **look))
        self.rounds = self._pair(plane)
        (self.cross,) = plane.plot([], [], "+", color="black", markersize=13, markeredgewidth=1.6, zorder=5)
        plots.living(self.band, self.cross)
        plots.key(plane, (*self.rounds, self.band), ("coarse", "fine", "marked"))

    @staticmethod
    def _pair(ax):
        looks = ((plots.PALETTE[0], "s"), (plots.PALETTE[1], "o"))
        return plots.living(
            *(ax.scatter([], [], s=36, color=c, marker=m, alpha=0.75, linewidths=0, zorder=3) for c, m in looks)
        )

    def start(self, alpha_from, alpha_to, beta_from, beta_to, draw):
        self.shown = 0
        self.mark = Mark.between(*(self._steps(*pair) for pair in ((alpha_from, beta_from), (alpha_to, beta_to))))
        left, low, right, high = np.array(self.mark) / STEPS
        spaces = PLANE, {"alpha": ALPHA.cut(left, right), "beta": BETA.cut(low, high)}
        trials = [params for k, space in enumerate(spaces) for params in random(space, TRIALS, seed=2 * draw + k)]
        self.alphas, self.betas = np.array([[params[name] for name in PLANE] for params in trials]).T
        self.places = np.array([[PLANE[name].where(params[name]) for name in PLANE] for params in trials])
        self.net, optimizer = plane_stack(trials, [1] * len(trials))
        self.losses = [dev_losses(self.net)]
        return self._run(train(self.net, optimizer, FLOWER.X, FLOWER.Y, epochs=UPDATES, every=EVERY))

    @staticmethod
    def _steps(alpha, beta):
        """A corner in steps."""
        return round(STEPS * ALPHA.where(alpha)), round(STEPS * BETA.where(beta))

    def _run(self, steps):
        for _ in steps:
            self.losses.append(dev_losses(self.net))
            self.shown += 1
            yield self.shown

    def hear(self, message):
        """A mark that is finished sets the controls; until then it is only drawn."""
        kind = message["kind"]
        if kind == "key":
            return self._set(self.brush.key(message["key"]))
        if kind in ("down", "move", "up"):
            place = self.plane.transData.inverted().transform((message["x"], message["y"]))
            return self._set(self.brush.pointer(kind, *place))
        return None

    @staticmethod
    def _set(mark):
        if mark is None:
            return None
        ends = ALPHAS[mark.left], ALPHAS[mark.right], BETAS[mark.low], BETAS[mark.high]
        return dict(zip(("alpha_from", "alpha_to", "beta_from", "beta_to"), ends, strict=True))

    def reached(self, at):
        return EVERY * self.shown

    def draw(self):
        now = self.losses[self.shown].clip(0, TOP)
        sizes = 25 + 160 * ((0.6 - now) / 0.4).clip(0, 1) ** 2  # the lower the loss, the larger the dot
        numbers = np.arange(1, 2 * TRIALS + 1)
        for k, which in enumerate((slice(TRIALS), slice(TRIALS, None))):
            self.rounds[k].set(offsets=self.places[which], sizes=sizes[which])
            self.each[k].set_offsets(np.column_stack([numbers[which], now[which]]))
        self.curve.update(numbers, {"best so far": np.minimum.accumulate(now)})
        left, low, right, high = np.array(self.brush.draft or self.mark) / STEPS
        self.band.set(x=left, y=low, width=right - left, height=high - low)
        self.cross.set_data(*([[v / STEPS] for v in self.brush.cross] if self.brush.cross else ([], [])))

    def sentence(self):
        if self.brush.draft:
            return f"Marking {self._said(self.brush.draft)}; let go, or press m, and the fine trials are drawn there."
        if self.brush.cross:
            alpha, beta = (scale.at(k / STEPS) for scale, k in zip(PLANE.values(), self.brush.cross, strict=True))
            return (
                f"The cross is at α = {alpha:.2g}, β = {beta_said(beta)}; m begins a mark there, the arrows then stretch it."
            )
        now = self.losses[self.shown]
        coarse, fine = now[:TRIALS], now[TRIALS:]
        best = coarse.argmin()
        return (
            f"After {counted(self.shown * EVERY, 'update')}: {TRIALS} coarse trials, best dev loss {coarse[best]:.2f} at "
            f"α = {self.alphas[best]:.2g}, β = {beta_said(self.betas[best])}; "
            f"{TRIALS} fine ones with {self._said(self.mark)}, best {fine.min():.2f}, median {np.median(fine):.2f}."
        )

    @staticmethod
    def _said(mark: Mark) -> str:
        left, low, right, high = np.array(mark) / STEPS
        return (
            f"α from {ALPHA.at(left):.2g} to {ALPHA.at(right):.2g} and "
            f"β from {beta_said(BETA.at(low))} to {beta_said(BETA.at(high))}"
        )


def zoom_panel() -> Panel:
    """Mark a rectangle on the plane, by hand or by its four ends; the second round is drawn there."""
    return Panel(
        ZoomScene(),
        Slider("alpha_from", ALPHAS[0], values=ALPHAS, label="α from"),
        Slider("alpha_to", ALPHAS[-1], values=ALPHAS, label="α to"),
        Slider("beta_from", BETAS[0], values=BETAS, label="β from"),
        Slider("beta_to", BETAS[-1], values=BETAS, label="β to"),
        Button("draw", label="draw again"),
    )
