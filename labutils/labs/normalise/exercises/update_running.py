"""The running averages of batchnorm, moved on by one batch."""

from labutils.checks import Exercise, Wrong


def update_running(running, batch, momentum):
    """momentum running + (1 - momentum) batch: the running average after one more batch, a new array."""
    return momentum * running + (1 - momentum) * batch


def _running_case(rng):
    return rng.normal(size=(4, 1)), rng.normal(2, 1, size=(4, 1)), rng.uniform(0.7, 0.95)


UPDATE_RUNNING = Exercise(
    "update_running",
    update_running,
    _running_case,
    right="The same line serves mu and sigma2. It runs in training and is only read at test time.",
    hints=(
        "An exponentially weighted average, as in lab 05: a large part of the old, a small part of the new.",
        "momentum is the share of the *old* average; 1 - momentum is the share of the new batch.",
        "`return momentum * running + (1 - momentum) * batch`.",
    ),
    wrong=[
        Wrong(
            "(1 - momentum) * running + momentum * batch",
            "The two shares have changed places: with momentum = 0.9 this keeps a tenth of the old average and follows "
            "the newest batch. (Some libraries do name them this way round: read before you set it.)",
        ),
        Wrong(
            "momentum * running + batch",
            "The new batch comes in whole, so the shares add up to more than 1 and the average grows to many times "
            "what it averages.",
        ),
        Wrong("(running + batch) / 2", "Half and half, whatever momentum says."),
        Wrong(
            "running + (1 - momentum) * batch",
            "The old average keeps all of its weight, so it only ever grows: it is multiplied by momentum.",
        ),
        Wrong(
            "momentum * (running + batch)",
            "Both get the share momentum; the new batch gets 1 - momentum, so that the shares sum to 1.",
        ),
        Wrong(
            "batch + 0.0",
            "This forgets all batches before the newest one. A single small batch gives a noisy estimate.",
        ),
        Wrong(
            "(momentum * running + (1 - momentum) * batch) / (1 - momentum)",
            "The division by 1 - momentum makes the average many times too large. (A bias correction would divide by "
            "1 - momentum**t, and needs t.)",
        ),
        Wrong(
            "momentum * running + 1 - momentum * batch",
            "Brackets: the new batch's share is `(1 - momentum) * batch`.",
        ),
        Wrong(
            "momentum * running - (1 - momentum) * batch",
            "The new batch is subtracted; an average adds it.",
        ),
        Wrong(
            "0.9 * running + 0.1 * batch",
            "The shares are fixed at 0.9 and 0.1: take `momentum` and `1 - momentum`.",
        ),
        Wrong(
            "momentum * running + (1 - momentum) * batch.mean()",
            "The batch's values are averaged over the units first. Each unit has a running average of its own.",
        ),
        Wrong(
            "momentum * (running + (1 - momentum) * batch)",
            "momentum multiplies the new batch too. It belongs to the old average alone.",
        ),
        Wrong(
            "momentum * running + (1 + momentum) * batch",
            "The shares sum to more than 1, so the average grows: `1 - momentum`, not `1 + momentum`.",
        ),
        Wrong(
            "momentum * batch",
            "The old average is missing, and the share of the new batch is 1 - momentum.",
        ),
        Wrong(
            "running + batch",
            "This only adds up. In an average each part has a share, `momentum` and `1 - momentum`.",
        ),
        Wrong("momentum * running", "The old average only fades here: the new batch is missing."),
    ],
)
