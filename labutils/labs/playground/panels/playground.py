"""The playground: any network on any points, while it trains; what is changed, kept, raced and shared."""

import io

import numpy as np

from labutils import plots
from labutils.forks import Overlay, keep_button, listed, mid_run_switch, twenty_seeds, written
from labutils.live import Panel
from labutils.live.scene import Scene
from labutils.recipe import Recipe, unpacked
from labutils.recipe.sets import VIEW

from ..bench import RESULTS, Bench
from ..challenges import CHALLENGES
from ..controls import controls
from ..drawings import UnitPictures
from ..exchange import files
from ..hands import KEYS, Hands
from ..telling import sentence
from ..words import SHORT

LIMITS = (40.0, 101.0)  # of the twenty seeds' results, in %
TOP = 1.2  # of the axis of J


class PlaygroundScene(Scene):
    """Boundary and points, cost curves with the ghost's, and the hidden units' pictures."""

    counts = "update"
    keys = KEYS
    filmed = ("set", "units", "activation", "lambd")  # of 25 controls: those that a page without a kernel moves

    def __init__(self, recipe: Recipe):
        self.bench = Bench(recipe, lambda: self.overlay.ghosts.now())
        self.hands, self.asked = Hands(self.bench), False
        self.files = files(self.bench, self._picture)
        self.figure, (self.plane, self.cost, self.right) = plots.figure(3, size=(2.5, 2.5), ratios=(1.06, 1.0, 0.94))
        self._draw_plane()
        self._draw_cost()
        plots.label(self.right, "Hidden units, by layer")
        self.units = UnitPictures(self.right)
        traced = self.field.border, *self.curves.lines.values()
        self.overlay = Overlay(traced, [self.cost], self.right, RESULTS, LIMITS)

    @property
    def tools(self):
        return [mid_run_switch(), keep_button(), twenty_seeds()]

    def _draw_plane(self):
        plots.label(self.plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(self.plane, VIEW, VIEW, classes=5)
        some, labels = np.zeros((2, 1)), np.eye(5)[:, :1]
        self.dev = plots.Points(self.plane, some, labels, filled=False, size=14, alive=True)
        self.train = plots.Points(self.plane, some, labels, size=20, alive=True)
        (self.cross,) = self.plane.plot([], [], "+", color="black", markersize=13, markeredgewidth=1.6, zorder=5)
        plots.living(self.cross)

    def _draw_cost(self):
        plots.label(self.cost, "Cost", "updates", "J")
        self.curves = plots.Curves(self.cost, ("J", "dev loss"), xlim=(0, 600), ylim=(0, TOP))
        self.here = self.cost.axvline(np.nan, color="black", linewidth=0.8)
        plots.living(self.here)

    def start(self, **values):
        self._forget()
        run, length = self.bench.begin(values), self.bench.recipe.updates
        if self.cost.get_xlim() != (0, length):
            self.cost.set_xlim(0, length)
        return run

    def adopt(self, **values):
        adopted = self.bench.adopt(values)
        if adopted:
            self._forget()
        return adopted

    def _forget(self):
        """What a hand did is no longer told when something else begins than what it asked for."""
        if not self.asked:
            self.hands.said = ""
        self.asked = False

    def hear(self, message):
        found = self._heard(message)
        self.asked |= found is not None
        return found

    def _heard(self, message):
        kind = message["kind"]
        if kind == "paste":
            return self.hands.open(message["bytes"] if "bytes" in message else message["text"])
        if kind == "key":
            return self.hands.key(message["key"])
        self.hands.update = None
        if kind == "leave":
            self.hands.probe = None
            return None
        update, J = self.cost.transData.inverted().transform((message["x"], message["y"]))
        if kind == "hover" and 0 <= update <= self.bench.recipe.updates and 0 <= J <= TOP:
            self.hands.update = update
        return self.hands.pointer(kind, *self.plane.transData.inverted().transform((message["x"], message["y"])))

    def _picture(self, kind: str) -> bytes:
        file = io.BytesIO()
        self.figure.savefig(file, format=kind)
        return file.getvalue()

    def snapshot(self):
        return self.bench.snapshot()

    def restore(self, snapshot):
        self.bench.restore(snapshot)

    # ---- the picture -------------------------------------------------------------------------------------------------

    def reached(self, at):
        return self.bench.iteration if self.bench.training else 0

    def draw(self):
        if self.bench.behind:
            return
        self._show_points()
        if self.bench.training:
            self._show_run(self.bench.training.net)
        else:
            self._show_no_run()

    def _show_run(self, net):
        self.field.show(net.predict)
        history = self.bench.history
        self.curves.update(history.iterations, history.curves("J", "dev loss"))
        self.units.update(net.activations(self.units.grid)[1:-1])
        edits = [edit for edit in self.bench.recipe.edits if edit.step <= self.bench.iteration]
        words = f"{SHORT[edits[-1].name]} = {written(edits[-1].value)}" if edits else ""
        ghost = self.bench.kept[-1].lines if self.bench.kept else []
        seeds, kept = self.bench.seeds.seen, bool(self.bench.kept)
        self.overlay.update(ghost, sorted({edit.step for edit in edits}), words, seeds, kept)

    def _show_no_run(self):
        """While own points are too few: what other points had taught must not stand beside them."""
        self.field.clear()
        self.curves.update([], {"J": [], "dev loss": []})
        self.units.update([])
        self.overlay.update([], [], "", None, bool(self.bench.kept))

    def _show_points(self):
        training = self.bench.training
        if training:
            self.train.update(*training.train)
            self.dev.update(*training.dev)
        else:
            points = np.array(self.bench.own.points, float).reshape(-1, 3)
            self.train.update(points[:, :2].T, np.eye(5)[points[:, 2].astype(int)].T)
            self.dev.update(np.zeros((2, 0)), np.zeros((5, 0)))
        self.here.set_xdata([self.hands.update if self.hands.update is not None else np.nan] * 2)
        self.cross.set_data(*([[v] for v in self.hands.probe] if self.hands.probe else ([], [])))

    def listed(self):
        return listed(self.bench.kept)

    def sentence(self):
        return sentence(self.bench, self.hands)


def playground_panel(shared: str | None = None) -> Panel:
    """Everything at once. shared : a string from "share"; the panel opens with that run, edits and own points included."""
    recipe = Recipe() if shared is None else unpacked(shared)
    return Panel(PlaygroundScene(recipe), *controls(recipe, list(CHALLENGES)))
