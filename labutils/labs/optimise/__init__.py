"""Lab 05: mini-batches, optimisers, and the learning rate over time."""

from labutils.labs.optimise.averaging import average, average_panel
from labutils.labs.optimise.batching import batch_panel, times_longer, updates_below
from labutils.labs.optimise.claims import CLAIMS
from labutils.labs.optimise.clipping import clip_panel
from labutils.labs.optimise.curving import curvature_panel
from labutils.labs.optimise.escaping import escape_panel, steps_below
from labutils.labs.optimise.exercises import EXERCISES
from labutils.labs.optimise.inspecting import inspector_panel
from labutils.labs.optimise.moons import moon_panel
from labutils.labs.optimise.racing import race_panel
from labutils.labs.optimise.scheduling import schedule_panel, schedules
from labutils.labs.optimise.surfaces import SURFACES
from labutils.labs.optimise.walking import walk
from labutils.optimizers import clip

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "batch_panel": batch_panel,
    "average_panel": average_panel,
    "race_panel": race_panel,
    "moon_panel": moon_panel,
    "inspector_panel": inspector_panel,
    "schedule_panel": schedule_panel,
    "curvature_panel": curvature_panel,
    "escape_panel": escape_panel,
    "clip_panel": clip_panel,
}
__all__ = [
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "SURFACES",
    "average",
    "average_panel",
    "batch_panel",
    "check",
    "clip",
    "clip_panel",
    "curvature_panel",
    "escape_panel",
    "hint",
    "inspector_panel",
    "moon_panel",
    "race_panel",
    "schedule_panel",
    "schedules",
    "solution",
    "steps_below",
    "times_longer",
    "updates_below",
    "use",
    "walk",
]
