"""The three exercises: the diagnosis, the width of an estimate, the cut."""

from labutils.checks import Exercises

from .diagnose import DIAGNOSE
from .split_once import SPLIT_ONCE
from .standard_error import STANDARD_ERROR

EXERCISES = Exercises([DIAGNOSE, STANDARD_ERROR, SPLIT_ONCE])
