"""The four exercises: batchnorm forward, its running averages, softmax and its gradient."""

from labutils.checks import Exercises

from .batchnorm_forward import BATCHNORM_FORWARD
from .softmax import SOFTMAX
from .softmax_dZ import SOFTMAX_DZ
from .update_running import UPDATE_RUNNING

EXERCISES = Exercises([BATCHNORM_FORWARD, UPDATE_RUNNING, SOFTMAX, SOFTMAX_DZ], lab="06")
