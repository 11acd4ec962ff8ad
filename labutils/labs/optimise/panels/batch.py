"""Three paths down one bowl: all examples in one step, a mini-batch, a single example."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Slider
from labutils.scenes import Replay
from labutils.splits import minibatches
from labutils.words import counted

from ..batching import EPOCHS, START, M, costs, fit_by_epochs, line_data
from ..clock import TIME, against

LIMITS = {"epoch": (0, EPOCHS), "update": (1, 10 * M), TIME: (0.01, 100)}
ALL, BATCH = "J on all the data", "J of each batch"
PATHS = ("batch", "mini-batch", "stochastic")


class BatchScene(Replay):
    """The three paths over contour lines, and J on all the data after each update."""

    counts = "epoch"
    pieces = 80

    def __init__(self, cut: Callable = minibatches):
        self.cut, self.clock, (self.X, self.Y) = cut, None, line_data()
        self.figure, (plane, self.cost) = plots.figure(2, size=(3.75, 3.1))
        plots.label(plane, f"{EPOCHS} epochs, three ways", "$w_1$", "$w_2$")
        plots.Surface(plane, lambda W: costs(W, self.X, self.Y), (-2.0, 2.2), (-1.6, 1.8), n=70)
        self.paths = plots.Path(plane, PATHS, start=START)
        self.paths.trails["stochastic"].set(linewidth=0.9, zorder=2)
        plots.label(self.cost, ALL, "epoch", "J")
        self.curves = plots.Curves(self.cost, PATHS, ylim=(0, 4), legend=False)

    def compute(self, B, alpha, clock, of):
        sizes, runs = dict(zip(PATHS, (M, B, 1))), {}
        for name, size in sizes.items():
            runs[name] = yield from fit_by_epochs(self.X, self.Y, size, alpha, self.cut)
        self.sizes = sizes
        self.trajectories = {name: run.path.clip(-9, 9) for name, run in runs.items()}
        self.J = {name: costs(path, self.X, self.Y) for name, path in self.trajectories.items()}
        self.drawn = {name: np.r_[np.nan, run.batch_J] for name, run in runs.items()} if of == BATCH else self.J
        self.x = {name: against(clock, run.spent, EPOCHS) for name, run in runs.items()}
        plots.label(self.cost, of)
        for name, line in self.curves.lines.items():  # thin and behind the others; a level that has no artist is not painted
            trembles = of == BATCH and name == "stochastic"
            line.set(linewidth=0.5 if trembles else 2, zorder=3 if of == BATCH and not trembles else 2)
        if clock != self.clock:
            self.lay(clock)

    def lay(self, clock: str) -> None:
        """The axis of J: epochs in equal steps; updates and times in powers of ten, since they lie far apart."""
        self.clock = clock
        self.cost.set_xscale("linear" if clock == "epoch" else "log")
        self.cost.set_xlim(*LIMITS[clock])
        plots.label(self.cost, x=clock)

    def reached(self, at):
        return int(EPOCHS * self.share)

    def draw(self):
        ends = {name: 1 + round(self.share * (len(J) - 1)) for name, J in self.J.items()}
        self.paths.update({name: path[:, : ends[name]] for name, path in self.trajectories.items()})
        for name, end in ends.items():
            self.curves.update(self.x[name][:end], {name: self.drawn[name][:end]})

    def sentence(self):
        done = {name: round(self.share * (len(J) - 1)) for name, J in self.J.items()}
        sizes = {size: name for name, size in self.sizes.items()}  # B = 256 or B = 1: two of the three runs are one
        now = ", ".join(
            f"{self.J[name][done[name]]:.2f} with B = {size} ({counted(done[name], 'update', ',')})"
            for size, name in sizes.items()
        )
        twin = "batch" if self.sizes["mini-batch"] == M else "stochastic"
        same = "" if len(sizes) == 3 else f" The mini-batch run is the same as the {twin} run."
        return f"After {counted(EPOCHS * self.share, 'epoch', '.3g')} J is {now}.{same}"


def batch_panel(minibatches: Callable = minibatches) -> Panel:
    """Drag B and α; minibatches: a learner's own function."""
    return Panel(
        BatchScene(minibatches),
        Slider("B", 256, values=(1, 2, 4, 8, 16, 32, 64, 128, 256), integer=True, label="B of the mini-batch"),
        Slider("alpha", 0.1, 0.005, 1, log=True, label="α"),
        Choice("clock", list(LIMITS), label="draw J against", unfilmed=[TIME]),
        Choice("of", [ALL, BATCH], label="draw"),
    )
