"""One round of successive halving, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five


def survivors(losses, eta):
    """The indices of the runs that go on: the best 1/eta of them, at least one, the best one first.

    losses : (n,) dev losses, NaN where a run diverged.
    """
    keep = max(1, len(losses) // eta)
    return np.argsort(losses)[:keep]


_SIZES = ((2, 3), (4, 4), (12, 3), (13, 4), (17, 3))  # runs and eta: share 0, 1, 4 whole, 3 and a rest, 5 and a rest


def _case(rng):
    """Five seeds meet all five sizes; one run has diverged, of seventeen two."""
    n, eta = _SIZES[one_of_five(rng)]
    losses = rng.permutation(np.linspace(0.2, 0.9, n) + rng.uniform(0, 0.01))
    if n == 2:
        losses *= 1e4  # above any number that a NaN may have been made
    losses[rng.permutation(n)[: 1 + (n == 17)]] = np.nan
    return losses, eta


SURVIVORS = Exercise(
    "survivors",
    survivors,
    _case,
    right="`np.argsort` puts NaN last, so a run that diverged is dropped by itself.",
    hints=(
        "How many go on? A share of 1/eta, rounded down, and never none. Which? Those with the lowest losses.",
        "`np.argsort(losses)` gives the indices of the runs from the lowest loss to the highest, NaN at the end.",
        "`np.argsort(losses)[:max(1, len(losses) // eta)]`.",
    ),
    wrong=[
        Wrong(
            "np.sort(losses)[: max(1, len(losses) // eta)]",
            "These are the losses of the best runs. Return their indices: `np.argsort`.",
        ),
        Wrong(
            "np.argsort(-losses)[: max(1, len(losses) // eta)]",
            "These are the worst runs: the losses are sorted from high to low.",
        ),
        Wrong(
            "np.argsort(losses)[-max(1, len(losses) // eta) :]",
            "These are the last of them: the worst runs, and those that diverged. The best come first, `[:...]`.",
        ),
        Wrong(
            "np.argsort(losses)[: max(1, np.sum(~np.isnan(losses)) // eta)]",
            "The share is taken of the runs that did not diverge. It is a share of *all* that ran: `len(losses) // eta`.",
        ),
        Wrong(
            "np.argsort(losses)[: max(1, len(losses) // eta)] + 1",
            "The indices of the runs begin at 0: the `+ 1` names their neighbours.",
        ),
        Wrong(
            "np.argsort(losses[~np.isnan(losses)])[: max(1, len(losses) // eta)]",
            "The runs that diverged are taken out first, and all the numbers after them have moved. Leave them in: "
            "`np.argsort` puts NaN last.",
        ),
        Wrong(
            "np.argsort(losses)[::-1][: max(1, len(losses) // eta)]",
            "These are the worst runs, the diverged one among them: leave out the `[::-1]`.",
        ),
        Wrong(
            "np.argsort(losses)[: len(losses) - len(losses) // eta]",
            "This drops 1/eta of the runs. It *keeps* 1/eta and drops the others.",
        ),
        Wrong(
            "np.argsort(losses)[:eta]",
            "This keeps eta runs. The share that is kept is 1/eta: `len(losses) // eta` of them.",
        ),
        Wrong(
            "np.argsort(losses)[: len(losses) // 2]",
            "This keeps half. The method is called halving, but what is kept is the best 1/eta.",
        ),
        Wrong(
            "np.sort(np.argsort(losses)[: max(1, len(losses) // eta)])",
            "The right runs, but in the order of their numbers: put the best one first.",
        ),
        Wrong(
            "np.argsort(losses)[: -(-len(losses) // eta)]",
            "Rounded up: one run too many goes on. Rounded down it is `len(losses) // eta`.",
        ),
        Wrong(
            "np.argsort(losses)[: len(losses) // eta]",
            "Where fewer than eta runs are left, none goes on. At least one has to: `max(1, len(losses) // eta)`.",
        ),
        Wrong(
            "np.argsort(losses)[: max(2, len(losses) // eta)]",
            "Two go on where only one should be left: the search would never end. At least *one*: `max(1, ...)`.",
        ),
        Wrong(
            "np.argsort(losses)[: max(1, round(len(losses) / eta))]",
            "The share is rounded to the nearest whole number; round it down: `len(losses) // eta`.",
        ),
        Wrong(
            "np.argsort(np.nan_to_num(losses))[: max(1, len(losses) // eta)]",
            "The run that diverged comes first, as if its NaN were the lowest loss. `np.argsort(losses)` puts NaN last.",
        ),
        Wrong(
            "np.argmin(losses)",
            "This is a single number. Return the numbers of all the runs that go on.",
        ),
        Wrong(
            "np.argsort(np.nan_to_num(losses, nan=1.0))[: max(1, len(losses) // eta)]",
            "The NaN was made an ordinary loss, and wins where the others are higher. `np.argsort` puts NaN last.",
        ),
        Wrong(
            "np.argsort(losses)[: max(1, len(losses) // eta)][::-1]",
            "The right runs, but the worst of them first: put the best one first.",
        ),
        Wrong(
            "np.argsort(np.argsort(losses))[: max(1, len(losses) // eta)]",
            "These are ranks: the place of each run in the order. Return the order itself: one `np.argsort`.",
        ),
        Wrong(
            "np.nanargmin(losses)",
            "This is the number of the best run alone. Return the numbers of all the runs that go on.",
        ),
        Wrong(
            "np.argsort(losses)[::eta]",
            "This takes every eta-th run of the order, the worst among them. The *first* share of 1/eta goes on: `[:...]`.",
        ),
        Wrong(
            "np.argsort(losses)[:1]",
            "Only the best one goes on. A share of 1/eta does: `len(losses) // eta` runs.",
        ),
    ],
)
