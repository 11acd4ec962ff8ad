"""The exercises: two log scales, the random search that uses them, and a round of successive halving."""

from labutils.checks import Exercises

from .best_trial import BEST_TRIAL
from .log_alpha import LOG_ALPHA
from .log_beta import LOG_BETA
from .survivors import SURVIVORS

EXERCISES = Exercises([LOG_ALPHA, LOG_BETA, BEST_TRIAL, SURVIVORS], lab="07")
