"""Lab 03: penalties, dropout and the other ways to keep a network from learning its training set by heart."""

from labutils.labs.regularise.augmenting import augmentation_panel
from labutils.labs.regularise.claims import CLAIMS
from labutils.labs.regularise.decaying import decay_panel
from labutils.labs.regularise.dropping import dropout_panel
from labutils.labs.regularise.exercises import EXERCISES
from labutils.labs.regularise.forgetting import forgotten_penalty
from labutils.labs.regularise.norms import norm_panel
from labutils.labs.regularise.penalty import penalty_panel
from labutils.labs.regularise.relying import lost_without_one
from labutils.labs.regularise.spreading import spread_panel
from labutils.labs.regularise.stopping import stopping_panel
from labutils.labs.regularise.units import units_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "penalty_panel": penalty_panel,
    "norm_panel": norm_panel,
    "units_panel": units_panel,
    "decay_panel": decay_panel,
    "dropout_panel": dropout_panel,
    "stopping_panel": stopping_panel,
    "augmentation_panel": augmentation_panel,
    "spread_panel": spread_panel,
}
__all__ = [
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "augmentation_panel",
    "check",
    "decay_panel",
    "dropout_panel",
    "forgotten_penalty",
    "hint",
    "lost_without_one",
    "norm_panel",
    "penalty_panel",
    "solution",
    "spread_panel",
    "stopping_panel",
    "units_panel",
    "use",
]
