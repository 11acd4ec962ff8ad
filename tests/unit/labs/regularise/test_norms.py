"""The balls of the norms of lab 03."""

import numpy as np
import pytest

from labutils.labs.regularise.norms import ball


@pytest.mark.parametrize("p", [0.5, 1, 2, 7, np.inf])
def test_every_point_of_a_ball_has_its_norm(p):
    assert np.allclose(
        np.linalg.norm(ball(p, 0.8), ord=p, axis=0) if p >= 1 else (np.abs(ball(p, 0.8)) ** p).sum(axis=0) ** (1 / p), 0.8
    )
