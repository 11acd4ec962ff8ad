"""One update in slow motion: the stages that one example and one unit of each layer go through, with their numbers."""

from copy import deepcopy
from typing import NamedTuple

import numpy as np

from labutils.layers import Activation, BatchNorm, Dense
from labutils.live.pieces import at_once
from labutils.plots import Rule
from labutils.recipe import Recipe, Training, Way
from labutils.words import counted, factor, num

TERMS = 2  # of a sum that are written out
EQUALS = r"$\quad$"  # in front of numbers that belong to the rule above


class Stage(NamedTuple):
    """title : what happens; layer : where, 0 is the input; lines : rules with their numbers; symbol = value : the result,
    and then what it leads to, in words."""

    title: str
    layer: int
    lines: list[Rule]
    symbol: str
    value: float
    then: str = ""


class Update:
    """Update number t of a recipe, taken apart, dropout's mask included.

    X, Y : its batch; by layer, the output's last: inputs (n_{l-1}, B), Z and A (n_l, B), dZ (n_l, B), W before, dW with the
    penalty's share, after (W behind the update); Z_tilde (n_l, B) where batchnorm stands between, else None

    training : about to make this update, see ``recipe.Way``; afterwards it has made it.
    """

    def __init__(self, recipe: Recipe, t: int, training: Training | None = None):
        training = training or at_once(Way(recipe).before(t))
        with np.errstate(all="ignore"):
            self.settings, self.params = dict(training.settings), recipe.params
            self.X, self.Y = training.batch()
            self._passes(training)
            dense = [layer for layer in training.net.layers if isinstance(layer, Dense)]
            self.W = [layer.W.copy() for layer in dense]
            self.b = [None if layer.b is None else layer.b.copy() for layer in dense]
            training.update(self.X, self.Y)
        self.dW, self.after = [layer.dW.copy() for layer in dense], [layer.W.copy() for layer in dense]
        self.t, self.alpha, self.m = t, float(training.optimizer.alpha), training.train.X.shape[1]

    def _passes(self, training: Training) -> None:
        """Forward and backward as the update does it, every layer watched; nothing is left changed."""
        net, rng = training.net, deepcopy(training.chance.dropout)
        pairs, back, running = net._fresh(), {}, net.running.copy()
        Z = net._forward(self.X, pairs, True, rng)
        net.running[...] = running
        out = net.cost.predict(Z)
        self.J = float(net.cost.J(Z, self.Y))
        dense = [cache for layer, cache in pairs if isinstance(layer, Dense)]
        self.inputs, self.Z = [cache.A.copy() for cache in dense], [cache.Z.copy() for cache in dense]
        active = [(layer, cache) for layer, cache in pairs if isinstance(layer, Activation)]
        self.Z_tilde = [cache.Z.copy() if self.params["batchnorm"] else None for _, cache in active] + [None]
        self.A = [cache.A.copy() for _, cache in active] + [out.copy()]
        net._backward(Z.copy(), self.Y, pairs, watch=lambda layer, d: back.setdefault(layer, d.copy()))
        owners = [layer for layer, _ in pairs if isinstance(layer, BatchNorm if self.params["batchnorm"] else Activation)]
        self.dZ = [back[layer] for layer in owners] + [net.cost.dZ(out.copy(), self.Y)]

    # ---- the stages --------------------------------------------------------------------------------------------------

    def stages(self, example: int, unit: int) -> list[Stage]:
        """All of them, in their order, for one example of the batch and one unit of each layer (or its last)."""
        i, layers = min(example, self.X.shape[1] - 1), range(len(self.W))
        j = [min(unit, len(W) - 1) for W in self.W]
        forward = [stage for l in layers for stage in self._forward(l, i, j[l])]
        backward = [self._backward(l, i, j) for l in reversed(layers)]
        slopes = [self._slope(l, j[l]) for l in layers]
        steps = [self._step(l, j[l]) for l in layers]
        return [self._batch(i), *forward, self._loss(i), *backward, *slopes, *steps]

    def _batch(self, i: int) -> Stage:
        x1, x2 = self.X[:, i]
        label = int(self.Y[0, i]) if len(self.Y) == 1 else int(self.Y[:, i].argmax())
        lines = [("$B$", f"= {counted(self.X.shape[1], 'example')}; this one:")]
        lines += [("$x_1,\\ x_2$", f"= {x1:.4f}, {x2:.4f}, class {label}")]
        return Stage("The batch comes in", 0, lines, "x1", float(x1))

    def _forward(self, l: int, i: int, j: int) -> list[Stage]:
        z, a, last = self.Z[l][j, i], self.A[l][j, i], l == len(self.W) - 1
        bias = [] if self.b[l] is None else [signed(self.b[l][j, 0])]
        lines = [(rf"$z = \sum_k w_k\, a_k{'' if self.b[l] is None else ' + b'}$", "")]
        said, others = terms(self.W[l][j], self.inputs[l][:, i])
        lines += [(EQUALS, f"= {said}"), (EQUALS, " ".join([*others, *bias, f"= {z:.4f}"]))]
        stages = [Stage(f"Layer {l + 1}, unit {j + 1}: Z", l + 1, lines, "z", float(z))]
        if self.Z_tilde[l] is not None:
            normal = self.Z_tilde[l][j, i]
            lines = [(r"$\tilde z = \gamma\,(z - \mu)/\sigma + \beta$", "")]
            lines += [(EQUALS, f"= {normal:.4f}, with the batch's μ and σ")]
            stages.append(Stage(f"Layer {l + 1}, unit {j + 1}: batchnorm", l + 1, lines, "z̃", float(normal)))
            z = normal
        g = ("softmax" if len(self.Y) > 1 else "sigmoid") if last else self.params["activation"].replace("_", " ")
        lines = [("$a = g(z)$,", f"g is {g}"), (EQUALS, f"= g({z:.4f}) = {a:.4f}")]
        return [*stages, Stage(f"Layer {l + 1}, unit {j + 1}: A", l + 1, lines, "a", float(a))]

    def _loss(self, i: int) -> Stage:
        A, Y = self.A[-1][:, i], self.Y[:, i]
        a = float(A[Y.argmax()]) if len(Y) > 1 else float(A[0] if Y[0] else 1 - A[0])
        with np.errstate(divide="ignore"):
            loss = float(-np.log(a))
        lines = [("the probability of its true class:", f"{a:.4f}"), ("", f"−log {a:.4f} = {loss:.4f}")]
        return Stage("The loss", len(self.W), [*lines, ("mean over the batch: $J$", f"= {self.J:.4f}")], "loss", loss)

    def _backward(self, l: int, i: int, j: list[int]) -> Stage:
        dz, B = self.dZ[l][j[l], i], self.X.shape[1]
        if l == len(self.W) - 1:
            a, y = self.A[l][j[l], i], self.Y[j[l], i]
            lines = [("$dz = (a - y)/B$", ""), (EQUALS, f"= ({a:.4f} − {y:g})/{B} = {num(dz)}")]
        else:
            lines = [(r"$da = \sum_k w_k\, dz_k$, from the next layer through its weights", "")]
            said, others = terms(self.W[l + 1][:, j[l]], self.dZ[l + 1][:, i])
            lines += [(EQUALS, f"= {said}"), *[(EQUALS, sum_of_others) for sum_of_others in others]]
            more = " and batchnorm" if self.params["batchnorm"] else ""
            lines += [(f"times the slope of g{more}: $dz$", f"= {num(dz)}")]
        return Stage(f"Layer {l + 1}, unit {j[l] + 1}: dZ back", l + 1, lines, "dz", float(dz))

    def _slope(self, l: int, j: int) -> Stage:
        dw, w = self.dW[l][j, 0], self.W[l][j, 0]
        data, lambd, l1 = float(self.dZ[l][j] @ self.inputs[l][0]), self.settings["lambd"], self.settings["l1"]
        lines = [(r"$dw = \sum_i dz^{(i)} a^{(i)}$ over the batch", ""), (EQUALS, f"= {num(data)}")]
        if lambd:
            lines += [(r"$+\ \lambda/m \cdot w$", f"= {lambd:g}/{self.m} · {factor(w)} = {num(lambd / self.m * w)}")]
        if l1:
            lines += [(r"$+\ \lambda_1/m \cdot sign(w)$", f"= {num(l1 / self.m * np.sign(w))}")]
        lines += [("$dw$", f"= {num(dw)}")]
        return Stage(f"Layer {l + 1}, unit {j + 1}: dW of its first weight", l + 1, lines, "dw", float(dw))

    def _step(self, l: int, j: int) -> Stage:
        w, after, dw = self.W[l][j, 0], self.after[l][j, 0], self.dW[l][j, 0]
        lines = [("", f"{self.params['optimizer']}, α = {self.alpha:.4g}, dw = {num(dw)}")]
        lines += [(r"$w \leftarrow$", f"{w:.5f} {signed(after - w, 5)} = {after:.5f}")]
        then = f"; the unit's first weight goes from {w:.5f} to {after:.5f}"
        return Stage(f"Layer {l + 1}, unit {j + 1}: the step", l + 1, lines, "Δw", float(after - w), then)


def terms(w: np.ndarray, a: np.ndarray) -> tuple[str, list[str]]:
    """w_1 a_1 + w_2 a_2 + ...: the first few with their numbers; the sum of the others, if there are any."""
    said = " + ".join(f"{factor(x)} · {factor(y)}" for x, y in zip(w[:TERMS], a[:TERMS]))
    return said, [signed(float(w[TERMS:] @ a[TERMS:]))] if len(w) > TERMS else []


def signed(x: float, digits: int = 4) -> str:
    """A number to be added: "+ 0.5" or "− 0.5"."""
    return f"{'−' if x < 0 else '+'} {abs(x):.{digits}f}"
