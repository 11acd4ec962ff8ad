"""100 seeds × 5 depths × 7 initialisers × 4 activations, with and without batchnorm: no right gradient is accused."""

import pytest

from labutils.initializers import INITIALIZERS
from tests.unit.gradient_trials import ACTIVATIONS, accused


@pytest.mark.parametrize("batchnorm", [False, True])
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("init", INITIALIZERS)
def test_no_right_gradient_is_accused(init, activation, batchnorm):
    assert accused(range(100), [init], [activation], batchnorm=batchnorm) == []
