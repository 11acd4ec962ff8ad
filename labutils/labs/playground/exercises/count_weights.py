"""How many numbers all the W of a network hold: what several challenges limit."""

from labutils.checks import Exercise, Wrong


def count_weights(sizes):
    """How many weights a network of these sizes has, biases left out; sizes: (n_x, the hidden layers, n_y)."""
    return sum(n_in * n_out for n_in, n_out in zip(sizes, sizes[1:]))


def cases(rng):
    return (tuple(int(n) for n in rng.integers(2, 9, int(rng.integers(2, 6)))),)


COUNT_WEIGHTS = Exercise(
    "count_weights",
    count_weights,
    cases,
    right="A second hidden layer costs the product of two widths, a wider first one only a few inputs each.",
    hints=(
        "Each W[l] has one row for each unit of its layer and one column for each unit of the layer before it.",
        "W[l] holds n_l · n_{l-1} numbers. Which pairs of neighbours are there in `sizes`?",
        "`sum(n_in * n_out for n_in, n_out in zip(sizes, sizes[1:]))`.",
    ),
    wrong=[
        Wrong(
            "sum(size * size for size in sizes)",
            "Every width is multiplied by itself. W[l] joins two neighbours: n_l · n_{l-1}, so `zip(sizes, sizes[1:])`.",
        ),
        Wrong(
            "sum(a * b + b for a, b in zip(sizes, sizes[1:]))",
            "This counts the biases too: n_l of them in each layer. The challenges count the W only.",
        ),
        Wrong(
            "sum(a * b for a, b in zip(sizes[1:], sizes[2:]))",
            "The first W is missing: the inputs are a layer too, with n_x units.",
        ),
        Wrong(
            "sum(a * b for a, b in zip(sizes[:-1], sizes[1:-1]))",
            "The last W is missing, the one that leads to the n_y outputs.",
        ),
        Wrong("sum(sizes)", "These are the units. A weight belongs to a pair of units in neighbouring layers."),
        Wrong("sum(sizes[1:])", "These are the biases, one for each unit after the inputs."),
        Wrong(
            "sum(a * b for i, a in enumerate(sizes) for b in sizes[i + 1 :])",
            "This joins every layer to every later one. Weights join neighbouring layers only.",
        ),
        Wrong(
            "sum(a + b for a, b in zip(sizes, sizes[1:]))",
            "A matrix holds the product of its sides, not their sum.",
        ),
        Wrong(
            "int(np.prod(sizes))", "All widths are multiplied into one product. Each W is a product of *two*; add those up."
        ),
        Wrong("sizes[0] * sizes[1]", "This is the first W alone. Add those of all layers."),
    ],
)
