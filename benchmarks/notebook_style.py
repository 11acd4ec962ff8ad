"""As teaching notebooks are written in NumPy: dictionaries of parameters, a fresh array for each result, J at each step.

It is a peer to be compared with, so it is written as such notebooks are, not as fast as it could be.
"""

import numpy as np

from .cases import Case


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))


def relu(Z):
    return np.maximum(0, Z)


def softmax(Z):
    T = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return T / np.sum(T, axis=0, keepdims=True)


def normalize(Z, gamma, beta):
    mu, sigma2 = np.mean(Z, axis=1, keepdims=True), np.var(Z, axis=1, keepdims=True)
    sigma = np.sqrt(sigma2 + 1e-8)
    Z_norm = (Z - mu) / sigma
    return gamma * Z_norm + beta, (Z_norm, sigma)


def normalize_backward(dZ, gamma, cache):
    Z_norm, sigma = cache
    m = dZ.shape[1]
    dgamma, dbeta = np.sum(dZ * Z_norm, axis=1, keepdims=True), np.sum(dZ, axis=1, keepdims=True)
    return gamma / sigma * (dZ - dbeta / m - Z_norm * dgamma / m), dgamma, dbeta


def forward(X, parameters, L, case: Case):
    A, caches = X, []
    for l in range(1, L):
        Z, norm, D = parameters[f"W{l}"] @ A, None, None
        if case.batchnorm:
            Z, norm = normalize(Z, parameters[f"gamma{l}"], parameters[f"beta{l}"])
        else:
            Z = Z + parameters[f"b{l}"]
        caches.append([A, Z, norm, D])
        A = relu(Z)
        if case.keep_prob < 1:
            D = np.random.rand(A.shape[0], A.shape[1]) < case.keep_prob
            A = A * D / case.keep_prob
            caches[-1][3] = D
    Z = parameters[f"W{L}"] @ A + parameters[f"b{L}"]
    caches.append([A, Z, None, None])
    return (softmax if case.cost == "softmax" else sigmoid)(Z), caches


def compute_cost(A, Y, parameters, L, case: Case):
    m = Y.shape[1]
    if case.cost == "softmax":
        cross_entropy = -np.sum(Y * np.log(A)) / m
    else:
        cross_entropy = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    if not case.lambd:
        return cross_entropy
    return cross_entropy + case.lambd / (2 * m) * sum(np.sum(np.square(parameters[f"W{l}"])) for l in range(1, L + 1))


def backward(A, Y, parameters, caches, L, case: Case):
    m, gradients = Y.shape[1], {}
    dZ = A - Y
    for l in range(L, 0, -1):
        A_prev = caches[l - 1][0]
        gradients[f"dW{l}"] = 1 / m * (dZ @ A_prev.T)
        if case.lambd:
            gradients[f"dW{l}"] = gradients[f"dW{l}"] + case.lambd / m * parameters[f"W{l}"]
        if f"b{l}" in parameters:
            gradients[f"db{l}"] = 1 / m * np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = through_activation(parameters[f"W{l}"].T @ dZ, caches[l - 2], case)
            if case.batchnorm:
                dZ, dgamma, dbeta = normalize_backward(dZ, parameters[f"gamma{l - 1}"], caches[l - 2][2])
                gradients[f"dgamma{l - 1}"], gradients[f"dbeta{l - 1}"] = dgamma / m, dbeta / m
    return gradients


def through_activation(dA, cache, case: Case):
    _, Z, _, D = cache
    if D is not None:
        dA = dA * D / case.keep_prob
    return dA * (Z > 0)


def gradient_descent(parameters, gradients, alpha):
    for name in parameters:
        parameters[name] = parameters[name] - alpha * gradients["d" + name]


def adam(parameters, gradients, v, s, t, alpha, beta1=0.9, beta2=0.999, epsilon=1e-8):
    for name in parameters:
        v[name] = beta1 * v[name] + (1 - beta1) * gradients["d" + name]
        s[name] = beta2 * s[name] + (1 - beta2) * gradients["d" + name] ** 2
        v_corrected, s_corrected = v[name] / (1 - beta1**t), s[name] / (1 - beta2**t)
        parameters[name] = parameters[name] - alpha * v_corrected / (np.sqrt(s_corrected) + epsilon)


def random_batches(X, Y, size):
    m = X.shape[1]
    order = np.random.permutation(m)
    X, Y = X[:, order], Y[:, order]
    return [(X[:, k : k + size], Y[:, k : k + size]) for k in range(0, m, size)]


class NotebookStyle:
    """The loop such a notebook ends in."""

    name = "notebook-style NumPy"

    def __init__(self, case: Case):
        self.case, (self.X, self.Y) = case, case.load()
        self.parameters = {name: block.copy() for name, block in case.network().blocks().items()}
        self.v = {name: np.zeros(block.shape) for name, block in self.parameters.items()}
        self.s, self.t, self.costs = {name: np.zeros(v.shape) for name, v in self.v.items()}, 0, []

    def train(self, epochs):
        for _ in range(epochs):
            size = self.case.batch_size
            for X, Y in random_batches(self.X, self.Y, size) if size else [(self.X, self.Y)]:
                self.update(X, Y)

    def update(self, X, Y):
        case, L = self.case, len(self.case.sizes) - 1
        A, caches = forward(X, self.parameters, L, case)
        self.costs.append(compute_cost(A, Y, self.parameters, L, case))
        gradients = backward(A, Y, self.parameters, caches, L, case)
        self.t += 1
        if case.optimizer == "Adam":
            adam(self.parameters, gradients, self.v, self.s, self.t, case.alpha)
        else:
            gradient_descent(self.parameters, gradients, case.alpha)

    def blocks(self):
        return self.parameters
