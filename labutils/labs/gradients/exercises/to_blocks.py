"""A flat vector of parameters, cut into the blocks it was made of."""

import numpy as np

from labutils.checks import Exercise, Wrong


def to_blocks(theta, shapes):
    """Cut the flat vector theta (n,) into arrays of the given shapes, in their order: a list."""
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
    return [part.reshape(shape) for part, shape in zip(np.split(theta, ends[:-1]), shapes)]


def _blocks_case(rng):
    shapes = [(4, 3), (4, 1), (2, 4), (2, 1)]
    return rng.normal(size=26), shapes


def _sizes(shapes):
    return [rows * columns for rows, columns in shapes]


def _from_the_start(theta, shapes):
    return _cut(theta, shapes, np.zeros(len(shapes), int))


def _cut(theta, shapes, starts):
    return [theta[start : start + size].reshape(shape) for start, size, shape in zip(starts, _sizes(shapes), shapes)]


def _column_by_column(theta, shapes):
    return [block.ravel().reshape(shape, order="F") for block, shape in zip(to_blocks(theta, shapes), shapes)]


TO_BLOCKS = Exercise(
    "to_blocks",
    to_blocks,
    _blocks_case,
    returns=("blocks",),
    right="The way back is one line: `np.concatenate([block.ravel() for block in blocks])`.",
    hints=(
        "Walk along theta: each block takes as many entries as its shape has, and the next begins where it ends.",
        "Keep a `start`; the block is `theta[start:start + rows * columns]`, in its shape by `.reshape(rows, columns)`.",
        "`for rows, columns in shapes:` append `theta[start:start + rows * columns].reshape(rows, columns)`, then "
        "`start += rows * columns`.",
    ),
    wrong=[
        Wrong(
            lambda theta, shapes: [
                part.reshape(-1, 1) for part in np.split(theta, np.cumsum([rows for rows, _ in shapes]))[: len(shapes)]
            ],
            "Each block gets only as many entries as it has rows. A block of r rows and c columns takes r · c of them.",
        ),
        Wrong(
            _from_the_start, "Every block starts at entry 0, so they overlap: move the start on by the size of the block."
        ),
        Wrong(
            "[block.ravel() for block in to_blocks(theta, shapes)]",
            "Cut correctly, but still flat; `.reshape(rows, columns)` gives each piece its shape.",
        ),
        Wrong(
            "[block.reshape(shape[::-1]) for block, shape in zip(to_blocks(theta, shapes), shapes)]",
            "Rows and columns are swapped.",
        ),
        Wrong(
            "to_blocks(theta, shapes)[:1]",
            "Only the first block comes back: is `return` inside the loop?",
        ),
        Wrong(
            "_cut(theta, shapes, np.array([0, *_sizes(shapes)[:-1]]))",
            "Each block begins where the size of the block *before* says, not where that block ends: `start += ...`, not "
            "`start = ...`.",
        ),
        Wrong(
            "_cut(theta, shapes, np.arange(len(shapes)))",
            "The start moves on by 1 each time, not by the size of the block: the blocks overlap.",
        ),
        Wrong(
            "_cut(theta, shapes, np.cumsum([0, *(rows for rows, _ in shapes[:-1])]))",
            "The start moves on by the rows alone; a block takes rows · columns entries.",
        ),
        Wrong(
            "[row for block in to_blocks(theta, shapes) for row in block]",
            "The rows come back one by one: `extend` and `+=` take a block apart. `append` keeps it whole.",
        ),
        Wrong(
            "[part.reshape(-1) for part in np.split(theta, _sizes(shapes)[:-1])]",
            "`np.split` cuts *at* these places; you gave it the sizes. The places are their running "
            "sums, `np.cumsum(sizes)[:-1]`.",
        ),
        Wrong("to_blocks(theta, shapes)[:-1]", "The last block is missing."),
        Wrong(
            "to_blocks(theta, shapes)[-1]",
            "Only the last block comes back: `append` each to a list, and return the list.",
        ),
        Wrong(
            _column_by_column,
            "Shapes right, order wrong: these blocks are filled column by column. NumPy's `ravel` goes row by row, and "
            "what is flattened one way must be cut the same way.",
        ),
        Wrong(
            "to_blocks(theta, shapes[::-1])[::-1]",
            "The blocks are taken from the wrong end: theta begins with the first shape.",
        ),
        Wrong(
            "[block.T.reshape(shape) for block, shape in zip(to_blocks(theta, shapes), shapes)]",
            "Each block is transposed on its way, and `reshape` hides it: leave `.T` out.",
        ),
        Wrong(
            "np.split(theta, _sizes(shapes))",
            "`np.split` cuts *at* these places; you gave it the sizes. The places are their running sums, "
            "`np.cumsum(sizes)[:-1]`, and each piece needs its `.reshape`.",
        ),
    ],
)
