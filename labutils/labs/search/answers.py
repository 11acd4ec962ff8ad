"""What the answers to the lab's questions are, measured over seeds that no panel shows."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from labutils.search import search

from .claims.sampling import best_at_random, best_on_grid, rounds
from .claims.symptoms import ended
from .claims.training import CARED, last_evening
from .models import ALPHA, EVENLY, WIDTHS, batch_curve, width_losses
from .panels.halving import END, RUNS
from .routine import left_alone
from .studies import best_alpha, cost_to_reach, first_looks, moody, rare
from .tiers import KNOBS, tiers

TEN, FIVE = range(100, 110), range(100, 105)
HARMLESS = 3  # points of dev error


def nearer_with_nine() -> str:
    gap = (best_on_grid(3, TEN) - best_at_random({"alpha": ALPHA}, 9, TEN)).mean()
    return "random points" if gap > 0.03 else "the grid" if gap < -0.03 else "they tie"


def even_draws_below_a_tenth() -> float:
    return 100 * float(np.mean([EVENLY["alpha"].at(u) < 0.1 for u in np.random.default_rng(100).random(10_000)]))


def median_of_fine_trials() -> float:
    return float(np.mean([rounds(seed)[0] for seed in TEN]))


def beside_a_trial_that_fails() -> str:
    def of_the_first(moods, **workers):
        run = search(moody, [{"mood": mood} for mood in moods], limit=2, seed=100, progress=False, **workers)
        return next((result.value for result in list(run) if result.number == 0), None)

    with ThreadPoolExecutor(1) as here:
        alone = of_the_first(["fine"], executor=here)
    beside = of_the_first(["fine", "raises", "diverges", "hangs"])
    return "they finish, as if alone" if alone == beside else "they finish, with other values"


def panda_or_caviar() -> str:
    panda = np.mean([last_evening(*CARED, seed) for seed in TEN])
    caviar = np.mean([left_alone(4, draw)[2][-1].min() for draw in TEN])
    return "the panda, looked after" if panda < caviar - 0.02 else "the best of four left alone"


def saved_by_halving() -> float:
    spent = RUNS * 30 + RUNS // 3 * 60 + RUNS // 9 * (END - 90)
    return 100 * (1 - spent / (RUNS * END))


def harmless_everywhere() -> str:
    adam = list(KNOBS).index("beta1")
    good = np.where(np.arange(len(KNOBS)) < adam, tiers().good[:, :1], tiers().good[:, 1:])
    hurt = (tiers().errors - good[..., None] > HARMLESS).any(axis=(0, 2))
    return " and ".join(name for name, bad in zip(KNOBS, hurt, strict=True) if not bad)


def fewest_examples() -> str:
    def cheapest(seed):
        curves = {size: batch_curve(size, (seed,)) for size in (1, 4, 64, 400)}
        examples = {size: cost_to_reach(0.5, size, curve, 0) for size, curve in curves.items()}
        return "1 or 4" if min(examples, key=examples.get) < 16 else "64 or more"

    found = {cheapest(seed) for seed in FIVE}
    return found.pop() if len(found) == 1 else "the size makes no difference"


def lowest_dev_loss() -> str:
    dev = np.array([width_losses(units, 0.0, TEN)[1] for units in WIDTHS])
    units = np.median(np.array(WIDTHS)[dev.argmin(axis=0)])
    return "1 or 2" if units < 3 else "3 to 24" if units <= 24 else "32 or more"


def two_plateaus() -> str:
    def fallen(**settings):
        return np.mean([1 - run.last / run.first for run in (ended(seed=seed, **settings) for seed in FIVE)])

    return (
        "no, both look flat" if max(fallen(alpha=1e-4), fallen(alpha=0.1, init="zeros")) < 0.1 else "yes, one of them falls"
    )


def looks_at_which_accuracy_rises() -> str:
    share = np.mean([(np.diff(first_looks(0.03, seed=seed)[1]) > 0).mean() for seed in TEN])
    return "at every one" if share == 1 else "at more than half" if share > 0.5 else "at fewer than half"


def rare_ones_found() -> float:
    return 100 * rare(0.05, 1, FIVE)[1]


def best_alpha_of_five_layers() -> str:
    ratio = best_alpha(5, FIVE) / best_alpha(1, FIVE)
    return "a smaller α is" if ratio < 1 / 5 else "a larger α is" if ratio > 3 else "yes, nearly"
