"""Lab 03: penalties, dropout and the other ways to keep a network from learning its training set by heart."""

from labutils.labs.regularise.augmenting import augmentation_panel
from labutils.labs.regularise.claims import CLAIMS
from labutils.labs.regularise.decaying import decay_panel
from labutils.labs.regularise.dropping import dropout_panel
from labutils.labs.regularise.exercises import EXERCISES
from labutils.labs.regularise.forgetting import forgotten_penalty
from labutils.labs.regularise.norms import norm_panel
from labutils.labs.regularise.penalty import penalty_panel
from labutils.labs.regularise.spreading import spread_panel
from labutils.labs.regularise.stopping import stopping_panel
from labutils.labs.regularise.units import units_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "penalty": penalty_panel,
    "norm": norm_panel,
    "units": units_panel,
    "decay": decay_panel,
    "dropout": dropout_panel,
    "stopping": stopping_panel,
    "augmentation": augmentation_panel,
    "spread": spread_panel,
}
__all__ = ["CLAIMS", "EXERCISES", "PANELS", "augmentation_panel", "check", "decay_panel", "dropout_panel",
           "forgotten_penalty", "hint", "norm_panel", "penalty_panel", "solution", "spread_panel",
           "stopping_panel", "units_panel", "use"]
