"""Five examples are to be memorised: the patient, and a sound network on the same five."""

from labutils import plots
from labutils.live import Choice, Panel
from labutils.scenes import Replay

from ..cases import ROOMS, SOUND
from ..instruments import UPDATES, five
from ..patient import Patient

LEAST, MOST = 1e-4, 30.0


class FiveScene(Replay):
    """Both runs computed at once and shown piece by piece."""

    counts = "update"

    def __init__(self):
        self.figure, (loss,) = plots.figure(1, size=(5.2, 2.7))
        plots.label(loss, "Five examples", "update", "mean loss")
        self.curves = plots.Curves(loss, ("patient", SOUND), xlim=(0, UPDATES), ylim=(LEAST, MOST), log=True)

    def compute(self, patient):
        case = ROOMS[patient].patient()
        ill = five(case)
        yield
        self.name, self.losses = patient, {"patient": ill, SOUND: five(Patient(case.seed))}

    def reached(self, at):
        return round(self.share * UPDATES)

    def draw(self):
        kept = {name: losses[: self._so_far(losses)].clip(LEAST, MOST) for name, losses in self.losses.items()}
        self.curves.update(range(UPDATES + 1), kept)

    def _so_far(self, losses) -> int:
        return min(1 + round(self.share * UPDATES), len(losses))

    def sentence(self):
        ill, sound = (losses[self._so_far(losses) - 1] for losses in self.losses.values())
        said = f"{abs(ill):.2g}" if ill < float("inf") else "no longer a number"
        other = "" if self.name == SOUND else f"; {SOUND} has {sound:.2g}"
        return f"{self.name.capitalize()}, update {round(self.share * UPDATES)} on five examples: loss {said}{other}."


def five_panel() -> Panel:
    """Choose who learns five examples."""
    return Panel(FiveScene(), Choice("patient", list(ROOMS)))
