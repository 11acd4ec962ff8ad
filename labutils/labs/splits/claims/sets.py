"""What the lab says of dev sets, chosen on or mismatched, each sentence with its proof."""

from collections.abc import Sequence

import numpy as np

from labutils.claims import Claims

from ..choosing import selection, wrong_answers
from ..exercises.standard_error import standard_error
from ..panels.mismatch import MismatchScene

CLAIMS = claim = Claims()
TEN, SIX = range(500, 510), range(500, 506)  # seeds that no panel shows


def chosen(kind: str, size: int, seeds: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """Dev and test error of the best of 200 on dev, (seeds,) each: means over 40 dev sets, models of its own a seed."""
    ends = [
        [mean[-1] for mean in selection(wrong_answers(kind, seed), size, np.random.default_rng(seed), repeats=40)]
        for seed in seeds
    ]
    dev, test, _ = np.transpose(ends)
    return dev, test


@claim(
    "Of 200 simulated models, each wrong on exactly 20 % of all examples, the winner on 50 dev examples shows a mean "
    "error of 6 % there, and 20 % on a fresh test set.",
    seeds=TEN,
    given=(200, 20, 50),
)
def dev_flatters_the_winner(seeds):
    dev, test = chosen("equals", 50, seeds)
    return dev < test - 10, {"dev": dev.mean(), "test": test.mean()}


@claim(
    "Averaged over ten sets of 200 trained networks, the winner on 50 dev examples shows about 14 % on dev and 18 % on "
    "test; the median network is wrong on 21 %.",
    seeds=TEN,
    given=(200, 50),
    within=2,
)
def dev_flatters_networks_too(seeds):
    dev, test = chosen("networks", 50, seeds)
    median = np.array([100 * np.median(wrong_answers("networks", seed).mean(axis=1)) for seed in seeds])
    better = test.mean() < median.mean() - 1
    return (dev < test - 1) & better, {"dev": dev.mean(), "test": test.mean(), "median": median.mean()}


@claim("measured on 169 examples, 5.3 % has a standard error of 1.7 points", seeds=None, given=(169, 5.3))
def nine_wrong_tumours_are_enough():
    se = 100 * standard_error(9 / 169, 169)
    return se < 5.3, {"se": se}


@claim(
    "With 2,000 dev examples the dev error of the simulated winner is too optimistic by only 2.4 points.",
    seeds=TEN,
    given=(2000,),
    within=2,
)
def a_large_dev_set_is_hard_to_fool(seeds):
    dev, test = chosen("equals", 2000, seeds)
    return test - dev < 4, {"flattery": (test - dev).mean()}


def mismatch(kind: str, share: int, seeds: Sequence[int]) -> np.ndarray:
    """train, polished dev and casual dev in %, (seeds,) each, at 0.8 of the full distortion."""
    scene, ends = MismatchScene(), []
    for seed in seeds:
        scene.seed = seed
        for _ in scene.start(kind=kind, amount=0.8, share=share):
            pass
        ends.append(scene.errors())
    return np.transpose(ends)


@claim(
    "Averaged over six starts, the network trained on clean digits alone is wrong on about 4 % of the clean dev "
    "digits and on about 33 % of the rotated ones; with 20 % rotated digits in the training set, on 4 % and on 16 %.",
    within=2,
    seeds=SIX,
    given=(20,),
)
def polished_dev_hides_the_mismatch(seeds):
    (_, polished, users), (_, polished_mixed, users_mixed) = (mismatch("rotated", share, seeds) for share in (0, 20))
    return (users > users_mixed) & (users > polished + 10), {
        "polished": polished.mean(),
        "casual": users.mean(),
        "mixed, polished": polished_mixed.mean(),
        "mixed, casual": users_mixed.mean(),
    }


@claim("A shift does more harm (about 62 % wrong) than a hole (about 25 %).", seeds=SIX, within=3)
def a_shift_harms_more_than_a_hole(seeds):
    (_, _, shifted), (_, _, holed) = (mismatch(kind, 0, seeds) for kind in ("shifted", "with a hole"))
    return shifted > holed + 10, {"shifted": shifted.mean(), "with a hole": holed.mean()}


@claim(
    "With a share of 50 % shifted digits the train error rises from about 1 to 7 %, because the training set has become "
    "harder.",
    seeds=SIX,
    given=(50,),
)
def a_harder_training_set_shows_in_the_train_error(seeds):
    (polished, _, _), (mixed, _, _) = (mismatch("shifted", share, seeds) for share in (0, 50))
    return mixed > polished + 2, {"polished": polished.mean(), "mixed": mixed.mean()}
