"""The mistake that does not crash: the penalty stands in J and is forgotten in the gradient."""

from typing import Any

from labutils.gradcheck import gradient_check
from labutils.layers import mlp
from labutils.network import Network


class Forgetful(Network):
    """A network whose backward pass leaves the penalty's gradient out."""

    def gradient(self, X, Y, **settings: Any):
        lambd, self.lambd = self.lambd, 0.0
        try:
            return super().gradient(X, Y, **settings)
        finally:
            self.lambd = lambd


def forgotten_penalty(X, Y, lambd: float) -> None:
    """Print for each block how far the gradient without the penalty's part is from differences of J."""
    net = Forgetful(mlp(2, 20, 3, 1, activation="tanh"), lambd=lambd, init="xavier", seed=1)
    for block in gradient_check(net, X, Y):
        print(f"{block.name}: " + ("agrees" if block.difference < 1e-7 else f"relative difference {block.difference:.3f}"))
