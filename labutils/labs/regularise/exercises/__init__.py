"""The four exercises: the L2 penalty in J and in a step, dropout forward and backward."""

from labutils.checks import Exercises
from labutils.labs.regularise.exercises.dropout import DROPOUT_BACKWARD, DROPOUT_FORWARD
from labutils.labs.regularise.exercises.l2 import L2_COST, L2_STEP

EXERCISES = Exercises([L2_COST, L2_STEP, DROPOUT_FORWARD, DROPOUT_BACKWARD])
