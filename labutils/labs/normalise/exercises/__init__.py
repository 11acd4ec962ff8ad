"""The exercises: batchnorm forward and backward, its averages, softmax, its gradient, its loss, and its mistakes."""

from labutils.checks import Exercises

from .batchnorm_backward import BATCHNORM_BACKWARD
from .batchnorm_forward import BATCHNORM_FORWARD
from .commonest_mistake import COMMONEST
from .cross_entropy import CROSS_ENTROPY
from .softmax import SOFTMAX
from .softmax_dZ import SOFTMAX_DZ
from .update_running import UPDATE_RUNNING

EXERCISES = Exercises(
    [BATCHNORM_FORWARD, UPDATE_RUNNING, BATCHNORM_BACKWARD, SOFTMAX, CROSS_ENTROPY, SOFTMAX_DZ, COMMONEST], lab="06"
)
