"""What learners write in the labs: right in another style passes, wrong is told by its own mistake."""

from importlib import import_module

import numpy as np
import pytest

from labutils.labs import LABS
from labutils.labs.strategy import ACTIONS, PROBLEMS

EXERCISES = [import_module(f"labutils.labs.{lab.module}").EXERCISES for lab in LABS.values()]
LAB_OF = {exercise.name: (lab, exercise) for lab in EXERCISES for exercise in lab.exercises}


def check(name, body):
    """The verdict on a function with these lines."""
    lab, exercise = LAB_OF[name]
    space = {"np": np, "PROBLEMS": PROBLEMS, "ACTIONS": ACTIONS}
    lines = "".join(f"\n    {line}" for line in body.splitlines())
    exec(f"def {name}({', '.join(exercise.parameters)}):{lines}", space)
    return lab.check(space[name])


ADAM = "v = beta1 * v + (1 - beta1) * grad\ns = beta2 * s + (1 - beta2) * grad**2\n"
ORDER = "order = rng.permutation(X.shape[1])\n"
BATCHES = "m = X.shape[1]\norder = rng.permutation(m)\n"
STATISTICS = "mu = Z.mean(axis=1, keepdims=True)\ns = Z.var(axis=1, keepdims=True)\n"
T = "T = np.exp(Z - Z.max(axis=0))\n"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("sigmoid", "return 0.5 * (1 + np.tanh(Z / 2))"),
        ("sigmoid", "A = np.zeros_like(Z)\nfor i, z in np.ndenumerate(Z):\n    A[i] = 1 / (1 + np.exp(-z))\nreturn A"),
        ("cost", "J = 0\nfor a, y in zip(A[0], Y[0]):\n    J -= np.log(a) if y else np.log(1 - a)\nreturn J / A.shape[1]"),
        ("cost", "return -np.mean(Y * np.log(A + 1e-8) + (1 - Y) * np.log(1 - A + 1e-8))"),
        ("cost", "A = np.clip(A, 1e-8, 1 - 1e-8)\nreturn float(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))"),
        ("dense_forward", "return np.einsum('ij,jm->im', W, A_prev) + b"),
        ("dense_forward", "Z = np.dot(W, A_prev)\nZ += b\nreturn Z"),
        (
            "dense_backward",
            "m = dZ.shape[1]\nreturn [W.T @ dZ, np.einsum('im,jm->ij', dZ, A_prev) / m, dZ.mean(1)[:, None]]",
        ),
        (
            "diagnose",
            "bias, variance = train_error - bayes, dev_error - train_error\nwords = {(1, 1): 'both', (1, 0): 'high bias', "
            "(0, 1): 'high variance', (0, 0): 'just right'}\n"
            "return bias, variance, words[bias > margin, variance > margin]",
        ),
        (
            "split_once",
            "order = np.arange(X.shape[1])\nrng.shuffle(order)\nX, Y = X[:, order], Y[:, order]\n"
            "return [X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]]",
        ),
        ("standard_error", "return float((p - p**2) / m) ** 0.5"),
        (
            "diagnose_measured",
            "import math\nerror = math.sqrt(dev_error * (100 - dev_error) / m_dev)\n"
            "bias, gap = train_error - bayes, dev_error - train_error\n"
            "word = {0: 'just right', 1: 'high bias', 2: 'high variance', 3: 'both'}\n"
            "return [error, word[(bias > margin) + 2 * (gap > margin and gap > error)]]",
        ),
        ("dense_forward", "return np.hstack([W, b]) @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])"),
        (
            "k_fold_error",
            "folds, total = rng.permutation(X.shape[1]).reshape(k, -1), 0\nfor i in range(k):\n"
            "    rest = np.delete(folds, i, axis=0).ravel()\n"
            "    total += measure(X[:, rest], Y[:, rest], X[:, folds[i]], Y[:, folds[i]]) / k\nreturn total",
        ),
        (
            "he_network",
            "pairs = [*zip(sizes[1:], sizes)]\nW = [rng.standard_normal((n, before)) / (before / 2) ** 0.5 "
            "for n, before in pairs]\nreturn W, [np.zeros((n, 1)) for n, _ in pairs]",
        ),
        (
            "clip_all",
            "norm = np.linalg.norm(np.concatenate([np.ravel(g) for g in grads]))\n"
            "return [g * min(1, c / norm) if norm else g for g in grads]",
        ),
        (
            "normalise",
            "mu = X_train.mean(1)[:, None]\nvariance = np.mean((X_train - mu) ** 2, axis=1)[:, None]\n"
            "return (X - mu) / variance**0.5",
        ),
        (
            "choose_lambda",
            "means = dev.mean(axis=1)\nbest = int(np.argmax(means))\n"
            "limit = means[best] - dev[best].std() / len(dev[best]) ** 0.5\n"
            "return strengths[max(i for i in range(len(strengths)) if means[i] >= limit)]",
        ),
        ("normalise", "return np.array([(x - t.mean()) / t.std() for x, t in zip(X, X_train)])"),
        ("he_init", "return rng.normal(0, np.sqrt(2 / n_in), (n_out, n_in))"),
        ("glorot_sd", "return np.sqrt(6 / (n_in + n_out)) / np.sqrt(3)"),
        ("clip", "norm = np.sqrt(np.sum(g * g))\nif norm > c:\n    g = g * c / norm\nreturn g"),
        ("l2_cost", "for w in W:\n    J_data = J_data + lambd / 2 / m * np.linalg.norm(w) ** 2\nreturn J_data"),
        ("l2_step", "W = W.copy()\nW *= 1 - alpha * lambd / m\nW -= alpha * dW\nreturn W"),
        (
            "dropout_forward",
            "mask = (rng.random(A.shape) < keep_prob).astype(int)\nreturn np.where(mask, A / keep_prob, 0), mask",
        ),
        (
            "dropout_forward",
            "mask = np.array([[rng.random() < keep_prob for _ in a] for a in A])\nreturn A * mask / keep_prob, mask",
        ),
        ("dropout_backward", "out = dA.copy()\nout[~mask] = 0\nreturn out / keep_prob"),
        ("two_sided", "return sum(sign * J(theta + sign * epsilon) for sign in (1, -1)) / 2 / epsilon"),
        ("relative_difference", "return np.linalg.norm(b - a) / (np.linalg.norm(a) + np.linalg.norm(b) + 1e-8)"),
        (
            "to_blocks",
            "out = ()\nfor shape in shapes:\n    n = np.prod(shape)\n    out += (theta[:n].reshape(shape),)\n"
            "    theta = theta[n:]\nreturn out",
        ),
        (
            "last_wrong_layer",
            "wrong = [int(name[1:]) for name in scores if scores[name] > threshold]\nreturn max([0] + wrong)",
        ),
        (
            "minibatches",
            BATCHES + "out = []\nfor k in range(0, m, batch_size):\n    part = order[k : k + batch_size]\n"
            "    out.append([X[:, part], Y[:, part]])\nreturn out",
        ),
        ("momentum_step", "v = v + (1 - beta) * (grad - v)\nreturn [theta - alpha * v, v]"),
        (
            "adam_step",
            ADAM + "a, b = 1 - beta1**t, (1 - beta2**t) ** 0.5\n"
            "return theta - alpha * b / a * v / (s**0.5 + epsilon * b), v, s",
        ),
        ("inverse_time", "return np.array(alpha0 * (1 + decay * epoch) ** -1)"),
        (
            "batchnorm_forward",
            "mu = Z.mean(1)[:, None]\ns = (Z**2).mean(1)[:, None] - mu**2\n"
            "return gamma * (Z - mu) * (s + epsilon) ** -0.5 + beta, mu, s",
        ),
        ("update_running", "return np.average([running, batch], axis=0, weights=[momentum, 1 - momentum])"),
        (
            "softmax",
            "A = np.empty_like(Z)\nfor j, z in enumerate(Z.T):\n    t = np.exp(z - z.max())\n    A[:, j] = t / t.sum()\n"
            "return A",
        ),
        ("softmax_dZ", "D = A.copy()\nD[Y == 1] -= 1\nreturn D / Y.shape[1]"),
        (
            "log_alpha",
            "return low * (high / low) ** u",
        ),
        (
            "log_alpha",
            "return np.exp(np.interp(u, [0, 1], np.log([low, high])))",
        ),
        (
            "log_alpha",
            "return low ** (1 - u) * high**u",
        ),
        (
            "log_beta",
            "return 1 - (1 - low) * ((1 - high) / (1 - low)) ** u",
        ),
        (
            "log_beta",
            "return -np.expm1(np.log1p(-low) * (1 - u) + np.log1p(-high) * u)",
        ),
        (
            "best_trial",
            "trials = [(objective(10 ** (4 * u - 4), 1 - 0.1 * 0.01**v), u, v) for u, v in rulers]\n"
            "value, u, v = min(t for t in trials if t[0] == t[0])\n"
            "return [10 ** (4 * u - 4), 1 - 0.1 * 0.01**v, value]",
        ),
        (
            "best_trial",
            "a, b = 10 ** (4 * rulers[:, 0] - 4), 1 - 10 ** (-1 - 2 * rulers[:, 1])\n"
            "values = np.array([objective(*pair) for pair in zip(a, b)])\nk = np.nanargmin(values)\n"
            "return a[k], b[k], values[k]",
        ),
        (
            "survivors",
            "order = sorted(range(len(losses)), key=lambda k: (np.isnan(losses[k]), losses[k]))\n"
            "return np.array(order[: len(losses) // eta or 1])",
        ),
        (
            "survivors",
            "return np.lexsort((losses,))[: max(len(losses) // eta, 1)]",
        ),
        (
            "survivors",
            "losses, best = list(np.nan_to_num(losses, nan=np.inf)), []\n"
            "for _ in range(max(1, len(losses) // eta)):\n    best.append(int(np.argmin(losses)))\n"
            "    losses[best[-1]] = np.inf\nreturn np.array(best)",
        ),
        (
            "scores",
            "calls, faulty = (A >= threshold).sum(), (Y == 1).sum()\nhits = Y[A >= threshold].sum()\n"
            "if not hits:\n    return (0,) * 3\n"
            "return hits / calls, hits / faulty, 2 / (calls / hits + faulty / hits)",
        ),
        (
            "scores",
            "hits = ((A >= threshold) * Y).sum()\n"
            "p, r = hits / max((A >= threshold).sum(), 1), hits / max(Y.sum(), 1)\n"
            "return [p, r, 2 * p * r / (p + r) if p + r else 0]",
        ),
        (
            "pick_model",
            "ok = [(e, c, k) for k, (e, c) in enumerate(zip(errors, costs)) if c <= limit]\nreturn min(ok)[2] if ok else -1",
        ),
        (
            "pick_model",
            "order = np.lexsort((costs, errors))\norder = order[costs[order] <= limit]\n"
            "return order[0] if len(order) else -1",
        ),
        (
            "next_step",
            "gaps = [later - earlier for earlier, later in zip(errors, errors[1:])]\n"
            "name = PROBLEMS[gaps.index(max(gaps))]\nname = name if max(gaps) > margin else 'none'\n"
            "return np.array(gaps), name, ACTIONS[name]",
        ),
        (
            "masked_dZ",
            "dZ = np.zeros(Y.shape)\ngiven = Y == Y\ndZ[given] = (A[given] - Y[given]) / len(Y.T)\nreturn dZ",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num(A - Y) / Y.shape[1]",
        ),
    ],
)
def test_right_in_another_style_passes(name, body):
    assert check(name, body).passed, check(name, body).message


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("sigmoid", "return np.maximum(0, Z)", "This is ReLU."),
        (
            "cost",
            "return np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
            "of the wrong sign, and m times too large (m: the columns",
        ),
        ("cost", "return -np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y))", "A and Y have changed places."),
        (
            "dense_forward",
            "return (W @ A_prev + b) / A_prev.shape[1]",
            "the mean over the m examples is taken later, in J and in dW",
        ),
        (
            "dense_backward",
            "m = dZ.shape[1]\ndZ = dZ / m\nreturn W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)",
            "or dZ was, before the products",
        ),
        (
            "dense_backward",
            "m = dZ.shape[1]\nreturn dZ @ A_prev.T / m, dZ.mean(axis=1, keepdims=True), W.T @ dZ",
            "The right values, in the order `dW`, `db`, `dA_prev`; expected: `dA_prev`, `dW`, `db`.",
        ),
        (
            "dense_backward",
            "return W.T @ dZ, -dZ @ A_prev.T, -dZ.sum(axis=1, keepdims=True)",
            "The shapes of `dW` and `db` are right, the values are not: every entry is of the wrong sign, "
            "and m times too large",
        ),
        (
            "diagnose",
            "bias, variance = train_error - bayes, dev_error - train_error\n"
            "word = 'both' if bias and variance > margin else 'high bias' if bias > margin else "
            "'high variance' if variance > margin else 'just right'\n"
            "return bias, variance, word",
            "compares only the second",
        ),
        (
            "split_once",
            ORDER + "X, Y = X[order], Y[order]\nreturn X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]",
            "as in `X[:, order]`",
        ),
        (
            "split_once",
            "order = rng.permutation(X.shape[0])\nX, Y = X[:, order], Y[:, order]\n"
            "return X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]",
            "The order is one of the rows",
        ),
        (
            "split_once",
            ORDER + ORDER + "X, Y = X[:, order], Y[:, order]\nreturn X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]",
            "one call, `rng.permutation(...)`, is all.",
        ),
        (
            "split_once",
            ORDER + "X, Y = X[:, order], Y[:, order]\nreturn X[:, :k], X[:, k:], Y[:, :k], Y[:, k:]",
            "in the order `X_train`, `X_dev`, `Y_train`, `Y_dev`; expected: `X_train`, `Y_train`, `X_dev`, `Y_dev`.",
        ),
        (
            "diagnose",
            "bias, variance = train_error - bayes, dev_error - train_error\n"
            "word = 'both' if bias > margin and variance > margin else 'high bias' if bias > margin else "
            "'high variance' if variance > bias else 'just right'\nreturn bias, variance, word",
            "`bias` and `variance` are right. `verdict` has another value than expected: right on 6 of 7 inputs",
        ),
        (
            "diagnose",
            "bias, variance = train_error - bayes, dev_error - train_error\n"
            "word = 'both' if bias > margin and variance > margin else 'high variance' if variance > margin else "
            "'high bias' if bias > variance else 'just right'\nreturn bias, variance, word",
            "right on 6 of 7 inputs",
        ),
        (
            "adam_step",
            "v = beta1 * v + (1 - beta1) * grad\ns = beta2 * s - (1 - beta2) * grad**2\n"
            "v_hat, s_hat = v / (1 - beta1**t), s / (1 - beta2**t)\n"
            "return theta - alpha * v_hat / (np.sqrt(s_hat) + epsilon), v, s",
            "But `s` is wrong, too: look there first.",
        ),
        (
            "momentum_step",
            "v = beta * v + (1 - beta) * 2 * grad\nreturn theta - alpha * v, v",
            "The shapes of `theta` and `v` are right, the values are not. `v`: no entry is right",
        ),
        ("standard_error", "return (p * (1 - p) / m) ** 1 / 2", "a power goes before a division"),
        ("standard_error", "return np.sqrt(p * (1 - p) / (m + 1))", "got "),
        ("he_init", "return np.sqrt(2 / n_in)", "This is the standard deviation alone."),
        ("he_init", "return rng.normal(np.sqrt(2 / n_in), (n_out, n_in))", "takes the mean first"),
        (
            "normalise",
            "X_train -= X_train.mean(axis=1, keepdims=True)\nX_train /= X_train.std(axis=1, keepdims=True)\nreturn X_train",
            "This is the training set normalised",
        ),
        ("clip", "n = np.sum(g**2)\nreturn g if n <= c else c * g / np.sqrt(n)", "the comparison is not with ‖g‖"),
        (
            "l2_cost",
            "return J_data + lambd**2 / (2 * m) * sum(np.sum(w**2) for w in W)",
            "on top of `J_data` is `lambd` times",
        ),
        (
            "dropout_forward",
            "mask = rng.random(A.shape) < keep_prob\nreturn A[mask] / keep_prob, mask",
            "lays them in one row",
        ),
        ("two_sided", "return abs(J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)", "The sign is gone"),
        (
            "last_wrong_layer",
            "return max((name for name in scores if scores[name] > threshold), default=0)",
            "`int(name[1:])`",
        ),
        (
            "last_wrong_layer",
            "last = 0\nfor name in scores:\n    if scores[name] > threshold:\n        last = int(name[1])\nreturn last",
            "is a single digit",
        ),
        (
            "minibatches",
            BATCHES + "return [(Y[:, order[k:k + batch_size]], X[:, order[k:k + batch_size]]) "
            "for k in range(0, m, batch_size)]",
            "Each pair is reversed",
        ),
        (
            "minibatches",
            BATCHES + "for k in range(0, m, batch_size):\n    yield X[:, order[k:k + batch_size]], Y",
            "`yield`",
        ),
        (
            "adam_step",
            ADAM + "v_hat, s_hat = v / (1 - beta1^t), s / (1 - beta2^t)\n"
            "return theta - alpha * v_hat / (np.sqrt(s_hat) + epsilon), v, s",
            "A power is written `**`",
        ),
        (
            "adam_step",
            ADAM + "v_hat, s_hat = v / (1 - beta1**t), s / (1 - beta2**t)\n"
            "return v, s, theta - alpha * v_hat / (np.sqrt(s_hat) + epsilon)",
            "in the order `v`, `s`, `theta`; expected: `theta`, `v`, `s`.",
        ),
        (
            "batchnorm_forward",
            STATISTICS + "return gamma * (Z - mu) / np.sqrt(s + epsilon) + beta, s, mu",
            "in the order `Z_tilde`, `sigma2`, `mu`",
        ),
        (
            "batchnorm_forward",
            "mu = Z.sum(axis=1, keepdims=True)\ns = Z.var(axis=1, keepdims=True)\n"
            "return gamma * (Z - mu) / np.sqrt(s + epsilon) + beta, mu, s",
            "This mu is a sum",
        ),
        ("choose_lambda", "best = dev.mean(axis=1).max()\nreturn dev[best].std()", "IndexError: only integers"),
        ("softmax", "return np.argmax(Z, axis=0)", "picks the winner"),
        ("softmax", "T = np.exp(Z - Z.max())\nreturn T / T.sum(axis=0)", "subtract each column's own"),
        ("softmax", T + "return (T / T.sum(axis=0)).argmax(axis=0)", "a probability for every class"),
        ("softmax", T + "return T / (T.sum(axis=0) + 1e-8)", "Right except for a small term in the divisor."),
        ("softmax_dZ", "return (Y - A) * Y.shape[1]", "of the wrong sign, and m² times too large"),
        ("softmax_dZ", "return (Y - A) / Y.size", "of the wrong sign, and n times too small"),
        (
            "log_alpha",
            "return np.random.uniform(np.log10(low), np.log10(high))",
            "Two calls with the same input differ: nothing random is needed here,",
        ),
        (
            "log_alpha",
            "return 10 ** (-4 * np.random.rand())",
            "Two calls with the same input differ: nothing random is needed here,",
        ),
        (
            "log_alpha",
            "return 10 ** (-4 * u)",
            "This is a scale from 1 down to 0.0001, whatever is asked for: let r",
        ),
        (
            "log_alpha",
            "return low * (high - low) ** u",
            "The steps of a log scale are *factors*: from low to high it is the",
        ),
        (
            "log_alpha",
            "r = np.log10(low) + u * (np.log10(high) - np.log10(low))\nreturn 10 * r",
            "The exponent is right; `10 * r` multiplies it, the value is the power",
        ),
        (
            "log_alpha",
            "r = np.log10(low) + u * (np.log10(high) - np.log10(low))\nreturn 10 ^ r",
            "A power is written `**` in Python; `^` is the exclusive or of two",
        ),
        (
            "log_alpha",
            "return np.logspace(low, high, 100)[int(100 * u)]",
            "Your result has another value than expected",
        ),
        (
            "log_alpha",
            "r = np.log(low) + u * (np.log(high) - np.log(low))\nreturn np.exp(-r)",
            "This is 1/α: log10(low) is negative by itself",
        ),
        (
            "log_alpha",
            "return low ** u * high ** (1 - u)",
            "The ruler is reversed: u = 0 has to give low and u = 1 high",
        ),
        (
            "log_alpha",
            "return (low * high) ** 0.5",
            "Your result has another value than expected",
        ),
        (
            "log_beta",
            "r = np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low))\nreturn 10 ** r",
            "This is 1 − beta. Return beta: subtract it from 1 once more",
        ),
        (
            "log_beta",
            "r = np.log10(1 - high) + u * (np.log10(1 - low) - np.log10(1 - high))\nreturn 1 - 10 ** r",
            "The ruler is reversed: u = 0 has to give low and u = 1 high. (1 −",
        ),
        (
            "log_beta",
            "return 1 - 10 ** (-1 - 2 * u)",
            "This is the scale from 0.9 to 0.999, whatever is asked for: r runs",
        ),
        (
            "log_beta",
            "r = np.log(1 - low) + u * (np.log(1 - high) - np.log(1 - low))\nreturn 1 - 10 ** r",
            "`np.log` is the natural logarithm; its inverse is `np.exp`. With",
        ),
        (
            "log_beta",
            "return 1 - (1 - low) * (1 - high) ** u",
            "The length of the stretch is log10(1 − high) − log10(1 − low)",
        ),
        (
            "log_beta",
            "return low * (high / low) ** u",
            "This puts beta on a log scale, which is dense near 0. It is 1 − beta",
        ),
        (
            "best_trial",
            "u, v = rulers[0]\n"
            "return 10 ** (-4 + 4 * u), 1 - 10 ** (-1 - 2 * v), objective(10 ** (-4 + 4 * u), 1 - 10 ** (-1 "
            "- 2 * v))",
            "This is the first trial: is `return` inside the loop?",
        ),
        (
            "best_trial",
            "best = None, None, np.inf\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n    if not value > best[2]:\n"
            "        best = a, b, value\nreturn best",
            "This is the last trial, not the best one: is the comparison missing,",
        ),
        (
            "best_trial",
            "best = None, None, 0\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n    if value < best[2]:\n"
            "        best = a, b, value\nreturn best",
            "The best value starts at 0, and no dev loss is below that: start with",
        ),
        (
            "best_trial",
            "best = None, None, np.inf\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n    if value < best[2]:\n"
            "        best = u, v, value\nreturn best",
            "The value is right; alpha and beta are still the places u and v on",
        ),
        (
            "best_trial",
            "best = None, None, np.inf\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(b, a)\n    if value < best[2]:\n"
            "        best = a, b, value\nreturn best",
            "Nothing was kept. Is every value NaN? The call is `objective(alpha,",
        ),
        (
            "best_trial",
            "best = None, None, np.inf\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n    if value < best[2]:\n"
            "        best = value, a, b\nreturn best",
            "`alpha`, `beta` and `value` have other values than expected. `value`",
        ),
        (
            "best_trial",
            "rulers = np.random.rand(*rulers.shape)\nbest = None, None, np.inf\nfor u, v in rulers:\n"
            "    a = 10 ** (-4 + 4 * u)\n    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n"
            "    if value < best[2]:\n        best = a, b, value\nreturn best",
            "Two calls with the same input differ: nothing random is needed here,",
        ),
        (
            "best_trial",
            "best = None, None, np.inf\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n    if value < best[2]:\n"
            "        best = a, b, value\n    return best",
            "`alpha` is `None`; expected a number",
        ),
        (
            "best_trial",
            "best = None, None, np.inf\nfor u, v in rulers:\n    a = 10 ** (-4 + 4 * u)\n"
            "    b = 1 - 10 ** (-1 - 2 * v)\n    value = objective(a, b)\n    if np.isnan(value):\n"
            "        break\n    if value < best[2]:\n        best = a, b, value\nreturn best",
            "The loop ends at the first run that diverged. Pass over it and go on:",
        ),
        (
            "survivors",
            "return np.argsort(losses)[: max(1, int(np.ceil(len(losses) / eta)))]",
            "Rounded up: one run too many goes on. Rounded down it is `len(losses)",
        ),
        (
            "survivors",
            "return [k for k in range(len(losses)) if losses[k] <= np.nanquantile(losses, 1 / eta)]",
            "Your result is a list of 3; expected an array of shape (3,).",
        ),
        (
            "survivors",
            "return np.argsort(losses)[: max(2, len(losses) // eta)]",
            "Two go on where only one should be left: the search would never end. At",
        ),
        (
            "survivors",
            "return np.argsort(losses)[: max(0, len(losses) // eta)]",
            "Where fewer than eta runs are left, none goes on. At least one has",
        ),
        (
            "survivors",
            "return np.argsort(losses)[: max(1, len(losses) // eta - 1)]",
            "Your result has shape (2,), expected (3,)",
        ),
        (
            "survivors",
            "return np.argsort(losses)[-max(1, len(losses) // eta) :]",
            "These are the last of them: the worst runs, and those that diverged.",
        ),
        (
            "survivors",
            "return losses[np.argsort(losses)[: max(1, len(losses) // eta)]]",
            "These are the losses of the best runs. Return their indices:",
        ),
        (
            "survivors",
            "ok = losses[~np.isnan(losses)]\nreturn np.argsort(ok)[: max(1, len(losses) // eta)]",
            "The runs that diverged are taken out first, and all the numbers after",
        ),
        (
            "survivors",
            "keep = max(1, np.sum(~np.isnan(losses)) // eta)\nreturn np.argsort(losses)[:keep]",
            "The share is taken of the runs that did not diverge. It is a share of",
        ),
        (
            "survivors",
            "return np.argsort(losses)[: max(1, len(losses) // eta)] + 1",
            "The indices of the runs begin at 0: the `+ 1` names their neighbours",
        ),
        (
            "survivors",
            "losses.sort()\nreturn np.arange(max(1, len(losses) // eta))",
            "It changes its input `losses`, which the caller still needs: `losses",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\np, r = hits / yes.sum(), hits / true.sum()\n"
            "return p, r, p * r / (p + r)",
            "The 2 is missing: with precision = recall = 1, F1 has to be 1",
        ),
        (
            "scores",
            "yes, true = A > threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\np, r = hits / yes.sum(), hits / true.sum()\n"
            "return p, r, 2 * p * r / (p + r)",
            "A probability of exactly `threshold` counts as no here. It says yes *from*",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\np, r = hits / yes.sum(), hits / true.sum()\nreturn p, r, (p + r) / 2",
            "F1 is the plain mean here: a rule that says yes to everything would get over 50",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\np, r = hits / len(A), hits / true.sum()\n"
            "return p, r, 2 * p * r / (p + r)",
            "`recall` is right. `precision` and `f1` have other values than",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\n"
            "return hits / true.sum(), hits / yes.sum(), 2 * hits / (yes.sum() + true.sum())",
            "Precision and recall are swapped. Precision: of the *calls*, how many",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\np, r = hits / yes.sum(), hits / true.sum()\nreturn p, r, max(p, r)",
            "`precision` and `recall` are right. `f1` has another value than",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\nif hits == 0:\n"
            "    return 0.0, 0.0, 0.0\np, r = hits / yes.sum(), hits / true.sum()\nreturn p, r, min(p, r)",
            "F1 is the smaller of the two here",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes & true)\n"
            "p, r = hits / max(yes.sum(), 1), hits / max(true.sum(), 1)\n"
            "return p, r, 2 * p * r / (p + r + 1e-3)",
            "`precision` and `recall` are right. `f1` has another value than",
        ),
        (
            "scores",
            "yes, true = A >= threshold, Y == 1\nhits = np.sum(yes == true)\n"
            "p, r = hits / max(yes.sum(), 1), hits / max(true.sum(), 1)\n"
            "return p, r, 2 * p * r / max(p + r, 1)",
            "`precision`, `recall` and `f1` have other values than expected. `f1`",
        ),
        (
            "pick_model",
            "ok = costs <= limit\nif not ok.any():\n    return None\nreturn int(np.flatnonzero(ok)[np.argmin(errors[ok])])",
            "For some inputs it returns nothing (`None`): every way through the",
        ),
        (
            "pick_model",
            "errors = np.where(costs <= limit, errors, np.inf)\nreturn int(np.argmin(errors))",
            "Two cases are missing: where no model keeps to the limit, -1",
        ),
        (
            "pick_model",
            "errors = np.where(costs <= limit, errors, 0)\nreturn int(np.argmin(errors)) if (costs <= limit).any() else -1",
            "Your result has another value than expected: right on 2 of 5 inputs",
        ),
        (
            "pick_model",
            "for k in np.argsort(errors):\n    if costs[k] <= limit:\n        return k\n    return -1",
            "Only the best of all is looked at",
        ),
        (
            "pick_model",
            "ok = costs < limit\nreturn int(np.lexsort((costs, np.where(ok, errors, np.inf)))[0]) if ok.any() else -1",
            "A model that costs exactly `limit` keeps to it: `<=`",
        ),
        (
            "pick_model",
            "return int(np.argmin(errors / costs))",
            "The error is divided by the cost, so an expensive model looks good. The",
        ),
        (
            "pick_model",
            "ok = np.flatnonzero(costs <= limit)\nreturn errors[ok].min() if ok.size else -1",
            "This is the lowest error itself. Return its *place*: the number of",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)\nworst = gaps.argmax()\nreturn gaps, PROBLEMS[worst], ACTIONS[PROBLEMS[worst]]",
            "A gap of exactly `margin` is named as a problem here. Above it means",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)[::-1]\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps[worst] > margin else 'none'\n"
            "return gaps, problem, ACTIONS[problem]",
            "The gaps are in reverse: they begin with train − people",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps[worst] > margin else None\n"
            "return gaps, problem, ACTIONS['none'] if problem is None else ACTIONS[problem]",
            "`problem` is `None`; expected a string",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps.sum() > margin else 'none'\n"
            "return gaps, problem, ACTIONS[problem]",
            "All four gaps together are compared with the margin. You can only",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps[worst] > margin else 'none'\n"
            "return gaps, worst, ACTIONS[problem]",
            "`problem` is a number; expected a string",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps[worst] > margin else 'none'\n"
            "return problem, ACTIONS[problem], gaps",
            "The right values, in the order `problem`, `action`, `gaps`; expected:",
        ),
        (
            "next_step",
            "gaps = np.maximum(np.diff(errors), 0)\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps[worst] > margin else 'none'\n"
            "return gaps, problem, ACTIONS[problem]",
            "A gap below 0 has been made 0",
        ),
        (
            "next_step",
            "gaps = np.diff(errors) / 100\nworst = gaps.argmax()\n"
            "problem = PROBLEMS[worst] if gaps[worst] > margin else 'none'\n"
            "return gaps, problem, ACTIONS[problem]",
            "The shapes of `gaps`, `problem` and `action` are right, the values",
        ),
        (
            "next_step",
            "gaps = np.diff(errors)\nworst = (gaps > margin).nonzero()[0]\n"
            "problem = PROBLEMS[worst[-1]] if worst.size else 'none'\nreturn gaps, problem, ACTIONS[problem]",
            "The last gap above the margin is named",
        ),
        (
            "masked_dZ",
            "return np.where(Y == np.nan, 0, A - Y) / Y.shape[1]",
            "The gaps are still in it: anything minus NaN is NaN, and so is every",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num(A - Y)",
            "The division by m is missing: J is a mean over the examples",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num(A - np.nan_to_num(Y)) / Y.shape[1]",
            "A missing label is taken for a 0 here, a “no”: the network learns",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num(A - Y, nan=1.0) / Y.shape[1]",
            "The shape of your result is right, the values are not: right on 1 of",
        ),
        (
            "masked_dZ",
            "return np.where(np.isnan(Y), A, A - Y) / Y.shape[1]",
            "A missing label is taken for a 0 here, a “no”: the network learns",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num(A - Y) / np.sum(~np.isnan(Y))",
            "This divides by the number of given labels: another honest cost, with",
        ),
        (
            "masked_dZ",
            "keep = ~np.isnan(Y)\nreturn (A - Y)[keep] / Y.shape[1]",
            "Your result has shape (19,), expected (3, 9)",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num((A - Y) * A * (1 - A)) / Y.shape[1]",
            "The slope of the sigmoid is in it twice",
        ),
        (
            "masked_dZ",
            "Y[np.isnan(Y)] = A[np.isnan(Y)]\nreturn (A - Y) / Y.shape[1]",
            "It changes its input `Y`, which the caller still needs: `Y -= ...`,",
        ),
        (
            "masked_dZ",
            "return np.nan_to_num(A - Y) / len(Y)",
            "This divides by the number of tasks. The examples are the columns: m",
        ),
        (
            "masked_dZ",
            "return np.nanmean(A - Y, axis=1, keepdims=True)",
            "Your result has shape (3, 1), expected (3, 9): one axis is left at",
        ),
    ],
)
def test_a_wrong_answer_is_told_its_own_mistake(name, body, words):
    verdict = check(name, body)
    assert verdict.status == "wrong" and words in verdict.message, verdict.message


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        (
            "minibatches",
            "B = batch_size\norder = rng.permutation(X.shape[1])\nX, Y = X[:, order], Y[:, order]\n"
            "return [(X[:, k * B : k * B + B], Y[:, k * B : k * B + B]) for k in range(X.shape[1] // B + 1)]",
            "an empty batch",
        ),
        ("softmax", "T = np.exp(Z - Z.mean(axis=0))\nreturn T / T.sum(axis=0)", "*mean* is subtracted"),
        (
            "paired_interval",
            "d = b - a\nhalf = t * d.std(ddof=1) / np.sqrt(len(d))\nreturn abs(d.mean()) - half, abs(d.mean()) + half",
            "The sign of the mean difference is gone",
        ),
        (
            "last_wrong_layer",
            "return max((int(name[1:]) for name, score in scores.items() if score > 1e-3), default=0)",
            "fixed at 1e-3",
        ),
    ],
)
def test_an_answer_that_is_right_only_on_easy_cases_is_wrong(name, body, words):
    verdict = check(name, body)
    assert verdict.status == "wrong" and words in verdict.message
