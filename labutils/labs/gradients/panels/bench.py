"""The bench: plant a bug, check the gradient, read which block is wrong and by which factor."""

from collections.abc import Callable

from labutils import plots
from labutils.checks.given import given
from labutils.gradcheck import in_words, relative_difference
from labutils.live import Choice, Panel, Scene, Slider

from ..bugs import BUGS, planted
from ..drawings import Maps, Scores
from ..models import checked, points
from ..verdicts import clue

WRONG, RIGHT = plots.PALETTE[1], plots.PALETTE[2]


class BenchScene(Scene):
    """The wrong line and the right one, the scores block by block, and its gradient beside the numerical one."""

    def __init__(self, score: Callable = relative_difference):
        self.m = points()[0].shape[1]
        self._score = score
        shapes = {name: block.shape for name, block in planted().blocks().items()}
        self.figure, (scores, maps) = plots.figure(2, size=(3.1, 3.4), ratios=(1, 1.42))
        self.scores = Scores(scores, shapes)
        look = {"transform": scores.transAxes, "family": "monospace", "fontsize": 9, "animated": True}
        self.lines = [scores.text(0, y, "", color=colour, **look) for y, colour in ((1.06, WRONG), (1.015, RIGHT))]
        plots.label(maps, "Entry by entry")
        self.maps = Maps(maps, shapes)

    def start(self, bug, lambd=0.0, iterations=0):
        self.name, self.code = bug, (BUGS[bug].wrong, BUGS[bug].right)
        net, checks = checked(bug, lambd, iterations)
        self.checks = [check._replace(difference=float(self._score(check.backward, check.numerical))) for check in checks]
        self.clues = {c.name: clue(c, net.blocks()[c.name], lambd / self.m) for c in self.checks}

    def draw(self):
        for line, sign, code in zip(self.lines, "−+", self.code, strict=True):
            line.set_text(f"{sign} {code}" if code else "")
        self.scores.update(self.checks, self.clues)
        self.maps.update(self.checks)

    def sentence(self):
        guilty = [check for check in self.checks if check.verdict == "worry"]
        if not guilty:
            highest = in_words(max(check.difference for check in self.checks))
            return f"{self.name}: no block looks wrong; the highest score is {highest}."
        return f"{self.name}: {', '.join(map(self._said, guilty))}; {self._rest()}"

    def _said(self, check) -> str:
        clue = self.clues[check.name]
        return f"{check.name} {in_words(check.difference)}" + (f" ({clue})" if clue else "")

    def _rest(self) -> str:
        rest = [c.difference for c in self.checks if c.verdict != "worry"]
        return f"the other {len(rest)} are {in_words(max(rest))}." if rest else "no block is right."


@given()
def bench_panel(score: Callable = relative_difference) -> Panel:
    """Choose a bug, the penalty, and how long the network has been trained before the check.

    score : the function of two gradients that judges each block, yours if you like.
    """
    return Panel(
        BenchScene(score),
        Choice("bug", list(BUGS), default="factor 2 on dW2", label="planted bug"),
        Slider("lambd", 0, values=(0, 0.1, 0.3, 0.7, 1, 2, 5), label="λ", description="strength of the L2 penalty"),
        Slider(
            "iterations",
            0,
            values=(0, 10, 30, 100, 300),
            integer=True,
            label="iterations",
            description="correct training steps before the check",
        ),
    )
