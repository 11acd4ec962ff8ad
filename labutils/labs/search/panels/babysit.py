"""Panda against caviar: one run looked after day by day, and many left alone, on the same number of updates."""

import numpy as np

from labutils import plots
from labutils.live import Button, Panel, Scene, Slider, Toggle
from labutils.words import counted

from ..routine import A_DAY, BUDGET, DAYS, Panda, leaving_alone

TOP = 0.9
LIFE = (-0.3, DAYS + 0.3)  # the dots of the first morning and the last evening are whole


class BabysitScene(Scene):
    """The learner turns the panda's knobs between two days; the caviar has spent as many updates by then.

    A press of *next day* is one day more with the knobs as they are; a knob alone changes nothing that has been.
    """

    def __init__(self):
        self.figure, (panda, knobs, caviar) = plots.figure(3, size=(2.5, 2.5))
        plots.label(panda, "Panda: one run", "day of 100 updates", "dev loss")
        plots.label(knobs, "Its learning rate", "day of 100 updates", "α")
        plots.label(caviar, "Caviar: many runs", "update of each run", "dev loss")
        self.evenings = plots.Curves(panda, ("dev loss",), xlim=LIFE, ylim=(0, TOP), legend=False)
        self.alphas = plots.Curves(knobs, ("α",), xlim=LIFE, ylim=(1e-3, 1e2), log=True, legend=False, colours=(2,))
        for ax in (panda, knobs):
            ax.set_xticks(range(0, DAYS + 1, 3))
        for line in (*self.evenings.lines.values(), *self.alphas.lines.values()):
            line.set(marker="o", markersize=4)  # one day alone is seen, too
        looks = {"s": 60, "zorder": 4}
        self.undone = plots.living(panda.scatter([], [], marker="v", color=plots.PALETTE[1], **looks))[0]
        plots.key(panda, (self.undone,), ("a day undone",))
        self.heavy = plots.living(knobs.scatter([], [], marker="s", color=plots.PALETTE[2], **looks))[0]
        plots.key(knobs, (self.heavy,), ("with momentum",))
        end = BUDGET / 2
        many = {"xlim": (0, end), "ylim": (0, TOP), "legend": False}
        self.runs = plots.Curves(caviar, [str(k) for k in range(12)], colours=[4] * 12, **many)
        self.best = plots.Curves(caviar, ("best",), colours=(1,), **many)
        plots.key(caviar, (*self.best.lines.values(),), ("the best so far",))
        self.panda, self.presses = Panda(), (0, 0)
        self.born = min(self.panda.loss, TOP)
        self.alone: dict[int, tuple] = {}  # how many were left alone -> their run, and what was seen of it

    def prepare(self, alpha, momentum, day, back, n):
        self.knobs = alpha, 0.9 * momentum
        self._live(day, back)
        run, seen = self.alone.setdefault(n, (leaving_alone(n, draw=1), []))
        evening = 1 + round(len(self.panda.days) / DAYS * (BUDGET // n // 10))
        while len(seen) < evening:  # nobody sees farther than that
            seen.append(next(run))
            yield
        self.updates, losses = zip(*seen[:evening], strict=True)
        self.losses = np.array(losses)

    def start(self, **_):
        """All was prepared."""

    def _live(self, day: int, back: int) -> None:
        """What was pressed since the last time; from the first morning on where the presses begin again."""
        days, backs = self.presses
        if day < days or back < backs or not day + back:
            self.panda, days, backs = Panda(), 0, 0
        for _ in range(day - days):
            self.panda.live(*self.knobs)
        for _ in range(back - backs):
            self.panda.back()
        self.presses = day, back

    def draw(self):
        days = self.panda.days
        lived = range(1, len(days) + 1)
        self.evenings.update([0, *lived], {"dev loss": [self.born, *(min(day.loss, TOP) for day in days)]})
        self.alphas.update(lived, {"α": [day.alpha for day in days]})
        undone = [(k, min(day.loss, TOP)) for k, day in zip(lived, days, strict=True) if day.undone]
        self.undone.set_offsets(np.reshape(undone, (-1, 2)))
        heavy = [(k, day.alpha) for k, day in zip(lived, days, strict=True) if day.beta]
        self.heavy.set_offsets(np.reshape(heavy, (-1, 2)))
        shown, n = self.losses.clip(0, TOP), self.losses.shape[1]
        self.runs.update(self.updates, {str(k): shown[:, k] if k < n else [] for k in range(12)})
        self.best.update(self.updates, {"best": shown[:, shown[-1].argmin()]})

    def sentence(self):
        n, days = self.losses.shape[1], self.panda.days
        if not days:
            return (
                f"The morning of day 1. {BUDGET:,} updates to spend: on one run over {DAYS} days, or on "
                f"{counted(n, 'run')} of {counted(BUDGET // n, 'update')}. α is {self.knobs[0]:.2g}."
            )
        loss = days[-1].loss
        panda = f"has dev loss {loss:.2f}" if np.isfinite(loss) else "has diverged"
        undone = counted(sum(day.undone for day in days), "day")
        left = "Its days are over." if len(days) == DAYS else f"Tomorrow's α is {self.knobs[0]:.2g}."
        return (
            f"Day {len(days)}, {counted(len(days) * A_DAY, 'update')} spent on each side: the panda {panda} ({undone} "
            f"undone); the best of {n} left alone has {self.losses[-1].min():.2f}. {left}"
        )


def babysit_panel() -> Panel:
    """The knobs of the one run, turned from day to day, and the number of the others."""
    return Panel(
        BabysitScene(),
        Slider("alpha", 0.3, 0.01, 10, log=True, label="α for the next day"),
        Toggle("momentum", False, label="momentum, β = 0.9"),
        Button("day", label="next day"),
        Button("back", label="go back a day"),
        Slider("n", 4, values=(2, 3, 4, 6, 12), integer=True, label="runs left alone"),
    )
