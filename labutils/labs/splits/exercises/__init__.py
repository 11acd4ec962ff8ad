"""What a learner writes in lab 01: the diagnosis, the width of an estimate, the cut."""

from labutils.checks import Exercises
from labutils.labs.splits.exercises.cut import SPLIT, split_once
from labutils.labs.splits.exercises.diagnosis import DIAGNOSE
from labutils.labs.splits.exercises.width import STANDARD_ERROR, standard_error

EXERCISES = Exercises([DIAGNOSE, STANDARD_ERROR, SPLIT])
__all__ = ["EXERCISES", "split_once", "standard_error"]
