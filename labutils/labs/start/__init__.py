"""Lab 00: how a lab works, and a network of two layers one can see through."""

from labutils.labs.start.activating import activation_panel
from labutils.labs.start.building import building_panel
from labutils.labs.start.claims import CLAIMS
from labutils.labs.start.descending import descent_panel
from labutils.labs.start.drawing import draws_panel
from labutils.labs.start.exercises import EXERCISES
from labutils.labs.start.flower import flower_panel
from labutils.labs.start.looping import ratio_of_times
from labutils.labs.start.seeing import see_through_panel
from labutils.labs.start.sharing import softmax_panel

check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use

PANELS = {
    "flower_panel": flower_panel,
    "see_through_panel": see_through_panel,
    "activation_panel": activation_panel,
    "softmax_panel": softmax_panel,
    "building_panel": building_panel,
    "descent_panel": descent_panel,
    "draws_panel": draws_panel,
}
__all__ = [
    "CLAIMS",
    "EXERCISES",
    "PANELS",
    "activation_panel",
    "building_panel",
    "check",
    "descent_panel",
    "draws_panel",
    "flower_panel",
    "hint",
    "ratio_of_times",
    "see_through_panel",
    "softmax_panel",
    "solution",
    "use",
]
