"""The six exercises: the L2 cost, its step, the L1 step, dropout forward and backward, λ chosen on dev."""

from labutils.checks import Exercises

from .choose_lambda import CHOOSE_LAMBDA
from .dropout_backward import DROPOUT_BACKWARD
from .dropout_forward import DROPOUT_FORWARD
from .l1_step import L1_STEP
from .l2_cost import L2_COST
from .l2_step import L2_STEP

EXERCISES = Exercises([L2_COST, L2_STEP, L1_STEP, DROPOUT_FORWARD, DROPOUT_BACKWARD, CHOOSE_LAMBDA], lab="03")
