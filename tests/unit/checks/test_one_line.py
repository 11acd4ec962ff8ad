"""Labs 07 and 08: what a learner may type in one line, wrong and right, tried one after another."""

import pytest

from tests.unit.checks.test_labs import check

WRONG = [
    ("log_alpha", "return low * high ** u", "The length of the stretch is log10(high) −"),
    ("log_alpha", "return low ** u * high ** (1 - u)", "The ruler is reversed: u = 0 has to give"),
    ("log_alpha", "return low * (low / high) ** u", "The sign of the step is reversed: from"),
    ("log_alpha", "return np.log10(low + u * (high - low))", "The logarithm is taken last, of a uniformly"),
    ("log_alpha", "return 10 ** np.log10(low + u * (high - low))", "This is the linear scale: nine samples in"),
    ("log_alpha", "return 10 ** (low + u * (high - low))", "low and high themselves are taken for"),
    ("log_alpha", "return np.exp(low + u * (high - low))", "low and high themselves are taken for"),
    (
        "log_alpha",
        "return 2 ** (np.log10(low) + u * (np.log10(high) - np.log10(low)))",
        "`2 **` undoes `np.log2`, not `np.log10`:",
    ),
    (
        "log_alpha",
        "return 10 ** (np.log2(low) + u * (np.log2(high) - np.log2(low)))",
        "`np.log2` is the logarithm to the base 2;",
    ),
    (
        "log_alpha",
        "return 10 ** (-(np.log10(low) + u * (np.log10(high) - np.log10(low))))",
        "This is 1/α: log10(low) is negative by",
    ),
    (
        "log_alpha",
        "return 10 ** (np.log10(low) + u * (np.log10(high) + np.log10(low)))",
        "The length of the stretch is a difference:",
    ),
    (
        "log_alpha",
        "return 10 ** np.log10(low) + u * (np.log10(high) - np.log10(low))",
        "The power is taken of the first term alone:",
    ),
    ("log_alpha", "return 10 ** -(u * 4)", "This is a scale from 1 down to 0.0001,"),
    (
        "log_alpha",
        "return 1 - 10 ** (np.log10(low) + u * (np.log10(high) - np.log10(low)))",
        "This is 1 − α. The minus from 1 belongs to",
    ),
    (
        "log_alpha",
        "return (np.log10(low) + u * (np.log10(high) - np.log10(low))) ** 10",
        "Base and exponent are exchanged: `10**r`,",
    ),
    ("log_alpha", "return np.log10(low) + u * np.log10(high / low)", "This is the exponent r, a negative number"),
    ("log_beta", "return 1 - (1 - high) * ((1 - low) / (1 - high)) ** u", "The ruler is reversed: u = 0 has to give"),
    ("log_beta", "return 1 - low * (high / low) ** u", "The scale is laid over low and high"),
    ("log_beta", "return (1 - low) * ((1 - high) / (1 - low)) ** u", "This is 1 − beta. Return beta: subtract it"),
    ("log_beta", "return low * (high / low) ** u", "This puts beta on a log scale, which is"),
    ("log_beta", "return 1 - (1 - low) * (1 - high) ** u", "The length of the stretch is log10(1 −"),
    (
        "log_beta",
        "return 1 - 10 ** (np.log10(1 - low) - u * (np.log10(1 - high) - np.log10(1 - low)))",
        "The sign of the step is reversed: from",
    ),
    ("log_beta", "return 1 - 10 ** (u * np.log10(1 - high))", "This runs from 0 up to high, whatever low"),
    ("log_beta", "return 1 - 10 ** (-3 * u)", "This is the scale from 0 to 0.999, whatever"),
    ("log_beta", "return 1 - 10 ** (-1 + -2 * u)", "This is the scale from 0.9 to 0.999,"),
    ("log_beta", "return 1 - 10 ** (-3 + 2 * u)", "This is the scale from 0.999 down to 0.9,"),
    (
        "log_beta",
        "return 1 - 2 ** (np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low)))",
        "`2 **` undoes `np.log2`, not `np.log10`:",
    ),
    (
        "log_beta",
        "return 1 - 10 ** (np.log2(1 - low) + u * (np.log2(1 - high) - np.log2(1 - low)))",
        "`np.log2` is the logarithm to the base 2;",
    ),
    (
        "log_beta",
        "return np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low))",
        "This is the exponent r, a negative number.",
    ),
    (
        "log_beta",
        "return 1 - (np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low)))",
        "The power is missing: beta is `1 - 10**r`,",
    ),
    ("log_beta", "return high + u * (low - high)", "This samples beta itself uniformly, and from"),
    (
        "log_beta",
        "return 1 - 1 / (1 / (1 - low) + u * (1 / (1 - high) - 1 / (1 - low)))",
        "This draws the memory 1/(1 − beta) uniformly:",
    ),
    (
        "survivors",
        "return np.argsort(losses)[: max(1, len(losses) // eta)][::-1]",
        "The right runs, but the worst of them first:",
    ),
    (
        "survivors",
        "return np.argsort(np.argsort(losses))[: max(1, len(losses) // eta)]",
        "These are ranks: the place of each run in",
    ),
    (
        "survivors",
        "return np.argsort(np.abs(-losses))[-max(1, len(losses) // eta):][::-1]",
        "These are the worst runs, the diverged one",
    ),
    ("survivors", "return np.argsort(1 / losses)[: max(1, len(losses) // eta)]", "These are the worst runs: the losses are"),
    (
        "survivors",
        "return np.flatnonzero(losses <= np.nanquantile(losses, 1 / eta))",
        "The right runs, but in the order of their",
    ),
    (
        "survivors",
        "return losses[np.argsort(losses)[: max(1, len(losses) // eta)]]",
        "These are the losses of the best runs.",
    ),
    ("pick_model", "return int(np.argmin(errors))", "The limit is not used: this is the lowest"),
    ("pick_model", "return int(np.argmin(costs))", "This is the cheapest of all. Cost only has"),
    (
        "pick_model",
        "return int(np.argmin(np.where(costs <= limit, errors, np.inf)))",
        "Two cases are missing: where no model keeps",
    ),
    (
        "pick_model",
        "return int(np.argmin(np.where(costs <= limit, errors, 0)))",
        "Those that are too expensive are given the error",
    ),
    ("pick_model", "return int(np.argmin(errors * costs))", "Error and cost are mixed into one number."),
    ("masked_dZ", "return np.where(np.isnan(Y), 0.0, A - Y)", "The division by m is missing: J is a mean"),
    ("masked_dZ", "return np.where(np.isnan(Y), 0.0, A - Y) / len(Y)", "This divides by the number of tasks. The"),
    ("masked_dZ", "return np.where(np.isnan(Y), 0.0, A - Y) / Y.size", "This divides by tasks times examples. J is"),
    (
        "masked_dZ",
        "return np.where(np.isnan(Y), 0.0, A - Y) / np.sum(~np.isnan(Y))",
        "This divides by the number of given labels:",
    ),
    (
        "masked_dZ",
        "return np.where(np.isnan(Y), 0.0, A - Y) / (Y.shape[1] - 1)",
        "This divides by m − 1, which belongs to a",
    ),
    (
        "masked_dZ",
        "return np.where(np.isnan(Y), 0.0, (A - Y) * A * (1 - A)) / Y.shape[1]",
        "The slope of the sigmoid is in it twice:",
    ),
    (
        "masked_dZ",
        "return np.where(np.isnan(Y), 0.0, -Y / A + (1 - Y) / (1 - A)) / Y.shape[1]",
        "This is dA, the slope with respect to the sigmoid's",
    ),
    ("masked_dZ", "return np.where(np.isnan(Y), 0.0, Y - A) / Y.shape[1]", "The sign is reversed: dZ = A −"),
    (
        "masked_dZ",
        "return np.where(np.isnan(Y), 0.0, np.abs(A - Y)) / Y.shape[1]",
        "The sign is lost: a step has to know on",
    ),
    ("masked_dZ", "return np.where(~np.isnan(Y), 0.0, A - Y) / Y.shape[1]", "The two branches of `np.where` are"),
    (
        "masked_dZ",
        "return np.where(np.isnan(Y).any(axis=1, keepdims=True), 0.0, A - Y) / Y.shape[1]",
        "A task with *one* gap is left out",
    ),
    ("masked_dZ", "return (A - np.nan_to_num(Y, nan=0.5)) / Y.shape[1]", "The label 0.5 is taught in the gaps:"),
    (
        "masked_dZ",
        "return np.nan_to_num(A - Y) / np.maximum((~np.isnan(Y)).sum(axis=1, keepdims=True), 1)",
        "This divides each task by the number of its",
    ),
    (
        "masked_dZ",
        "return np.nan_to_num(A - Y) / np.maximum((~np.isnan(Y)).sum(axis=0, keepdims=True), 1)",
        "This divides each example by the number of",
    ),
]
LOOP = """best = None, None, {start}
for u, v in rulers{rows}:
    alpha, beta = 1e-4 ** (1 - u), 1 - 0.1 * 0.01**v
    value = objective(alpha, beta)
    if value < best[2]:
        best = alpha, beta, value
return best"""
WRONG += [
    ("best_trial", LOOP.format(start="float('inf')", rows="[1:]"), "The first row is never tried"),
    ("best_trial", LOOP.format(start="float('inf')", rows="[:-1]"), "The last row is never tried"),
    ("best_trial", LOOP.format(start="1", rows=""), "The best value starts at 1"),
    (
        "survivors",
        "return np.argsort(np.nan_to_num(losses, nan=0.5))[: max(1, len(losses) // eta)]",
        "The NaN was made an ordinary loss",
    ),
    (
        "scores",
        "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n    return 0.0, 1.0, 0.0\n"
        "return hits / yes.sum(), hits / true.sum(), 2 * hits / (yes.sum() + true.sum())",
        "got 1, expected 0",
    ),
]
RIGHT = [
    ("best_trial", LOOP.format(start="float('inf')", rows="")),
    ("log_alpha", "return low * (high / low) ** u"),
    ("log_alpha", "return low ** (1 - u) * high ** u"),
    ("log_alpha", "return np.exp(np.log(low) + u * (np.log(high) - np.log(low)))"),
    ("log_alpha", "return 2 ** (np.log2(low) * (1 - u) + np.log2(high) * u)"),
    ("log_alpha", "return 10 ** (np.log10(low) + u * np.log10(high / low))"),
    ("log_alpha", "return high * (low / high) ** (1 - u)"),
    ("log_alpha", "return np.power(10, np.interp(u, [0, 1], [np.log10(low), np.log10(high)]))"),
    ("log_alpha", "return float(np.exp(u * np.log(high / low))) * low"),
    ("log_beta", "return 1 - (1 - low) * ((1 - high) / (1 - low)) ** u"),
    ("log_beta", "return 1 - (1 - low) ** (1 - u) * (1 - high) ** u"),
    ("log_beta", "return 1 - np.exp(np.log(1 - low) + u * (np.log(1 - high) - np.log(1 - low)))"),
    ("log_beta", "return 1 - 2 ** np.interp(u, [0, 1], np.log2([1 - low, 1 - high]))"),
    ("log_beta", "return 1 - np.exp(np.log1p(-low) * (1 - u) + np.log1p(-high) * u)"),
    ("log_beta", "return 1 - 10 ** (np.log10(1 - high) + (1 - u) * (np.log10(1 - low) - np.log10(1 - high)))"),
    ("survivors", 'return np.argsort(losses, kind="stable")[: max(len(losses) // eta, 1)]'),
    ("survivors", "return np.argsort(losses)[: len(losses) // eta or 1]"),
    ("survivors", "return np.argsort(np.nan_to_num(losses, nan=np.inf))[: max(1, losses.size // eta)]"),
    ("survivors", "return np.argsort(np.where(np.isnan(losses), np.inf, losses))[: max(1, losses.shape[0] // eta)]"),
    ("survivors", "return np.argsort(losses)[: max(1, int(len(losses) / eta))]"),
    ("survivors", "return np.argsort(losses)[: max(1, int(np.floor(len(losses) / eta)))]"),
    ("survivors", "return np.lexsort((losses,))[: max(1, len(losses) // eta)]"),
    ("survivors", "return np.argsort(losses)[: np.maximum(1, len(losses) // eta)]"),
    (
        "pick_model",
        "return min(((e, c, k) for k, (e, c) in enumerate(zip(errors, costs)) if c <= limit), default=(0, 0, -1))[2]",
    ),
    ("masked_dZ", "return np.nan_to_num(A - Y) / Y.shape[1]"),
    ("masked_dZ", "return np.nan_to_num((A - Y) / Y.shape[1])"),
    ("masked_dZ", "return np.nan_to_num((A - Y) / Y.shape[1], nan=0.0)"),
    ("masked_dZ", "return (A - np.where(np.isnan(Y), A, Y)) / Y.shape[1]"),
    ("masked_dZ", "return (A - np.nan_to_num(Y)) * ~np.isnan(Y) / Y.shape[1]"),
    ("masked_dZ", "return (A - np.nan_to_num(Y)) * (Y == Y) / len(Y[0])"),
    ("masked_dZ", "return np.where(Y == Y, A - Y, 0) / Y.shape[1]"),
    ("masked_dZ", "return np.ma.filled(np.ma.masked_invalid(A - Y), 0) / Y.shape[1]"),
]


@pytest.mark.parametrize(("name", "body", "words"), WRONG)
def test_a_slip_is_told_its_own_mistake(name, body, words):
    verdict = check(name, body)
    assert verdict.status == "wrong" and words in verdict.message, verdict.message


@pytest.mark.parametrize(("name", "body"), RIGHT)
def test_a_right_answer_in_another_style_is_right(name, body):
    assert check(name, body).passed
