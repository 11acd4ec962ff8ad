"""Lab 04: what its notebook calls, and what the tests go through."""

from labutils.labs.gradients.bench import bench_panel, mystery_panel, points
from labutils.labs.gradients.bugs import BUGS, planted
from labutils.labs.gradients.claims import CLAIMS
from labutils.labs.gradients.epsilon import epsilon_panel, one_sided, two_sided
from labutils.labs.gradients.exercises import EXERCISES
from labutils.labs.gradients.factor import factor_panel
from labutils.labs.gradients.masks import mask_panel
from labutils.labs.gradients.minimum import whole_score
from labutils.labs.gradients.price import forward_passes, price_panel, times_slower
from labutils.labs.gradients.verdicts import table

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
PANELS = {
    "factor_panel": factor_panel,
    "epsilon_panel": epsilon_panel,
    "bench_panel": bench_panel,
    "mask_panel": mask_panel,
    "price_panel": price_panel,
    "mystery_panel": mystery_panel,
}

__all__ = [
    "BUGS",
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "bench_panel",
    "check",
    "epsilon_panel",
    "factor_panel",
    "forward_passes",
    "hint",
    "mask_panel",
    "mystery_panel",
    "one_sided",
    "planted",
    "points",
    "price_panel",
    "solution",
    "table",
    "times_slower",
    "two_sided",
    "use",
    "whole_score",
]
