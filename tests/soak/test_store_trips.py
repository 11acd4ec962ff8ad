"""Thousands of arrays to HDF5 and back: what `save` accepts, `load` returns to the bit."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from labutils import store

DTYPES = st.sampled_from(["f8", "f4", "i8", "i4", "u1", "?"])
NAMES = st.lists(st.text("abXY_ é", min_size=1, max_size=4), min_size=1, max_size=3).map("/".join)


@settings(max_examples=3000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=NAMES,
    array=arrays(DTYPES, array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=40)),
    text=st.text(max_size=50),
)
@pytest.mark.fault("random arrays, names and attributes saved and read again")
def test_what_is_saved_comes_back(tmp_path, name, array, text, tried):
    store.save(tmp_path / "a.h5", {name: array}, {"source": text.replace("\0", "")})
    read = store.load(tmp_path / "a.h5")
    assert read.arrays[name].tobytes() == np.asarray(array).tobytes()
    assert (read.arrays[name].dtype, read.arrays[name].shape) == (array.dtype, array.shape)
    tried(3000)
