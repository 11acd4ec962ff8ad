"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from . import answers

QUESTIONS = Questions(
    "07",
    Guess(
        "nine trials",
        "Nine trials each. Which search comes closer to the best, averaged over many draws?",
        "random points",
        "Nine random points try nine values of α, the nine squares of a grid only three.",
        answers.nearer_with_nine,
        options=("the grid", "random points", "they tie"),
    ),
    Guess(
        "even draws",
        "A hundred values of α are drawn uniformly from 0.0001 to 1. How many lie below 0.1?",
        10,
        "Drawn uniformly, the three decades below 0.1 get a tenth of the draws, and the last one gets the rest.",
        answers.even_draws_below_a_tenth,
        within=5,
        axis=(0, 100),
    ),
    Guess(
        "fine trials",
        "Twelve more coarse trials have a median dev loss of 0.56. What is the median of twelve drawn around the best "
        "three of the first round?",
        0.38,
        "Around the best three, few trials are bad; the very best trial improves much less.",
        answers.median_of_fine_trials,
        within=0.08,
        axis=(0, 0.8),
    ),
    Guess(
        "three others",
        "Of six trials one raises an error, one diverges, one never ends. What happens to the other three?",
        "they finish, as if alone",
        "Each trial has a seed and a limit of its own, and what it does costs only itself.",
        answers.beside_a_trial_that_fails,
        options=("they are lost", "they finish, with other values", "they finish, as if alone"),
    ),
    Guess(
        "panda or caviar",
        "1,200 updates: one run with the daily routine from α = 0.3, or the best of four runs of 300 updates with "
        "momentum, each left alone with a random α from 0.01 to 3. Which ends with the lower dev loss?",
        "the panda, looked after",
        "Here looking after pays: α is never wrong for longer than a day, and a bad day is undone.",
        answers.panda_or_caviar,
        options=("the panda, looked after", "the best of four left alone"),
    ),
    Guess(
        "saved by halving",
        "27 runs of up to 270 updates. After 30 updates nine go on, after 90 three. What share of all updates is saved?",
        74,
        "27 · 30 + 9 · 60 + 3 · 180 is 1,890 of 7,290.",
        answers.saved_by_halving,
        within=10,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "harmless",
        "Each of nine hyperparameters is drawn twenty times on each of three sets of data. For which two does the dev "
        "error never rise by more than three points?",
        "beta2 and epsilon",
        "The number of units costs that much now and then, and each of the others does on one set or another.",
        answers.harmless_everywhere,
        options=("units and layers", "beta1 and beta2", "beta2 and epsilon", "decay and epsilon"),
    ),
    Guess(
        "fewest examples",
        "Which batch sizes reach a dev loss of 0.5 with the fewest examples?",
        "1 or 4",
        "They turn nearly every example into an update. Counted in updates, large batches need the fewest.",
        answers.fewest_examples,
        options=("1 or 4", "64 or more", "the size makes no difference"),
    ),
    Guess(
        "where it turns",
        "From 1 to 64 units in each of two layers, without a penalty: where is the dev loss lowest?",
        "3 to 24",
        "Fewer units cannot bend the boundary enough, more bend it round the noise; the train loss falls all the way.",
        answers.lowest_dev_loss,
        options=("1 or 2", "3 to 24", "32 or more"),
    ),
    Guess(
        "two plateaus",
        "α = 0.0001, or all weights start at 0: does the loss over 1,500 iterations tell you which it is?",
        "no, both look flat",
        "Both fall by less than a tenth. You need a second experiment: ten examples, or a larger α.",
        answers.two_plateaus,
        options=("yes, one of them falls", "no, both look flat"),
    ),
    Guess(
        "fifty looks",
        "A run is looked at fifty times in its first 250 iterations; each time the train loss is lower than before. At "
        "how many of these looks is the accuracy higher?",
        "at fewer than half",
        "An example counts only when its answer changes sides; the loss feels every step towards that.",
        answers.looks_at_which_accuracy_rises,
        options=("at every one", "at more than half", "at fewer than half"),
    ),
    Guess(
        "rare ones",
        "5 % of the examples are of class 1, and the network is right on 95 %. What share of class 1 does it find?",
        8,
        "A network that never answers class 1 is right on 95 % too, and this one hardly ever does.",
        answers.rare_ones_found,
        within=10,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "stale alpha",
        "You have the best α for one hidden layer. Is it the best for five?",
        "a smaller α is",
        "Five layers multiply what a step does; the best α is more than five times smaller.",
        answers.best_alpha_of_five_layers,
        options=("yes, nearly", "a smaller α is", "a larger α is"),
    ),
)
