"""Three paths down one bowl: all examples in one step, a mini-batch, a single example."""

from collections.abc import Callable, Iterator

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Choice, Panel, Slider
from labutils.scenes import Replay
from labutils.splits import minibatches
from labutils.words import counted

from ..batching import EPOCHS, NOTHING, START, Drawn, LineFit, M, costs, fit_by_epochs, line_data
from ..clock import TIME, against

CLOCKS = {  # epochs in equal steps; updates and times in powers of ten, since they lie far apart
    "epoch": {"xlabel": "epoch", "xlim": (0, EPOCHS)},
    "update": {"xlabel": "update", "xscale": "log", "xlim": (1, 10 * M)},
    TIME: {"xlabel": TIME, "xscale": "log", "xlim": (0.01, 100)},
}
ALL, BATCH = "J on all the data", "J of each batch"
PATHS = ("batch", "mini-batch", "stochastic")


class BatchScene(Replay):
    """The three paths over contour lines, and J on all the data after each update."""

    counts = "epoch"
    pieces = 80

    def __init__(self, cut: Callable = minibatches):
        self.cut, self.clock, (self.X, self.Y) = cut, None, line_data()
        self.alpha, self.known = None, {}  # the newest alpha, and the runs with it: size -> the run and J on all the data
        self.figure, (plane, self.cost) = plots.figure(2, size=(3.75, 3.1))
        plots.label(plane, f"{EPOCHS} epochs, three ways", "$w_1$", "$w_2$")
        plots.Surface(plane, lambda W: costs(W, self.X, self.Y), (-2.0, 2.2), (-1.6, 1.8), n=70)
        self.paths = plots.Path(plane, PATHS, start=START)
        self.paths.trails["stochastic"].set(linewidth=0.9, zorder=2)
        plots.label(self.cost, ALL, "epoch", "J")
        self.curves = plots.Curves(self.cost, PATHS, ylim=(0, 4), legend=False)
        self.clocks = plots.Backdrops(self.cost, CLOCKS)

    def compute(self, B, alpha, clock, of):
        self.clock = clock
        self.clocks.show(clock)
        plots.label(self.cost, of)
        self.sizes, self.runs = dict(zip(PATHS, (M, B, 1))), {}
        for name, size in self.sizes.items():
            known = self.pieces if self.runs and size < 8 else None  # what makes hundreds of updates is not waited for
            yield known
            for _ in self._fit(size, alpha):
                yield known
            self._take(name, *self.known[size], of)

    def _fit(self, size: int, alpha: float) -> Iterator[None]:
        """Train with batches of that size, one epoch after the other, unless that has been done with this alpha."""
        if alpha != self.alpha:
            self.alpha, self.known = alpha, {}
        if size not in self.known:
            run = yield from fit_by_epochs(self.X, self.Y, size, alpha, self.cut)
            run = run._replace(path=run.path.clip(-9, 9))
            self.known[size] = run, costs(run.path, self.X, self.Y)

    def _take(self, name: str, fitted: LineFit, J: np.ndarray, of: str) -> None:
        """What is drawn of a run."""
        drawn = np.r_[np.nan, fitted.batch_J] if of == BATCH else J
        self.runs[name] = Drawn(fitted.path, J, drawn, against(self.clock, fitted.spent, EPOCHS))
        # thin and behind the others; a level that has no artist is not painted
        trembles = of == BATCH and name == "stochastic"
        self.curves.lines[name].set(linewidth=0.5 if trembles else 2, zorder=3 if of == BATCH and not trembles else 2)

    def reached(self, at):
        return int(EPOCHS * self.share)

    def draw(self):
        for name in PATHS:
            run = self.runs.get(name, NOTHING)
            end = 1 + self._updates(run)
            self.paths.update({name: run.path[:, :end]})
            self.curves.update(run.x[:end], {name: run.drawn[:end]})

    def _updates(self, run: Drawn) -> int:
        """How many of its updates are shown."""
        return round(self.share * (len(run.J) - 1))

    def sentence(self):
        sizes = {self.sizes[name]: run for name, run in self.runs.items()}  # B = 256 or B = 1: two of the three are one
        now = ", ".join(
            f"{run.J[self._updates(run)]:.2f} with B = {size} ({counted(self._updates(run), 'update', ',')})"
            for size, run in sizes.items()
        )
        twin = "batch" if self.sizes["mini-batch"] == M else "stochastic"
        same = "" if len(sizes) == len(self.runs) else f" The mini-batch run is the same as the {twin} run."
        return f"After {counted(EPOCHS * self.share, 'epoch', '.3g')} J is {now}.{same}"


@given()
def batch_panel(minibatches: Callable = minibatches) -> Panel:
    """Drag B and α; minibatches: a learner's own function."""
    return Panel(
        BatchScene(minibatches),
        Slider("B", 256, values=(1, 2, 4, 8, 16, 32, 64, 128, 256), integer=True, label="B of the mini-batch"),
        Slider("alpha", 0.1, 0.005, 1, log=True, label="α"),
        Choice("clock", list(CLOCKS), label="draw J against", unfilmed=[TIME]),
        Choice("of", [ALL, BATCH], label="draw"),
    )
