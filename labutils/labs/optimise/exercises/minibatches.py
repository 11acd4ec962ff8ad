"""Mini-batches as a learner cuts them; ``labutils.splits.minibatches`` gives the same ones, one at a time."""

import numpy as np

from labutils.checks import Exercise, Wrong


def minibatches(X, Y, batch_size, rng):
    """Shuffle the columns of X and Y alike, cut every batch_size columns, keep the last short batch.

    Returns a list of pairs (X_batch, Y_batch).
    """
    m = X.shape[1]
    order = rng.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in range(0, m, batch_size)]


def _case(rng):
    batch_size = int(rng.integers(4, 6))
    m = 3 * batch_size - int(rng.choice((0, 1, 2)))  # in some cases the last batch is full
    return rng.normal(size=(3, m)), rng.normal(size=(2, m)), batch_size, np.random.default_rng(rng.integers(99))


def _order(X, rng):
    return rng.permutation(X.shape[1])


def _parts(X, Y, parts):
    """A batch for each list of columns."""
    return [(X[:, part], Y[:, part]) for part in parts]


def _cut(X, Y, order, size, starts=None):
    starts = range(0, len(order), size) if starts is None else starts
    return _parts(X, Y, [order[k : k + size] for k in starts])


def _two_orders(X, Y, size, *orders):
    """X in one order and Y in another."""
    pairs = zip(*(_cut(X, Y, order, size) for order in orders))
    return [(one[0], other[1]) for one, other in pairs]


def _two_lists(batches):
    return [X_batch for X_batch, _ in batches], [Y_batch for _, Y_batch in batches]


def _rows_cut(X, Y, order, size):
    return [(X[k : k + size, order], Y[k : k + size, order]) for k in range(0, X.shape[1], size)]


def _last_twice(X, Y, size, rng):
    batches = _cut(X, Y, _order(X, rng), size)
    return batches + batches[-1:] * (X.shape[1] % size > 0)


def _order_lost(X, Y, size, rng):
    rng.shuffle(np.arange(X.shape[1]))
    return [(X[:, None][:, k : k + size], Y[:, None][:, k : k + size]) for k in range(0, X.shape[1], size)]


MINIBATCHES = Exercise(
    "minibatches",
    minibatches,
    _case,
    returns=("batches",),
    right="ceil(m / batch_size) batches, every example in exactly one of them: that is an epoch.",
    hints=(
        "Three things: one order for both arrays, a cut every batch_size columns, and no care at all for the end: "
        "a slice may reach beyond it.",
        "`order = rng.permutation(m)`, then `X[:, order]` and `Y[:, order]`. The cuts begin at `range(0, m, batch_size)`.",
        "`[(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in range(0, m, batch_size)]`, with the shuffled X "
        "and Y.",
    ),
    wrong=[
        Wrong(
            "(lambda order: list(zip(X[:, order].T, Y[:, order].T)))(_order(X, rng))",
            "`zip` over the columns makes a pair of every single example, and nothing is cut: batches of 1, whatever "
            "batch_size is. Slice the columns, `X[:, k : k + batch_size]`, and pair the slices.",
        ),
        Wrong(
            "(lambda order: list(zip(X[:, order], Y[:, order])))(_order(X, rng))",
            "`zip(X, Y)` goes through the rows, and rows are features. Slice the columns, `X[:, k : k + batch_size]`, and "
            "pair the slices.",
        ),
        Wrong(
            "_parts(X, Y, np.array_split(_order(X, rng), batch_size))",
            "`np.array_split` takes the *number* of parts, and batch_size is the size of one. It would also make the parts "
            "about equal, where only the last one may be short: cut at `range(0, m, batch_size)`.",
        ),
        Wrong(
            "_parts(X, Y, np.array_split(_order(X, rng), X.shape[1] // batch_size))",
            "`m // batch_size` batches are one too few when something is left over, and `np.array_split` then makes batches "
            "larger than batch_size: cut at `range(0, m, batch_size)`.",
        ),
        Wrong(
            "_parts(X, Y, np.array_split(_order(X, rng), -(-X.shape[1] // batch_size)))",
            "`np.array_split` makes the parts about equal. Expected are full batches of batch_size and what is left in the "
            "last: cut at `range(0, m, batch_size)`.",
        ),
        Wrong(
            "_cut(X, Y, _order(X, rng), batch_size, range(0, X.shape[1] - batch_size + 1, batch_size))",
            "The last batch is missing when m is not a multiple of batch_size. It is tempting to count "
            "`m // batch_size` batches, but then some examples are left out of each epoch.",
        ),
        Wrong(
            "_cut(X, Y, _order(X, rng), batch_size, range(0, X.shape[1] + 1, batch_size))",
            "When batch_size divides m, an empty batch comes last. `m // batch_size + 1` counts one too many there: "
            "`range(0, m, batch_size)` stops in time.",
        ),
        Wrong(
            "_cut(X, Y, np.arange(X.shape[1]), batch_size)",
            "The batches are cut well, but nothing is shuffled: sorted data would give batches of one "
            "class each. Take the order from `rng.permutation(m)`.",
        ),
        Wrong(
            "_two_orders(X, Y, batch_size, _order(X, rng), np.arange(X.shape[1]))",
            "X is shuffled and Y is not: every example gets another one's label. One order for both.",
        ),
        Wrong(
            "_two_orders(X, Y, batch_size, _order(X, rng), _order(X, rng))",
            "X and Y are shuffled by two different orders: `rng` draws a new one in every call. Call "
            "`rng.permutation(m)` once, keep the order, use it for both.",
        ),
        Wrong(
            "(lambda order, n: _parts(X, Y, [order[k::n] for k in range(n)]))(_order(X, rng), -(-X.shape[1] // batch_size))",
            "This deals the examples out like cards, so the batches come out about equally long. Cut "
            "instead: full batches first, what is left in the last.",
        ),
        Wrong(
            "_cut(X, Y, rng.integers(0, X.shape[1], X.shape[1]), batch_size)",
            "This draws with replacement: some examples come twice, others never. An epoch "
            "shows each example once: `rng.permutation(m)`.",
        ),
        Wrong(
            "_two_lists(minibatches(X, Y, batch_size, rng))",
            "These are two lists, one of X and one of Y. Expected is one list of pairs, so that a loop can say "
            "`for X_batch, Y_batch in ...`.",
        ),
        Wrong("minibatches(X, Y, batch_size, rng)[:1]", "Only the first batch comes back: is `return` inside the loop?"),
        Wrong(
            "minibatches(X, Y, batch_size, rng)[0]",
            "Only the first batch comes back. Expected is the list of all of them, a pair for each.",
        ),
        Wrong(
            "[pair[::-1] for pair in minibatches(X, Y, batch_size, rng)]",
            "Each pair is reversed: X_batch first, then Y_batch.",
        ),
        Wrong(
            "_two_lists(minibatches(X, Y, batch_size, rng))[0]",
            "These are the X alone. Each entry is a pair, (X_batch, Y_batch).",
        ),
        Wrong(
            "[part for pair in minibatches(X, Y, batch_size, rng) for part in pair]",
            "X and Y follow one another in the list. Each pair needs its own brackets: `append((X_batch, Y_batch))`.",
        ),
        Wrong(
            "_cut(X, Y, rng.permutation(X.shape[0]), batch_size)",
            "m is taken from the rows, `X.shape[0]`. The examples are the columns: `X.shape[1]`.",
        ),
        Wrong(
            "_rows_cut(X, Y, _order(X, rng), batch_size)",
            "`[k : k + batch_size]` cuts rows, and rows are features. Columns are cut by `[:, k : k + batch_size]`.",
        ),
        Wrong(
            "_cut(X, Y, _order(X, rng), batch_size, range(X.shape[1]))",
            "A batch begins at every example, so they overlap: `range(0, m, batch_size)`.",
        ),
        Wrong(
            "(lambda order: _parts(X, Y, [order[k:batch_size] for k in range(0, len(order), batch_size)]))(_order(X, rng))",
            "The end of the slice stays at batch_size, so every batch but the first is empty: `[:, k : k + batch_size]`.",
        ),
        Wrong(
            "_order_lost(X, Y, batch_size, rng)",
            "The order is `None`: `rng.shuffle(order)` changes `order` in place and returns nothing. Write "
            "`order = rng.permutation(m)`.",
        ),
        Wrong(
            "_parts(X, Y, [_order(X, rng)[:batch_size] for _ in range(0, X.shape[1], batch_size)])",
            "Each batch is drawn from a shuffle of its own: some examples come twice, others never. Shuffle once, then cut.",
        ),
        Wrong(
            _last_twice,
            "The short last batch comes twice: `range(0, m, batch_size)` has cut it already, and it is appended again.",
        ),
    ],
)
