"""The exercises: a two-sided difference, the score, a vector cut into blocks, and the table read."""

from labutils.checks import Exercises

from .last_wrong_layer import LAST_WRONG
from .relative_difference import DIFFERENCE
from .to_blocks import TO_BLOCKS
from .two_sided import TWO_SIDED

EXERCISES = Exercises([TWO_SIDED, DIFFERENCE, TO_BLOCKS, LAST_WRONG], lab="04")
