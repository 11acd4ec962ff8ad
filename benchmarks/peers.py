"""The libraries a learner would otherwise use, each by its ordinary public interface, in float64, from the same weights."""

import warnings

import numpy as np

from .cases import Case


class Unable(Exception):
    """A contestant cannot take part in a case; the message says why, for the table."""


class ScikitLearn:
    """sklearn.neural_network.MLPClassifier with early stopping off; it computes J at every update."""

    name = "scikit-learn"

    def __init__(self, case: Case):
        from sklearn.neural_network import MLPClassifier  # slow to import

        if case.keep_prob < 1 or case.batchnorm:
            raise Unable(f"has no {'batchnorm' if case.batchnorm else 'dropout'}")
        X, Y = case.load()
        self.X, self.y = np.ascontiguousarray(X.T), Y.argmax(axis=0) if len(Y) > 1 else Y[0].astype(int)
        solver = {"gradient descent": "sgd", "Adam": "adam"}[case.optimizer]
        self.model = MLPClassifier(
            case.sizes[1:-1],
            solver=solver,
            alpha=case.lambd,
            learning_rate_init=case.alpha,
            momentum=0.0,
            batch_size=case.batch_size or len(self.X),
            shuffle=case.batch_size is not None,
            random_state=0,
            tol=0.0,
            n_iter_no_change=10**9,
            warm_start=True,
        )
        ScikitLearn.train(self, 1)  # makes the arrays that are filled here
        ours = case.network().blocks()
        for name, block in self.blocks().items():
            block[...] = ours[name]

    def train(self, epochs):
        self.model.set_params(max_iter=epochs)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that max_iter was reached: it is meant to be
            self.model.fit(self.X, self.y)

    def blocks(self):
        W = {f"W{l}": W.T for l, W in enumerate(self.model.coefs_, 1)}
        return W | {f"b{l}": b[:, None] for l, b in enumerate(self.model.intercepts_, 1)}


class ScikitLearnSteps(ScikitLearn):
    """The same by ``partial_fit``, one epoch per call: the way to look, or draw, in between."""

    name = "scikit-learn, partial_fit"

    def train(self, epochs):
        for _ in range(epochs):
            self.model.partial_fit(self.X, self.y)


class PyTorch:
    """torch.nn, autograd and torch.optim, not compiled, by the leanest loop. Samples are rows there."""

    name = "PyTorch eager"

    def __init__(self, case: Case):
        try:
            import torch  # an optional extra
        except ModuleNotFoundError:
            raise Unable("not installed (python3 labs.py bench --peers installs it)") from None
        torch.set_num_threads(1)
        self.torch, self.case, (X, Y) = torch, case, case.load()
        self.X = torch.from_numpy(np.ascontiguousarray(X.T))
        self.y = torch.from_numpy(Y.argmax(axis=0) if len(Y) > 1 else np.ascontiguousarray(Y.T))
        self.model = torch.nn.Sequential(*self.layers()).double().train()
        self.loss = torch.nn.CrossEntropyLoss() if len(Y) > 1 else torch.nn.BCEWithLogitsLoss()
        ours = case.network().blocks()
        for name, block in self.blocks().items():
            block[...] = ours[name]
        self.optimizer = self.make_optimizer(len(self.X))

    def layers(self):
        nn, case = self.torch.nn, self.case
        for n_in, n in zip(case.sizes[:-2], case.sizes[1:-1]):
            yield nn.Linear(n_in, n, bias=not case.batchnorm)
            if case.batchnorm:
                yield nn.BatchNorm1d(n, eps=1e-8)
            yield nn.ReLU()
            if case.keep_prob < 1:
                yield nn.Dropout(1 - case.keep_prob)
        yield nn.Linear(*case.sizes[-2:])

    def make_optimizer(self, m: int):
        kind = {"gradient descent": self.torch.optim.SGD, "Adam": self.torch.optim.Adam}[self.case.optimizer]
        weights = [p for p in self.model.parameters() if p.ndim == 2]
        others = [p for p in self.model.parameters() if p.ndim < 2]
        return kind([{"params": weights, "weight_decay": self.case.lambd / m}, {"params": others}], lr=self.case.alpha)

    def train(self, epochs):
        for _ in range(epochs):
            if self.case.batch_size is None:
                self.update(self.X, self.y)
                continue
            for batch in self.torch.randperm(len(self.X)).split(self.case.batch_size):
                self.update(self.X[batch], self.y[batch])

    def update(self, X, y):
        self.optimizer.zero_grad()
        self.loss(self.model(X), y).backward()
        self.optimizer.step()

    def blocks(self):
        linear = [layer for layer in self.model if isinstance(layer, self.torch.nn.Linear)]
        norm = [layer for layer in self.model if isinstance(layer, self.torch.nn.BatchNorm1d)]
        found = {f"W{l}": layer.weight.detach().numpy() for l, layer in enumerate(linear, 1)}
        found |= {f"b{l}": column(layer.bias) for l, layer in enumerate(linear, 1) if layer.bias is not None}
        found |= {f"gamma{l}": column(layer.weight) for l, layer in enumerate(norm, 1)}
        return found | {f"beta{l}": column(layer.bias) for l, layer in enumerate(norm, 1)}


class PyTorchTutorial(PyTorch):
    """The same as tutorials write it: a DataLoader cuts the batches, the penalty is part of J, J is read at every update."""

    name = "PyTorch eager, tutorial loop"

    def __init__(self, case: Case):
        super().__init__(case)
        self.m, self.lambd = len(self.X), case.lambd
        for group in self.optimizer.param_groups:
            group["weight_decay"] = 0.0
        data = self.torch.utils.data
        self.batches = (
            data.DataLoader(data.TensorDataset(self.X, self.y), batch_size=case.batch_size, shuffle=True)
            if case.batch_size
            else [(self.X, self.y)]
        )
        self.costs = []

    def train(self, epochs):
        for _ in range(epochs):
            for X, y in self.batches:
                self.update(X, y)

    def update(self, X, y):
        self.optimizer.zero_grad()
        J = self.loss(self.model(X), y)
        if self.lambd:
            J = J + self.lambd / (2 * self.m) * sum((W**2).sum() for W in self.model.parameters() if W.ndim == 2)
        J.backward()
        self.optimizer.step()
        self.costs.append(J.item())


def column(parameter):
    """A vector of PyTorch's as (n, 1) NumPy view."""
    return parameter.detach().numpy()[:, None]
