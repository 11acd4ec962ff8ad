"""One knob for one aim: turn one of five, and see which of two numbers it moves."""

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider

from ..knobs import KNOBS, STOPS, track

SEEDS = (0, 1, 2)


class KnobScene(Scene):
    """The plane of train error and gap, and the way that a knob leads through it."""

    def __init__(self):
        self.tracks = {knob: track(knob, SEEDS) for knob in KNOBS}
        self.figure, (ax,) = plots.figure(1, size=(5.6, 3.1))
        plots.label(ax, "Where the knob leads", "wrong on train, %", "dev minus train, points")
        ax.set(xlim=(-4, 96), ylim=(0, 56), autoscale_on=False)
        ax.grid(color="#E6E6E6", linewidth=0.8)
        ax.set_axisbelow(True)
        (self.way,) = ax.plot([], [], color=plots.PALETTE[0], linewidth=2, marker="o", markersize=6, animated=True)
        self.here = ax.scatter([], [], s=190, marker="*", color=plots.PALETTE[1], animated=True, zorder=4)
        look = {"fontsize": 10, "color": plots.INK, "animated": True, "zorder": 5}
        self.ends = [ax.text(0, 0, "", **look) for _ in range(2)]
        plots.key(ax, (self.way, self.here), ("the knob's path", "where it is now"))

    def start(self, knob, turned):
        self.knob, (_, self.settings) = knob, KNOBS[knob]
        self.at = round(turned / 100 * (STOPS - 1))

    def draw(self):
        way = self.tracks[self.knob]
        self.way.set_data(*zip(*way))
        self.here.set_offsets([way[self.at]])
        for text, k in zip(self.ends, (0, -1)):
            text.set(position=(way[k].train + 2, way[k].gap + 1.5), text=f"{self.settings[k]:g}")

    def sentence(self):
        first, here = self.tracks[self.knob][0], self.tracks[self.knob][self.at]
        said = f"{self.knob} = {self.settings[self.at]:g}: train {here.train:.1f} % wrong, dev {here.gap:.1f} points more"
        if not self.at:
            return f"{said}."
        moves = f"train {here.train - first.train:+.1f} and the gap {here.gap - first.gap:+.1f} points"
        return f"{said}. Compared with {self.settings[0]:g}: {moves}.".replace("-", "−")


def knob_panel() -> Panel:
    """Choose one of five knobs and turn it."""
    return Panel(
        KnobScene(),
        Choice("knob", list(KNOBS), label="knob"),
        Slider("turned", 0, 0, 100, step=100 / (STOPS - 1), label="turned, %"),
    )
