"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

import numpy as np

from labutils.guesses import Guess
from labutils.live.question import Questions
from labutils.optimizers import OPTIMIZERS
from labutils.recipe import Recipe

from .claims import at, ends, widths
from .slow import Update

SEEDS = range(20, 30)  # as in the claims: what both ask of the same networks is trained once
MOVES = ("J, up", "J, down", "the dev loss, up", "the dev loss, down")


def what_noise_moves_most() -> str:
    """The curve whose end moves most, in the mean, when the points get noisier, and its direction."""
    pairs = [(at(seed, 0.2), at(seed, 0.5)) for seed in SEEDS]
    moved = {name: np.mean([loud[name] - calm[name] for calm, loud in pairs]) for name in ("J", "dev loss")}
    most = max(moved, key=lambda name: abs(moved[name]))
    return f"{'J' if most == 'J' else 'the dev loss'}, {'up' if moved[most] > 0 else 'down'}"


def where_the_freed_run_ends() -> str:
    right = ends("rescued in mid-run", SEEDS).mean()
    return min(FREED, key=lambda said: abs(FREED[said] - right))


FREED = {"it stays near 70 %": 70, "about 80 %": 80, "over 95 %": 97}


def where_the_first_step_goes() -> str:
    """Against the slope, with every optimiser and all initial weights of the layers."""
    downhill = []
    for name in OPTIMIZERS:
        for seed in SEEDS:
            update = Update(Recipe({"draw": seed}, {"optimizer": name}, seed=seed), 1)
            downhill += [(dW[0, 0] > 0) == (new[0, 0] < W[0, 0]) for dW, new, W in zip(update.dW, update.after, update.W)]
    return "it goes down" if all(downhill) else "it goes up" if not any(downhill) else "that depends on the optimiser"


def points_between_the_seeds() -> float:
    return float(widths(SEEDS).mean())


def right_without_a_hidden_layer() -> float:
    return float(ends("five straight", SEEDS).mean())


QUESTIONS = Questions(
    "09",
    Guess(
        "noisy points",
        "The noise of the points goes from 0.2 to 0.5. Which of the two curves changes more at its end, and in which "
        "direction?",
        "the dev loss, up",
        "J rises as well, but less: the network bends its boundary round the noisy training points, and dev pays for it.",
        what_noise_moves_most,
        options=MOVES,
    ),
    Guess(
        "freed",
        "λ = 20 holds this run at a dev accuracy of about 70 %. Where does it end if λ becomes 0 after 100 of the 600 "
        "updates?",
        "over 95 %",
        "The penalty kept the weights small but did no lasting harm: 500 updates without it are enough.",
        where_the_freed_run_ends,
        options=tuple(FREED),
    ),
    Guess(
        "first step",
        "In the very first update the slope dw of a weight is positive. What happens to the weight?",
        "it goes down",
        "With every optimiser the first step goes against the slope; they differ in its length. Later the averages of "
        "momentum and Adam may carry a weight the other way.",
        where_the_first_step_goes,
        options=("it goes down", "it goes up", "that depends on the optimiser"),
        covers=True,
    ),
    Guess(
        "twenty seeds",
        "Two hidden layers of 3 units, one spiral, twenty seeds. How many percentage points of dev accuracy lie between the "
        "best seed and the worst?",
        18,
        "With so few units the initial weights decide which part of the spiral is found at all.",
        points_between_the_seeds,
        within=7,
        axis=(0, 50),
        unit="points",
    ),
    Guess(
        "no hidden layer",
        "What share of the dev points of the set “five classes” does a network without a hidden layer classify correctly?",
        98,
        "These five clouds can be told apart by straight lines: look at the points before you choose a network.",
        right_without_a_hidden_layer,
        within=4,
        axis=(0, 100),
        unit="%",
    ),
)
