"""The text of an exported script; what is in braces is filled in by ``script``."""

TOP = '''"""One run of the playground as a program of its own: it needs NumPy 2 only and prints J at each report.

Opened in the playground, this string is the same run:
{share}
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

# the data: samples are columns
{data}

settings = {{
{params}
}}
edits = {edits}  # (after so many updates, this setting, became this)
reports = {reports}
share_of_alpha = {share_of_alpha}  # the schedule, at each update


{functions}


Setting = float


@dataclass
class Optimizer:
    alpha: Setting = 0.01

    def reset(self, theta):
        """Nothing to forget."""


{optimizer}


init_rng, batch_rng, noise_rng = np.random.default_rng({seed}).spawn(3)
sizes = {sizes}
W_shapes = [(n, k) for k, n in zip(sizes, sizes[1:])]
L = len(W_shapes)
init = {init}
optimizer = {optimizer_name}(settings["alpha"])
'''

MAIN = '''{parameters}


def cut(flat):
    """The parameters as views of one flat vector."""
    views, at = [], 0
    for n, k in shapes:
        views.append(flat[at : at + n * k].reshape(n, k))
        at += n * k
    return views


n_W = sum(n * k for n, k in W_shapes)
theta, grad = np.zeros(sum(n * k for n, k in shapes)), np.zeros(sum(n * k for n, k in shapes))
parameters, gradients = cut(theta), cut(grad)
for W in parameters[:L]:
    W[...] = init(init_rng, *W.shape)
running = [[np.zeros((n, 1)), np.ones((n, 1))] for n in sizes[1:-1]]  # mu and sigma2, which only batchnorm uses
{start}


def forward(X, train):
    """The last Z, and what backward needs of each layer."""
    A, kept = X, []
    m = X.shape[1]
    if train and settings["noise"]:
        A = A + settings["noise"] * noise_rng.standard_normal(A.shape)
    for l in range(L - 1):
        before = A
        Z = parameters[l].dot(A)
{normalise}
        A = {g}(Z)
        out, D = A, None
        if train and settings["keep_prob"] != 1.0:
            D = noise_rng.random(A.shape) < settings["keep_prob"]
            out = A * D / settings["keep_prob"]
        kept.append((before, Z, A, D, extra))
        A = out
    kept.append((A,))
    return parameters[L - 1].dot(A) + parameters[-1], kept


def backward(Z, Y, kept):
    """Fills ``grad``."""
    m = Y.shape[1]
    dZ = ({output}(Z) - Y) * (1.0 / m)
    (A,) = kept[-1]
    gradients[L - 1][...] = dZ.dot(A.T)
    gradients[-1][...] = dZ.dot(np.ones((m, 1)))
    for l in range(L - 2, -1, -1):
        dA = parameters[l + 1].T.dot(dZ)
        before, Z, A, D, extra = kept[l]
        if D is not None:
            dA = dA * D / settings["keep_prob"]
        dZ = dA * {slope}
{denormalise}
        gradients[l][...] = dZ.dot(before.T)
    weights, slopes, m = theta[:n_W], grad[:n_W], X.shape[1]
    if settings["lambd"]:
        slopes += settings["lambd"] / m * weights
    if settings["l1"]:
        slopes += settings["l1"] / m * np.sign(weights)


def cost(X, Y):
    """J at test time, penalty included."""
    Z, _ = forward(X, train=False)
    W, m = theta[:n_W], Y.shape[-1]
    loss = {loss}
    penalty = settings["lambd"] / (2 * m) * np.vecdot(W, W)[..., None]
    if settings["l1"]:
        penalty = penalty + settings["l1"] / m * np.matmul(np.abs(W), np.ones((n_W, 1)))
    return loss.sum(axis=(-2, -1)) / m + penalty[..., 0]


def accuracy(X, Y):
    """The share that is answered right, in %."""
    A = {output}(forward(X, train=False)[0])
    return 100 * ({right}).mean(axis=-1)


def size():
    return X.shape[1] if settings["batch_size"] == "all" else min(settings["batch_size"], X.shape[1])


def batches():
    """Batches without end; a single example left over joins the batch before it."""
    m = X.shape[1]
    while True:
        if size() >= m:
            yield X, Y
            continue
        order, k = batch_rng.permutation(m), 0
        while k < m and size() < m:
            end = k + size() if k + size() < m - 1 else m
            yield X.take(order[k:end], axis=-1), Y.take(order[k:end], axis=-1)
            k = end


def change(iteration):
    """What is changed once so many updates are made."""
    for step, name, value in edits:
        if step == iteration:
            settings[name] = value
    name = "beta1" if hasattr(optimizer, "beta1") else "beta"
    if hasattr(optimizer, name):
        setattr(optimizer, name, settings["beta"])


np.seterr(all="ignore")
optimizer.reset(theta)
change(0)
supply = batches()
print(0, cost(X, Y))
for iteration in range(1, reports[-1] + 1):
    X_batch, Y_batch = next(supply)
    optimizer.alpha = settings["alpha"] * share_of_alpha[min(iteration, len(share_of_alpha)) - 1]
    Z, kept = forward(X_batch, train=True)
    backward(Z, Y_batch, kept)
    optimizer.update(theta, grad)
    change(iteration)
    if iteration in reports:
        print(iteration, cost(X, Y))
print("train", accuracy(X, Y), "dev", accuracy(X_dev, Y_dev))
'''

PLAIN = {
    "start": "",
    "normalise": "Z, extra = Z + parameters[L + l], None",
    "denormalise": "gradients[L + l][...] = dZ.dot(np.ones((m, 1)))",
}
BATCHNORM = {
    "start": "for gamma in parameters[L:-1:2]:\n    gamma[...] = 1.0",
    "normalise": """gamma, beta = parameters[L + 2 * l], parameters[L + 2 * l + 1]
mu, sigma2 = running[l]
if train:
    mu = Z.dot(np.ones((m, 1))) / m
centred = Z - mu
if train:
    sigma2 = np.vecdot(centred, centred)[..., None] / m
    running[l][0] += (1.0 - 0.9) * (mu - running[l][0])
    running[l][1] += (1.0 - 0.9) * (sigma2 - running[l][1])
sigma = np.sqrt(sigma2 + 1e-8)
Z, extra = gamma / sigma * centred + beta, (gamma, centred, sigma)""",
    "denormalise": """gamma, centred, sigma = extra
dgamma, dbeta = gradients[L + 2 * l], gradients[L + 2 * l + 1]
dgamma[...] = np.vecdot(dZ, centred)[..., None] / sigma
dbeta[...] = dZ.dot(np.ones((m, 1)))
dZ = (dZ - dbeta / m - dgamma / (m * sigma) * centred) * (gamma / sigma)""",
}
