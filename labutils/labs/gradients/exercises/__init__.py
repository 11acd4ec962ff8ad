"""The six exercises: a slope from two points, the whole loop, the cut into blocks, the score, its reading, a repair."""

from labutils.checks import Exercises

from .check_gradient import CHECK_GRADIENT
from .last_wrong_layer import LAST_WRONG
from .relative_difference import DIFFERENCE
from .to_blocks import TO_BLOCKS
from .two_layer_backward import BACKWARD
from .two_sided import TWO_SIDED

EXERCISES = Exercises([TWO_SIDED, TO_BLOCKS, DIFFERENCE, CHECK_GRADIENT, LAST_WRONG, BACKWARD], lab="04")
