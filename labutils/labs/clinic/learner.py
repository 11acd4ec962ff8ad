"""Where the learner's own lines run inside a patient."""

from collections.abc import Callable

from labutils.layers import Dense, mlp
from labutils.network import Network

from .patient import CLASSES, Patient


class LearnerDense(Dense):
    """A dense layer whose dW is the learner's weight_gradient(dZ, A, W, lambd, m)."""

    def __init__(self, n_in: int, n_out: int, weight_gradient: Callable, lambd: float, m: int):
        super().__init__(n_in, n_out)
        self.weight_gradient, self.lambd, self.m = weight_gradient, lambd, m

    def gradients(self, dZ, cache):
        super().gradients(dZ, cache)
        summed = dZ * dZ.shape[1]  # the library's dZ holds the 1/m already, the learner's does not
        self.dW[...] = self.weight_gradient(summed, cache.A.copy(), self.W.copy(), self.lambd, self.m)


def treated(shuffle: Callable, weight_gradient: Callable, settings: dict) -> type[Patient]:
    """A patient with these two functions in place of its own, and its settings."""

    class Treated(Patient):
        def shuffled(self, X, Y):
            return shuffle(X, Y, self.chance.batches)

        def built(self):
            layers, m = mlp(2, *self.hidden, CLASSES), self.data.X.shape[1]
            own = [
                LearnerDense(layer.n_in, layer.n_out, weight_gradient, self.lambd, m) if isinstance(layer, Dense) else layer
                for layer in layers
            ]
            return Network(own, self.cost, init=self.init, seed=self.seed)

    return type("Treated", (Treated,), dict(settings))
