"""The six exercises: batchnorm forward and backward, its running averages, softmax, its gradient and its loss."""

from labutils.checks import Exercises

from .batchnorm_backward import BATCHNORM_BACKWARD
from .batchnorm_forward import BATCHNORM_FORWARD
from .cross_entropy import CROSS_ENTROPY
from .softmax import SOFTMAX
from .softmax_dZ import SOFTMAX_DZ
from .update_running import UPDATE_RUNNING

EXERCISES = Exercises([BATCHNORM_FORWARD, UPDATE_RUNNING, BATCHNORM_BACKWARD, SOFTMAX, CROSS_ENTROPY, SOFTMAX_DZ], lab="06")
