"""The penalties on the weights, L2 and L1: what they add to J beside what they add to the gradient."""

from typing import Any

import numpy as np

from .layers import inner, total
from .parameters import Parameters
from .stacks import check_for_all, given, strength
from .validate import check_count
from .validate.quiet import quiet


class Penalties(Parameters):
    """lambd/(2m) Σ W² + l1/m Σ |W|, with strengths that can be set at any time."""

    @property
    def lambd(self) -> float | np.ndarray:
        """Strength of the L2 penalty."""
        return self._lambd

    @lambd.setter
    def lambd(self, value: Any) -> None:
        self._adopt(self._strength("lambd", value), self._l1)

    @property
    def l1(self) -> float | np.ndarray:
        """Strength of the L1 penalty."""
        return self._l1

    @l1.setter
    def l1(self, value: Any) -> None:
        self._adopt(self._lambd, self._strength("l1", value))

    def _strength(self, name: str, value):
        value = strength(name, value)
        check_for_all(name, value, self.theta.shape[:-1])
        return value

    def _adopt(self, lambd, l1) -> None:
        self._lambd, self._l1 = lambd, l1
        self._penalised = given(lambd) or given(l1)

    @quiet
    def penalty(self, m: int) -> float | np.ndarray:
        """lambd/(2m) Σ W² + l1/m Σ |W|; biases, gamma and beta are left alone (Krogh & Hertz, 1992)."""
        return self._penalty(check_count("m", m, cure="It is the size of the training set."))

    @staticmethod
    def _size_of(m: int | None, Y) -> int:
        """The size of the training set that a penalty is divided by."""
        return Y.shape[-1] if m is None else check_count("m", m, cure="Leave it out where X is the whole training set.")

    def _penalty(self, m: int):
        penalty = self.lambd / (2 * m) * inner(self.W, self.W)
        if given(self.l1):
            penalty = penalty + self.l1 / m * total(np.abs(self.W))
        return penalty[..., 0]

    def _add_penalty(self, m: int) -> None:
        dW = self.dW
        if given(self.lambd):
            dW += self.lambd / m * self.W
        if given(self.l1):
            dW += self.l1 / m * np.sign(self.W)
