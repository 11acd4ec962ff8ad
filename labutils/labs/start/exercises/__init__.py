"""The four exercises: an activation to try the checks on, the cost, a layer forward and backward."""

from labutils.checks import Exercises

from .cost import COST
from .dense_backward import DENSE_BACKWARD
from .dense_forward import DENSE_FORWARD
from .sigmoid import SIGMOID

EXERCISES = Exercises([SIGMOID, COST, DENSE_FORWARD, DENSE_BACKWARD])
