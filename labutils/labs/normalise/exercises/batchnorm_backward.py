"""Batchnorm's backward pass, in four steps, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong


def batchnorm_backward(dZ_tilde, Z, gamma, epsilon):
    """dJ/dZ, dJ/dgamma and dJ/dbeta from dJ/dZ_tilde, for mu and sigma2 of this batch.

    dZ_tilde, Z : (n, m); gamma : (n, 1). Returns dZ (n, m), dgamma (n, 1), dbeta (n, 1). The 1/m of J is in dZ_tilde.
    """
    m = Z.shape[1]
    sigma = np.sqrt(Z.var(axis=1, keepdims=True) + epsilon)
    Z_norm = (Z - Z.mean(axis=1, keepdims=True)) / sigma
    dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)
    dbeta = np.sum(dZ_tilde, axis=1, keepdims=True)
    dZ = gamma / sigma * (dZ_tilde - dbeta / m - Z_norm * dgamma / m)
    return dZ, dgamma, dbeta


def _case(rng):
    n, m = 4, int(rng.integers(6, 10))
    Z = rng.uniform(-3, 3, (n, 1)) + rng.uniform(0.4, 2.5, (n, 1)) * rng.normal(size=(n, m))
    return rng.normal(size=(n, m)), Z, rng.uniform(1.2, 2.4, (n, 1)), rng.uniform(0.05, 0.2)


def _parts(dZ_tilde, Z, gamma, epsilon, axis=1):
    """sigma, Z_norm, dgamma, dbeta, as they should be for axis=1."""
    sigma = np.sqrt(Z.var(axis=axis, keepdims=True) + epsilon)
    Z_norm = (Z - Z.mean(axis=axis, keepdims=True)) / sigma
    dgamma, dbeta = (np.sum(one, axis=axis, keepdims=True) for one in (dZ_tilde * Z_norm, dZ_tilde))
    return sigma, Z_norm, dgamma, dbeta


def _with(dZ):
    """A wrong answer from a wrong dZ alone: dZ(d, sigma, Z_norm, dgamma, dbeta, gamma, m)."""

    def answer(dZ_tilde, Z, gamma, epsilon):
        sigma, Z_norm, dgamma, dbeta = _parts(dZ_tilde, Z, gamma, epsilon)
        return dZ(dZ_tilde, sigma, Z_norm, dgamma, dbeta, gamma, Z.shape[1]), dgamma, dbeta

    return answer


def _and(gradients):
    """A wrong answer with the right dZ and wrong dgamma or dbeta: gradients(d, Z, Z_norm, dgamma, dbeta, gamma, m)."""

    def answer(dZ_tilde, Z, gamma, epsilon):
        _, Z_norm, dgamma, dbeta = _parts(dZ_tilde, Z, gamma, epsilon)
        dZ = batchnorm_backward(dZ_tilde, Z, gamma, epsilon)[0]
        return dZ, *gradients(dZ_tilde, Z, Z_norm, dgamma, dbeta, gamma, Z.shape[1])

    return answer


def _without_epsilon(dZ_tilde, Z, gamma, epsilon):
    return batchnorm_backward(dZ_tilde, Z, gamma, 0.0)


def _epsilon_outside(dZ_tilde, Z, gamma, epsilon):
    return batchnorm_backward(dZ_tilde, Z, gamma, 2 * epsilon * Z.std(axis=1, keepdims=True) + epsilon**2)


def _over_units(dZ_tilde, Z, gamma, epsilon):
    sigma, Z_norm, dgamma, dbeta = _parts(dZ_tilde, Z, gamma, epsilon, axis=0)
    return gamma / sigma * (dZ_tilde - dbeta / Z.shape[0] - Z_norm * dgamma / Z.shape[0]), dgamma, dbeta


def _Z_itself(dZ_tilde, Z, gamma, epsilon):
    sigma, _, _, dbeta = _parts(dZ_tilde, Z, gamma, epsilon)
    dgamma = (dZ_tilde * Z).sum(axis=1, keepdims=True)
    return gamma / sigma * (dZ_tilde - dbeta / Z.shape[1] - Z * dgamma / Z.shape[1]), dgamma, dbeta


def _dZ_norm_in_all(dZ_tilde, Z, gamma, epsilon):
    sigma, Z_norm, dgamma, dbeta = _parts(dZ_tilde, Z, gamma, epsilon)
    return batchnorm_backward(dZ_tilde, Z, gamma, epsilon)[0], gamma * dgamma, gamma * dbeta


BATCHNORM_BACKWARD = Exercise(
    "batchnorm_backward",
    batchnorm_backward,
    _case,
    returns=("dZ", "dgamma", "dbeta"),
    right="All three paths are there: direct, through mu and through sigma2.",
    hints=(
        "Step 1 needs Z_norm again: mu, sigma2 and Z_norm come from Z as in the forward pass. dgamma and dbeta are sums "
        "over the examples.",
        "`dgamma = np.sum(dZ_tilde * Z_norm, axis=1, keepdims=True)`, and dbeta is the sum of dZ_tilde. In dZ both come "
        "back, divided by m: once alone, once times Z_norm.",
        "`dZ = gamma / sigma * (dZ_tilde - dbeta / m - Z_norm * dgamma / m)` with `sigma = np.sqrt(sigma2 + epsilon)`.",
    ),
    wrong=[
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * d),
            "Only the direct path is there, as if mu and sigma2 were constants. But each z moves both, and through them "
            "every z_norm of its unit: two terms are missing.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d - dbeta / m)),
            "The path through mu is there, the one through sigma2 is missing: subtract Z_norm · dgamma/m, too.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d - Z_norm * dgamma / m)),
            "The path through sigma2 is there, the one through mu is missing: subtract dbeta/m, too.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d - dbeta - Z_norm * dgamma)),
            "In dZ the two sums must become means: mu and sigma2 divide by m, so each z moves them by a share of 1/m.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d + dbeta / m + Z_norm * dgamma / m)),
            "Both indirect terms have the wrong sign: a larger mu or sigma2 makes z_norm smaller, so they are subtracted.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d - dbeta / m + Z_norm * dgamma / m)),
            "The term through sigma2 has the wrong sign: a larger sigma2 makes z_norm smaller.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d - dbeta / m - dgamma / m)),
            "The term through sigma2 lacks its factor Z_norm: an example far from mu moves sigma2 more than one near it.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: (d - dbeta / m - Z_norm * dgamma / m) / sigma),
            "gamma is missing in dZ: on its way back the gradient passes the factor gamma, dZ_norm = gamma · dZ_tilde.",
        ),
        Wrong(
            _with(
                lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma**2 * (d - dbeta / m - Z_norm * dgamma / m)
            ),
            "dZ is divided by sigma2 + epsilon; it is divided by the root of it.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma * sigma * (d - dbeta / m - Z_norm * dgamma / m)),
            "dZ is multiplied by sigma. Forward divides by it, so backward divides, too.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma * (d - dbeta / m - Z_norm * dgamma / m)),
            "The division by sigma is missing in dZ.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: d - dbeta / m - Z_norm * dgamma / m),
            "The bracket is right. In front of it the factor gamma/sigma is missing.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: d - gamma / sigma * (dbeta / m + Z_norm * dgamma / m)),
            "Brackets: gamma/sigma multiplies dZ_tilde as well.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * d - dbeta / m - Z_norm * dgamma / m),
            "Brackets: gamma/sigma multiplies all three terms.",
        ),
        Wrong(
            _with(lambda d, sigma, Z_norm, dgamma, dbeta, gamma, m: gamma / sigma * (d - d.mean() - Z_norm * dgamma / m)),
            "In dZ the mean of dZ_tilde is taken over the whole array. Each unit has its own: `axis=1, keepdims=True`.",
        ),
        Wrong(
            _and(lambda d, Z, Z_norm, dgamma, dbeta, gamma, m: (dgamma / m, dbeta / m)),
            "dgamma and dbeta are divided by m here. The 1/m of J is in dZ_tilde already: they are sums.",
        ),
        Wrong(
            _and(lambda d, Z, Z_norm, dgamma, dbeta, gamma, m: (np.sum(d * Z, axis=1, keepdims=True), dbeta)),
            "Your dgamma multiplies dZ_tilde by Z. gamma was multiplied by Z_norm, so its gradient needs Z_norm too.",
        ),
        Wrong(
            _and(lambda d, Z, Z_norm, dgamma, dbeta, gamma, m: (np.sum(d, axis=1, keepdims=True), dgamma)),
            "dgamma and dbeta have changed places: gamma multiplied Z_norm, beta was added.",
        ),
        Wrong(
            _dZ_norm_in_all,
            "dgamma and dbeta start from dZ_norm = gamma · dZ_tilde here. They come before that factor: take dZ_tilde.",
        ),
        Wrong(
            _without_epsilon,
            "epsilon is left out: divide by the root of sigma2 + epsilon, as forward did.",
        ),
        Wrong(
            _epsilon_outside,
            "epsilon is added after the root. It belongs under it, as in the forward pass.",
        ),
        Wrong(
            _over_units,
            "The sums run over axis 0, over the units. The statistics are those of one unit over the examples: `axis=1`.",
        ),
        Wrong(
            _Z_itself,
            "Z is used where Z_norm belongs, in dgamma and in dZ. gamma multiplied Z_norm: compute that again first.",
        ),
    ],
)
