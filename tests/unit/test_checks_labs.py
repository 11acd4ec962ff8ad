"""What learners write in the labs: right in another style passes, wrong is told by its own mistake."""

from importlib import import_module

import numpy as np
import pytest

from labutils.labs import LABS

EXERCISES = [import_module(f"labutils.labs.{lab.module}").EXERCISES for lab in LABS.values()]
LAB_OF = {exercise.name: (lab, exercise) for lab in EXERCISES for exercise in lab.exercises}


def check(name, body):
    """The verdict on a function with these lines."""
    lab, exercise = LAB_OF[name]
    space = {"np": np}
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
            "`bias` and `variance` are right. `verdict` has another value than expected: right on 4 of 5 inputs",
        ),
        (
            "diagnose",
            "bias, variance = train_error - bayes, dev_error - train_error\n"
            "word = 'both' if bias > margin and variance > margin else 'high variance' if variance > margin else "
            "'high bias' if bias > variance else 'just right'\nreturn bias, variance, word",
            "right on 4 of 5 inputs",
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
        ("softmax", "return np.argmax(Z, axis=0)", "picks the winner"),
        ("softmax", "T = np.exp(Z - Z.max())\nreturn T / T.sum(axis=0)", "subtract each column's own"),
        ("softmax", T + "return (T / T.sum(axis=0)).argmax(axis=0)", "a probability for every class"),
        ("softmax", T + "return T / (T.sum(axis=0) + 1e-8)", "Right but for a small term in the divisor."),
        ("softmax_dZ", "return (Y - A) * Y.shape[1]", "of the wrong sign, and m² times too large"),
        ("softmax_dZ", "return (Y - A) / Y.size", "of the wrong sign, and n times too small"),
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
            "last_wrong_layer",
            "return max((int(name[1:]) for name, score in scores.items() if score > 1e-3), default=0)",
            "fixed at 1e-3",
        ),
    ],
)
def test_an_answer_that_is_right_only_on_easy_cases_is_wrong(name, body, words):
    verdict = check(name, body)
    assert verdict.status == "wrong" and words in verdict.message
