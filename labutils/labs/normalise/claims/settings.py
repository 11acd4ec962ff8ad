"""What the lab says of how many settings learn, each sentence with its proof over many seeds."""

from labutils.claims import Claims

from .. import ranges
from ..proofs import grid_accuracy

CLAIMS = claim = Claims()


@claim(
    "On average about 12 of the 42 settings reach 90 % without batchnorm and about 35 with it.",
    seeds=range(200, 220),
    given=(42, 90),
    share=0.9,
    within=2,
)
def batchnorm_trains_over_a_wider_range(seeds):
    plain, normed = (ranges.good(grid_accuracy(batchnorm, seeds)) for batchnorm in (False, True))
    return normed > 1.5 * plain, {"without": plain.mean(), "with": normed.mean()}


@claim(
    "The top row gains most: on average fewer than one of its 7 settings learns without batchnorm, about 6 with it.",
    seeds=range(200, 220),
    given=(7,),
    within=1,
)
def batchnorm_saves_large_first_weights(seeds):
    plain, normed = (ranges.good(grid_accuracy(batchnorm, seeds)[:, :, None]).mean(axis=0) for batchnorm in (False, True))
    return (normed - plain).argmax() == 0 and plain[0] < 1, {"without": plain[0], "with": normed[0]}


@claim(
    "Without batchnorm about 30 settings learn with one hidden layer, about 23 with two and about 7 with six.",
    seeds=range(200, 210),
    within=3,
)
def depth_makes_training_hard(seeds):
    one, two, six = (ranges.good(grid_accuracy(False, seeds, depth)) for depth in (1, 2, 6))
    return one.mean() > two.mean() > six.mean(), {"one": one.mean(), "two": two.mean(), "six": six.mean()}


@claim(
    "with Adam about 23 of the 42 settings learn without batchnorm",
    seeds=range(200, 206),
    given=(42,),
    within=2,
)
def adam_closes_half_of_the_gap(seeds):
    learning = ranges.good(grid_accuracy(False, seeds, optimizer="Adam"))
    return 17 < learning.mean() < 29, {"Adam": learning.mean()}
