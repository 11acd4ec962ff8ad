"""Lab 02: chains."""

import pytest

from labutils.labs.initialise.chains import chain


def test_a_linear_chain_is_a_power():
    A, back = chain(1.5, 50)
    assert A[-1] == pytest.approx(1.5**50) and back[0] == pytest.approx(1.5**50)
    assert A[0] == 1 and back[-1] == 1 and len(A) == len(back) == 51


@pytest.mark.parametrize("activation", ["sigmoid", "tanh"])
def test_the_chains_backward_factor_is_its_slope(activation):
    step = 1e-6
    above, below = (chain(0.8, 4, activation, a=0.3 + d)[0][-1] for d in (step, -step))
    assert chain(0.8, 4, activation, a=0.3)[1][0] == pytest.approx((above - below) / (2 * step), rel=1e-6)
