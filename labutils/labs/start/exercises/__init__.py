"""The six exercises: an activation, the cost, a layer forward and backward, a loop to repair, and all of it at once."""

from labutils.checks import Exercises

from .accumulate import ACCUMULATE
from .cost import COST
from .dense_backward import DENSE_BACKWARD
from .dense_forward import DENSE_FORWARD
from .sigmoid import SIGMOID
from .two_layer_gradients import TWO_LAYER_GRADIENTS

EXERCISES = Exercises([SIGMOID, COST, DENSE_FORWARD, DENSE_BACKWARD, ACCUMULATE, TWO_LAYER_GRADIENTS], lab="00")
