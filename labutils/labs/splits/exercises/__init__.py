"""The six exercises: the diagnosis, the split, a leak, the standard error, the diagnosis once more, k folds."""

from labutils.checks import Exercises

from .diagnose import DIAGNOSE
from .diagnose_measured import DIAGNOSE_MEASURED
from .k_fold_error import K_FOLD_ERROR
from .scaled_parts import SCALED_PARTS
from .split_once import SPLIT_ONCE
from .standard_error import STANDARD_ERROR

EXERCISES = Exercises([DIAGNOSE, SPLIT_ONCE, SCALED_PARTS, STANDARD_ERROR, DIAGNOSE_MEASURED, K_FOLD_ERROR], lab="01")
