"""λ chosen on dev, over several seeds, with the rule of one standard error."""

import numpy as np

from labutils.checks import Exercise, Wrong


def choose_lambda(dev, strengths):
    """The largest strength whose mean dev accuracy is within one standard error of the best mean.

    dev : (strengths, seeds), in %.  strengths : rising.  The standard error is the best row's: its deviation over √seeds.
    """
    means = dev.mean(axis=1)
    best = means.argmax()
    error = dev[best].std() / np.sqrt(dev.shape[1])
    return max(s for s, mean in zip(strengths, means) if mean >= means[best] - error)


def _case(rng):
    """Row k is best, one before it nearly as good, perhaps one after it; one more is within a deviation, the rest is bad.

    The row after the best scatters less than it where it is near, and more where it is not: its own error misleads.
    """
    seeds, k, spread = int(rng.integers(12, 17)), int(rng.integers(2, 4)), rng.choice((0.7, 1.5))
    noise = rng.normal(size=(7, seeds))
    noise = spread * (noise - noise.mean(axis=1, keepdims=True)) / noise.std(axis=1, keepdims=True)
    error, means = spread / np.sqrt(seeds), np.full(7, 85.0)
    near, means[0] = rng.random() < 0.5, 86
    means[k - 1 : k + 3] = 93 - error * np.array([0.4, 0, 0.9 if near else 1.2, 2.4])
    noise[k + 1] *= 0.6 if near else 1.6
    noise[0, 5] += 16  # one lucky seed of a bad setting
    noise[0] -= noise[0].mean()
    return means[:, None] + noise, [float(s) for s in np.cumsum(rng.uniform(0.1, 2, 7))]


def _within(dev, strengths, reach, pick=max):
    means = dev.mean(axis=1)
    return pick(s for s, mean in zip(strengths, means) if mean >= means.max() - reach)


def _error(dev):
    row = dev[dev.mean(axis=1).argmax()]
    return row.std() / np.sqrt(row.size)


CHOOSE_LAMBDA = Exercise(
    "choose_lambda",
    choose_lambda,
    _case,
    right="Settings that cannot be told apart are judged by simplicity: the strongest penalty among them.",
    also_right=[lambda dev, strengths: _within(dev, strengths, _error(dev) * np.sqrt(dev.shape[1] / (dev.shape[1] - 1)))],
    hints=(
        "Four steps: a mean for each row, the best row, its standard error, then the largest λ that is nearly as good.",
        "`means = dev.mean(axis=1)`; the standard error of the best row is `dev[best].std() / np.sqrt(dev.shape[1])`.",
        "`max(s for s, mean in zip(strengths, means) if mean >= means[best] - error)`.",
    ),
    wrong=[
        Wrong(
            "strengths[dev.mean(axis=1).argmax()]",
            "This is the λ with the best mean (or a margin so small that no other gets in). A larger one may be as good, as "
            "far as these seeds can tell: take the largest within one standard error.",
        ),
        Wrong(
            "strengths[dev.max(axis=1).argmax()]",
            "This λ has the luckiest single seed. One run proves nothing: compare the *means* over the seeds.",
        ),
        Wrong(
            "strengths[dev.min(axis=1).argmax()]",
            "This λ has the best result of the unluckiest seed. Compare the *means* over the seeds.",
        ),
        Wrong(
            "_within(dev, strengths, _error(dev), min)",
            "The *smallest* λ within one standard error. Among equals take the simplest network, that is, the largest λ.",
        ),
        Wrong(
            "_within(dev, strengths, _error(dev) * np.sqrt(dev.shape[1]))",
            "This allows a whole standard *deviation*, the spread of single runs, or about as much. The mean of n runs is "
            "surer by √n: divide the best row's deviation by √seeds.",
        ),
        Wrong(
            "_within(dev, strengths, 2 * _error(dev))",
            "This λ is more than one standard error from the best: is the error doubled, or is the deviation divided by "
            "the root of something else than the number of seeds?",
        ),
        Wrong(
            "_within(dev, strengths, dev[dev.mean(axis=1).argmax()].std() * _error(dev))",
            "This takes the variance where the standard deviation belongs: `std()`, not `var()`.",
        ),
        Wrong(
            "max(s for s, mean in zip(strengths, dev.mean(axis=0)) if mean >= dev.mean(axis=0).max() - "
            "dev[dev.mean(axis=0).argmax()].std() / np.sqrt(dev.shape[1]))",
            "`axis=0` averages over the λ, one mean for each seed. A mean for each λ goes along its row: `axis=1`.",
        ),
        Wrong(
            "strengths[int(np.flatnonzero(np.isclose(strengths, choose_lambda(dev, strengths)))[0]) + 1]",
            "One step too far: this λ is the first that is *not* within one standard error. Take the one before it.",
        ),
        Wrong(
            "max(s for s, row in zip(strengths, dev) if row.mean() + _error(row[None]) >= dev.mean(axis=1).max())",
            "Each row is given its own standard error. The exercise takes that of the *best* row, for all of them.",
        ),
        Wrong(
            "_within(dev, strengths, dev.std() / np.sqrt(dev.size))",
            "The deviation is taken over all λ at once. The standard error is that of the best row: `dev[best].std()` and "
            "its number of seeds.",
        ),
        Wrong(
            "int(dev.mean(axis=1).argmax())",
            "This is the row with the best mean: an index, and only the second of four steps.",
        ),
        Wrong(
            "sum(s for s, mean in zip(strengths, dev.mean(axis=1)) if mean >= dev.mean(axis=1).max() - _error(dev))",
            "The λ within one standard error are added up. Take the largest of them.",
        ),
        Wrong(
            "np.mean([s for s, mean in zip(strengths, dev.mean(axis=1)) if mean >= dev.mean(axis=1).max() - _error(dev)])",
            "The λ within one standard error are averaged. Take the largest of them.",
        ),
        Wrong(
            "int(np.flatnonzero(np.isclose(strengths, choose_lambda(dev, strengths)))[0])",
            "This is the *place* of λ in the list: return `strengths[...]`.",
        ),
        Wrong(
            "float(dev.mean(axis=1)[np.isclose(strengths, choose_lambda(dev, strengths))][0])",
            "This is the dev accuracy of the chosen λ. Return λ itself.",
        ),
        Wrong(
            "dev.mean(axis=1)",
            "These are the means: the first of four steps. Which λ do they choose?",
        ),
        Wrong(
            "[s for s, mean in zip(strengths, dev.mean(axis=1)) if mean >= dev.mean(axis=1).max() - _error(dev)]",
            "All λ within one standard error. Return one of them, the largest.",
        ),
        Wrong(
            "max(strengths)",
            "The largest λ of all. Does dev play a part, and is the comparison the right way round? Look for means of "
            "*at least* the best one less its standard error.",
        ),
        Wrong(
            "strengths[dev.mean(axis=1).argmin()]",
            "The λ with the *worst* mean: dev holds accuracies, so the largest is the best.",
        ),
    ],
)
