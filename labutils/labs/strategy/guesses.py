"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from .exercises.next_step import next_step
from .proofs import cuts, shared, synthesis, transferred, with_wrong_labels
from .screws import accuracy, screws
from .tasks import ARMS as TASK_ARMS
from .transfer import ARMS

SEEDS = range(100, 106)


def variance_or_mismatch() -> str:
    found = {next_step((1, 1, train_dev, 10, 10), 1)[1] for train_dev in (1.5, 9)}
    return found.pop() if len(found) == 1 else "that cannot be told yet"


def accuracy_of_calling_none() -> float:
    return 100 * accuracy(*screws(0.05, seed=100), threshold=1.1)


def preferred_by_a_habit() -> str:
    a, b, _, _ = with_wrong_labels("a habit", 0.08, SEEDS).mean(axis=1)
    return "A, which learnt right labels" if a < b else "B, which learnt the same habit"


def users_behind_a_mixed_dev() -> float:
    return float(cuts(200, 60, SEEDS)[0, 3].mean())


def users_behind_one_pattern() -> float:
    return float(synthesis("stripes", 1, SEEDS)[1].mean())


def worst_with_many_targets() -> str:
    return ARMS[transferred(2, "900 digits 0–4", 400, SEEDS).mean(axis=1).argmax()]


def best_of_twelve_tasks() -> str:
    return TASK_ARMS[shared(12, 64, 100, SEEDS).mean(axis=1).argmin()]


QUESTIONS = Questions(
    "08",
    Guess(
        "nine points",
        "People 1 %, train 1 %, dev 10 %, and dev comes from another source than train. What is the problem?",
        "that cannot be told yet",
        "Nine points are lost on the way, to new examples or to the new source. Only an error on new examples of the old "
        "source, train-dev, parts the two.",
        variance_or_mismatch,
        options=("avoidable bias", "variance", "data mismatch", "that cannot be told yet"),
    ),
    Guess(
        "none faulty",
        "5 % of the screws are faulty. What accuracy has a rule that calls none of them faulty?",
        95,
        "It is right on every sound screw, and finds not one faulty one.",
        accuracy_of_calling_none,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "a habit",
        "Somebody writes down the faintest 8s as 1, in train and in dev. Which network does this dev set prefer?",
        "B, which learnt the same habit",
        "B makes the very mistakes that dev takes for right, so it looks better and is worse.",
        preferred_by_a_habit,
        options=("A, which learnt right labels", "B, which learnt the same habit"),
    ),
    Guess(
        "mixed",
        "All mixed and split again, with the users' digits turned by up to 60°, dev says 7 %. What will the users meet?",
        27,
        "Only one dev digit in six is a user's: the mean over all of them says little about theirs.",
        users_behind_a_mixed_dev,
        within=8,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "one pattern",
        "Made with one single pattern of stripes, new made digits are read with 6 % mistakes. And the users' digits?",
        42,
        "The network has learnt to look past this one pattern; the users' stripes are others.",
        users_behind_one_pattern,
        within=12,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "four hundred",
        "Digits moved about, 400 target digits to train on: which of the four ways is worst?",
        "only last new",
        "What is kept cannot learn any more. With 10 digits that protects; with 400 it binds.",
        worst_with_many_targets,
        options=ARMS,
    ),
    Guess(
        "twelve tasks",
        "Twelve questions about digits, 100 labels for each, no digit with two labels. Which way has the lowest error?",
        "one, gaps left out",
        "All twelve need to know which digit it is; together they have 1,200 examples to learn that from.",
        best_of_twelve_tasks,
        options=TASK_ARMS,
    ),
)
