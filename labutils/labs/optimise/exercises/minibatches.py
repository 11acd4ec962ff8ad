"""Mini-batches as a learner cuts them; `labutils.splits.minibatches` gives the same ones, one at a time."""

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


def _cut(X, Y, batch_size, starts):
    return [(X[:, k : k + batch_size], Y[:, k : k + batch_size]) for k in starts]


def _no_last(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    return _cut(X[:, order], Y[:, order], batch_size, range(0, m - batch_size + 1, batch_size))


def _one_too_many(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    return _cut(X[:, order], Y[:, order], batch_size, range(0, m + 1, batch_size))


def _no_shuffle(X, Y, batch_size, rng):
    return _cut(X, Y, batch_size, range(0, X.shape[1], batch_size))


def _only_X(X, Y, batch_size, rng):
    m = X.shape[1]
    return _cut(X[:, rng.permutation(m)], Y, batch_size, range(0, m, batch_size))


def _two_orders(X, Y, batch_size, rng):
    m = X.shape[1]
    return _cut(X[:, rng.permutation(m)], Y[:, rng.permutation(m)], batch_size, range(0, m, batch_size))


def _every_nth(X, Y, batch_size, rng):
    m = X.shape[1]
    order = rng.permutation(m)
    count = -(-m // batch_size)
    return [(X[:, order[k::count]], Y[:, order[k::count]]) for k in range(count)]


def _with_replacement(X, Y, batch_size, rng):
    m = X.shape[1]
    drawn = rng.integers(0, m, m)
    return _cut(X[:, drawn], Y[:, drawn], batch_size, range(0, m, batch_size))


def _two_lists(X, Y, batch_size, rng):
    batches = minibatches(X, Y, batch_size, rng)
    return [X_batch for X_batch, _ in batches], [Y_batch for _, Y_batch in batches]


def _rows_counted(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[0])
    return _cut(X[:, order], Y[:, order], batch_size, range(0, X.shape[0], batch_size))


def _rows_cut(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    X, Y = X[:, order], Y[:, order]
    return [(X[k : k + batch_size], Y[k : k + batch_size]) for k in range(0, X.shape[1], batch_size)]


def _overlapping(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return _cut(X[:, order], Y[:, order], batch_size, range(X.shape[1]))


def _ends_not_moved(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return [(X[:, order[k:batch_size]], Y[:, order[k:batch_size]]) for k in range(0, X.shape[1], batch_size)]


def _order_lost(X, Y, batch_size, rng):
    rng.shuffle(np.arange(X.shape[1]))
    return _cut(X[:, None], Y[:, None], batch_size, range(0, X.shape[1], batch_size))


def _fresh_for_each(X, Y, batch_size, rng):
    m = X.shape[1]
    orders = [rng.permutation(m)[:batch_size] for _ in range(0, m, batch_size)]
    return [(X[:, order], Y[:, order]) for order in orders]


def _shares(X, Y, count, rng):
    """About equal parts, as `np.array_split` makes them."""
    order = rng.permutation(X.shape[1])
    parts = np.array_split(order, count)
    return [(X[:, part], Y[:, part]) for part in parts]


def _zipped(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return list(zip(X[:, order].T, Y[:, order].T))


def _zipped_rows(X, Y, batch_size, rng):
    order = rng.permutation(X.shape[1])
    return list(zip(X[:, order], Y[:, order]))


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
            _zipped,
            "`zip` over the columns makes a pair of every single example, and nothing is cut: batches of 1, whatever "
            "batch_size is. Slice the columns, `X[:, k : k + batch_size]`, and pair the slices.",
        ),
        Wrong(
            _zipped_rows,
            "`zip(X, Y)` goes through the rows, and rows are features. Slice the columns, `X[:, k : k + batch_size]`, and "
            "pair the slices.",
        ),
        Wrong(
            lambda X, Y, batch_size, rng: _shares(X, Y, batch_size, rng),
            "`np.array_split` takes the *number* of parts, and batch_size is the size of one. It would also make the parts "
            "about equal, where only the last one may be short: cut at `range(0, m, batch_size)`.",
        ),
        Wrong(
            lambda X, Y, batch_size, rng: _shares(X, Y, X.shape[1] // batch_size, rng),
            "`m // batch_size` batches are one too few when something is left over, and `np.array_split` then makes batches "
            "larger than batch_size: cut at `range(0, m, batch_size)`.",
        ),
        Wrong(
            lambda X, Y, batch_size, rng: _shares(X, Y, -(-X.shape[1] // batch_size), rng),
            "`np.array_split` makes the parts about equal. Expected are full batches of batch_size and what is left in the "
            "last: cut at `range(0, m, batch_size)`.",
        ),
        Wrong(
            _no_last,
            "The last batch is missing when m is no multiple of batch_size. It is tempting to count "
            "`m // batch_size` batches, but then some examples are left out of each epoch.",
        ),
        Wrong(
            _one_too_many,
            "When batch_size divides m, an empty batch comes last. `m // batch_size + 1` counts one too many there: "
            "`range(0, m, batch_size)` stops in time.",
        ),
        Wrong(
            _no_shuffle,
            "The batches are cut well, but nothing is shuffled: sorted data would give batches of one "
            "class each. Take the order from `rng.permutation(m)`.",
        ),
        Wrong(_only_X, "X is shuffled and Y is not: every example gets another one's label. One order for both."),
        Wrong(
            _two_orders,
            "X and Y are shuffled by two different orders: `rng` draws a new one in every call. Call "
            "`rng.permutation(m)` once, keep the order, use it for both.",
        ),
        Wrong(
            _every_nth,
            "This deals the examples out like cards, so the batches come out about equally long. Cut "
            "instead: full batches first, what is left in the last.",
        ),
        Wrong(
            _with_replacement,
            "This draws with replacement: some examples come twice, others never. An epoch "
            "shows each example once: `rng.permutation(m)`.",
        ),
        Wrong(
            _two_lists,
            "These are two lists, one of X and one of Y. Expected is one list of pairs, so that a loop can say "
            "`for X_batch, Y_batch in ...`.",
        ),
        Wrong(lambda *args: minibatches(*args)[:1], "Only the first batch comes back: is `return` inside the loop?"),
        Wrong(
            lambda *args: minibatches(*args)[0],
            "Only the first batch comes back. Expected is the list of all of them, a pair for each.",
        ),
        Wrong(
            lambda *args: [pair[::-1] for pair in minibatches(*args)],
            "Each pair is reversed: X_batch first, then Y_batch.",
        ),
        Wrong(
            lambda *args: [X_batch for X_batch, _ in minibatches(*args)],
            "These are the X alone. Each entry is a pair, (X_batch, Y_batch).",
        ),
        Wrong(
            lambda *args: [part for pair in minibatches(*args) for part in pair],
            "X and Y follow one another in the list. Each pair needs its own brackets: `append((X_batch, Y_batch))`.",
        ),
        Wrong(_rows_counted, "m is taken from the rows, `X.shape[0]`. The examples are the columns: `X.shape[1]`."),
        Wrong(
            _rows_cut,
            "`[k : k + batch_size]` cuts rows, and rows are features. Columns are cut by `[:, k : k + batch_size]`.",
        ),
        Wrong(_overlapping, "A batch begins at every example, so they overlap: `range(0, m, batch_size)`."),
        Wrong(
            _ends_not_moved,
            "The end of the slice stays at batch_size, so every batch but the first is empty: `[:, k : k + batch_size]`.",
        ),
        Wrong(
            _order_lost,
            "The order is `None`: `rng.shuffle(order)` changes `order` in place and returns nothing. Write "
            "`order = rng.permutation(m)`.",
        ),
        Wrong(
            _fresh_for_each,
            "Each batch is drawn from a shuffle of its own: some examples come twice, others never. Shuffle once, then cut.",
        ),
    ],
)
