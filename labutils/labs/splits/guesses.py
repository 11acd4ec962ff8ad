"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

from labutils.guesses import Guess
from labutils.live.question import Questions

from . import answers

QUESTIONS = Questions(
    "01",
    Guess(
        "dev error",
        "The hidden units go from 0 to 24 per layer. Where does the dev error go?",
        "down, then up again",
        "At first the boundary learns to bend with the wave, later it bends round single flipped labels as well.",
        answers.where_dev_goes,
        options=("down all the way", "down, then up again", "up all the way"),
    ),
    Guess(
        "B at 15",
        "B has 15 % on train and 16 % on dev. What is the verdict if the Bayes error is 15 %?",
        "just right",
        "Nobody can do better than 15 %, so nothing is left to gain on train, and dev is one point away.",
        answers.verdict_on_B,
        options=("high bias", "high variance", "both", "just right"),
    ),
    Guess(
        "islands",
        "The line memorises 18 of its mistakes, and the train error falls. What does the dev error do?",
        "it rises",
        "More than half of the islands sit on labels that were flipped at random: new points there have the other label.",
        answers.what_islands_do,
        options=("it falls", "it stays where it is", "it rises"),
    ),
    Guess(
        "patient 3",
        "Patients 1 and 3 show nearly the same numbers. Which remedy helps patient 3 and not patient 1?",
        "train longer",
        "Patient 1 cannot bend, however long it trains. Patient 3 can, and has not yet.",
        answers.helps_only_patient_3,
        options=("train longer", "more data", "regularise"),
    ),
    Guess(
        "data first",
        "One unit per layer, 30 points, dev about 24 %. What dev error is left with more data alone?",
        21,
        "A single straight boundary cannot do better, whatever it is fed. Bias first.",
        answers.dev_with_data_alone,
        within=2,
        axis=(10, 30),
        unit="%",
    ),
    Guess(
        "train error",
        "One unit per layer learns from 10 points, then from 640. What does the train error do?",
        "it rises",
        "Ten points are easily memorised, hundreds are not.",
        answers.train_with_more_points,
        options=("it falls", "it stays where it is", "it rises"),
    ),
    Guess(
        "bigger",
        "With λ = 0.3, what does going from 4 to 16 units per layer do to the dev error?",
        "hardly anything",
        "The penalty keeps the larger network from bending round single points; without it dev rises by about three points.",
        answers.what_size_does_with_a_penalty,
        options=("it falls by five points", "hardly anything", "it rises by five points"),
    ),
    Guess(
        "sure",
        "24 units per layer train for 1,600 iterations rather than 50. How do their answers on dev change?",
        "surer, and right less often",
        "Training goes on pushing the answers towards 0 and 1 on the training set, flipped labels included.",
        answers.what_long_training_does,
        options=("surer, and right more often", "surer, and right less often", "less sure, and right less often"),
    ),
    Guess(
        "variance",
        "From 0 to 16 hidden units the bias falls nearly to 0. What does the variance do?",
        "it rises",
        "A flexible curve follows its own twenty points, their noise included, and each network has other points.",
        answers.what_units_do_to_variance,
        options=("it falls", "it stays where it is", "it rises"),
    ),
    Guess(
        "tumours",
        "30-16-1 learns 400 tumours for 400 epochs. What is its error on these 400?",
        0,
        "With 30 features there is room to memorise all of them. The dev error is what you have to look at.",
        answers.train_error_on_tumours,
        within=0.5,
        axis=(0, 10),
        unit="%",
    ),
    Guess(
        "twins",
        "Each of 5,000 examples appears twice in a file; a fifth of the file becomes dev. What share of dev has its twin in "
        "train?",
        80,
        "The twin is anywhere in the file, and four fifths of the file are train.",
        answers.share_of_twins,
        within=5,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "ten from eleven",
        "Two models have errors of 10 % and 11 %. With how many dev examples is this one percentage point more than two "
        "standard errors?",
        "10,000",
        "With 1,000 one standard error is already about a point. Ten thousand bring it down to 0.3.",
        answers.examples_for_one_point,
        options=("100", "1,000", "10,000"),
    ),
    Guess(
        "folds",
        "Five folds of 100 tumours, so twenty in each. How many percentage points lie between the errors of the best "
        "and the worst fold?",
        10,
        "One wrong answer among twenty is five percentage points already, and the best and the worst fold differ by "
        "about two answers.",
        answers.spread_of_folds,
        within=5,
        axis=(0, 30),
        unit="points",
    ),
    Guess(
        "winner",
        "200 models, each wrong on 20 % of all examples. The best on 50 dev examples is kept: what dev error does it show?",
        6,
        "Among two hundred models some are very lucky on fifty examples. On new examples such a model is wrong on 20 % "
        "again.",
        answers.dev_error_of_the_winner,
        within=3,
        axis=(0, 30),
        unit="%",
    ),
    Guess(
        "trained winner",
        "Of 200 trained networks the median is wrong on 21 %; the best on 50 dev examples shows 14 % there. "
        "Where is its error on a fresh test set?",
        "between the two",
        "It was chosen partly for being better and partly for being lucky. The luck stays behind on dev.",
        answers.where_the_trained_winner_is,
        options=("where its dev error is", "between the two", "where the median is"),
    ),
    Guess(
        "messy",
        "Trained on clean digits alone: what share of digits turned by up to 36° is read wrongly?",
        33,
        "It is about a third, and the clean dev set, with its 4 %, tells you nothing about it.",
        answers.errors_on_messy_digits,
        within=8,
        axis=(0, 100),
        unit="%",
    ),
)
