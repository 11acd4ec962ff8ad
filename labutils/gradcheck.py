"""Which block's gradient is wrong: compare backward with differences of J, parameter by parameter.

For debugging only: n parameters cost n + 1 forward passes one-sided, 2n two-sided. Differences have limits of their own:
J's rounding, divided by epsilon, J's curvature, and corners (of ReLU, of |W|) within epsilon of theta. Backward has one too:
A - Y is rounded. Each block says what these explain, and right code is not blamed for them: who is accused gets a second
opinion from a finer step.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from .differences import _differences, numerical_gradient, relative_difference
from .network import Network
from .probe import Probe
from .validate import check_seed, unit_of
from .validate.quiet import quiet

GOOD, WORRY = 1e-7, 1e-3
ACCUSED = ("look", "worry")
FINE = (
    1e-5  # near the cube root of machine epsilon, where rounding and curvature together disturb two-sided differences least
)


class BlockCheck(NamedTuple):
    """One block's score and what it is worth.

    difference : the score, see ``relative_difference``.  worst : where in the block the two disagree most.
    floor : the score that rounding, curvature and corners explain by themselves.  corners : how many entries are left out of
    the judgement, because epsilon carries something over a corner there.  coarse : whether the score is epsilon's doing,
    since a finer step does not confirm it.  saturated : whether A is Y but for rounding.
    """

    name: str
    difference: float
    worst: tuple[int, ...]
    backward: Any
    numerical: Any
    floor: float = 0.0
    corners: int = 0
    coarse: bool = False
    saturated: bool = False

    @property
    def verdict(self) -> str:
        """good, look, worry or cannot tell, see ``verdict``."""
        return verdict(self.difference, self.floor)

    @property
    def advice(self) -> str:
        """What to try next, for a block that is not good."""
        if self.verdict == "good":
            return ""
        if self.verdict != "cannot tell":
            return f"they disagree most at {self.worst}"
        if self.difference > GOOD and self.corners > self.backward.size / 2:
            return f"{self.corners} of {self.backward.size} entries cross a corner: try a smaller epsilon, or other weights"
        if self.coarse:
            return 'J bends too much within epsilon: try a smaller epsilon, or larger weights (init="he")'
        if self.saturated:
            return "A is Y to the last digits, so A - Y is rounding: try other weights"
        return 'too small to tell here: try a larger epsilon, or larger weights (init="he")'


class GradientCheck(list):
    """The ``BlockCheck`` of each block, in order; prints as a table."""

    @property
    def difference(self) -> float:
        """One score for the whole gradient; a small block that is wrong may drown in it."""
        return relative_difference(*(np.concatenate([np.ravel(c[way]) for c in self]) for way in (3, 4)))

    def __repr__(self) -> str:
        rows = [(c.name, in_words(c.difference), f"{c.verdict}: {c.advice}".removesuffix(": ")) for c in self]
        rows += [("whole", in_words(self.difference), "")]
        return "\n".join(
            f"{name:<6} {score:<11} {said}".rstrip() for name, score, said in [("block", "score", "verdict"), *rows]
        )


def verdict(difference: float, floor: float = 0.0) -> str:
    """good up to 1e-7 or up to the floor, worry from 1e-3 on, look in between; a NaN is a worry.

    A score that the floor explains proves nothing where the floor itself would be a worry: then nobody can tell.

    >>> verdict(3e-10), verdict(1e-5), verdict(0.33)
    ('good', 'look', 'worry')
    >>> verdict(1e-5, floor=1e-4), verdict(0.33, floor=1.0), verdict(0.33, floor=0.1)
    ('good', 'cannot tell', 'worry')
    """
    if difference <= max(floor, GOOD):
        return "good" if floor < WORRY else "cannot tell"
    return "look" if difference < WORRY else "worry"


def in_words(difference: float) -> str:
    """A score as it may be printed on every machine: what is rounding is not spelt out."""
    return "below 1e-7" if difference <= GOOD else f"{difference:.1e}" if difference < 0.01 else f"{difference:.3f}"


def gradient_check(net: Network, X, Y, *, epsilon: float = 1e-5, sides: int = 2, seed: int = 0) -> GradientCheck:
    """A verdict for each block W1, b1, ...; net is left as it was.

    Dropout is frozen: every pass draws its mask from a generator with the same seed. Batchnorm uses the batch's
    statistics, as in training. The thresholds, good up to 1e-7 and worry from 1e-3 on, are for a two-sided check with
    epsilon = 1e-5. Where the gradient drowns in J's rounding, or epsilon carries a unit over ReLU's corner, the verdict is
    ``cannot tell``, never an accusation. ValueError for a stack, and where J is not a finite number.
    """
    return _gradient_check(net, X, Y, epsilon, sides, seed)


@quiet
def _gradient_check(net: Network, X, Y, epsilon: float, sides: int, seed: int, probe: Callable[..., Probe] = Probe):
    """The same; probe(net, X, Y, seed) is what is asked for J."""
    X, Y = net.check(X, Y)
    if net.theta.ndim != 1 or X.ndim != 2:
        raise ValueError(
            "gradient_check takes one network and one batch (n_x, m); expected no stack. Check its networks singly."
        )
    before, grad = net.snapshot(), net.grad.copy()
    try:
        J = probe(net, X, Y, check_seed(seed))
        if not np.isfinite(J.J):
            raise ValueError(
                f"J is {J.J:g} with these weights and this X; expected a finite number. Start from smaller weights, "
                "net.initialize('he'), and normalise X."
            )
        return _judged(J, J.backward(), numerical_gradient(J, before.theta, epsilon, sides), epsilon, sides)
    finally:
        net.restore(before)
        net.grad[...] = grad


def _judged(probe: Probe, backward, numerical, epsilon: float, sides: int) -> GradientCheck:
    """The verdicts; an accusation has to be confirmed by differences with a finer step."""
    checks = _checks(probe, backward, numerical, epsilon, sides)
    accused = {check.name for check in checks if check.verdict in ACCUSED}
    if not accused:
        return checks
    step, places = min(epsilon, FINE), probe.within(accused)
    finer = numerical if (step, 2) == (epsilon, sides) else _differences(probe, probe.theta, step, 2, places)
    crossed = probe.crossed.copy()
    curvature = 2 * np.abs(_differences(probe, probe.theta, 2 * step, 2, places) - finer)  # twice: it is an estimate
    probe.crossed = crossed  # twice the step may cross more, but does not judge
    return GradientCheck(map(_confirmed, checks, _checks(probe, backward, finer, step, 2, curvature)))


def _confirmed(check: BlockCheck, second: BlockCheck) -> BlockCheck:
    """The check, whose score is explained by its step if the second opinion does not accuse."""
    if check.verdict not in ACCUSED or second.verdict in ACCUSED:
        return check
    return check._replace(floor=max(check.difference, second.floor), coarse=True)


def _checks(probe: Probe, backward, numerical, epsilon: float, sides: int, curvature=0.0) -> GradientCheck:
    """Each block's verdict: the two may be off by rounding and curvature, and by anything across a corner."""
    probe.crossed |= probe.theta + epsilon == probe.theta  # so large that epsilon is lost in it
    rounding = probe.rounding(epsilon, sides) + probe.blur
    explained = np.where(probe.crossed, np.abs(backward - numerical), rounding + curvature)
    blocks = zip(probe.net.blocks(), *map(probe.cut, (backward, numerical, explained, probe.crossed)), strict=True)
    return GradientCheck(_check(*block)._replace(saturated=probe.saturated) for block in blocks)


def _check(name: str, backward, numerical, explained, crossed) -> BlockCheck:
    difference = relative_difference(backward, numerical)
    worst = np.unravel_index(np.abs(backward - numerical).argmax(), backward.shape)
    unit = unit_of(backward, numerical)
    size = np.linalg.norm(backward / unit) + np.linalg.norm(numerical / unit)
    floor = float(np.linalg.norm(explained / unit) / size) if size else np.inf
    return BlockCheck(name, difference, tuple(map(int, worst)), backward, numerical, floor, int(np.count_nonzero(crossed)))


class PenaltyForgotten(Network):
    """The mistake that never crashes and only a check finds: the penalty is in J and is missing from the gradient."""

    def _add_penalty(self, m: int) -> None:
        pass
