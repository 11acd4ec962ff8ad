"""Lab 02: one unit."""

import pytest

from labutils.labs.initialise.one_unit import draw_z


@pytest.mark.parametrize("inputs", ["N(0, 1)", "ReLU of N(0, 1)", "pixels in [0, 1]"])
def test_the_variance_of_z_is_predicted_for_weights_round_zero_only(inputs):
    z, predicted = draw_z(100, 0.1, inputs)
    assert z.var() == pytest.approx(predicted, rel=0.1)
    assert abs(z.mean()) < 0.1
    drifting, _ = draw_z(100, 0.1, "pixels in [0, 1]", "rand")
    assert drifting.mean() == pytest.approx(100 * 0.1 * 0.5 * 0.5, rel=0.05)
