"""Wrong labels in dev: two networks, what the dev set says of them and what is true."""

import numpy as np

from labutils import plots
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network

from ..labels import KINDS, wrong_labels
from ..measured import MeasuredScene, trained
from ..models import SEED, cut, error, reader


class LabelsScene(MeasuredScene):
    """Network A learnt from right labels, B from labels as wrong as those of dev; both measured on wrong and right ones."""

    def __init__(self):
        self.cut, self.right = cut(), reader()
        self.figure, axes = plots.figure(2, size=(3.5, 2.8))
        self.bars = []
        for ax, title in zip(axes, ("Measured on dev, wrong labels in it", "True: dev with right labels")):
            plots.label(ax, title, "", "wrong, %")
            self.bars.append(
                plots.Bars(ax, ("A: right labels", "B: wrong ones too"), (0, 32), form="{:.1f}", colours=(0, 1))
            )

    def work(self, kind, share):
        rng = np.random.default_rng(SEED)
        (X, Y), (X_dev, Y_dev), _ = self.cut
        Y_wrong, dev_wrong = (wrong_labels(A, B, share / 100, kind, rng) for A, B in ((X, Y), (X_dev, Y_dev)))
        net = Network(mlp(64, 32, 10), "softmax", seed=SEED)
        count = int((dev_wrong != Y_dev).any(axis=0).sum())
        a, true_a = (error(self.right, X_dev, labels) for labels in (dev_wrong, Y_dev))

        def errors() -> tuple[float, ...]:
            return count, a, error(net, X_dev, dev_wrong), true_a, error(net, X_dev, Y_dev)

        yield from self.watched(trained(net, X, Y_wrong, epochs=100, tell=errors))
        self.note(errors())

    def draw(self):
        _, *errors = self.seen[0] if self.seen else self.going or (0, 0, 0, 0, 0)
        for bars, pair in zip(self.bars, (errors[:2], errors[2:])):
            bars.update(pair)

    def sentence(self):
        kind, share = self.values.values()
        if not self.seen:
            return f"Network B is being trained with {share:g} % wrong labels."
        count, a, b, true_a, true_b = self.seen[0]
        return (
            f"{count} of {self.cut.dev[1].shape[1]} dev labels wrong, {kind}: measured on dev, A's error is {a:.1f} % "
            f"(true {true_a:.1f} %), B's {b:.1f} % (true {true_b:.1f} %). {self._choice(a, b, true_a, true_b)}"
        )

    @staticmethod
    def _choice(a, b, true_a, true_b) -> str:
        """Which network dev prefers, and whether that is the better one."""
        by_dev, better = (("", "A", "B")[int(np.sign(y - x))] for x, y in ((a, b), (true_a, true_b)))
        said = f"Dev prefers {by_dev}" if by_dev else "Dev calls them equal"
        if by_dev == better:
            return f"{said}, and rightly."
        return f"{said}; in truth " + (f"{better} is better." if better else "they are equal.")


def labels_panel() -> Panel:
    """Choose how labels are wrong, and how many."""
    return Panel(
        LabelsScene(),
        Choice("kind", KINDS, label="wrong labels"),
        Slider("share", 0, 0, 10, step=1, label="wrong labels, %"),
    )
