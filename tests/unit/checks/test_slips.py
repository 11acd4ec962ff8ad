"""Forty wrong answers to each exercise that are not among its known ones: none of them passes."""

from collections import Counter
from collections.abc import Callable
from importlib import import_module
from itertools import islice

import numpy as np
import pytest

from labutils.checks import Exercise
from labutils.checks.judge import judge
from labutils.checks.trials import Answers
from labutils.labs import LABS
from tests.unit.checks.slips import BESIDE, double_slips, slips
from tests.unit.checks.test_one_line import WRONG
from tests.unit.checks.test_second_hand import ANSWERS

FORTY = 40
EXERCISES = [
    pytest.param(exercise, id=f"{lab.module} {exercise.name}")
    for lab in LABS.values()
    for exercise in import_module(f"labutils.labs.{lab.module}").EXERCISES.exercises
]
COUNTED = ("A", "Y", "answer", "true")
# The slips that are right after all: with one output row, a column that is counted in X and in Y, a sum that broadcasts.
RIGHT = {
    "dense_backward": {"m = A_prev.shape[1]"},
    "accumulate": {"dW += dz * a.T"},
    "two_layer_gradients": {
        "m = Y.shape[1]",
        "dZ1 = W2.T * dZ2 * (1 - A1 ** 2)",
        "dW2, db2 = (dZ2 @ A1.T / m, dZ2.sum(keepdims=True) / m)",
    },
    "split_once": {"order = rng.permutation(Y.shape[1])"},
    "k_fold_error": {"folds = np.split(rng.permutation(Y.shape[1]), k)"},
    "minibatches": {"m = Y.shape[1]"},
    "fit_by_momentum": {f"v = 0 * {one}" for one in ("epochs", "batch_size", "alpha0", "decay", "beta")}
    | {"v = 0 / theta", "v = 0"},
    "batchnorm_backward": {"m = dZ_tilde.shape[1]"},
    "softmax_dZ": {"return (A - Y) / A.shape[1]"},
    "softmax": {  # a number for each column is taken from the column, or divides it, whether it is a row or a vector
        *(f"T = np.exp(Z - Z.max({axis}))" for axis in ("axis=0", "axis=0, keepdims=False")),
        *(f"return T / T.sum({axis})" for axis in ("axis=0", "axis=0, keepdims=False")),
    },
    "cross_entropy": {
        "top = Z.max(axis=0)",
        "top = Z.max(axis=0, keepdims=False)",
        "log_sum = top + np.log(np.exp(Z - top).sum(axis=0))",
        "log_sum = top + np.log(np.exp(Z - top).sum(axis=0, keepdims=False))",
        "return np.mean(log_sum - (Z * Y).sum(axis=0))",
        "return np.mean(log_sum - (Z * Y).sum(axis=0, keepdims=False))",
    },
    # the diagonal is out of the way with 1 or -1, too; there are as many rows in A as in Y, and rows of zeros do no harm
    "commonest_mistake": {f"np.fill_diagonal(counts, {one})" for one in (1, -1)}
    | {f"counts = np.zeros((len({a}), len({b})), int)" for a in COUNTED for b in COUNTED},
    "he_network": {"for n_in, n_out in zip(sizes[:], sizes[1:]):"},  # zip ends with the shorter of the two
    "clip": {"return c * g / norm if norm >= c else g.copy()"},
    "glorot_sd": {"return np.sqrt(2 / (n_out + n_in))"},
    "dropout_backward": {"return mask * dA / keep_prob"},
    "best_trial": {"if value <= best[2]:"},  # of two equal ones either will do
    "scores": {"precision, recall = (hits / np.sum(yes), hits / np.sum(Y))"},
    "shuffled": {"order = rng.permutation(Y.shape[1])"},
    "weight_gradient": {"return dZ @ A.T / A.shape[1] + lambd / m * W"},
    "first_checks": {"loss = -np.log((A * Y).sum(axis=0)).mean() <= 3 * np.log(len(A))"},
    "masked_dZ": {"return np.where(np.isnan(Y), 0.0, A - Y) / A.shape[1]"},
    "l1_step": {"return W - alpha * (dW + lambd / m / np.sign(W))"},  # 1/1 and 1/-1; no weight is exactly 0
    "dropout_forward": {"mask = rng.random(A.shape) <= keep_prob"},
    "choose_lambda": {"return max((s for s, mean in zip(strengths, means) if mean > means[best] - error))"},
    "to_blocks": {"return [part.reshape(shape) for part, shape in zip(np.split(theta, ends[:]), shapes)]"},
    # two gradients that both vanish are no question of the exercise
    "relative_difference": {f"return np.linalg.norm(a - b) / size if size else {one}" for one in ("1.0", "-1.0", "-2.0")},
    "check_gradient": {"approx = np.zeros_like(grad)", "for i in range(grad.size):", "nudge = np.zeros_like(grad)"},
    "last_wrong_layer": {
        "return max((int(name[1:]) for name, score in scores.items() if score >= threshold), default=0)",
    },
    "two_layer_backward": {
        "db2 = dZ2.sum(keepdims=True) / m",
        "dZ1 = W2.T * dZ2 * (A1 > 0)",
        *(f"m = {one}.shape[1]" for one in ("Y", "A1", "A2")),
    },
    # the stub gives the default, and every case of the check passes a margin
    "diagnose": {f"def diagnose(train_error, dev_error, bayes, margin={default}):" for default in ("4.0", "2.0")},
    "paired_interval": {
        *(f"def paired_interval(a, b, t={default}):" for default in ("3.093", "1.093")),
        *(f"half = t * d.std(ddof=1) / np.sqrt(len({one}))" for one in "ab"),
    },
    "diagnose_measured": {
        f"def diagnose_measured(train_error, dev_error, bayes, m_dev, margin={default}):" for default in ("4.0", "2.0")
    },
}


def passes(exercise: Exercise, fn: Callable, answers: Answers) -> bool:
    """In all cases of a check; most wrong answers do not pass the first."""
    return judge(exercise, fn, exercise.seeds[:1], answers).passed and judge(exercise, fn, answers=answers).passed


BY_HAND = Counter([answer["name"] for answer in ANSWERS["wrong"]] + [name for name, *_ in WRONG])


@pytest.mark.parametrize("exercise", EXERCISES)
def test_no_slip_of_the_pen_passes(exercise):
    rng, every = np.random.default_rng(0), list(slips(exercise))
    chosen = [every[k] for k in rng.permutation(len(every))[:FORTY]]
    single = {line for line, _ in every}
    double = (slip for slip in double_slips(exercise, rng) if slip[0] not in single)
    chosen += islice(double, FORTY - len(chosen))  # a short solution: two slips at once make up the number
    assert len(chosen) + BY_HAND[exercise.name] >= FORTY  # the rest has been written down by a second hand
    answers: Answers = {}
    passed = {one for line, fn in chosen if passes(exercise, fn, answers) for one in line.split(BESIDE)}
    assert passed <= RIGHT.get(exercise.name, set()), passed


def test_a_check_on_too_easy_cases_would_be_found():
    """With every error far from the margin, nobody could tell > from >=."""
    exercise = next(one.values[0] for one in EXERCISES if one.values[0].name == "diagnose")
    easy = [(train, dev, 0.0, 3.0) for train, dev in ((10, 11), (1, 9), (10, 20), (1, 2), (8, 9))]
    tame = type(exercise)(exercise.name, exercise.solution, lambda rng: easy[int(rng.integers(5))], hints=exercise.hints)
    assert any(">=" in line and judge(tame, fn).passed for line, fn in slips(tame))
