"""The four exercises: cut mini-batches, one step of momentum, one step of Adam, a schedule."""

from labutils.checks import Exercises

from .adam_step import ADAM_STEP
from .inverse_time import INVERSE_TIME
from .minibatches import MINIBATCHES
from .momentum_step import MOMENTUM_STEP

EXERCISES = Exercises([MINIBATCHES, MOMENTUM_STEP, ADAM_STEP, INVERSE_TIME], lab="05")
