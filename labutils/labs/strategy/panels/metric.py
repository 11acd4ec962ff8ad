"""One network, one threshold, and four numbers that do not agree on which threshold is best."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider

from ..exercises.scores import scores
from ..screws import accuracy, price, screws

THRESHOLDS = np.round(np.arange(0.02, 1, 0.02), 2)


class MetricScene(Scene):
    """The probabilities for both classes, the scores over the threshold, and what the chosen threshold costs."""

    def __init__(self, scores: Callable):
        self.scores = scores
        self.figure, (chances, curves, costs) = plots.figure(3, size=(2.55, 2.5), ratios=(0.9, 1.15, 0.95))
        plots.label(chances, "Probabilities given", "probability of a fault", "share of the class")
        self.chances = plots.Histogram(chances, (0, 1), bins=20, top=1, names=("sound", "faulty"))
        plots.label(curves, "Scores", "threshold", "score")
        names = ("accuracy", "precision", "recall", "F1")
        self.curves = plots.Curves(curves, names, xlim=(0, 1), ylim=(0, 1.02), colours=(6, 0, 1, 2))
        plots.label(costs, "Price of the mistakes", "threshold", "for 1,000 screws")
        self.costs = plots.Curves(costs, ("price",), xlim=(0, 1), ylim=(0, 1_000), colours=(3,), legend=False)
        costs.set_yscale("symlog", linthresh=10)
        costs.set_ylim(0, 12_000)
        costs.set_yticks([0, 10, 100, 1_000, 10_000], ["0", "10", "100", "1,000", "10,000"])
        costs.minorticks_off()
        self.cursors = [plots.Cursor(ax) for ax in (chances, curves, costs)]

    def start(self, threshold, share, weight):
        self.threshold, self.share, self.weight = threshold, share, weight
        self.A, self.Y = screws(share / 100)
        rows = [self.numbers(one) for one in THRESHOLDS]
        self.table = dict(zip(("accuracy", "precision", "recall", "F1", "price"), np.transpose(rows)))

    def numbers(self, threshold: float) -> tuple[float, ...]:
        """accuracy, precision, recall, F1, price."""
        three = self.scores(self.A, self.Y, threshold)
        return accuracy(self.A, self.Y, threshold), *map(float, three), price(self.A, self.Y, threshold, self.weight)

    def draw(self):
        self.chances.update({"sound": self.A[self.Y == 0], "faulty": self.A[self.Y == 1]})
        self.curves.update(THRESHOLDS, {name: self.table[name] for name in self.curves.lines})
        self.costs.update(THRESHOLDS, {"price": self.table["price"]})
        for cursor in self.cursors:
            cursor.update(self.threshold)

    def sentence(self):
        accuracy, precision, recall, f1, price = self.numbers(self.threshold)
        best = {name: THRESHOLDS[(-values if name == "price" else values).argmax()] for name, values in self.table.items()}
        return (
            f"{self.share:g} % faulty, threshold {self.threshold:g}: accuracy {100 * accuracy:.1f} % (calling none: "
            f"{100 - self.share:g} %), precision {precision:.2f}, recall {recall:.2f}, F1 {f1:.2f}, price {price:,.0f} "
            f"for 1,000 screws. "
            f"Best threshold by accuracy {best['accuracy']:g}, by F1 {best['F1']:g}, by price {best['price']:g}."
        )


@given()
def metric_panel(scores: Callable = scores) -> Panel:
    """Drag the threshold, the share of faulty screws and the price of a missed one; scores(A, Y, threshold) counts."""
    return Panel(
        MetricScene(scores),
        Slider("threshold", 0.5, 0.02, 0.98, step=0.02, label="threshold"),
        Slider("share", 50, values=(1, 2, 5, 10, 20, 30, 40, 50), label="faulty, %"),
        Slider("weight", 1, values=(1, 2, 5, 10, 20), integer=True, label="a miss costs, false alarms"),
    )
