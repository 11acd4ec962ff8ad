"""The playground: any network on any points, while it trains; what is changed, kept, raced and shared."""

import io

import numpy as np

from labutils import plots
from labutils.forks import written
from labutils.live import Panel
from labutils.live.scene import Scene
from labutils.recipe import Recipe, unpacked
from labutils.recipe.sets import VIEW

from ..bench import Bench
from ..challenges import CHALLENGES
from ..controls import TABLE, controls
from ..drawings import UnitPictures, Words
from ..exchange import files
from ..hands import KEYS, Hands
from ..kept import SHORT
from ..telling import sentence

ROWS = 12
TITLES = {False: "Hidden units, by layer", True: "Kept runs, the ghost last"}
TOP = 1.2  # of the axis of J


class PlaygroundScene(Scene):
    """Boundary and points, cost curves with the ghost's, and the hidden units' pictures or the table of kept runs."""

    keys = KEYS
    filmed = ("set", "units", "activation", "lambd")  # of 25 controls: those that a page without a kernel moves

    def __init__(self, recipe: Recipe):
        self.bench = Bench(recipe, lambda: np.transpose(self.field.border.get_data()))
        self.hands = Hands(self.bench)
        self.files = files(self.bench, self._picture)
        self.figure, (self.plane, self.cost, self.right) = plots.figure(3, size=(2.5, 2.5), ratios=(1.06, 1.0, 0.94))
        self._draw_plane()
        self._draw_cost()
        plots.label(self.right, TITLES[False])
        self.units = UnitPictures(self.right)
        self.table = Words(self.right, ROWS)

    def _draw_plane(self):
        plots.label(self.plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(self.plane, VIEW, VIEW, classes=5)
        some, labels = np.zeros((2, 1)), np.eye(5)[:, :1]
        self.dev = plots.Points(self.plane, some, labels, filled=False, size=14, alive=True)
        self.train = plots.Points(self.plane, some, labels, size=20, alive=True)
        (self.ghost,) = self.plane.plot([], [], color="#777777", linewidth=1.4, linestyle=plots.DASHES[1], zorder=2.5)
        (self.cross,) = self.plane.plot([], [], "+", color="black", markersize=13, markeredgewidth=1.6, zorder=5)
        plots.living(self.ghost, self.cross)

    def _draw_cost(self):
        plots.label(self.cost, "Cost", "updates", "J")
        names = ("J", "dev loss", "ghost's J", "ghost's dev")
        self.curves = plots.Curves(self.cost, names, xlim=(0, 600), ylim=(0, TOP), colours=(0, 1, 6, 6), dashes=(0, 1, 0, 1))
        self.marks = plots.Marks(self.cost)
        self.here = self.cost.axvline(np.nan, color="black", linewidth=0.8)
        plots.living(self.here)

    def start(self, **values):
        run, length = self.bench.begin(values), self.bench.recipe.updates
        if self.cost.get_xlim() != (0, length):
            self.cost.set_xlim(0, length)
        return run

    def adopt(self, **values):
        return self.bench.adopt(values)

    def hear(self, message):
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

    def draw(self):
        if self.bench.behind:
            return
        self._show_points()
        if self.bench.training:
            self._show_run(self.bench.training.net)

    def _show_run(self, net):
        self.field.update(net.predict(self.field.grid))
        history = self.bench.history
        self.curves.update(history.iterations, history.curves("J", "dev loss"))
        self._show_ghost()
        edits = [edit for edit in self.bench.recipe.edits if edit.step <= self.bench.iteration]
        words = f"{SHORT[edits[-1].name]} = {written(edits[-1].value)}" if edits else ""
        self.marks.update(sorted({edit.step for edit in edits}), words)
        self._show_right(net)

    def _show_right(self, net):
        table = self.bench.values["view"] == TABLE
        for piece, shown in ((self.units, not table), (self.table, table)):
            for artist in piece.artists:
                artist.set_visible(shown)
        title = TITLES[table]
        if self.right.get_title(loc="left") != title:
            plots.label(self.right, title)
        rows = [line for k, kept in enumerate(self.bench.kept, start=1) for line in kept.rows(k)]
        self.table.update(rows[-ROWS:] or ["none yet: press “keep as ghost”"])
        if not table:
            self.units.update(net.activations(self.units.grid)[1:-1])

    def _show_ghost(self):
        kept = self.bench.kept[-1] if self.bench.kept else None
        self.curves.update(kept.iterations if kept else [], {
            "ghost's J": kept.curves["J"] if kept else [],
            "ghost's dev": kept.curves["dev loss"] if kept else [],
        })  # fmt: skip
        self.ghost.set_data(*(kept.border.T if kept else ([], [])))

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

    def sentence(self):
        return sentence(self.bench, self.hands.probe, self.hands.update)


def playground_panel(shared: str | None = None) -> Panel:
    """Everything at once. shared : a string from "share"; the panel opens with that run, edits and own points included."""
    recipe = Recipe() if shared is None else unpacked(shared)
    return Panel(PlaygroundScene(recipe), *controls(recipe, list(CHALLENGES)))
