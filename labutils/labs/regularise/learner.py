"""Where the learner's own functions run inside the library: an optimiser and a layer that call them."""

from collections.abc import Callable
from copy import deepcopy

import numpy as np

from labutils.layers import Dropout
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.stacks import each_network


class LearnerStep(GradientDescent):
    """W by the learner's ``l2_step``, everything else by gradient descent."""

    def __init__(self, net: Network, step: Callable, lambd: float, m: int, alpha: float = 0.5):
        super().__init__(alpha)
        self.net, self.learner_step, self.lambd, self.m = net, step, lambd, m

    def update(self, theta, grad):
        super().update(theta[..., self.net.n_W :], grad[..., self.net.n_W :])
        gradients = self.net.grad_blocks()
        for name, W in self.net.blocks().items():
            if name.startswith("W"):
                W[...] = each_network(2, self._step, W.copy(), gradients[name].copy())

    def _step(self, W, dW):
        return self.learner_step(W, dW, self.alpha, self.lambd, self.m)


class LearnerDropout(Dropout):
    """A dropout layer that runs a learner's two functions, whichever way the forward one draws from its generator.

    frozen : every pass draws from the generator as it was in the first, so the mask stays.  mask : the newest one.
    """

    def __init__(self, keep_prob: float, forward: Callable, backward: Callable, frozen: bool = False):
        super().__init__(keep_prob)
        self.learner_forward, self.learner_backward, self.frozen = forward, backward, frozen
        self.first_rng = self.mask = None

    def forward(self, A, cache, train=False, rng=None):
        if not train:
            return A
        self.mask = cache.D = None
        if not self.drops:
            return A
        drawing = self._generator(rng)
        A, mask = each_network(2, lambda one: self.learner_forward(one, self.keep_prob, drawing), A)
        cache.D = self.mask = np.asarray(mask, dtype=bool)  # a mask of 1 and 0 is right too, but not as an index
        return A

    def _generator(self, rng):
        if not self.frozen:
            return rng
        if self.first_rng is None:
            self.first_rng = deepcopy(rng)
            return rng
        return deepcopy(self.first_rng)

    def backward(self, dA, cache):
        if cache.D is None:
            return dA
        return each_network(2, lambda one, mask: self.learner_backward(one, mask, self.keep_prob), dA, cache.D)
