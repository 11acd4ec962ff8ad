"""Read a gradient check: good, look or worry for each block, the factor it is off by, and the table of both."""

from collections.abc import Sequence

import numpy as np

from labutils.gradcheck import ACCUSED, BlockCheck, in_words


def factor(check: BlockCheck, tolerance: float = 1e-4) -> float | None:
    """k where backward = k numerical in every entry of the block; None where no one factor fits, or where k is 1."""
    a, b = np.ravel(check.backward), np.ravel(check.numerical)
    if b.size < 2 or not b.any() or not a.any():
        return None
    k = float(a @ b / (b @ b))
    return k if abs(k - 1) > 1e-6 and near(k * b, a, tolerance) else None


def clue(check: BlockCheck, block: np.ndarray | None = None, decay: float = 0.0) -> str:
    """What the entries of a wrong block have in common: ×k, transposed, or off by a multiple of the parameter; or "".

    block : the parameter itself.  decay : lambd/m.
    """
    a, b = check.backward, check.numerical
    k = factor(check)
    if k is not None:
        return f"×{k:.2f}"
    if a.shape == a.T.shape and a.size > 1 and near(a, b.T):
        return "transposed"
    if decay and near(b - a, decay * block):
        return f"−λ/m {check.name}"
    return f"+λ/m {check.name}" if decay and near(a - b, decay * block) else ""


def near(a: np.ndarray, b: np.ndarray, tolerance: float = 1e-4) -> bool:
    return bool(np.linalg.norm(a - b) <= tolerance * np.linalg.norm(b))


def score_of_factor(k: float) -> float:
    """What relative_difference gives for a block that is k times too large: |k-1|/(|k|+1)."""
    return np.abs(k - 1) / (np.abs(k) + 1)


def accused(checks: Sequence[BlockCheck]) -> bool:
    """Is any block a worry, or worth a look?"""
    return any(check.verdict in ACCUSED for check in checks)


class Table:
    """One row per block: shape, score, verdict and factor."""

    def __init__(self, checks: list[BlockCheck]):
        self.rows = [(c.name, str(np.shape(c.backward)), in_words(c.difference), c.verdict, _told_factor(c)) for c in checks]

    def __repr__(self) -> str:
        head = f"{'block':<6} {'shape':<8} {'score':<11} verdict"
        return "\n".join(
            [head, *(f"{name:<6} {shape:<8} {score:<11} {said}{_tail(k)}" for name, shape, score, said, k in self.rows)]
        )


def _told_factor(check: BlockCheck) -> float | None:
    """The factor, but none of a block of which nobody can tell whether it is wrong."""
    return None if check.verdict == "cannot tell" else factor(check)


def _tail(k: float | None) -> str:
    return "" if k is None else f", {k:.2f} times what it should be"


def table(checks: list[BlockCheck]) -> Table:
    """The per-block table of ``gradient_check``'s answer."""
    return Table(checks)
