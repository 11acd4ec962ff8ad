"""The four exercises: normalise with the training set's numbers, He's weights, Glorot's scale, clipping."""

import numpy as np

from labutils.checks import Exercise, Exercises, Wrong
from labutils.initializers import he, normal
from labutils.labs.initialise.clipping import clip


def normalise(X_train, X):
    """(X - mu) / sigma, with mu and sigma of each feature of the training set.

    X_train : (n_x, m), X : (n_x, any number of columns).  Returns X's shape.
    """
    mu = X_train.mean(axis=1, keepdims=True)
    sigma = X_train.std(axis=1, keepdims=True)
    return (X - mu) / sigma


def glorot_sd(n_in, n_out):
    """The standard deviation of Glorot's weights: √(2 / (n_in + n_out)) (Glorot & Bengio, 2010)."""
    return np.sqrt(2 / (n_in + n_out))


def _normalise_case(rng):
    spread, middle = rng.uniform(0.5, 4, (3, 1)), rng.uniform(1, 5, (3, 1))
    return middle + spread * rng.normal(size=(3, 11)), middle + spread * rng.normal(size=(3, 5))


def _he_case(rng):
    return np.random.default_rng(rng.integers(10**6)), int(rng.integers(3, 6)), int(rng.integers(7, 12))


def _sizes_case(rng):
    return int(rng.integers(20, 60)), int(rng.integers(3, 12))


def _clip_case(rng):
    g = rng.normal(size=(4, 3) if rng.random() < 0.6 else 7)
    return g, np.linalg.norm(g) * (0.4 if rng.random() < 0.6 else 1.7)


def _moments(X):
    return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)


def _guarded(epsilon, inside):
    """As `normalise`, with a small epsilon inside the root or outside against a feature that never changes."""
    def normalise(X_train, X):
        mu, sigma = _moments(X_train)
        return (X - mu) / (np.sqrt(sigma**2 + epsilon) if inside else sigma + epsilon)

    return normalise


def _uncentred(X_train, X):
    return (X - _moments(X_train)[0]) / np.sqrt(np.mean(X_train**2, axis=1, keepdims=True))


def _to_limits(X_train, X):
    low, high = X_train.min(axis=1, keepdims=True), X_train.max(axis=1, keepdims=True)
    return 2 * (X - low) / (high - low) - 1


NORMALISE = Exercise(
    "normalise", normalise, _normalise_case,
    right="The dev set is measured with the training set's ruler.",
    also_right=[lambda X_train, X: (X - _moments(X_train)[0]) / X_train.std(axis=1, keepdims=True, ddof=1),
                *(_guarded(10.0**-digits, inside) for digits in range(5, 11) for inside in (True, False))],
    hints=(
        "One mu and one sigma for each feature, so for each row; both from `X_train`, then used on `X`.",
        "`X_train.mean(axis=1, keepdims=True)` is (n_x, 1) and can be subtracted from every column of `X`.",
        "`(X - mu) / sigma` with `sigma = X_train.std(axis=1, keepdims=True)`.",
    ),
    wrong=[
        Wrong(lambda X_train, X: (X - _moments(X_train)[0]) / _moments(X_train)[1] ** 2,
              "This divides by the variance sigma². It is one root away: a feature with a large sigma is then squeezed too "
              "far, and the bowl is as long as before, only in the other direction."),
        Wrong(lambda X_train, X: (X - _moments(X)[0]) / _moments(X)[1],
              "mu and sigma come from `X` itself. That is right for the training set alone: every later set must be "
              "measured with the *training* set's mu and sigma, or the same point means something else in each set."),
        Wrong(lambda X_train, X: (X - _moments(X)[0]) / _moments(X_train)[1],
              "sigma is the training set's, but mu comes from `X`. Both belong to the training set."),
        Wrong(lambda X_train, X: (X - _moments(X_train)[0]) / _moments(X)[1],
              "mu is the training set's, but sigma comes from `X`. Both belong to the training set."),
        Wrong(_uncentred,
              "This sigma is the root of the mean of x², taken *before* mu was subtracted: it measures how far the data lie "
              "from 0, not how widely they spread. Centre first, or use `X_train.std`."),
        Wrong(lambda X_train, X: X / _moments(X_train)[1],
              "mu is never subtracted: the data still lie far from 0, and the bowl stays long."),
        Wrong(lambda X_train, X: X - _moments(X_train)[0],
              "The data are centred, but each feature keeps its own units: divide by sigma too."),
        Wrong(lambda X_train, X: X - _moments(X_train)[0] / _moments(X_train)[1],
              "Brackets: division binds tighter than the minus, so only mu is divided by sigma."),
        Wrong(lambda X_train, X: (X - X_train.mean()) / X_train.std(),
              "One mu and one sigma for all features together. Each feature has units of its own: `axis=1`."),
        Wrong(lambda X_train, X: normalise(X_train, X_train),
              "this is the training set normalised; its mu and sigma are to be used on `X`"),
        Wrong(lambda X_train, X: normalise(np.concatenate([X_train, X], axis=1), X),
              "mu and sigma come from both sets together. Then the dev set has a say in its own preparation, and tomorrow's "
              "patient would change everything: the training set alone."),
        Wrong(lambda X_train, X: (X - _moments(X_train)[0]) / (_moments(X_train)[1] * np.sqrt(X_train.shape[1])),
              "The root of a *sum* of squares: sigma is the root of their *mean*, so the division by m is missing."),
        Wrong(lambda X_train, X: (X - _moments(X_train)[0]) / np.sqrt(_moments(X_train)[1]),
              "One root too many: `std` is a root already. Divide by sigma itself."),
        Wrong(lambda X_train, X: (_to_limits(X_train, X) + 1) / 2,
              "This maps smallest and largest value to 0 and 1. It is another scaling, in which one outlier decides; "
              "normalising promises mean 0 and standard deviation 1, and no limits."),
        Wrong(_to_limits,
              "This maps smallest and largest value to -1 and 1. It is another scaling, in which one outlier decides; "
              "normalising promises mean 0 and standard deviation 1, and no limits."),
    ])

HE = Exercise(
    "he_init", he, _he_case,
    right="Mean 0, standard deviation √(2/n_in): E[A²] stays the same from layer to layer under ReLU.",
    also_right=[lambda rng, n_out, n_in: he(rng, n_in, n_out).T * np.sqrt(n_out / n_in)],
    hints=(
        "Normal numbers with mean 0, `rng.standard_normal`, times the right standard deviation.",
        "W is (n_out, n_in). The *variance* is 2/n_in: what must a standard normal number be multiplied by?",
        "`np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in))`.",
    ),
    wrong=[
        Wrong(lambda rng, n_out, n_in: 2 / n_in * normal(rng, n_out, n_in),
              "2/n_in is the *variance*; what multiplies a standard normal number is the standard deviation, its root. "
              "Without the root the weights come out too small, and more so the wider the layer."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2 / n_in) * rng.random((n_out, n_in)),
              "`rng.random` gives numbers between 0 and 1, all of one sign: every unit adds up its inputs and z drifts off. "
              "Normal numbers round 0 come from `rng.standard_normal`."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(1 / n_in) * normal(rng, n_out, n_in),
              "This is Xavier's scale, made for tanh, which passes both signs. ReLU sets half of the z to 0; the 2 makes "
              "up for it."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2 / n_out) * normal(rng, n_out, n_in),
              "This divides by the number of units in the layer. z is a sum over its *inputs*: n_in counts."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2 / (n_in + n_out)) * normal(rng, n_out, n_in),
              "This is Glorot's scale, a compromise of forward and backward pass for tanh. He's is √(2/n_in)."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2 * n_in) * normal(rng, n_out, n_in),
              "This multiplies by n_in. The more inputs are added up, the *smaller* each weight must be."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2) / n_in * normal(rng, n_out, n_in),
              "Only the 2 stands under the root: the root is over all of 2/n_in, `np.sqrt(2 / n_in)`."),
        Wrong(lambda rng, n_out, n_in: 2 / np.sqrt(n_in) * normal(rng, n_out, n_in),
              "Only n_in stands under the root: the root is over all of 2/n_in, `np.sqrt(2 / n_in)`."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(n_in / 2) * normal(rng, n_out, n_in),
              "The fraction is upside down: multiply by √(2/n_in), or divide by √(n_in/2)."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(6 / n_in) * rng.uniform(-1, 1, (n_out, n_in)),
              "Mean and variance are He's, but these numbers are uniform. That works in a network too; asked for here are "
              "normal ones, `rng.standard_normal`."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2 / n_in) * rng.uniform(-1, 1, (n_out, n_in)),
              "Numbers uniform on [-1, 1] have the variance 1/3, not 1: these weights are too small. "
              "`rng.standard_normal` has the variance 1."),
        Wrong(lambda rng, n_out, n_in: normal(rng, n_out, n_in),
              "The scale is missing: with standard deviation 1 the variance of z grows with the number of inputs."),
        Wrong(lambda rng, n_out, n_in: 0.01 * normal(rng, n_out, n_in),
              "0.01 whatever the width: fine for one hidden layer, but ten layers deep nothing arrives."),
        Wrong(lambda rng, n_out, n_in: np.sqrt(2 / n_in) * normal(rng, n_in, n_out),
              "W has a row for each unit of the layer and a column for each input: (n_out, n_in)"),
    ])

GLOROT = Exercise(
    "glorot_sd", glorot_sd, _sizes_case,
    right="Forward wants 1/n_in, backward wants 1/n_out: this is the variance between the two.",
    hints=(
        "The variance that Glorot and Bengio propose is 2 over the *sum* of both widths.",
        "A standard deviation is the root of a variance.",
        "`np.sqrt(2 / (n_in + n_out))`.",
    ),
    wrong=[
        Wrong(lambda n_in, n_out: np.sqrt(2 / (n_in * n_out)),
              "Here the widths are *multiplied*. It looks alike in print, but the weights come out far too small; it is the "
              "sum that stands between 1/n_in and 1/n_out."),
        Wrong(lambda n_in, n_out: 2 / (n_in + n_out), "This is the variance. The standard deviation is its root."),
        Wrong(lambda n_in, n_out: np.sqrt(6 / (n_in + n_out)),
              "√(6/(n_in + n_out)) is the *limit* of the uniform version, U(-limit, limit); its standard deviation is "
              "limit/√3, which brings the 2 back."),
        Wrong(lambda n_in, n_out: np.sqrt((1 / n_in + 1 / n_out) / 2),
              "This is the mean of the variances 1/n_in and 1/n_out. Glorot takes the mean of the *widths* and divides 1 by "
              "it: 2/(n_in + n_out)."),
        Wrong(lambda n_in, n_out: np.sqrt(2) / (n_in + n_out),
              "Only the 2 stands under the root: it is over the whole fraction."),
        Wrong(lambda n_in, n_out: 2 / np.sqrt(n_in + n_out), "The 2 belongs under the root too: √(2/(n_in + n_out))."),
        Wrong(lambda n_in, n_out: np.sqrt((n_in + n_out) / 2),
              "The fraction is upside down: the wider the layers, the smaller the weights."),
        Wrong(lambda n_in, n_out: np.sqrt(2 / n_out), "This looks at n_out alone; Glorot takes both widths."),
        Wrong(lambda n_in, n_out: np.sqrt(2 / n_in), "This is He's scale, for ReLU: it looks at the inputs alone."),
        Wrong(lambda n_in, n_out: np.sqrt(1 / n_in), "This is Xavier's scale: it looks at the inputs alone."),
        Wrong(lambda n_in, n_out: np.sqrt(1 / (n_in + n_out)),
              "The 2 is missing: with n_in = n_out = n the variance must come out as 1/n."),
        Wrong(lambda n_in, n_out: np.sqrt(2 / n_in + n_out),
              "Brackets: Python divides before it adds. `2 / (n_in + n_out)`."),
    ])

CLIP = Exercise(
    "clip", clip, _clip_case,
    right="A short gradient passes untouched, a long one keeps its direction.",
    also_right=[lambda g, c: g * min(1.0, c / (np.linalg.norm(g) + 1e-8))],
    hints=(
        "Two cases: the gradient is short enough, or it is not. Its length is `np.linalg.norm(g)`.",
        "A long g becomes c g/‖g‖. Check with the formula: what is its length now?",
        "`return g if norm <= c else c * g / norm`.",
    ),
    wrong=[
        Wrong(lambda g, c: np.clip(g, -c, c),
              "This cuts each entry by itself. It tames the size too, but it bends the direction; and entries that are all "
              "below c may still make a vector far longer than c."),
        Wrong(lambda g, c: c * g / np.linalg.norm(g),
              "This gives *every* gradient the length c, short ones are blown up: near a minimum the steps would never get "
              "smaller. Below c nothing is done."),
        Wrong(lambda g, c: g / np.linalg.norm(g) if np.linalg.norm(g) > c else g * 1.0,
              "The long gradient gets the length 1, not c: multiply by c."),
        Wrong(lambda g, c: c * g / np.sum(g**2) if np.linalg.norm(g) > c else g * 1.0,
              "`np.sum(g**2)` is ‖g‖²: the root is missing."),
        Wrong(lambda g, c: c * g / np.abs(g).max() if np.linalg.norm(g) > c else g * 1.0,
              "This makes the largest entry c; the *length* of the vector is to be c."),
        Wrong(lambda g, c: g * np.minimum(1.0, c / np.linalg.norm(g, axis=-1, keepdims=True)),
              "This clips each row by itself and so bends the direction of the whole: one norm over all entries."),
        Wrong(lambda g, c: g * max(1.0, c / np.linalg.norm(g)),
              "The two cases are exchanged: the long gradients stay as they are, the short ones are stretched. Look at "
              "`min` and `max`, or at `<=` and `>`."),
        Wrong(lambda g, c: c * g / np.abs(g).sum() if np.abs(g).sum() > c else g * 1.0,
              "The sum of the absolute values is another norm; the length ‖g‖ is the root of the sum of squares, "
              "`np.linalg.norm(g)`."),
        Wrong(lambda g, c: c * g / np.linalg.norm(g, 2) if np.linalg.norm(g, 2) > c else g * 1.0,
              "For a matrix `np.linalg.norm(g, 2)` is its largest singular value. Leave the 2 out: then it is the root of "
              "the sum of all squares."),
        Wrong(lambda g, c: g / c if np.linalg.norm(g) > c else g * 1.0,
              "This divides by c; to get the length c, divide by ‖g‖ and multiply by c."),
        Wrong(lambda g, c: c / np.linalg.norm(g) if np.linalg.norm(g) > c else g * 1.0,
              "this is the factor alone; g is to be multiplied by it"),
        Wrong(lambda g, c: c if np.linalg.norm(g) > c else g * 1.0,
              "this is the wanted *length*; what goes out is the whole gradient, c g/‖g‖"),
    ])

EXERCISES = Exercises([NORMALISE, HE, GLOROT, CLIP])
