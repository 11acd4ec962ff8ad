"""The loop over the examples that dW = dZ A_prevᵀ/m replaces, to be repaired."""

import numpy as np

from labutils.checks import Exercise, Wrong


def accumulate(dZ, A_prev):
    """dW (n, n_prev) and db (n, 1), gathered example by example from dZ (n, m) and A_prev (n_prev, m)."""
    (n, m), n_prev = dZ.shape, A_prev.shape[0]
    dW, db = np.zeros((n, n_prev)), np.zeros((n, 1))
    for i in range(m):
        dz, a = dZ[:, i : i + 1], A_prev[:, i : i + 1]
        dW += dz @ a.T
        db += dz
    return dW / m, db / m


def _case(rng):
    return rng.normal(size=(3, 7)), rng.normal(size=(4, 7))


def _last(dZ, A_prev):
    """The gradient of the last example alone, not yet divided."""
    return dZ[:, -1:] @ A_prev[:, -1:].T, dZ[:, -1:]


ACCUMULATE = Exercise(
    "accumulate",
    accumulate,
    _case,
    returns=("dW", "db"),
    right="The loop and the single line dZ @ A_prev.T / m give the same numbers.",
    hints=(
        "Follow the loop by hand for m = 2: what is in dW after the second round, and what is in db?",
        "Each example adds its share: `+=`. After the loop both sums become means.",
        "Two lines change: `dW += dz @ a.T`, and `return dW / m, db / m`.",
    ),
    broken="(_last(dZ, A_prev)[0] / dZ.shape[1], dZ.sum(axis=1, keepdims=True))",
    wrong=[
        Wrong(
            "(_last(dZ, A_prev)[0] / dZ.shape[1], accumulate(dZ, A_prev)[1])",
            "db is repaired. dW still holds the last example only: `dW = ...` replaces what the earlier rounds gathered.",
        ),
        Wrong(
            "(accumulate(dZ, A_prev)[0], dZ.sum(axis=1, keepdims=True))",
            "dW is repaired. db is still a sum, and it has to be a mean as well: divide it by m.",
        ),
        Wrong(
            "(dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True))",
            "Both are gathered now, and neither is divided: J is a mean over m examples, so its gradient is one too.",
        ),
        Wrong(
            "tuple(part / dZ.shape[1] for part in accumulate(dZ, A_prev))",
            "Both are divided by m twice: divide once, after the loop.",
        ),
        Wrong(
            "(_last(dZ, A_prev)[0] / dZ.shape[1], _last(dZ, A_prev)[1] / dZ.shape[1])",
            "Both now hold the last example only. Each round has to *add* its share: `+=`.",
        ),
        Wrong(
            "(dZ[:, :-1] @ A_prev[:, :-1].T / dZ.shape[1], dZ[:, :-1].mean(axis=1, keepdims=True))",
            "The last example is left out: `range(m)` already stops at m - 1.",
        ),
        Wrong(
            "(dZ[:, :-1] @ A_prev[:, :-1].T / dZ.shape[1], dZ[:, :-1].sum(axis=1, keepdims=True) / dZ.shape[1])",
            "The last example is left out: `range(m)` already stops at m - 1.",
        ),
        Wrong(
            "(dZ @ A_prev.T / dZ.shape[0], dZ.mean(axis=1, keepdims=True) * dZ.shape[1] / dZ.shape[0])",
            "This divides by the number of units. m counts the examples, the columns of dZ.",
        ),
        Wrong(
            "(dZ[:, :1] @ A_prev[:, :1].T / dZ.shape[1], dZ[:, :1] / dZ.shape[1])",
            "Only the first example counts: is `return` inside the loop?",
        ),
        Wrong(
            "(sum(dZ[:, i : i + 1] @ A_prev[:, i : i + 1].T / dZ.shape[1] ** (dZ.shape[1] - i) for i in "
            "range(dZ.shape[1])), sum(dZ[:, i : i + 1] / dZ.shape[1] ** (dZ.shape[1] - i) for i in "
            "range(dZ.shape[1])))",
            "The division by m is inside the loop, so earlier examples are divided again and again. Divide once, "
            "after the loop.",
        ),
        Wrong(
            "(dZ[:, : len(dZ)] @ A_prev[:, : len(dZ)].T / dZ.shape[1], dZ[:, : len(dZ)].sum(axis=1, "
            "keepdims=True) / dZ.shape[1])",
            "The loop runs over n, the units, and leaves examples out. There are m of them.",
        ),
        Wrong(
            "tuple(part + 1 / dZ.shape[1] for part in accumulate(dZ, A_prev))",
            "The sums start at 1 rather than 0: `np.zeros`, not `np.ones`.",
        ),
    ],
)
