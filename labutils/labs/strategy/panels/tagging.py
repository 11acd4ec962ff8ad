"""Error analysis: a drop-down for each of twenty mistakes, and the ceilings that follow."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene

from ..mistakes import CAUSES, TAGGED, UNTAGGED, ceilings, mistakes


class TaggingScene(Scene):
    """The mistakes with what they are and how they were read; a bar for each cause, as high as its cure can reach."""

    def __init__(self):
        self.mistakes = mistakes()
        self.figure, (tiles, bars) = plots.figure(2, size=(4.6, 3.0), ratios=(1.1, 0.8))
        plots.label(tiles, f"{TAGGED} mistakes: number, true digit → answer")
        self.tiles = plots.Tiles(tiles, TAGGED, ncols=7, captions=True)
        plots.label(bars, "What a cure is worth at most", "", "points of dev error")
        wrapped = [cause.replace(" ", "\n", 1) for cause in CAUSES]
        self.bars = plots.Bars(bars, wrapped, (0, 6), colours=(0, 4, 3, 1, 6))
        (self.whole,) = bars.plot((-0.6, len(CAUSES) - 0.4), [self.mistakes.error] * 2, "--", color=plots.INK, linewidth=1.6)
        plots.key(bars, [self.whole], ["the whole dev error"])

    def start(self, **tags):
        self.tags = list(tags.values())
        self.worth = ceilings(self.tags, self.mistakes.error)

    def draw(self):
        X, true, answers, _ = self.mistakes
        self.tiles.update(X, [f"{k}: {t} → {a}" for k, (t, a) in enumerate(zip(true, answers), 1)])
        self.bars.update(self.worth)

    def sentence(self):
        counts = {cause: self.tags.count(cause) for cause in CAUSES if cause in self.tags}
        error, most = self.mistakes.error, self.worth.max()
        if not counts:
            return f"None of the {TAGGED} mistakes is tagged yet; the dev error is {error:.1f} %."
        said = ", ".join(f"{cause} {count}" for cause, count in counts.items())
        return (
            f"{sum(counts.values())} of {TAGGED} tagged: {said}. The highest ceiling is {most:.2f} points: from {error:.1f} "
            f"to {error - most:.2f} % at best."
        )


def tagging_panel() -> Panel:
    """Give each mistake its main cause."""
    choices = (Choice(f"tag{k}", (UNTAGGED, *CAUSES), label=f"mistake {k}") for k in np.arange(1, TAGGED + 1))
    return Panel(TaggingScene(), *choices)
