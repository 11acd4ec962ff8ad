"""Five examples are to be memorised: the patient, and a sound network on the same five."""

from itertools import zip_longest

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel
from labutils.scenes import Replay

from ..cases import ROOMS, SOUND
from ..instruments import UPDATES, memorising
from ..patient import Patient

LEAST, MOST = 1e-4, 30.0


class FiveScene(Replay):
    """Both runs, three updates a piece."""

    counts = "update"

    def __init__(self):
        self.figure, (loss,) = plots.figure(1, size=(5.2, 2.7))
        plots.label(loss, "Five examples", "update", "mean loss")
        self.curves = plots.Curves(loss, ("patient", SOUND), xlim=(0, UPDATES), ylim=(LEAST, MOST), log=True)

    def compute(self, patient):
        case = ROOMS[patient].patient()
        self.name, self.losses = patient, []
        for pair in zip_longest(memorising(case), memorising(Patient(case.seed))):
            self.losses.append(pair)
            yield (len(self.losses) - 1) * self.pieces // UPDATES

    def reached(self, at):
        return round(self.share * UPDATES)

    def draw(self):
        kept = {name: np.clip(self._so_far(k), LEAST, MOST) for k, name in enumerate(self.curves.lines)}
        self.curves.update(range(UPDATES + 1), kept)

    def _so_far(self, k: int) -> list[float]:
        """The losses of one of the two; one whose weights are no longer finite has ended early."""
        return [pair[k] for pair in self.losses[: 1 + round(self.share * UPDATES)] if pair[k] is not None]

    def sentence(self):
        ill, sound = (self._so_far(k)[-1] for k in range(2))
        said = f"{abs(ill):.2g}" if ill < float("inf") else "no longer a number"
        other = "" if self.name == SOUND else f"; {SOUND} has {sound:.2g}"
        return f"{self.name.capitalize()}, update {round(self.share * UPDATES)} on five examples: loss {said}{other}."


def five_panel() -> Panel:
    """Choose who learns five examples."""
    return Panel(FiveScene(), Choice("patient", list(ROOMS)))
