"""All borders hold while NumPy raises at everything."""

import numpy as np
import pytest


@pytest.fixture(autouse=True)
def numpy_raises():
    before = np.seterr(all="raise")
    yield
    np.seterr(**before)
