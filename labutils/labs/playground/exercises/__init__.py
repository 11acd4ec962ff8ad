"""The two exercises: how many weights a network has, and whether two settings differ."""

from labutils.checks import Exercises

from .count_weights import COUNT_WEIGHTS
from .paired_interval import PAIRED_INTERVAL

EXERCISES = Exercises([COUNT_WEIGHTS, PAIRED_INTERVAL], lab="09")
