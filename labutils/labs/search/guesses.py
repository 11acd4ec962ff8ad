"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

import numpy as np

from labutils.guesses import Guess
from labutils.live.question import Questions
from labutils.search import search

from .claims.sampling import best_at_random, best_on_grid, rounds
from .claims.training import final_loss
from .models import ALPHA, EVENLY, WIDTHS, batch_curve, width_losses
from .panels.halving import END, RUNS
from .routine import left_alone, looked_after
from .studies import best_alpha, cost_to_reach, moody, rare
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
    alone, beside = ("fine",) * 4, ("fine", "raises", "diverges", "hangs")
    runs = [
        list(search(moody, [{"mood": mood} for mood in moods], limit=2, seed=100, progress=False))
        for moods in (alone, beside)
    ]
    values = [next((result.value for result in run if result.number == 0), None) for run in runs]
    return "they finish, as if alone" if values[0] == values[1] else "they finish, with other values"


def panda_or_caviar() -> str:
    panda = np.mean([list(looked_after(0.3, 1.3, 3, True, seed))[-1].loss for seed in TEN])
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
        return np.mean([1 - last / first for first, last, _ in (final_loss(seed=seed, **settings) for seed in FIVE)])

    return (
        "no, both look flat" if max(fallen(alpha=1e-4), fallen(alpha=0.1, init="zeros")) < 0.1 else "yes, one of them falls"
    )


def rare_ones_found() -> float:
    return 100 * rare(0.05, 1, FIVE)[1]


def best_alpha_of_five_layers() -> str:
    ratio = best_alpha(5, FIVE) / best_alpha(1, FIVE)
    return "a smaller α is" if ratio < 1 / 3 else "a larger α is" if ratio > 3 else "yes, nearly"


QUESTIONS = Questions(
    "07",
    Guess(
        "nine trials",
        "Nine trials each, and the dev loss depends on α alone. Which search comes closer to the best?",
        "random points",
        "Nine random points are nine values of α, nine squares of a grid are three.",
        nearer_with_nine,
        options=("the grid", "random points", "they tie"),
    ),
    Guess(
        "even draws",
        "Of a hundred even draws of α from 0.0001 to 1, how many lie below 0.1?",
        10,
        "Evenly drawn, the three decades below 0.1 get a tenth of the draws, and the last one gets the rest.",
        even_draws_below_a_tenth,
        within=5,
        axis=(0, 100),
    ),
    Guess(
        "fine trials",
        "Twelve more coarse trials have a median dev loss of 0.56. And twelve drawn around the best three of the first?",
        0.38,
        "Around the best three few trials are bad; the very best of them gains much less.",
        median_of_fine_trials,
        within=0.08,
        axis=(0, 0.8),
    ),
    Guess(
        "three others",
        "One trial raises an error, one diverges, one never ends. What becomes of those beside them?",
        "they finish, as if alone",
        "Each trial has a seed and a limit of its own, and what it does costs only itself.",
        beside_a_trial_that_fails,
        options=("they are lost", "they finish, with other values", "they finish, as if alone"),
    ),
    Guess(
        "panda or caviar",
        "1,200 updates: one run with the daily routine from α = 0.3, or the best of four left alone. Which ends lower?",
        "the panda, looked after",
        "Here looking after pays: α is never wrong for longer than a day, and a bad day is undone.",
        panda_or_caviar,
        options=("the panda, looked after", "the best of four left alone"),
    ),
    Guess(
        "saved by halving",
        "27 runs of up to 270 updates. After 30 of them nine go on, after 90 three. What share of all updates is saved?",
        74,
        "27 · 30 + 9 · 60 + 3 · 180 is 1,890 of 7,290.",
        saved_by_halving,
        within=10,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "harmless",
        "Nine hyperparameters, drawn twenty times each on three sets of data: which never cost three points of dev error?",
        "beta2 and epsilon",
        "The number of units costs that much now and then, and each of the others does on one set or another.",
        harmless_everywhere,
        options=("units and layers", "beta1 and beta2", "beta2 and epsilon", "decay and epsilon"),
    ),
    Guess(
        "fewest examples",
        "Which batch sizes reach a dev loss of 0.5 with the fewest examples?",
        "1 or 4",
        "They make an update of nearly every example. Counted in updates, large batches need the fewest.",
        fewest_examples,
        options=("1 or 4", "64 or more", "the size makes no difference"),
    ),
    Guess(
        "where it turns",
        "From 1 to 64 units in each of two layers, without a penalty: where is the dev loss lowest?",
        "3 to 24",
        "Fewer cannot bend enough, more bend round the noise; the train loss falls all the way.",
        lowest_dev_loss,
        options=("1 or 2", "3 to 24", "32 or more"),
    ),
    Guess(
        "two plateaus",
        "α = 0.0001, or all weights start at 0: does the loss of 1,500 iterations tell which?",
        "no, both look flat",
        "Both fall by less than a tenth. A second experiment has to tell: ten examples, or a larger α.",
        two_plateaus,
        options=("yes, one of them falls", "no, both look flat"),
    ),
    Guess(
        "rare ones",
        "One example in twenty is of class 1, and 95 % are answered right. What share of class 1 is found?",
        8,
        "Calling nobody class 1 is right in 95 %, too, and that is nearly what it does.",
        rare_ones_found,
        within=10,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "stale alpha",
        "You have the best α for one hidden layer. Is it the best for five?",
        "a smaller α is",
        "Five layers multiply what a step does; the best α is more than three times smaller.",
        best_alpha_of_five_layers,
        options=("yes, nearly", "a smaller α is", "a larger α is"),
    ),
)
