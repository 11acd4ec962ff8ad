"""The main panel: capacity, noise and m against the boundary, the errors and the verdict."""

from labutils import plots
from labutils.live import Button, Choice, Panel, Slider
from labutils.scenes import TrainingScene
from labutils.words import counted

from ..errorbars import ErrorBars
from ..verdicts import Errors, judged
from ..waves import VIEW, draw_plane, error, network_of, wavy_field

UNITS = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24)
SIZES = (20, 30, 50, 80, 120, 200, 300, 500, 800)
DRAWN = 200  # of the dev points: all 2,000 would hide the boundary
TRAIN, DEV = "training set", f"{DRAWN} dev points"


class FitScene(TrainingScene):
    """A network of some capacity learns m points of the wavy field, some of them mislabelled."""

    epochs = 400
    every = 10
    seed = 4

    def __init__(self):
        super().__init__(wavy_field(SIZES[0], 0.0, self.seed))
        self.figure, (plane, curves, bars) = plots.figure(3, size=(2.4, 2.4), ratios=(1.1, 1.1, 0.8))
        draw_plane(plane, "Boundary and points")
        self.field = plots.Field(plane, VIEW, VIEW)
        self.points = plots.Points(plane, self.data.X, self.data.Y, size=22, alive=True)
        self.dev_points = plots.Points(plane, self.data.X_dev, self.data.Y_dev, filled=False, size=22, alive=True)
        plots.label(curves, "While it trains", "iteration", "wrong, %")
        self.curves = plots.Curves(curves, ("train", "dev"), xlim=(0, self.epochs), ylim=(0, 50))
        plots.label(bars, "Now", "", "wrong, %")
        self.bars = ErrorBars(bars, top=50)

    def network(self, units, noise, m, points, draw):
        self.data = wavy_field(m, noise / 100, self.seed + draw)
        return network_of(units, seed=self.seed)

    def measure(self, step):
        X, Y, X_dev, Y_dev = self.data
        return {"train": error(self.net, X, Y), "dev": error(self.net, X_dev, Y_dev)}

    def adopt(self, **values):
        """Which points are drawn changes nothing about the run."""
        if {**values, "points": None} != {**self.values, "points": None}:
            return False
        self.values = values
        return True

    def errors(self) -> Errors:
        """The errors at the moment shown, and what they say."""
        return judged(self.history.last("train"), self.history.last("dev"), self.values["noise"])

    def draw(self):
        now = self.errors()
        self.field.show(self.net.predict)
        self._draw_points(*self.data)
        self.curves.update(self.history.iterations, self.history.curves("train", "dev"))
        self.bars.update((now.train, now.dev), now.bayes, now.verdict)

    def _draw_points(self, X, Y, X_dev, Y_dev):
        drawn = DRAWN if self.values["points"] == DEV else 0
        m = 0 if drawn else None
        self.points.update(X[:, :m], Y[:, :m])
        self.dev_points.update(X_dev[:, :drawn], Y_dev[:, :drawn])

    def sentence(self):
        now, units = self.errors(), self.values["units"]
        size = f"{units} + {counted(units, 'unit')} in two hidden layers" if units else "No hidden unit"
        return (
            f"{size}, {counted(self.values['m'], 'point')}: train {now.train:.1f} %, dev {now.dev:.1f} %, "
            f"Bayes {now.bayes:g} %: {now.verdict}." + f" The hollow points are {DEV}." * (self.values["points"] == DEV)
        )


def fit_panel() -> Panel:
    """Drag the capacity, the noise and the number of training points."""
    return Panel(
        FitScene(),
        Slider("units", 0, values=UNITS, integer=True, label="hidden units per layer", description="0 is a straight line"),
        Slider("noise", 10, 0, 30, step=1, integer=True, label="labels flipped, %", description="the Bayes error"),
        Slider("m", 200, values=SIZES, integer=True, label="training points m"),
        Choice("points", (TRAIN, DEV), label="points shown"),
        Button("draw", label="other points"),
    )
