"""He's weights, drawn."""

import numpy as np

from labutils.checks import Exercise, Wrong


def he_init(rng, n_out, n_in):
    """Weights (n_out, n_in) from N(0, 2/n_in), for layers of ReLU (He et al., 2015)."""
    return np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in))


def _he_case(rng):
    sizes = int(rng.integers(3, 6)), int(rng.integers(7, 12))
    return np.random.default_rng(rng.integers(10**6)), *(sizes if rng.random() < 0.5 else sizes[::-1])


HE_INIT = Exercise(
    "he_init",
    he_init,
    _he_case,
    right="Mean 0, standard deviation √(2/n_in): E[A²] stays the same from layer to layer under ReLU.",
    also_right=[lambda rng, n_out, n_in: he_init(rng, n_in, n_out).T * np.sqrt(n_out / n_in)],
    hints=(
        "Normal numbers with mean 0, `rng.standard_normal`, times the right standard deviation.",
        "W is (n_out, n_in). The *variance* is 2/n_in: what must a standard normal number be multiplied by?",
        "`np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in))`.",
    ),
    wrong=[
        Wrong(
            "np.abs(rng.standard_normal((n_out, n_in))) * np.sqrt(2 / n_in)",
            "All weights are positive here, so the mean is not 0 and z drifts off: leave the signs as they are drawn.",
        ),
        Wrong(
            "2 / n_in * rng.standard_normal((n_out, n_in))",
            "2/n_in is the *variance*; what multiplies a standard normal number is the standard deviation, its root. "
            "Without the root the weights come out too small, and more so the wider the layer.",
        ),
        Wrong(
            "np.sqrt(2 / n_in) * rng.random((n_out, n_in))",
            "`rng.random` gives numbers between 0 and 1, all of one sign: every unit adds up its inputs and z drifts off. "
            "Normal numbers round 0 come from `rng.standard_normal`.",
        ),
        Wrong(
            "np.sqrt(1 / n_in) * rng.standard_normal((n_out, n_in))",
            "This is Xavier's scale, made for tanh, which passes both signs. ReLU sets half of the z to 0; the 2 makes "
            "up for it.",
        ),
        Wrong(
            "np.sqrt(2 / n_out) * rng.standard_normal((n_out, n_in))",
            "This divides by the number of units in the layer. z is a sum over its *inputs*: n_in counts.",
        ),
        Wrong(
            "np.sqrt(2 / (n_in + n_out)) * rng.standard_normal((n_out, n_in))",
            "This is Glorot's scale, a compromise of forward and backward pass for tanh. He's is √(2/n_in).",
        ),
        Wrong(
            "np.sqrt(2 * n_in) * rng.standard_normal((n_out, n_in))",
            "This multiplies by n_in. The more inputs are added up, the *smaller* each weight must be.",
        ),
        Wrong(
            "np.sqrt(2) / n_in * rng.standard_normal((n_out, n_in))",
            "Only the 2 is under the root: the root is over all of 2/n_in, `np.sqrt(2 / n_in)`.",
        ),
        Wrong(
            "2 / np.sqrt(n_in) * rng.standard_normal((n_out, n_in))",
            "Only n_in is under the root: the root is over all of 2/n_in, `np.sqrt(2 / n_in)`.",
        ),
        Wrong(
            "np.sqrt(n_in / 2) * rng.standard_normal((n_out, n_in))",
            "The fraction is upside down: multiply by √(2/n_in), or divide by √(n_in/2).",
        ),
        Wrong(
            "np.sqrt(6 / n_in) * rng.uniform(-1, 1, (n_out, n_in))",
            "Mean and variance are He's, but these numbers are uniform. That works in a network too; the exercise asks "
            "for normal ones, `rng.standard_normal`.",
        ),
        Wrong(
            "np.sqrt(2 / n_in) * rng.uniform(-1, 1, (n_out, n_in))",
            "Numbers uniform on [-1, 1] have the variance 1/3, not 1: these weights are too small. "
            "`rng.standard_normal` has the variance 1.",
        ),
        Wrong(
            "rng.normal(np.sqrt(2 / n_in), (n_out, n_in))",
            "`rng.normal(mean, sd, shape)` takes the mean first: here √(2/n_in) is the mean. "
            "`rng.normal(0, np.sqrt(2 / n_in), (n_out, n_in))`.",
        ),
        Wrong(
            "np.sqrt(2 / n_in) + rng.standard_normal((n_out, n_in))",
            "√(2/n_in) moves the numbers, as a mean would; it should stretch them: multiply, or pass it as the *second* "
            "argument of `rng.normal`.",
        ),
        Wrong(
            "np.sqrt(2 / (n_in * n_out)) * rng.standard_normal((n_out, n_in))",
            "This divides by n_in n_out, the number of weights. z of one unit is a sum over its n_in inputs: √(2/n_in).",
        ),
        Wrong(
            "np.sqrt(2 / n_in) * np.ones((n_out, n_in))",
            "Every weight is the same, so all units of the layer compute the same and learn the same forever. √(2/n_in) "
            "is only the scale of the numbers drawn from `rng`.",
        ),
        Wrong(
            "np.sqrt(2 / n_in)",
            "This is the standard deviation alone. It multiplies normal numbers drawn from `rng`, (n_out, n_in) of them.",
        ),
        Wrong(
            "rng.standard_normal((n_out, n_in))",
            "The scale is missing: with standard deviation 1 the variance of z grows with the number of inputs.",
        ),
        Wrong(
            "0.01 * rng.standard_normal((n_out, n_in))",
            "0.01 whatever the width: fine for one hidden layer, but ten layers deep nothing arrives.",
        ),
        Wrong(
            "np.sqrt(2 / n_in) * rng.standard_normal((n_in, n_out))",
            "W has a row for each unit of the layer and a column for each input: (n_out, n_in).",
        ),
    ],
)
