"""The ten patients: who comes with which complaint, and what is planted. Two of them come back after a first treatment."""

from functools import cache
from typing import NamedTuple

from .chart import Chart, examined
from .instruments import Course, curves
from .patient import Patient
from .signs import FAULTS

SEED = 12  # of the patients that are shown


class Case(NamedTuple):
    """One patient.

    complaint : what its owner says.  faults : names in ``FAULTS``, what must be fixed first comes first.
    settings : what its owner chose and a cure leaves alone.
    """

    complaint: str
    faults: tuple[str, ...]
    settings: dict = {}

    def patient(self, seed: int = SEED) -> Patient:
        """The patient on its first day."""
        return self._made(self.faults, seed)

    def mended(self, seed: int = SEED) -> Patient:
        """The same with its first fault mended."""
        return self._made(self.faults[1:], seed)

    def _made(self, names: tuple[str, ...], seed: int) -> Patient:
        bases = (*(FAULTS[name].code for name in names), Patient)
        return type("Patient", bases, dict(self.settings))(seed)


_DROPS = {"keep_prob": 0.5}
_LARGE = {"m": 120, "hidden": (80, 40), "lambd": 0.0, "alpha": 0.2, "epochs": 300}
_SUM, _SHUFFLED = "1/B forgotten in the gradient", "labels shuffled against X"
_RAW, _DROPPING = "a feature not normalised", "dropout still on when predicting"

CASES = {
    "patient 1": Case("“The loss has not moved since this morning.”", ("all weights start at 0",)),
    "patient 2": Case("“It works like a charm, only my users complain.”", ("dev examples in train",), _LARGE),
    "patient 3": Case("“It learns, but at this pace I shall retire first.”", ("α too small",)),
    "patient 4": Case("“After three epochs the loss is not a number.”", ("softmax over the wrong axis",)),
    "patient 5": Case(
        "“I added some λ, and now its boundaries are straight.”", ("λ divided by the batch's size",), {"lambd": 6.0}
    ),
    "patient 6": Case("“The loss jumps about, and then it only guesses.”", ("α too large",)),
    "patient 7": Case("“I have waited for eighty epochs, and nothing has come of it.”", ("dead units",)),
    "patient 8": Case("“The loss began at 11. Something must be infinite.”", ("weights start too large",)),
    "patient 9": Case("“I wrote backward myself. It goes wild.”", (_SUM, _SHUFFLED)),
    "patient 9, treated": Case("“Calmer now, thank you. But it does not learn.”", (_SHUFFLED,)),
    "patient 10": Case("“I only added dropout.”", (_RAW, _DROPPING), _DROPS),
    "patient 10, treated": Case("“It learns! But each time I ask, dev says something else.”", (_DROPPING,), _DROPS),
}

SOUND = "a sound network"
ROOMS = {SOUND: Case("“I feel fine.”", ())} | CASES  # whom the instruments can be turned to


@cache
def chart_of(name: str, seed: int = SEED) -> Chart:
    """The chart of the patient that is shown, or of one drawn with another seed: claims and guesses ask for the same."""
    return examined(CASES[name].patient(seed))


@cache
def course_of(name: str, seed: int) -> Course:
    """The training run of that patient."""
    return curves(CASES[name].patient(seed))
