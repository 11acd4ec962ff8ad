"""The exercises: a slope from two points, the cut, the score, the whole loop, its reading, a repair, a few directions."""

from labutils.checks import Exercises

from .check_directions import CHECK_DIRECTIONS
from .check_gradient import CHECK_GRADIENT
from .last_wrong_layer import LAST_WRONG
from .relative_difference import DIFFERENCE
from .to_blocks import TO_BLOCKS
from .two_layer_backward import BACKWARD
from .two_sided import TWO_SIDED

EXERCISES = Exercises([TWO_SIDED, TO_BLOCKS, DIFFERENCE, CHECK_GRADIENT, LAST_WRONG, BACKWARD, CHECK_DIRECTIONS], lab="04")
