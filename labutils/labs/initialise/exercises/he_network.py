"""The start of a whole network, from the list of its sizes."""

import numpy as np

from labutils.checks import Exercise, Wrong


def he_network(rng, sizes):
    """W and b of a network with sizes n_0, ..., n_L: lists of He's weights (n_l, n_{l-1}), drawn in order, and of zeros."""
    W, b = [], []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        W.append(np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in)))
        b.append(np.zeros((n_out, 1)))
    return W, b


def _case(rng):
    depth = int(rng.integers(3, 6))
    return np.random.default_rng(rng.integers(10**6)), [int(n) for n in rng.permutation(np.arange(2, 9))[:depth]]


def _variant(*, scale=lambda n_in, n_out: np.sqrt(2 / n_in), bias=lambda rng, n: np.zeros((n, 1)), turned=False):
    """The solution with another scale, other biases, or rows and columns exchanged."""

    def variant(rng, sizes):
        W, b = [], []
        for n_in, n_out in zip(sizes[:-1], sizes[1:]):
            W.append(scale(n_in, n_out) * rng.standard_normal((n_in, n_out) if turned else (n_out, n_in)))
            b.append(bias(rng, n_out))
        return W, b

    return variant


def _equal(rng, sizes):
    W, b = he_network(rng, sizes)
    return [np.zeros_like(w) for w in W], b


def _first_input(rng, sizes):
    W, b = [], []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        W.append(np.sqrt(2 / sizes[0]) * rng.standard_normal((n_out, n_in)))
        b.append(np.zeros((n_out, 1)))
    return W, b


HE_NETWORK = Exercise(
    "he_network",
    he_network,
    _case,
    returns=("W", "b"),
    right="Random weights break the symmetry, so the biases may all begin at 0.",
    hints=(
        "Go through the pairs of neighbours in `sizes`: (n_0, n_1), (n_1, n_2), … A list of L + 1 sizes makes L layers.",
        "`for n_in, n_out in zip(sizes[:-1], sizes[1:]):` and in the loop append one W of shape (n_out, n_in) and one b.",
        "`W.append(np.sqrt(2 / n_in) * rng.standard_normal((n_out, n_in)))` and `b.append(np.zeros((n_out, 1)))`; then "
        "`return W, b`.",
    ),
    wrong=[
        Wrong(
            _variant(scale=lambda n_in, n_out: np.sqrt(2 / n_out)),
            "The scale of each W uses the size of its own layer. z is a sum over what comes *in*: √(2/n_{l-1}).",
        ),
        Wrong(
            _variant(scale=lambda n_in, n_out: 2 / n_in),
            "2/n_in is the variance; the standard deviation is its root.",
        ),
        Wrong(
            _variant(scale=lambda n_in, n_out: np.sqrt(1 / n_in)),
            "The 2 is missing: this is Xavier's scale, for tanh. ReLU sets half of the values to 0; the 2 makes up.",
        ),
        Wrong(
            _variant(scale=lambda n_in, n_out: np.sqrt(2 / (n_in + n_out))),
            "This is Glorot's scale. He's looks at the inputs alone.",
        ),
        Wrong(_variant(scale=lambda n_in, n_out: 1.0), "Every W is unscaled N(0, 1): multiply by √(2/n_{l-1})."),
        Wrong(
            _variant(scale=lambda n_in, n_out: 0.01),
            "0.01 suits one hidden layer of any width; in a deep network the signal dies. Take √(2/n_{l-1}).",
        ),
        Wrong(
            _first_input,
            "Every layer is scaled with n_0, the number of *features*. Layer l has n_{l-1} inputs: a new scale each time.",
        ),
        Wrong(
            _variant(turned=True),
            "Rows and columns are exchanged: W[l] has one row per unit of layer l, so its shape is (n_l, n_{l-1}).",
        ),
        Wrong(
            _variant(bias=lambda rng, n: np.zeros(n)),
            "Each b is flat, (n_l,): added to Z (n_l, m) it would run along the wrong axis. It is a column, (n_l, 1).",
        ),
        Wrong(
            _variant(bias=lambda rng, n: np.zeros((1, n))),
            "Each b is a row. It is added to every column of Z, so it is a column itself: (n_l, 1).",
        ),
        Wrong(
            _variant(bias=lambda rng, n: np.ones((n, 1))),
            "The biases begin at 1. That shifts every z before anything is learned: begin at 0.",
        ),
        Wrong(
            _variant(bias=lambda rng, n: rng.standard_normal((n, 1))),
            "The biases are random. They need not be: the weights alone make the units differ, so b may begin at 0.",
        ),
        Wrong(
            _variant(bias=lambda rng, n: np.zeros((n, 1)), scale=lambda n_in, n_out: np.sqrt(2 * n_in)),
            "This multiplies by n_in. The more inputs are added up, the *smaller* each weight must be.",
        ),
        Wrong(
            _equal,
            "All weights are 0: every unit stays its neighbours' twin, and nothing is learned. Only *biases* begin at 0.",
        ),
        Wrong(
            "(he_network(rng, sizes)[0][:-1], he_network(rng, sizes)[1][:-1])",
            "The last layer is missing: L + 1 sizes make L layers, and the output is one of them.",
        ),
        Wrong(
            "(he_network(rng, sizes)[0][:1], he_network(rng, sizes)[1][:1])",
            "Only the first layer comes back: is `return` inside the loop?",
        ),
        Wrong(
            "(he_network(rng, sizes)[0][-1], he_network(rng, sizes)[1][-1])",
            "Only the last layer comes back, not in a list: `append` in each turn of the loop.",
        ),
        Wrong(
            "list(zip(*he_network(rng, sizes)))",
            "One pair (W, b) per layer. Return two lists instead, all W and all b.",
        ),
        Wrong(
            "he_network(np.random.default_rng(0), sizes)",
            "The numbers come from a generator of your own. Draw from the `rng` that is passed in.",
        ),
    ],
)
