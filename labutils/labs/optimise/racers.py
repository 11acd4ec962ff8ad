"""The five that race: who they are, and the sliders that set them."""

from collections.abc import Callable

import numpy as np

from labutils.live import Slider
from labutils.optimizers import OPTIMIZERS, Adam, Momentum, Optimizer, RMSprop
from labutils.stacks import each_network

SHORT = {  # five of ``OPTIMIZERS``, a choice of this lab: each name with its short one
    "gradient descent": "descent",
    "momentum": "momentum",
    "RMSprop": "RMSprop",
    "AdaGrad": "AdaGrad",
    "Adam": "Adam",
}
NAMES = tuple(SHORT)


def stepped(step: Callable, settings: tuple, *arrays: np.ndarray) -> tuple[np.ndarray, ...]:
    """A learner's step for one network (P,), or for each of a stack (K, P)."""
    return each_network(1, lambda *one: step(*one, *settings), *arrays)


class OwnMomentum(Momentum):
    """Momentum whose step is a learner's ``momentum_step``."""

    own: Callable

    def update(self, theta, grad):
        settings = (self.alpha, self.beta)
        theta[...], self.v = stepped(self.own, settings, theta.copy(), grad.copy(), self.v)


class OwnRMSprop(RMSprop):
    """RMSprop whose step is a learner's ``rmsprop_step``."""

    own: Callable

    def update(self, theta, grad):
        settings = (self.alpha, self.beta, self.epsilon)
        theta[...], self.s = stepped(self.own, settings, theta.copy(), grad.copy(), self.s)


class OwnAdam(Adam):
    """Adam whose step is a learner's ``adam_step``."""

    own: Callable

    def update(self, theta, grad):
        self.t += 1
        settings = (self.t, self.alpha, self.beta1, self.beta2, self.epsilon)
        theta[...], self.v, self.s = stepped(self.own, settings, theta.copy(), grad.copy(), self.v, self.s)


def racers(
    alpha: float,
    alpha_scaled: float,
    beta: float,
    beta1: float,
    beta2: float,
    *,
    momentum: Callable | None = None,
    rmsprop: Callable | None = None,
    adam: Callable | None = None,
) -> dict[str, Optimizer]:
    """name -> optimiser. alpha is for the two that step by the gradient itself, alpha_scaled for the three that divide it.

    momentum, rmsprop, adam : a learner's own step functions, instead of the library's.
    """
    row = (
        OPTIMIZERS["gradient descent"](alpha),
        own(Momentum(alpha, beta), OwnMomentum, momentum),
        own(RMSprop(alpha_scaled, beta), OwnRMSprop, rmsprop),
        OPTIMIZERS["AdaGrad"](alpha_scaled),
        own(Adam(alpha_scaled, beta1, beta2), OwnAdam, adam),
    )
    return dict(zip(NAMES, row, strict=True))


def own(optimizer: Optimizer, kind: type, step: Callable | None) -> Optimizer:
    """The optimiser as it is, or one with the same settings that runs a learner's step."""
    if step is None:
        return optimizer
    mine = kind(**vars(optimizer))
    mine.own = step
    return mine


def rates(alpha: float, alpha_scaled: float) -> tuple[Slider, Slider]:
    """The two learning rates."""
    return (
        Slider("alpha", alpha, 0.001, 3, log=True, label="α of descent, momentum"),
        Slider("alpha_scaled", alpha_scaled, 0.001, 3, log=True, label="α of RMSprop, AdaGrad, Adam"),
    )


def averages() -> tuple[Slider, Slider, Slider]:
    """The averages' settings: beta for momentum and RMSprop, beta1 and beta2 for Adam."""
    return (
        Slider("beta", 0.9, values=(0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99), label="β of momentum, RMSprop"),
        Slider("beta1", 0.9, values=(0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99), label="β1 of Adam"),
        Slider("beta2", 0.999, values=(0, 0.5, 0.9, 0.98, 0.99, 0.995, 0.999, 0.9999), label="β2 of Adam"),
    )
