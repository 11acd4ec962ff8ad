"""Panda against caviar: one run looked after daily, and many left alone, on the same number of updates."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Slider, Toggle
from labutils.scenes import Replay

from ..routine import A_DAY, BUDGET, DAYS, left_alone, looked_after
from ..studies import counted

TOP = 0.9


class BabysitScene(Replay):
    """Both ways computed at once and shown day by day."""

    pieces = DAYS

    def __init__(self):
        self.figure, (panda, knobs, caviar) = plots.figure(3, size=(2.5, 2.5))
        plots.label(panda, "Panda: one run", "day of 100 updates", "dev loss")
        plots.label(knobs, "Its learning rate", "day of 100 updates", "α")
        plots.label(caviar, "Caviar: many runs", "update of each run", "dev loss")
        self.evenings = plots.Curves(panda, ("dev loss",), xlim=(0, DAYS), ylim=(0, TOP), legend=False)
        self.alphas = plots.Curves(knobs, ("α",), xlim=(0, DAYS), ylim=(1e-3, 1e3), log=True, legend=False, colours=(2,))
        looks = {"marker": "v", "s": 60, "color": plots.PALETTE[1], "zorder": 4}
        self.back = plots.living(panda.scatter([], [], **looks))[0]
        plots.key(panda, (self.back,), ("gone back a day",))
        self.runs = plots.Curves(
            caviar, [str(k) for k in range(12)], xlim=(0, BUDGET / 2), ylim=(0, TOP), legend=False, colours=[4] * 12
        )
        self.best = plots.Curves(caviar, ("best",), xlim=(0, BUDGET / 2), ylim=(0, TOP), legend=False, colours=(1,))

    def compute(self, alpha, growth, momentum_from, go_back, n):
        self.days = list(looked_after(alpha, growth, momentum_from, go_back))
        self.chosen, self.updates, self.losses = left_alone(n, draw=1)

    def draw(self):
        days = self.days[: self.shown]
        self.evenings.update(range(1, len(days) + 1), {"dev loss": [min(day.loss, TOP) for day in days]})
        self.alphas.update(range(1, len(days) + 1), {"α": [day.alpha for day in days]})
        back = [(k + 1, day.loss) for k, day in enumerate(days) if day.went_back]
        self.back.set_offsets(np.reshape(back, (-1, 2)))
        done = 1 + round(self.share * (len(self.updates) - 1))
        n = self.losses.shape[1]
        shown = self.losses[:done].clip(0, TOP)
        self.runs.update(self.updates[:done], {str(k): shown[:, k] if k < n else [] for k in range(12)})
        self.best.update(self.updates[:done], {"best": shown[:, shown[-1].argmin()]})
        self.caviar = float(shown[-1].min())

    def sentence(self):
        n, days = self.losses.shape[1], self.days[: self.shown]
        if not days:
            return f"{BUDGET} updates are to be spent: on one run over {DAYS} days, or on {n} runs of {BUDGET // n} updates."
        loss = days[-1].loss
        panda = f"has dev loss {loss:.2f}" if np.isfinite(loss) else "has diverged"
        return (
            f"Day {len(days)}, {len(days) * A_DAY} updates each way: the panda {panda} (α = {days[-1].alpha:.2g}, gone back "
            f"{counted(sum(day.went_back for day in days), 'time')}); the best of {n} left alone has {self.caviar:.2f}."
        )


def babysit_panel() -> Panel:
    """The knobs of the one run, day by day, and the number of the others."""
    return Panel(
        BabysitScene(),
        Slider("alpha", 0.3, 0.01, 10, log=True, label="α on day 1"),
        Slider("growth", 1, 1, 2, step=0.1, label="α grows each day by the factor"),
        Slider("momentum_from", DAYS + 1, 1, DAYS + 1, integer=True, label="momentum from day (13: never)"),
        Toggle("go_back", False, label="go back a day when the dev loss rose"),
        Slider("n", 4, values=(2, 3, 4, 6, 12), integer=True, label="runs left alone"),
    )
