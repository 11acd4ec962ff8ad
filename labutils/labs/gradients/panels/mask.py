"""The dropout panel: a check in which every pass draws its own mask, and one in which the mask is frozen."""

import numpy as np

from labutils import plots
from labutils.gradcheck import gradient_check, in_words
from labutils.live import Panel, Scene, Slider, Toggle

from ..bugs import planted
from ..drawings import Scores
from ..models import points
from ..studies import J_of_a_pass, fresh_check

PASSES = 60


class MaskScene(Scene):
    """J over passes at one and the same theta, and the scores of the blocks."""

    def __init__(self):
        self.X, self.Y = points()
        self.figure, (cost, scores) = plots.figure(2, size=(3.6, 2.9))
        plots.label(cost, "The same θ, 60 forward passes", "pass", "J")
        cost.set(xlim=(-1, PASSES), ylim=(0.68, 0.86), autoscale_on=False)
        self.dots = cost.scatter([], [], s=24, color=plots.PALETTE[0], animated=True)
        self.scores = Scores(scores, planted().blocks())
        self.known: dict[tuple[float, bool], tuple] = {}  # J of all passes and the checks, by keep_prob and frozen

    def start(self, keep_prob, frozen):
        self.keep_prob, self.frozen = keep_prob, frozen
        if (keep_prob, frozen) not in self.known:
            self.known[keep_prob, frozen] = self._measured(keep_prob, frozen)
        self.Js, self.checks = self.known[keep_prob, frozen]

    def _measured(self, keep_prob, frozen):
        net, rng = planted(keep_prob=keep_prob, seed=1), np.random.default_rng(1)
        masks = (np.random.default_rng(1) if frozen else rng for _ in range(PASSES))
        Js = np.array([J_of_a_pass(net, self.X, self.Y, mask) for mask in masks])
        check = gradient_check if frozen else fresh_check
        return Js, check(net, self.X, self.Y, seed=1)

    def draw(self):
        self.dots.set_offsets(np.column_stack([np.arange(PASSES), self.Js]))
        self.scores.update(self.checks)

    def sentence(self):
        differences = [check.difference for check in self.checks]
        kind = "one frozen mask" if self.frozen else "a fresh mask each pass"
        least, most = in_words(min(differences)), in_words(max(differences))
        scores = f"all blocks {most}" if least == most else f"scores from {least} to {most}"
        return f"keep_prob = {self.keep_prob:.2f}, {kind}: J from {self.Js.min():.3f} to {self.Js.max():.3f}; {scores}."


def mask_panel() -> Panel:
    """Drag keep_prob; freeze the mask."""
    return Panel(
        MaskScene(),
        Slider(
            "keep_prob",
            1.0,
            0.5,
            1,
            step=0.05,
            label="keep_prob",
            description="share of units kept in the second hidden layer",
        ),
        Toggle("frozen", False, label="frozen mask"),
    )
