"""The six exercises: mini-batches, three steps, a schedule, and the loop that joins them."""

from labutils.checks import Exercises

from .adam_step import ADAM_STEP
from .fit_by_momentum import FIT_BY_MOMENTUM
from .inverse_time import INVERSE_TIME
from .minibatches import MINIBATCHES
from .momentum_step import MOMENTUM_STEP
from .rmsprop_step import RMSPROP_STEP

EXERCISES = Exercises([MINIBATCHES, MOMENTUM_STEP, RMSPROP_STEP, ADAM_STEP, INVERSE_TIME, FIT_BY_MOMENTUM], lab="05")
