"""Who leaves a saddle, and when: the start is moved ever nearer to the ridge line that leads into it."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

from ..escaping import NOISES, OFFSETS, OUT, STEPS, distances, first
from ..racers import SHORT


class EscapeScene(Scene):
    """The distance |w2| from the ridge, step by step, and the step at which each one is out."""

    def __init__(self):
        self.figure, (away, out) = plots.figure(2, size=(3.75, 3.0), ratios=(1.0, 1.0))
        plots.label(away, "Distance from the ridge", "step", "$|w_2|$")
        self.curves = plots.Curves(away, tuple(SHORT.values()), xlim=(0, STEPS), ylim=(1e-13, 10), log=True)
        plots.label(out, f"Steps until $|w_2|$ > {OUT} (of {STEPS})", "", "steps")
        self.bars = plots.Bars(out, tuple(SHORT.values()), (0, STEPS * 1.12), form="{:.0f}", colours=range(5))
        out.tick_params(axis="x", labelsize=9, pad=13)
        for name in out.get_xticklabels():
            name.set_va("baseline")

    def start(self, offset, noise):
        self.offset, self.noise = offset, noise
        place = OFFSETS.index(offset), NOISES.index(noise)
        self.distances = {name: ways[place] for name, ways in distances().items()}
        self.out = {name: first(distance > OUT) for name, distance in self.distances.items()}

    def draw(self):
        seen = {name: distance.clip(1e-13) for name, distance in self.distances.items()}
        self.curves.update(np.arange(STEPS + 1), seen)
        self.bars.update([STEPS if steps is None else steps for steps in self.out.values()])
        for text, steps in zip(self.bars.texts, self.out.values()):
            if steps is None:
                text.set_text(f"> {STEPS}")

    def sentence(self):
        said = ", ".join(f"{name} {f'not in {STEPS}' if steps is None else steps}" for name, steps in self.out.items())
        return f"Start {self.offset:g} away from the ridge, noise {self.noise:g}. Steps until it is {OUT} away: {said}."


def escape_panel() -> Panel:
    """Move the start towards the ridge, then add noise to the slopes."""
    return Panel(
        EscapeScene(),
        Slider("offset", 0.1, values=OFFSETS, label="distance of the start from the ridge"),
        Slider("noise", 0, values=NOISES, label="noise on the slopes"),
    )
