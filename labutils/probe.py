"""J as a function of theta for a gradient check, and how far off its differences and its gradient may be by rounding."""

import numpy as np

from .costs import Rounded
from .network import Network
from .stacks import given
from .validate.quiet import formula, quiet

EPS = np.finfo(float).eps
ROUNDINGS = 4  # J is a sum and a mean of rounded numbers: it errs by a few times machine epsilon
NOTHING = np.empty(0, bool)
DRAWS = 8  # of signs for the roundings of A - Y, of which the largest sum counts


class Probe:
    """J of one network, batch and seed. It remembers each parameter whose nudge carries something over a corner.

    J : at the start.  blur : (P,) array, how far off ``backward`` may be, because A - Y is rounded.  saturated : whether
    A - Y is no more than rounding for all examples.
    """

    def __init__(self, net: Network, X, Y, seed: int):
        self.net, self.X, self.Y, self.seed = net, X, Y, seed
        self._chance = np.random.default_rng(seed)
        self._before = self._chance.bit_generator.state
        self.theta = net.theta.copy()
        self.crossed = np.zeros(self.theta.shape, bool)
        self.J, Z, self.sides = self._pass()
        A = net.cost.predict(Z)
        self._size = abs(self.J) + np.abs(net.cost.dZ(A.copy(), Y) * Z).sum() + self._cancelled(Z)
        self.saturated = bool((np.abs(A - Y) <= EPS * np.abs(Y)).all())
        self.blur = ROUNDINGS * np.max([self._blur(np.random.default_rng([draw, seed])) for draw in range(DRAWS)], axis=0)

    def __call__(self, theta) -> float:
        J, crosses = self.at(theta)
        if crosses:
            self.crossed |= theta != self.theta
        return J

    def at(self, theta) -> tuple[float, bool]:
        """J there, and whether anything is carried over a corner on the way."""
        self.net.theta[...] = theta
        J, _, sides = self._pass()
        return J, bool((sides != self.sides).any())

    def backward(self) -> np.ndarray:
        """dJ/dtheta, (P,), at the theta the network has now."""
        self.net.J_and_grad(self.X, self.Y, rng=self._rng())
        return self.net.grad.copy()

    def rounding(self, epsilon: float, sides: int) -> float:
        """How far off a difference of J may be: J's rounding is in proportion to its own size, and to Z's behind it."""
        return ROUNDINGS * EPS * self._size * 2 / (sides * epsilon)

    def cut(self, vector: np.ndarray) -> list:
        """A vector like theta as copies of its blocks, in their order."""
        self.net.grad[...] = vector
        return [block.copy() for block in self.net.grad_blocks().values()]

    def _rng(self):
        """As it was at first; to make another each time would be a fifth of a pass."""
        self._chance.bit_generator.state = self._before
        return self._chance

    def within(self, names: set[str]) -> np.ndarray:
        """The places of these blocks in a vector like theta."""
        for name, block in self.net.grad_blocks().items():
            block[...] = name in names
        return np.flatnonzero(self.net.grad)

    @quiet
    def _pass(self) -> tuple:
        """J, the last Z, and on which side of its corner each unit (for each example) and each weight under L1 is."""
        net, sides = self.net, [self.net.W > 0] if given(self.net.l1) else []

        def note(layer, A, answer) -> None:
            if layer.units and layer.corner:
                sides.append((A > 0).ravel())

        Z = net._forward(self.X, net._fresh(), True, self._rng(), watch=note)
        return formula(net.cost.J)(Z, self.Y) + net._penalty(self.X.shape[-1]), Z, np.concatenate(sides or [NOTHING])

    def _cancelled(self, Z) -> float:
        """What cancels in the cross-entropy of an answer that is right: log(1 + e^Z) - Z, or the 1 in log(1 + small)."""
        return 0.0 if self.net.cost.labels == "any" else float((self.Y * (1 + np.abs(Z))).sum()) / self.Y.shape[-1]

    def _blur(self, rng):
        """The size of the gradient that the rounding of A - Y makes by itself, its signs drawn from rng."""
        net, pairs, cost = self.net, self.net._fresh(), self.net.cost
        Z = net._forward(self.X, pairs, True, self._rng())
        net._cost = Rounded(cost, rng)
        try:
            net._backward(Z, self.Y, pairs)
        finally:
            net._cost = cost
        return np.abs(net.grad)
