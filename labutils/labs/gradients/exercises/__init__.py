"""The exercises: a two-sided difference, the score, a vector cut into blocks, and the table read."""

from labutils.checks import Exercises
from labutils.labs.gradients.exercises.blocks import TO_BLOCKS, to_blocks
from labutils.labs.gradients.exercises.score import DIFFERENCE
from labutils.labs.gradients.exercises.slope import TWO_SIDED
from labutils.labs.gradients.exercises.wrong_layer import LAST_WRONG, last_wrong_layer

EXERCISES = Exercises([TWO_SIDED, DIFFERENCE, TO_BLOCKS, LAST_WRONG])
__all__ = ["EXERCISES", "last_wrong_layer", "to_blocks"]
