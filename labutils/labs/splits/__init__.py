"""Lab 01: cut the data into train, dev and test, and read bias and variance from two numbers."""

from labutils.labs.splits.both import both_panel
from labutils.labs.splits.choosing import choosing_panel
from labutils.labs.splits.claims import CLAIMS
from labutils.labs.splits.exercises import EXERCISES
from labutils.labs.splits.fitting import fit_panel
from labutils.labs.splits.growing import growing_panel
from labutils.labs.splits.learning import learning_panel
from labutils.labs.splits.mismatch import mismatch_panel
from labutils.labs.splits.ratios import ratio_panel
from labutils.labs.splits.remedies import remedy_panel
from labutils.labs.splits.table import table_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "fit_panel": fit_panel,
    "table_panel": table_panel,
    "both_panel": both_panel,
    "remedy_panel": remedy_panel,
    "learning_panel": learning_panel,
    "growing_panel": growing_panel,
    "ratio_panel": ratio_panel,
    "choosing_panel": choosing_panel,
    "mismatch_panel": mismatch_panel,
}
__all__ = [
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "both_panel",
    "check",
    "choosing_panel",
    "fit_panel",
    "growing_panel",
    "hint",
    "learning_panel",
    "mismatch_panel",
    "ratio_panel",
    "remedy_panel",
    "solution",
    "table_panel",
    "use",
]
