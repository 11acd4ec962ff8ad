"""Lab 01: ratios."""

import numpy as np
import pytest

from labutils.labs.splits.ratios import RATIOS, sizes


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_parts_add_up_to_m(ratio):
    for m in (100, 1_234, 1_000_000):
        assert sum(sizes(m, ratio)) == m
    assert np.allclose(np.array(sizes(1_000_000, ratio)) / 10_000, RATIOS[ratio])
