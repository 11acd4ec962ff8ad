"""The equation inspector: one update of one weight, with that moment's numbers in the formula."""

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Optimizer
from labutils.plots import Rule
from labutils.splits import minibatches
from labutils.words import factor, num, power

UPDATES, SIZES, ALPHA = 300, (2, 10, 5, 1), 0.05


class Watched:
    """Every update of a run on the moons: theta (updates + 1, P), grad (updates, P); ``seed`` draws weights and batches."""

    def __init__(self, optimizer: Optimizer, seed: int = 1):
        self.optimizer, (X, Y) = optimizer, data.moons()
        net, rng = Network(mlp(*SIZES), seed=seed), np.random.default_rng(seed)
        self.theta, self.grad = np.empty((UPDATES + 1, net.theta.size)), np.empty((UPDATES, net.theta.size))
        batches = (batch for _ in range(UPDATES) for batch in minibatches(X, Y, 64, rng))
        optimizer.reset(net.theta)
        for t, (X_batch, Y_batch) in zip(range(UPDATES), batches):
            self.theta[t] = net.theta
            net.gradient(X_batch, Y_batch)
            self.grad[t] = net.grad
            optimizer.step(net.theta, net.grad)
        self.theta[UPDATES] = net.theta


def averages(grad, beta: float) -> tuple[float, float]:
    """v before and after the last of the slopes in grad (t,)."""
    weight = (1 - beta) * beta ** np.arange(len(grad) - 1, -1, -1)
    before = (weight[1:] * grad[:-1]).sum() if len(grad) > 1 else 0.0
    return before, beta * before + (1 - beta) * grad[-1]


def average_slope(optimizer: Optimizer, grad) -> tuple[str, float]:
    """What the step follows after the slopes in grad (t,): v of momentum or v̂ of Adam, with its name; else "", today's."""
    match type(optimizer).__name__:
        case "Momentum":
            return "v", averages(grad, optimizer.beta)[1]
        case "Adam":
            return "v̂", averages(grad, optimizer.beta1)[1] / (1 - optimizer.beta1 ** len(grad))
    return "", grad[-1]


def average_line(letter: str, beta_name: str, beta: float, before: float, slope: float, square: str) -> Rule:
    """The average's rule with its numbers."""
    after = beta * before + (1 - beta) * slope
    term = f"({num(np.sqrt(slope))})²" if square else factor(slope)
    return (
        rf"${letter} \leftarrow {beta_name} {letter} + (1-{beta_name})\, g{square}$",
        f"= {beta:g} · {factor(before)} + {round(1 - beta, 6):g} · {term} = {num(after)}",
    )


def equations(optimizer: Optimizer, w: float, grad) -> list[Rule]:
    """The update of a weight w at step t = len(grad), line by line.

    grad : (t,) the weight's slopes so far, today's last.
    """
    build = {"GradientDescent": _descent, "Momentum": _momentum, "RMSprop": _rmsprop, "AdaGrad": _adagrad, "Adam": _adam}
    g = grad[-1]
    return [(r"$g = \partial J/\partial w$", f"= {num(g)}"), *build[type(optimizer).__name__](optimizer, w, grad, g)]


def _move(symbol: str, numbers: str, alpha: float, w: float, step: float) -> list[Rule]:
    return [
        (rf"$w \leftarrow w - \alpha\, {symbol}$", ""),
        (r"$\quad$", f"= {num(w)} − {alpha:g} · {numbers} = {num(w - alpha * step)}"),
    ]


def _descent(opt, w, grad, g):
    return _move("g", factor(g), opt.alpha, w, g)


def _momentum(opt, w, grad, g):
    before, v = averages(grad, opt.beta)
    return [average_line("v", r"\beta", opt.beta, before, g, ""), *_move("v", factor(v), opt.alpha, w, v)]


def _rmsprop(opt, w, grad, g):
    before, s = averages(grad**2, opt.beta)
    line = average_line("s", r"\beta", opt.beta, before, g**2, "^2")
    return [line, *_scaled("g", "s", g, s, opt, w)]


def _adagrad(opt, w, grad, g):
    before = (grad[:-1] ** 2).sum()
    s = before + g**2
    return [(r"$s \leftarrow s + g^2$", f"= {num(before)} + ({num(abs(g))})² = {num(s)}"), *_scaled("g", "s", g, s, opt, w)]


def _adam(opt, w, grad, g):
    t = len(grad)
    (v0, v), (s0, s) = averages(grad, opt.beta1), averages(grad**2, opt.beta2)
    v_hat, s_hat = average_slope(opt, grad)[1], s / (1 - opt.beta2**t)
    return [
        average_line("v", r"\beta_1", opt.beta1, v0, g, ""),
        average_line("s", r"\beta_2", opt.beta2, s0, g**2, "^2"),
        (r"$\hat v = v/(1-\beta_1^t)$", f"= {num(v)} / (1 − {opt.beta1:g}{power(t)}) = {num(v_hat)}"),
        (r"$\hat s = s/(1-\beta_2^t)$", f"= {num(s)} / (1 − {opt.beta2:g}{power(t)}) = {num(s_hat)}"),
        *_scaled(r"\hat v", r"\hat s", v_hat, s_hat, opt, w),
    ]


def _scaled(top: str, under: str, top_value: float, under_value: float, opt, w: float) -> list[Rule]:
    step = top_value / (np.sqrt(under_value) + opt.epsilon)
    numbers = f"{factor(top_value)} / (√({num(under_value)}) + 10⁻⁸)"
    return _move(rf"{top}/(\sqrt{{{under}}} + \epsilon)", numbers, opt.alpha, w, step)
