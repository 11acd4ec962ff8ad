"""A gradient that is too long is shortened."""

import numpy as np

from labutils.checks import Exercise, Wrong


def clip(g, c):
    """g as it is while ‖g‖ <= c, else c g/‖g‖: same direction, length c (Pascanu, Mikolov & Bengio, 2013)."""
    norm = np.linalg.norm(g)
    return c * g / norm if norm > c else g.copy()


def _clip_case(rng):
    g = rng.uniform(0.1, 1) * rng.normal(size=(4, 3) if rng.random() < 0.6 else 7)  # so that ‖g‖² is small, too
    return g, np.linalg.norm(g) * (0.4 if rng.random() < 0.6 else 1.7)


CLIP = Exercise(
    "clip",
    clip,
    _clip_case,
    right="A short gradient passes untouched, a long one keeps its direction.",
    also_right=[lambda g, c: g * min(1.0, c / (np.linalg.norm(g) + 1e-8))],
    hints=(
        "Two cases: the gradient is short enough, or it is not. Its length is `np.linalg.norm(g)`.",
        "A long g becomes c g/‖g‖. Check with the formula: what is its length now?",
        "`norm = np.linalg.norm(g)`, then `return c * g / norm if norm > c else g.copy()`.",
    ),
    wrong=[
        Wrong(
            "g * min(1.0, c / np.sqrt(np.mean(g**2)))",
            "This is the root of the *mean* square, which is smaller than ‖g‖: the length is the root of the sum.",
        ),
        Wrong(
            "np.where(np.abs(g) > c, c * g / np.linalg.norm(g), g)",
            "Each entry is compared with c by itself, so some are shortened and some are not, and the direction bends: "
            "compare ‖g‖ with c, and shorten all of them.",
        ),
        Wrong(
            "np.clip(g, -c, c)",
            "This cuts each entry by itself. It tames the size too, but it bends the direction; and entries that are all "
            "below c may still make a vector far longer than c.",
        ),
        Wrong(
            "c * g / np.linalg.norm(g)",
            "This gives *every* gradient the length c, and stretches the short ones: near a minimum the steps would "
            "never get smaller. Below c nothing changes.",
        ),
        Wrong(
            "g / np.linalg.norm(g) if np.linalg.norm(g) > c else g * 1.0",
            "The long gradient gets the length 1, not c: multiply by c.",
        ),
        Wrong(
            "c * g / np.sum(g ** 2) if np.linalg.norm(g) > c else g * 1.0",
            "`np.sum(g**2)` is ‖g‖²: the root is missing.",
        ),
        Wrong(
            "c * g / np.abs(g).max() if np.linalg.norm(g) > c else g * 1.0",
            "This makes the largest entry c; the *length* of the vector must be c.",
        ),
        Wrong(
            "g * np.minimum(1.0, c / np.linalg.norm(g, axis=-1, keepdims=True))",
            "This clips each row by itself and so bends the direction of the whole: one norm over all entries.",
        ),
        Wrong(
            "g * max(1.0, c / np.linalg.norm(g))",
            "The two cases are swapped: the long gradients stay as they are, the short ones are stretched. Look at "
            "`min` and `max`, or at `<=` and `>`.",
        ),
        Wrong(
            "c * g / np.abs(g).sum() if np.abs(g).sum() > c else g * 1.0",
            "The sum of the absolute values is another norm; the length ‖g‖ is the root of the sum of squares, "
            "`np.linalg.norm(g)`.",
        ),
        Wrong(
            "c * g / np.linalg.norm(g, 2) if np.linalg.norm(g, 2) > c else g * 1.0",
            "For a matrix `np.linalg.norm(g, 2)` is its largest singular value. Leave the 2 out: then it is the root of "
            "the sum of all squares.",
        ),
        Wrong(
            "g / c if np.linalg.norm(g) > c else g * 1.0",
            "This divides by c; to get the length c, divide by ‖g‖ and multiply by c.",
        ),
        Wrong(
            "c / np.linalg.norm(g) if np.linalg.norm(g) > c else g * 1.0",
            "This is the factor alone; multiply g by it.",
        ),
        Wrong(
            "c if np.linalg.norm(g) > c else g * 1.0",
            "This is the *length* that is wanted; return the whole gradient, c g/‖g‖.",
        ),
        Wrong(
            "min(c, np.linalg.norm(g))",
            "This is the *length*, clipped; return the whole gradient, c g/‖g‖ where it is too long.",
        ),
        Wrong(
            "np.minimum(g, c)",
            "This cuts each entry by itself, and only from above. One factor must shorten the whole vector.",
        ),
        Wrong(
            "c * g / np.linalg.norm(g) if np.sum(g ** 2) > c else g * 1.0",
            "The rescaling is right, but the comparison is not with ‖g‖ (with ‖g‖², perhaps?): both use the same norm.",
        ),
        Wrong(
            "c * g / np.sum(g ** 2) if np.sum(g ** 2) > c else g * 1.0",
            "`np.sum(g**2)` is ‖g‖²: the root is missing, in the comparison and in the division.",
        ),
        Wrong(
            "c * g if np.linalg.norm(g) > c else g * 1.0",
            "The long gradient is multiplied by c, but not divided by its length: c g/‖g‖.",
        ),
        Wrong("c * g", "Every gradient is multiplied by c. The long ones become c g/‖g‖, the others stay."),
        Wrong(
            "g * np.linalg.norm(g) / c if np.linalg.norm(g) > c else g * 1.0",
            "The factor is upside down, so a long gradient becomes longer still: c/‖g‖.",
        ),
        Wrong(
            "g * 0 if np.linalg.norm(g) > c else g * 1.0",
            "A long gradient is thrown away here. It keeps its direction and gets the length c: c g/‖g‖.",
        ),
        Wrong(
            "g * np.minimum(1.0, c / np.linalg.norm(g, axis=0))",
            "With `axis=0` each column has a norm of its own and is clipped by itself: one norm over all entries.",
        ),
    ],
)
