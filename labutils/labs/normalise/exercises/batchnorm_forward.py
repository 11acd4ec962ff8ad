"""Batchnorm's forward pass in training, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong


def batchnorm_forward(Z, gamma, beta, epsilon):
    """Z_tilde = gamma (Z - mu)/sqrt(sigma2 + epsilon) + beta, with mu and sigma2 of each unit over the batch.

    Z : (n, m); gamma, beta : (n, 1). Returns Z_tilde (n, m), mu (n, 1), sigma2 (n, 1).
    """
    mu = Z.mean(axis=1, keepdims=True)
    sigma2 = Z.var(axis=1, keepdims=True)
    Z_norm = (Z - mu) / np.sqrt(sigma2 + epsilon)
    return gamma * Z_norm + beta, mu, sigma2


def _forward_case(rng):
    n, m = 4, int(rng.integers(6, 10))
    Z = rng.uniform(-3, 3, (n, 1)) + rng.uniform(0.4, 2.5, (n, 1)) * rng.normal(size=(n, m))
    return Z, rng.uniform(0.6, 2.2, (n, 1)), rng.uniform(-1.5, 1.5, (n, 1)), rng.uniform(0.05, 0.2)


def _forward(statistics, normalise):
    """A variant of the solution: (mu, sigma2) = statistics(Z), then Z_tilde = normalise(...)."""

    def fn(Z, gamma, beta, epsilon):
        mu, sigma2 = statistics(Z)
        return normalise(Z, mu, sigma2, gamma, beta, epsilon), mu, sigma2

    return fn


def _of_batch(normalise):
    """A variant with the right statistics and another formula."""
    return _forward(_batch, normalise)


def _batch(Z):
    return Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)


def _with_sigma(Z):
    return Z.mean(axis=1, keepdims=True), Z.std(axis=1, keepdims=True)


def _right(Z, mu, sigma2, gamma, beta, epsilon):
    return gamma * (Z - mu) / np.sqrt(sigma2 + epsilon) + beta


def _sigma_out(Z, gamma, beta, epsilon):
    mu, sigma2 = _batch(Z)
    return _right(Z, mu, sigma2, gamma, beta, epsilon), mu, np.sqrt(sigma2)


def _epsilon_out(Z, gamma, beta, epsilon):
    mu, sigma2 = _batch(Z)
    return _right(Z, mu, sigma2, gamma, beta, epsilon), mu, sigma2 + epsilon


_OVER_UNITS = (
    "The statistics run over axis 0, over the units of one example. That is layer normalisation. Batchnorm "
    "compares one unit with itself over the *examples*, and those are the columns: `axis=1`."
)


BATCHNORM_FORWARD = Exercise(
    "batchnorm_forward",
    batchnorm_forward,
    _forward_case,
    returns=("Z_tilde", "mu", "sigma2"),
    right="Each unit has its own mu and sigma2, and epsilon is under the root.",
    hints=(
        "Four lines, as in the table: mu, sigma2, Z_norm, Z_tilde. What is averaged over, units or examples?",
        "Examples are columns: `Z.mean(axis=1, keepdims=True)`, and `Z.var` takes the same arguments.",
        "`Z_norm = (Z - mu) / np.sqrt(sigma2 + epsilon)`; return `gamma * Z_norm + beta, mu, sigma2`.",
    ),
    wrong=[
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / (s2 + eps) + b),
            "This divides by the variance sigma2, not by its root. It is tempting, since sigma2 is at hand and sigma "
            "is not. A "
            "unit twice as wide would come out half as wide; the root makes every width 1.",
        ),
        Wrong(
            _sigma_out,
            "Z_tilde is right, but what is returned as sigma2 is sigma. The running average needs the variance: roots "
            "averaged and squared again are too small.",
        ),
        Wrong(
            _forward(_with_sigma, _right),
            "What is called sigma2 here is sigma: `np.std` has taken the root already, and then it is taken once more. "
            "The variance is `Z.var`.",
        ),
        Wrong(
            _forward(_with_sigma, lambda Z, mu, s, g, b, eps: g * (Z - mu) / (s + eps) + b),
            "This works with sigma throughout: epsilon is then outside the root, and sigma is returned where "
            "sigma2 is expected. Take `Z.var`, and the root of sigma2 + epsilon.",
        ),
        Wrong(
            "(*_sigma_out(Z, gamma, beta, epsilon)[:2], np.sqrt(_batch(Z)[1] + epsilon))",
            "Z_tilde is right, but what is returned as sigma2 is the divisor, the root of sigma2 + epsilon.",
        ),
        Wrong(
            _epsilon_out,
            "Z_tilde is right, but the sigma2 that is returned has epsilon in it already; at test time it would be added a "
            "second time.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / (np.sqrt(s2) + eps) + b),
            "epsilon is outside the root, as in Adam. In batchnorm it is under the root, beside sigma2.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / np.sqrt(s2) + b),
            "epsilon is missing. It seems negligible, but a unit that is the same for the whole batch has sigma2 = 0, "
            "and then this divides by 0.",
        ),
        Wrong(_forward(lambda Z: (Z.mean(axis=0, keepdims=True), Z.var(axis=0, keepdims=True)), _right), _OVER_UNITS),
        Wrong(
            _forward(lambda Z: (Z.mean(), Z.var()), _right),
            "One mu and one sigma2 for the whole array: without `axis` NumPy averages over everything. Each unit has its "
            "own, (n, 1).",
        ),
        Wrong(
            _forward(lambda Z: (Z.mean(axis=1, keepdims=True), Z.var(axis=1, keepdims=True, ddof=1)), _right),
            "This variance divides by m - 1, the estimate of a whole population's. Batchnorm describes this batch: "
            "divide by m, which is what `Z.var` does.",
        ),
        Wrong(
            _forward(lambda Z: (Z.mean(axis=1, keepdims=True), (Z**2).mean(axis=1, keepdims=True)), _right),
            "This sigma2 is the mean of Z², without subtracting mu. The variance is the mean of (Z - mu)².",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: Z / np.sqrt(s2 + eps) * g + b),
            "mu is computed but not subtracted: the width is 1 now, but the middle is not 0.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: (Z - mu) / np.sqrt(s2 + eps)),
            "This is Z_norm; gamma and beta are still missing. Without them every unit would have mean 0 and width 1 "
            "forever, and "
            "a sigmoid would never leave its straight part.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (mu - Z) / np.sqrt(s2 + eps) + b),
            "mu - Z turns every unit upside down: Z - mu.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z + mu) / np.sqrt(s2 + eps) + b),
            "mu is added, so the middle moves twice as far from 0. Subtract it.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) * np.sqrt(s2 + eps) + b),
            "This multiplies by the root, so a wide unit becomes wider still. Divide.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / np.sqrt(s2 - eps) + b),
            "epsilon is subtracted under the root, which may turn negative there. It is added, to keep away from 0.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / s2 + b),
            "This divides by the variance sigma2, not by its root, and without epsilon. `np.sqrt(sigma2 + epsilon)`.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / np.sqrt(s2) + eps + b),
            "epsilon is added to Z_tilde here. It belongs under the root, beside sigma2.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / np.sqrt(s2 + 1e-8) + b),
            "epsilon is fixed at 1e-8 here: take the `epsilon` that is passed in.",
        ),
        Wrong(
            _forward(_with_sigma, lambda Z, mu, s, g, b, eps: g * (Z - mu) / s + b),
            "What is returned as sigma2 is sigma, and epsilon is left out. Take `Z.var`, and the root of sigma2 + epsilon.",
        ),
        Wrong(
            _forward(lambda Z: (Z.sum(axis=1, keepdims=True), Z.var(axis=1, keepdims=True)), _right),
            "This mu is a sum; it is the *mean* of the batch: divide by m, or take `Z.mean`.",
        ),
        Wrong(
            _forward(lambda Z: (mu := Z.mean(axis=1, keepdims=True), mu**2), _right),
            "This sigma2 is the square of the mean. The variance is the mean of the squares, of (Z - mu)².",
        ),
        Wrong(
            _forward(lambda Z: (mu := Z.mean(axis=1, keepdims=True), (Z - mu).mean(axis=1, keepdims=True) ** 2), _right),
            "The mean is taken before the square, and the mean of Z - mu is 0. Square first, then take the mean.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: b * (Z - mu) / np.sqrt(s2 + eps) + g),
            "gamma and beta have changed places: gamma is the factor, beta is added.",
        ),
        Wrong(
            _forward(lambda Z: (mu := Z.mean(axis=1, keepdims=True), ((Z - mu) ** 2).sum(axis=1, keepdims=True)), _right),
            "This sigma2 is a sum; the variance is the *mean* of (Z - mu)²: divide by m.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * Z - mu / np.sqrt(s2 + eps) + b),
            "Brackets: only mu is divided by the root here. The whole (Z - mu) is.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * ((Z - mu) / np.sqrt(s2 + eps) + b)),
            "gamma multiplies beta too. It belongs to Z_norm alone: gamma · Z_norm + beta.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu) / np.sqrt(s2 + eps) - b), "beta is subtracted; it is added."
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * Z + b),
            "gamma and beta are applied to Z itself: the normalising is left out.",
        ),
        Wrong(
            _of_batch(lambda Z, mu, s2, g, b, eps: g * (Z - mu / np.sqrt(s2 + eps)) + b),
            "Brackets: only mu is divided here. Subtract first, `(Z - mu) / ...`.",
        ),
    ],
)
