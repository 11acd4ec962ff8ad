"""Slow motion: one update, stage by stage, on the network's drawing, with the numbers in the formulas."""

from collections.abc import Callable

from labutils import plots
from labutils.live import Panel, Slider
from labutils.recipe import Recipe, Way
from labutils.scenes import KeptScene
from labutils.validate import told

from ..slow import Update

LINES = 5
OTHER = "The run above is another by now: run this cell again to see its updates."


class SlowScene(KeptScene):
    """Step goes one stage on; the film below goes back and forth. The ring shows where we are.

    above : the recipe that the playground has by now; the drawing stays that of ``recipe``
    """

    counts = "stage"

    def __init__(self, recipe: Recipe, above: Callable[[], Recipe]):
        self.recipe, self.above, self.way = recipe, above, Way(recipe)
        self.update = Update(recipe, 1, self.way.training)
        self.sizes = (2, *(len(W) for W in self.update.W))
        self.figure, (drawing, page) = plots.figure(2, size=(3.9, 2.9), ratios=(0.8, 1.2))
        plots.label(drawing, "The network before the update")
        self.drawing = plots.NetworkDrawing(drawing, self.sizes)
        (self.ring,) = drawing.plot(
            [], [], "o", markersize=21, markerfacecolor="none", color=plots.INK, markeredgewidth=2.2, zorder=5
        )
        plots.living(self.ring)
        plots.label(page, "What happens")
        look = {"transform": page.transAxes, "fontsize": 10.5, "va": "center", "fontweight": "bold"}
        (self.title,) = plots.living(page.text(0, 0.94, "", **look))
        self.rules = plots.Rules(page, [0.78 - 0.15 * k for k in range(LINES)])

    def prepare(self, t, **_):
        if t != self.update.t:
            self.update = Update(self.recipe, t, (yield from self.way.before(t)))

    def start(self, t, example, unit):
        self.unit, self.shown = unit - 1, 0
        self.stages = self.update.stages(example - 1, self.unit)
        return self._run()

    def _run(self):
        while self.shown < len(self.stages) - 1:
            self.shown += 1
            yield self.shown

    def reached(self, at):
        return self.shown + 1

    def draw(self):
        stage = self.stages[self.shown]
        self.drawing.update(self.update.W)
        self.ring.set_data(*self._place(stage.layer))
        self.title.set_text(f"{self.shown + 1} of {len(self.stages)}. {stage.title}")
        self.rules.update(stage.lines)

    def _place(self, layer: int):
        """The unit in the drawing; of the input both."""
        places = self.drawing.places[layer]
        chosen = places if layer == 0 else places[[min(self.unit, len(places) - 1)]]
        return chosen.T

    def sentence(self):
        stage = self.stages[self.shown]
        where = f"Update {self.update.t}, stage {self.shown + 1} of {len(self.stages)}"
        other = "" if self.above() == self.recipe else f" {OTHER}"
        return f"{where}: {stage.title}, {stage.symbol} = {stage.value:.4g}{stage.then}.{other}"


def slow_panel(playground: Panel | None = None) -> Panel:
    """One update of the run that the playground shows now; without one, of the default run."""
    if playground is not None and not hasattr(getattr(playground, "scene", None), "bench"):
        raise ValueError(f"playground is {told(playground)}; expected a playground. Take what playground_panel() gave.")
    recipe = now = Recipe() if playground is None else playground.scene.bench.recipe

    def above() -> Recipe:
        return now if playground is None or playground.scene is None else playground.scene.bench.recipe

    widest = max(recipe.params["units"], 5)
    return Panel(
        SlowScene(recipe, above),
        Slider("t", 1, 1, recipe.updates, integer=True, label="update"),
        Slider("example", 1, 1, 32, integer=True, label="example of the batch"),
        Slider("unit", 1, 1, widest, integer=True, label="unit of each layer"),
    )
