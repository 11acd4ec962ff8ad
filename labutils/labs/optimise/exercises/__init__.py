"""The four exercises: cut mini-batches, one step of momentum, one step of Adam, a schedule."""

from labutils.checks import Exercises
from labutils.labs.optimise.exercises.adam import ADAM_STEP
from labutils.labs.optimise.exercises.batches import MINIBATCHES
from labutils.labs.optimise.exercises.momentum import MOMENTUM_STEP
from labutils.labs.optimise.exercises.schedule import INVERSE_TIME

EXERCISES = Exercises([MINIBATCHES, MOMENTUM_STEP, ADAM_STEP, INVERSE_TIME])
