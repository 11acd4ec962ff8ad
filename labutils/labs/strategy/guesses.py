"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from . import answers
from .chain import PROBLEMS
from .tasks import ARMS as TASK_ARMS
from .transfer import ARMS

QUESTIONS = Questions(
    "08",
    Guess(
        "nine points",
        "People 1 %, train 1 %, dev 10 %, and dev comes from another source than train. What is the problem?",
        "nobody can tell yet",
        "Nine points are lost between train and dev, to new examples or to the new source. Only train-dev, the error "
        "on new examples from the old source, tells the two apart.",
        answers.variance_or_mismatch,
        options=("avoidable bias", "variance", "data mismatch", "nobody can tell yet"),
    ),
    Guess(
        "worst looking",
        "People get 15 % of the X-rays wrong, train is at 15 %, train-dev, dev and test are at 16 %. What is the "
        "problem, if only a gap of more than one point counts?",
        "none",
        "Only the gaps count: 16 % is a single point more than people get wrong, and one point is not above the margin.",
        answers.problem_of_the_worst,
        options=("none", *PROBLEMS[:3]),
    ),
    Guess(
        "people",
        "Train 0.8 %, train-dev and dev 1.5 %. How good must people be for avoidable bias to be the largest gap?",
        0.1,
        "Variance is 0.7 points whoever is asked. Bias is 0.8 points minus people's error, so it leads once people's "
        "error is below 0.1 %.",
        answers.people_where_bias_leads,
        within=0.05,
        axis=(0, 1.5),
        unit="% wrong at most",
    ),
    Guess(
        "none faulty",
        "5 % of the screws are faulty. How accurate is a rule that calls none of them faulty?",
        95,
        "It is right on every sound screw, and finds not one faulty one.",
        answers.accuracy_of_calling_none,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "fewer faulty",
        "5 % of the screws are faulty instead of 50 %, and the threshold stays at 0.5. Which score does not fall?",
        "accuracy",
        "It rises, since nearly all screws are sound and easy to get right. The other three depend on the few faulty ones.",
        answers.does_not_fall,
        options=answers.SCORES,
    ),
    Guess(
        "a tenth",
        "Averaged over many random splits, the best of eleven networks has a dev error of 3.5 % with at most 10,000 "
        "multiplications. How many points higher is it with 1,000 at most?",
        5,
        "The largest network within this limit has 8 units, and even that reads nine digits in ten. On the one split "
        "that the panel shows it is 7 points.",
        answers.price_of_a_tenth,
        within=2,
        axis=(0, 40),
        unit="points",
        covers=True,
    ),
    Guess(
        "a habit",
        "Somebody labels the faintest 8s as 1, in train and in dev. Which network does this dev set prefer?",
        "B, trained with the same habit",
        "B makes the very mistakes that dev counts as right, so it looks better and is worse.",
        answers.preferred_by_a_habit,
        options=("A, trained with right labels", "B, trained with the same habit"),
    ),
    Guess(
        "mixed",
        "All digits are mixed and then split, with the users' turned by up to 60°. The dev error is 7 %. What is the "
        "error on new digits of the users?",
        27,
        "Only one dev digit in six comes from a user, so the mean over all of dev says little about users' digits.",
        answers.users_behind_a_mixed_dev,
        within=8,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "one pattern",
        "A network learns from digits made with one single pattern of stripes, and misreads 6 % of new digits made "
        "like them. What share of the users' digits does it misread?",
        42,
        "The network has learnt to look past this one pattern; the users' stripes are different.",
        answers.users_behind_one_pattern,
        within=12,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "four hundred",
        "The digits are moved about, and 400 target digits are there to train on. Which of the four ways has the "
        "highest error?",
        "only last new",
        "What is kept cannot learn any more, and 400 digits have much to teach.",
        answers.worst_with_many_targets,
        options=ARMS,
        covers=True,
    ),
    Guess(
        "twelve tasks",
        "Twelve questions about digits, 100 labels for each, no digit with two labels. Which way has the lowest error?",
        "one, missing left out",
        "All twelve need to know which digit it is; together they have 1,200 examples to learn that from.",
        answers.best_of_twelve_tasks,
        options=TASK_ARMS,
    ),
    Guess(
        "both numbers",
        "A network has learnt 200 noisy digits: the train error is 0 %, and dev is 36 points above it. Which of these "
        "changes both the train error and the gap?",
        answers.TURNED[2],
        "A network that is stopped early has not fitted train yet. More examples and L2 leave train where it is.",
        answers.moves_both,
        options=answers.TURNED,
    ),
    Guess(
        "second round",
        "Three turned copies of each upright digit are added to train and to train-dev. What is the largest problem now?",
        "variance",
        "Digits made like the users' shrink the mismatch. What is left lies between train and train-dev: too few digits.",
        answers.problem_after_turning,
        options=("none", *PROBLEMS[:3]),
    ),
    Guess(
        "test error",
        "The third network is at 7 % on 200 dev digits. On which side of that will the test error lie?",
        answers.SIDES[2],
        "Two choices hardly flatter, and 7 % of 200 digits is uncertain by nearly two points: both sides happen.",
        answers.test_beside_dev,
        options=answers.SIDES,
    ),
)
