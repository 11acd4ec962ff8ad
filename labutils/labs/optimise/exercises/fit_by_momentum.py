"""Several steps joined: mini-batches, a falling learning rate and momentum make a training loop."""

import numpy as np

from labutils.checks import Exercise, Wrong

from .inverse_time import inverse_time
from .minibatches import minibatches
from .momentum_step import momentum_step


def fit_by_momentum(theta, X, Y, gradient, epochs, batch_size, alpha0, decay, beta, rng):
    """theta after these epochs of momentum, with gradient(theta, X_batch, Y_batch) and an alpha that falls by the epoch."""
    v = 0 * theta
    for epoch in range(epochs):
        alpha = inverse_time(alpha0, epoch, decay)
        for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):
            theta, v = momentum_step(theta, gradient(theta, X_batch, Y_batch), v, alpha, beta)
    return theta


def _gradient(theta, X, Y):
    """Of half the mean squared error of the linear model theta @ X."""
    return (theta @ X - Y[0]) @ X.T / X.shape[1]


def _case(rng):

    m = int(rng.integers(9, 14))
    settings = int(rng.integers(3, 5)), 4, rng.uniform(0.1, 0.3), rng.uniform(0.3, 0.8), rng.uniform(0.6, 0.85)
    generator = np.random.default_rng(rng.integers(99))
    return rng.normal(size=3), rng.normal(size=(3, m)), rng.normal(size=(1, m)), _gradient, *settings, generator


def _with(*, rate=inverse_time, cut=minibatches, forget=False, once=False, counted=False, full=False, first=None):
    """The loop with one of its parts replaced."""

    def answer(theta, X, Y, gradient, epochs, batch_size, alpha0, decay, beta, rng):
        v, t = 0 * theta, 0
        batches = cut(X, Y, batch_size, rng) if once else None
        for epoch in range(epochs if first is None else first):
            v = 0 * theta if forget else v
            for X_batch, Y_batch in batches or cut(X, Y, batch_size, rng):
                alpha = rate(alpha0, t if counted else epoch, decay)
                grad = gradient(theta, X, Y) if full else gradient(theta, X_batch, Y_batch)
                theta, v = momentum_step(theta, grad, v, alpha, beta)
                t += 1
        return theta

    return answer


def _plain(theta, X, Y, gradient, epochs, batch_size, alpha0, decay, beta, rng):
    return fit_by_momentum(theta, X, Y, gradient, epochs, batch_size, alpha0, decay, 0.0, rng)


def _one_batch_an_epoch(X, Y, batch_size, rng):
    return minibatches(X, Y, batch_size, rng)[:1]


def _short_one_left_out(X, Y, batch_size, rng):
    return [batch for batch in minibatches(X, Y, batch_size, rng) if batch[0].shape[1] == batch_size] or [(X, Y)]


def _grad_at_the_start(theta, X, Y, gradient, epochs, batch_size, alpha0, decay, beta, rng):
    start = theta
    return fit_by_momentum(theta, X, Y, lambda _, X, Y: gradient(start, X, Y), epochs, batch_size, alpha0, decay, beta, rng)


FIT_BY_MOMENTUM = Exercise(
    "fit_by_momentum",
    fit_by_momentum,
    _case,
    returns=("theta",),
    right="These eight lines train any model that can say its gradient.",
    hints=(
        "Two loops: epochs outside, batches inside. What has to be remembered from one batch to the next, and what changes "
        "only once an epoch?",
        "Before the loops `v = 0 * theta`. Each epoch: `alpha = inverse_time(alpha0, epoch, decay)`, then "
        "`for X_batch, Y_batch in minibatches(X, Y, batch_size, rng):`.",
        "In the inner loop: `theta, v = momentum_step(theta, gradient(theta, X_batch, Y_batch), v, alpha, beta)`. After "
        "both loops: `return theta`.",
    ),
    wrong=[
        Wrong(
            _with(forget=True),
            "v starts at 0 again in every epoch. It is the memory of all batches so far: set it once, before the loops.",
        ),
        Wrong(
            _with(once=True),
            "The batches are cut once and used in every epoch. Shuffle each epoch: `minibatches` goes inside the loop.",
        ),
        Wrong(
            _with(counted=True),
            "alpha falls with every *batch* here. epoch counts passes over the data: 0, 1, 2, …",
        ),
        Wrong(
            _with(rate=lambda alpha0, epoch, decay: alpha0),
            "alpha stays at alpha0: let it fall, `inverse_time(alpha0, epoch, decay)`.",
        ),
        Wrong(
            _with(rate=lambda alpha0, epoch, decay: inverse_time(alpha0, epoch + 1, decay)),
            "The first epoch already has a smaller alpha: epoch counts from 0.",
        ),
        Wrong(
            _with(rate=lambda alpha0, epoch, decay: 1 / (1 + decay * epoch)),
            "alpha0 is forgotten: the learning rate starts at 1.",
        ),
        Wrong(
            _with(full=True),
            "Each step takes the gradient over *all* examples: `gradient(theta, X_batch, Y_batch)`.",
        ),
        Wrong(_plain, "This is gradient descent: momentum is missing, so beta has no effect."),
        Wrong(
            _with(first=1),
            "Only the first epoch is trained: is `return` inside a loop?",
        ),
        Wrong(
            _with(cut=_one_batch_an_epoch),
            "Only one batch of each epoch is used: is a line that belongs to the inner loop outside of it?",
        ),
        Wrong(
            _with(cut=_short_one_left_out),
            "The short last batch of each epoch is left out.",
        ),
        Wrong(
            _with(cut=lambda X, Y, batch_size, rng: minibatches(X, Y, X.shape[1], rng)),
            "Each epoch makes a single step with all examples: cut them, `minibatches(X, Y, batch_size, rng)`.",
        ),
        Wrong(
            _grad_at_the_start,
            "Every gradient is taken at the theta you were given. It is taken at the newest one.",
        ),
        Wrong(
            _with(rate=lambda alpha0, epoch, decay: alpha0 / np.prod(1 + decay * np.arange(epoch + 1))),
            "alpha0 itself is overwritten, so each epoch divides what the last one left. Keep alpha0 and give the epoch's "
            "learning rate a name of its own.",
        ),
    ],
)
