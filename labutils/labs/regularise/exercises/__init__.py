"""The four exercises: the L2 penalty in J and in a step, dropout forward and backward."""

from labutils.checks import Exercises

from .dropout_backward import DROPOUT_BACKWARD
from .dropout_forward import DROPOUT_FORWARD
from .l2_cost import L2_COST
from .l2_step import L2_STEP

EXERCISES = Exercises([L2_COST, L2_STEP, DROPOUT_FORWARD, DROPOUT_BACKWARD], lab="03")
