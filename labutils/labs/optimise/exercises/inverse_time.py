"""A schedule as a learner writes it; ``schedules.inverse_time`` is the library's."""

from labutils.checks import Exercise, Wrong


def inverse_time(alpha0, epoch, decay):
    """alpha = alpha0 / (1 + decay · epoch); epoch counts from 0."""
    return alpha0 / (1 + decay * epoch)


def _case(rng):
    return rng.uniform(0.02, 0.4), int(rng.integers(2, 40)), rng.uniform(0.1, 0.9)


INVERSE_TIME = Exercise(
    "inverse_time",
    inverse_time,
    _case,
    right="At epoch 0 it is alpha0, at epoch 1/decay it is half of that.",
    hints=(
        "What should come out at epoch 0, and what at a very large one?",
        "The denominator is 1 at epoch 0 and grows by decay each epoch.",
        "`alpha0 / (1 + decay * epoch)`.",
    ),
    wrong=[
        Wrong(
            "1 / (1 + decay * epoch)",
            "alpha0 is forgotten: this starts at 1, whatever alpha0 is. The fraction only says how much of alpha0 is left.",
        ),
        Wrong(
            "alpha0 / 1 + decay * epoch",
            "Brackets: Python divides first, so this *grows* with every epoch. `alpha0 / (1 + decay * epoch)`.",
        ),
        Wrong(
            "alpha0 / (1 + decay) ** epoch",
            "Dividing by 1 + decay once per epoch makes an exponential fall, far faster than 1/epoch. Divide once, by "
            "1 + decay · epoch.",
        ),
        Wrong(
            "alpha0 * np.exp(-decay * epoch)",
            "This is the natural exponential schedule, which falls much faster later on.",
        ),
        Wrong(
            "alpha0 // (1 + decay * epoch)",
            "`//` divides and rounds down to a whole number, so nearly every alpha is 0. Write `/`.",
        ),
        Wrong("alpha0 / (decay * epoch)", "The 1 is missing: at epoch 0 this divides by zero."),
        Wrong("alpha0 / (1 + epoch)", "decay is missing: it says how fast alpha falls."),
        Wrong(
            "alpha0 * (1 - decay * epoch)",
            "This is a straight line, and it becomes negative: then each step goes uphill.",
        ),
        Wrong(
            "alpha0 / (1 + decay * (epoch + 1))",
            "This is the next epoch's alpha: epoch counts from 0 here, so it needs no + 1.",
        ),
        Wrong(
            "alpha0 / (1 + decay) * epoch",
            "Brackets: the epoch multiplies the whole fraction, so this *grows*, from 0. `alpha0 / (1 + decay * epoch)`.",
        ),
        Wrong(
            "alpha0 * decay ** epoch",
            "This multiplies by decay in every epoch: an exponential fall, far faster than 1/epoch.",
        ),
        Wrong(
            "alpha0 / (1 - decay * epoch)",
            "There is a minus in the denominator: the divisor reaches 0 and turns negative. `1 + decay * epoch`.",
        ),
        Wrong(
            "alpha0 * (1 + decay * epoch)",
            "This multiplies, so alpha *grows*. It is divided by 1 + decay · epoch.",
        ),
        Wrong(
            "alpha0 - decay * epoch",
            "This is a straight line, and it becomes negative: then each step goes uphill.",
        ),
        Wrong(
            "alpha0 / (1 + decay + epoch)",
            "decay is added to the epoch. Multiply the two: `1 + decay * epoch`.",
        ),
        Wrong(
            "alpha0 / (1 + epoch / decay)",
            "The epoch is divided by decay, so a *larger* decay would make alpha fall more slowly. Multiply.",
        ),
        Wrong(
            "alpha0 / (1 + decay * (epoch - 1))",
            "This is the alpha of the epoch before: epoch counts from 0 here, so it needs no - 1.",
        ),
        Wrong(
            "alpha0 / (1 + decay * epoch) ** 2",
            "The square is too much: alpha falls like 1/epoch, not like 1/epoch².",
        ),
        Wrong(
            "alpha0 / np.sqrt(1 + decay * epoch)",
            "The root belongs to the inverse sqrt schedule; here the divisor itself is 1 + decay · epoch.",
        ),
        Wrong("alpha0 / (1 + 0.05 * epoch)", "decay is fixed at 0.05 here: take the `decay` that is passed in."),
        Wrong(
            "alpha0 / np.prod(1 + decay * np.arange(1, epoch + 1))",
            "alpha is divided again in every epoch, by more each time. Divide alpha0 once, by 1 + decay · epoch.",
        ),
    ],
)
