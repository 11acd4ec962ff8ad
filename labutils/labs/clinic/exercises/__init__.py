"""The exercises: an instrument, the first five checks, and two patients' lines written right."""

from labutils.checks import Exercises

from .first_checks import FIRST_CHECKS
from .shuffled import SHUFFLED
from .step_share import STEP_SHARE
from .weight_gradient import WEIGHT_GRADIENT

EXERCISES = Exercises([STEP_SHARE, FIRST_CHECKS, SHUFFLED, WEIGHT_GRADIENT], lab="10")
