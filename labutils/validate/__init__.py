"""Checks at the border: bad input ends in one sentence that says what, what came, and the cure.

Samples are columns everywhere in the labs: X is (n_x, m), Y is (n_y, m). Inner loops never call these.
"""

from .numbers import as_floats, check_alike, check_numbers, check_step, check_theta, check_vector, unit_of
from .samples import check_X, check_XY
from .sentences import shape_of, told
from .settings import (
    check_column,
    check_count,
    check_flag,
    check_fractions,
    check_range,
    check_rng,
    check_seed,
    check_seeds,
    plain,
)

__all__ = [
    "as_floats",
    "check_X",
    "check_XY",
    "check_alike",
    "check_column",
    "check_count",
    "check_flag",
    "check_fractions",
    "check_numbers",
    "check_range",
    "check_rng",
    "check_seed",
    "check_seeds",
    "check_step",
    "check_theta",
    "check_vector",
    "plain",
    "shape_of",
    "told",
    "unit_of",
]
