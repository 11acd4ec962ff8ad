"""Clip the gradient of a whole network, given block by block, to be repaired."""

import numpy as np

from labutils.checks import Exercise, Wrong


def clip_all(grads, c):
    """The blocks of one gradient, all shortened by the same factor, so that the length of the whole is at most c."""
    norm = np.sqrt(sum(np.sum(g**2) for g in grads))
    factor = min(1, c / norm)
    return [factor * g for g in grads]


def _case(rng):
    grads = [size * rng.normal(size=shape) for size, shape in zip(rng.uniform(0.3, 3, 3), ((4, 3), (4, 1), (1, 4)))]
    return grads, _length(grads) * (0.4 if rng.random() < 0.6 else 1.7)


def _length(grads):
    return np.sqrt(sum(np.sum(g**2) for g in grads))


CLIP_ALL = Exercise(
    "clip_all",
    clip_all,
    _case,
    returns=("clipped",),
    right="One factor for all blocks: the whole vector keeps its direction. PyTorch's clip_grad_norm_ does the same.",
    hints=(
        "All blocks together are *one* vector. How long is it? And what must happen to a gradient that is short enough?",
        "The squares of all entries of all blocks go into one norm, outside the loop; the factor is never above 1.",
        "`norm = np.sqrt(sum(np.sum(g**2) for g in grads))`, then `factor = min(1, c / norm)` for every block.",
    ),
    broken="[c * g / np.linalg.norm(g) for g in grads]",
    wrong=[
        Wrong(
            "[g * min(1, c / np.linalg.norm(g)) for g in grads]",
            "Short gradients are left alone now. But each block still has a norm of its own, which bends the direction of "
            "the whole: one norm over all blocks.",
        ),
        Wrong(
            "[c * g / _length(grads) for g in grads]",
            "One norm for all: right. But every gradient gets the length c, short ones are stretched: the factor is "
            "`min(1, c / norm)`.",
        ),
        Wrong(
            "[g * min(1, c / sum(np.linalg.norm(g) for g in grads)) for g in grads]",
            "The norms of the blocks are added up. Lengths do not add, their squares do: √(Σ ‖g‖²).",
        ),
        Wrong(
            "[g * min(1, c / max(np.linalg.norm(g) for g in grads)) for g in grads]",
            "Only the longest block decides here. The whole vector is longer than each of its blocks.",
        ),
        Wrong(
            "[g * min(1, c / _length(grads) ** 2) for g in grads]",
            "The root is missing: this divides by ‖g‖².",
        ),
        Wrong("[np.clip(g, -c, c) for g in grads]", "This cuts each entry by itself and bends the direction."),
        Wrong(
            "[g * max(1, c / _length(grads)) for g in grads]",
            "`max` instead of `min`: long gradients pass and short ones are stretched.",
        ),
        Wrong(
            "[g * min(1, _length(grads) / c) for g in grads]",
            "The factor is upside down: a long gradient is multiplied by c/‖g‖.",
        ),
        Wrong("[g * min(1, c) for g in grads]", "The division by the norm is missing: the factor is c/‖g‖, at most 1."),
        Wrong(
            "np.concatenate([g.ravel() for g in grads]) * min(1, c / _length(grads))",
            "Correctly clipped, but in one flat vector. Return the blocks in their own shapes, as a list.",
        ),
        Wrong("min(1, c / _length(grads))", "This is the factor alone: multiply every block by it."),
        Wrong("grads[0] * min(1, c / _length(grads))", "Only the first block comes back: is `return` inside the loop?"),
    ],
)
