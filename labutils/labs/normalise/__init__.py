"""Lab 06: batchnorm inside the network, softmax at its end."""

from labutils.labs.normalise.averages import average_panel
from labutils.labs.normalise.claims import CLAIMS
from labutils.labs.normalise.exclusive import exclusive_panel
from labutils.labs.normalise.exercises import EXERCISES
from labutils.labs.normalise.flowing import flow_panel
from labutils.labs.normalise.noise import noise_panel
from labutils.labs.normalise.ranges import range_panel
from labutils.labs.normalise.reading import digit_panel
from labutils.labs.normalise.regions import region_panel
from labutils.labs.normalise.scaling import scaling_panel
from labutils.labs.normalise.shifting import shift_panel
from labutils.labs.normalise.variants import places, redundant_bias
from labutils.labs.normalise.whitening import whitening_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "range_panel": range_panel,
    "scaling_panel": scaling_panel,
    "flow_panel": flow_panel,
    "average_panel": average_panel,
    "noise_panel": noise_panel,
    "shift_panel": shift_panel,
    "whitening_panel": whitening_panel,
    "region_panel": region_panel,
    "exclusive_panel": exclusive_panel,
    "digit_panel": digit_panel,
}
__all__ = [
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "average_panel",
    "check",
    "digit_panel",
    "exclusive_panel",
    "flow_panel",
    "hint",
    "noise_panel",
    "places",
    "range_panel",
    "redundant_bias",
    "region_panel",
    "scaling_panel",
    "shift_panel",
    "solution",
    "use",
    "whitening_panel",
]
