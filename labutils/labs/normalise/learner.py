"""A network with a learner's backward pass of batchnorm and a learner's dZ of the softmax."""

from collections.abc import Callable

from labutils.layers import BatchNorm, mlp
from labutils.network import Network

from .reading import OwnCost


class OwnBatchNorm(BatchNorm):
    """Batchnorm that goes backward by a learner's ``batchnorm_backward``."""

    def __init__(self, n: int, backward: Callable):
        super().__init__(n)
        self.own = backward

    def forward(self, Z, cache, train=False, rng=None):
        cache.Z = Z.copy()
        return super().forward(Z, cache, train, rng)

    def backward(self, dZ_tilde, cache):
        dZ, self.dgamma[...], self.dbeta[...] = self.own(dZ_tilde.copy(), cache.Z, self.gamma.copy(), self.epsilon)
        return dZ


def own_network(backward: Callable, dZ: Callable) -> Network:
    """2-6-5-4 with batchnorm and a softmax, both as the learner wrote them."""
    layers = [
        OwnBatchNorm(layer.n_in, backward) if isinstance(layer, BatchNorm) else layer
        for layer in mlp(2, 6, 5, 4, batchnorm=True)
    ]
    return Network(layers, cost=OwnCost(dZ), seed=3)
