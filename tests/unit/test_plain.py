"""The library's fast forms are the printed formulas, to 1e-12."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from labutils import functions, plain
from labutils.labs.normalise.exercises.batchnorm_forward import batchnorm_forward as of_the_lab
from labutils.layers import BatchNorm, Cache, Dense
from labutils.network import Network
from labutils.optimizers import Adam

numbers = st.floats(-20, 20)
tables = arrays(float, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=numbers)


@given(tables)
@pytest.mark.parametrize("name", ["sigmoid", "relu", "softmax"])
def test_an_activation_is_the_printed_formula(name, Z):
    for out in (None, np.empty_like(Z)):
        np.testing.assert_allclose(getattr(functions, name)(Z, out=out), getattr(plain, name)(Z), rtol=1e-12, atol=1e-12)


@given(tables)
@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu"])
def test_a_slope_is_the_printed_formula(name, Z):
    A = functions.ACTIVATIONS[name].g(Z)
    found = getattr(functions, f"{name}_slope")(A.copy(), out=np.empty_like(A))
    np.testing.assert_allclose(found, getattr(plain, f"{name}_slope")(A), rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("seed", range(20))
def test_batchnorm_is_the_printed_formula_both_ways(seed):
    rng = np.random.default_rng(seed)
    n, m = rng.integers(1, 6), rng.integers(2, 40)
    Z, dZ_tilde = rng.normal(3, 2, (n, m)), rng.normal(size=(n, m))
    norm, cache = BatchNorm(n, epsilon=1e-3), Cache()
    Network([norm, Dense(n, 1)])
    norm.gamma, norm.beta = rng.normal(size=(2, n, 1))
    expected = plain.batchnorm_forward(Z, norm.gamma, norm.beta, 1e-3)
    np.testing.assert_allclose(norm.forward(Z, cache, train=True), expected, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(of_the_lab(Z, norm.gamma, norm.beta, 1e-3)[0], expected, rtol=1e-12, atol=1e-12)
    dZ, dgamma, dbeta = plain.batchnorm_backward(dZ_tilde, Z, norm.gamma, 1e-3)
    np.testing.assert_allclose(norm.backward(dZ_tilde.copy(), cache), dZ, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(norm.dgamma, dgamma, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(norm.dbeta, dbeta, rtol=1e-12, atol=1e-12)


@settings(deadline=None)
@given(st.integers(0, 2**32), st.floats(0, 0.99), st.floats(0.5, 0.9999), st.floats(1e-10, 1.0))
def test_adam_is_the_printed_formula(seed, beta1, beta2, epsilon):
    rng = np.random.default_rng(seed)
    theta, adam = rng.normal(size=5), Adam(0.01, beta1, beta2, epsilon)
    printed, v, s = theta.copy(), np.zeros(5), np.zeros(5)
    adam.reset(theta)
    for t in range(1, 21):
        grad = rng.normal(size=5)
        adam.step(theta, grad)
        printed, v, s = plain.adam_step(printed, grad, v, s, t, 0.01, beta1, beta2, epsilon)
        np.testing.assert_allclose(theta, printed, rtol=1e-12, atol=1e-12)
