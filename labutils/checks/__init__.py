"""Judge a learner's answer: shape first, then value, and a known mistake by its name.

>>> import numpy as np
>>> def mean_square(A): return np.mean(A**2)
>>> def no_mean(A): return np.sum(A**2)
>>> exercise = Exercise("mean_square", mean_square, lambda rng: (rng.normal(size=(3, 5)),),
...                     wrong=[Wrong(no_mean, "This is the sum.")],
...                     hints=("Square.", "Mean.", "np.mean(A**2)"))
>>> Exercises([exercise]).check(mean_square)
✓ mean_square: right. Agrees on 5 random inputs.
"""

from .audit import audit
from .cases import one_of_five
from .exercise import Exercise, Wrong
from .exercises import Exercises
from .verdicts import Note, Source, Verdict

__all__ = ["Exercise", "Exercises", "Note", "Source", "Verdict", "Wrong", "audit", "one_of_five"]
