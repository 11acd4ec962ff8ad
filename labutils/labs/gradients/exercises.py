"""The exercises: a two-sided difference, the score, a vector cut into blocks, and the table read."""

import numpy as np

from labutils.checks import Exercise, Exercises, Wrong
from labutils.gradcheck import relative_difference
from labutils.labs.gradients.epsilon import one_sided, two_sided


def to_blocks(theta, shapes):
    """Cut the flat vector theta (n,) into arrays of the given shapes, in their order: a list."""
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])
    return [part.reshape(shape) for part, shape in zip(np.split(theta, ends[:-1]), shapes)]


def last_wrong_layer(scores, threshold):
    """The layer nearest to the output that has a block above the threshold; 0 where none has.

    scores : {"W1": 2e-10, "b1": 0.6, ...}. Errors travel backward only, so what lies behind this layer is right.
    """
    return max((int(name[1:]) for name, score in scores.items() if score > threshold), default=0)


def _a_curve(rng):
    a, b, c = rng.uniform(0.5, 2, 3)
    return lambda theta: a * theta**3 + b * np.sin(theta) + c


def _two_sided_case(rng):
    return _a_curve(rng), rng.uniform(0.3, 0.9), rng.uniform(0.01, 0.05)


def _difference_case(rng):
    a = rng.normal(size=(4, 3))
    b = a * rng.uniform(1.5, 3) + rng.normal(size=(4, 3))
    return (a, b) if rng.random() < 0.5 else (b, a)  # neither is always the longer one


def _blocks_case(rng):
    shapes = [(4, 3), (4, 1), (2, 4), (2, 1)]
    return rng.normal(size=26), shapes


def _scores_case(rng):
    """Layers 1 to last are wrong (last 0: none), in the last one perhaps W or b alone; W5 may come close."""
    threshold, last = 10 ** rng.uniform(-5, -3), int(rng.choice((0, 3, 4)))
    scores = {f"{letter}{layer}": 10 ** rng.uniform(-11, -8) for layer in (1, 2, 3, 4, 5) for letter in "Wb"}
    if rng.random() < 0.5:
        scores["W5"] = threshold / 3
    for layer in range(1, last + 1):
        letters = rng.choice(("Wb", "W", "b")) if layer == last else "Wb"
        scores |= {f"{letter}{layer}": rng.uniform(0.1, 0.3) + 0.4 * (layer == 2) for letter in letters}
    return scores, threshold


def _wrong_layers(scores, threshold, letters="Wb"):
    return [int(name[1:]) for name, score in scores.items() if score > threshold and name[0] in letters]


def _sizes(shapes):
    return [rows * columns for rows, columns in shapes]


def _from_the_start(theta, shapes):
    return _cut(theta, shapes, np.zeros(len(shapes), int))


def _cut(theta, shapes, starts):
    return [theta[start:start + size].reshape(shape) for start, size, shape in zip(starts, _sizes(shapes), shapes)]


def _column_by_column(theta, shapes):
    return [block.ravel().reshape(shape, order="F") for block, shape in zip(to_blocks(theta, shapes), shapes)]


TWO_SIDED = Exercise(
    "two_sided", two_sided, _two_sided_case,
    right="J is a function here: `J(theta + epsilon)` asks it at a point a little to the right.",
    hints=(
        "Ask J twice: a step to the right of theta, a step to its left.",
        "The slope is rise over run. The two points lie 2ε apart.",
        "`return (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)`.",
    ),
    wrong=[
        Wrong(one_sided, "This is the one-sided difference: its error falls as ε, not as ε². The left point is missing."),
        Wrong(lambda J, theta, epsilon: (J(theta) - J(theta - epsilon)) / epsilon,
              "This is one-sided too, to the left. Its error falls as ε only: take one step to each side."),
        Wrong(lambda J, theta, epsilon: (J(theta + epsilon) - J(theta + epsilon)) / (2 * epsilon),
              "Both terms ask J at the same point, so their difference is 0, whatever J is. It happens when a line is "
              "copied and its sign is not: one point is `theta + epsilon`, the other `theta - epsilon`."),
        Wrong(lambda J, theta, epsilon: two_sided(J, theta, epsilon / 2),
              "Two-sided, but half a step each way: the points lie ε apart. Asked for is a whole ε to each side."),
        Wrong(lambda J, theta, epsilon: (J(theta + 2 * epsilon) - J(theta)) / (2 * epsilon),
              "One of the points is theta itself: this is one-sided with a step of 2ε. Take one on each side."),
        *(Wrong(lambda J, theta, epsilon, fixed=fixed: two_sided(J, theta, fixed),
                f"Here ε is always {fixed:g}: take the `epsilon` that is passed in.") for fixed in (1e-7, 1e-5, 1e-4)),
        Wrong(lambda J, theta, epsilon: two_sided(lambda t: t**3, theta, epsilon),
              "This is the slope of θ³, whatever J is: call the `J` that is passed in, `J(theta + epsilon)`."),
        Wrong(lambda J, theta, epsilon: (J(theta + epsilon) - J(theta - epsilon)) / epsilon,
              "Twice the slope: the points lie 2ε apart, not ε."),
        Wrong(lambda J, theta, epsilon: (J(theta + epsilon) - J(theta - epsilon)) / 2 * epsilon,
              "This *multiplies* by ε: Python reads `/ 2 * epsilon` from left to right. Brackets: `/ (2 * epsilon)`."),
        Wrong(lambda J, theta, epsilon: J(theta + epsilon) - J(theta - epsilon) / (2 * epsilon),
              "Only the second term is divided: division goes before subtraction. Put the difference in brackets."),
        Wrong(lambda J, theta, epsilon: (J(theta - epsilon) - J(theta + epsilon)) / (2 * epsilon),
              "The sign is upside down: right point minus left point."),
        Wrong(lambda J, theta, epsilon: (J(theta + epsilon) + J(theta - epsilon)) / (2 * epsilon),
              "A sum where a difference is wanted: the slope is how much J *changes* between the points."),
        Wrong(lambda J, theta, epsilon: (J(theta + epsilon) - J(theta - epsilon)) / 2,
              "The rise is there, the run is not: divide by 2ε, not by 2."),
    ])

DIFFERENCE = Exercise(
    "relative_difference", relative_difference, _difference_case,
    right="It lies between 0 and 1, whatever the units and the size of the gradient.",
    also_right=[lambda a, b, guard=10.0**-digits: np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + guard)
                for digits in range(6, 11)],
    hints=(
        "How long is the difference, compared with how long the two are together?",
        "`np.linalg.norm` is the length: the root of the sum of squares, of a matrix too.",
        "`np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))`.",
    ),
    wrong=[
        Wrong(lambda a, b: np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2)),
              "Squares in place of norms. It looks finer, since a small score becomes far smaller, but that is the trouble: "
              "a bug of 1e-4 scores about 1e-8 and slips under the threshold. Take `np.linalg.norm`."),
        Wrong(lambda a, b: np.linalg.norm(a - b) ** 2 / (np.linalg.norm(a) + np.linalg.norm(b)) ** 2,
              "This is the square of the score: a bug of 1e-4 would read 1e-8, below every threshold."),
        Wrong(lambda a, b: np.linalg.norm(a - b),
              "This is the distance alone. Multiply J by 1,000 and it grows as much, though no line of code changed: "
              "divide by ‖a‖ + ‖b‖."),
        Wrong(lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a + b),
              "The norm of the sum, not the sum of the norms: where a and b point opposite ways it divides by nearly 0."),
        Wrong(lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a) + np.linalg.norm(b),
              "Only ‖a‖ divides here: brackets are missing round ‖a‖ + ‖b‖."),
        Wrong(lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a),
              "Divided by ‖a‖ only: a and b no longer count alike, and a gradient that is all 0 divides by 0."),
        Wrong(lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(b),
              "Divided by ‖b‖ only: a and b no longer count alike, and the result can be larger than 1."),
        Wrong(lambda a, b: np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b)),
              "Divided by the longer of the two. A fair score, but it runs up to 2; the thresholds are meant for the sum "
              "‖a‖ + ‖b‖."),
        Wrong(lambda a, b: np.linalg.norm(a - b, 2) / (np.linalg.norm(a, 2) + np.linalg.norm(b, 2)),
              "For a matrix `np.linalg.norm(a, 2)` is its largest singular value, not the root of the sum of squares: leave "
              "the 2 out."),
        Wrong(lambda a, b: np.mean(np.abs(a - b) / (np.abs(a) + np.abs(b))),
              "The mean of one score an entry: entries that are almost 0 count as much as the large ones, and rounding "
              "rules them. Take the norms of the whole arrays."),
        Wrong(lambda a, b: 2 * np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)),
              "Twice the score: that divides by the *mean* of the lengths. It would run up to 2."),
        Wrong(lambda a, b: (np.linalg.norm(a) - np.linalg.norm(b)) / (np.linalg.norm(a) + np.linalg.norm(b)),
              "The difference of the lengths: two gradients of one length that point opposite ways would score 0. "
              "Subtract first, then take the norm."),
        Wrong(lambda a, b: abs(np.linalg.norm(a) - np.linalg.norm(b)) / (np.linalg.norm(a) + np.linalg.norm(b)),
              "Lengths are compared here, directions are not: subtract first, then take the norm."),
        Wrong(lambda a, b: np.linalg.norm(a - b) / (np.linalg.norm(a) * np.linalg.norm(b)),
              "A product below the line: double both gradients and the score halves. It is a sum."),
        Wrong(lambda a, b: np.abs(a - b) / (np.abs(a) + np.abs(b)),
              "one score an entry. For a block you want one number: the norms of the whole arrays"),
        Wrong(lambda a, b: np.sum(np.abs(a - b)) / (np.sum(np.abs(a)) + np.sum(np.abs(b))),
              "Sums of absolute values: a fair score, but another norm than the one the thresholds are meant for. "
              "Take `np.linalg.norm`."),
        Wrong(lambda a, b: np.linalg.norm(a + b) / (np.linalg.norm(a) + np.linalg.norm(b)),
              "a + b above the line: equal gradients would score 1. It is the difference that should vanish."),
    ])

TO_BLOCKS = Exercise(
    "to_blocks", to_blocks, _blocks_case, returns=("blocks",),
    right="The way back is one line: `np.concatenate([block.ravel() for block in blocks])`.",
    hints=(
        "Walk along theta: each block takes as many entries as its shape has, and the next begins where it ends.",
        "Keep a `start`; the block is `theta[start:start + rows * columns]`, in its shape by `.reshape(rows, columns)`.",
        "`for rows, columns in shapes:` append `theta[start:start + rows * columns].reshape(rows, columns)`, then "
        "`start += rows * columns`.",
    ),
    wrong=[
        Wrong(_from_the_start,
              "Every block starts at entry 0, so they overlap: move the start on by the size of the block."),
        Wrong(lambda theta, shapes: [block.ravel() for block in to_blocks(theta, shapes)],
              "cut rightly, but still flat; `.reshape(rows, columns)` gives each piece its shape"),
        Wrong(lambda theta, shapes: [block.reshape(shape[::-1]) for block, shape in zip(to_blocks(theta, shapes), shapes)],
              "rows and columns are exchanged"),
        Wrong(lambda theta, shapes: to_blocks(theta, shapes)[:1],
              "Only the first block comes back: does `return` stand inside the loop?"),
        Wrong(lambda theta, shapes: _cut(theta, shapes, np.array([0, *_sizes(shapes)[:-1]])),
              "Each block begins where the size of the block *before* says, not where that block ends: `start += ...`, not "
              "`start = ...`."),
        Wrong(lambda theta, shapes: _cut(theta, shapes, np.arange(len(shapes))),
              "The start moves on by 1 each time, not by the size of the block: the blocks overlap."),
        Wrong(_column_by_column,
              "Shapes right, order wrong: these blocks are filled column by column. NumPy's `ravel` goes row by row, and "
              "what is flattened one way must be cut the same way."),
        Wrong(lambda theta, shapes: to_blocks(theta, shapes[::-1])[::-1],
              "The blocks are taken from the wrong end: theta begins with the first shape."),
        Wrong(lambda theta, shapes: [block.T.reshape(shape) for block, shape in zip(to_blocks(theta, shapes), shapes)],
              "Each block is transposed on its way, and `reshape` hides it: leave `.T` out."),
    ])

LAST_WRONG = Exercise(
    "last_wrong_layer", last_wrong_layer, _scores_case,
    right="Look between this layer and the next one towards the output: that is where the error enters.",
    hints=(
        "Which layers hold a score above the threshold? The error entered at the one nearest to the output.",
        "The number of the layer stands in the name: `int(name[1:])`. Wanted is the largest among the wrong ones.",
        "`max((int(name[1:]) for name, score in scores.items() if score > threshold), default=0)`.",
    ),
    wrong=[
        Wrong(lambda scores, threshold: min(_wrong_layers(scores, threshold), default=0),
              "This is the wrong layer nearest to the *input*. One reads from the left, but the error travels from the "
              "output to the input: all layers before a bug are wrong too. Take the largest number."),
        Wrong(lambda scores, threshold: int(max(scores, key=scores.get)[1:]),
              "This is the layer with the highest score. Tempting, but an error may grow on its way back; the place where "
              "it enters is the wrong layer nearest to the output."),
        Wrong(lambda scores, threshold: max(int(name[1:]) for name, score in scores.items() if score < threshold),
              "`<` picks the blocks that are right; wrong ones score *above* the threshold."),
        Wrong(lambda scores, threshold: max(_wrong_layers(scores, threshold, letters="W"), default=0),
              "Only the W are looked at; a layer is wrong when its b is, too."),
        Wrong(lambda scores, threshold: last_wrong_layer(scores, 1e-7),
              "Here the threshold is always 1e-7: take the `threshold` that is passed in."),
        Wrong(lambda scores, threshold: last_wrong_layer(scores, threshold) or -1,
              "Where nothing is wrong the answer is to be 0."),
        Wrong(lambda scores, threshold: last_wrong_layer(scores, threshold) or None,
              "Where nothing is wrong it gives back `None`; the answer is to be 0."),
        Wrong(lambda scores, threshold: sum(score > threshold for score in scores.values()),
              "This counts the wrong blocks; wanted is the number of a layer, which stands in the name."),
        Wrong(lambda scores, threshold: last_wrong_layer(scores, threshold) - 1,
              "One too small: layers are counted from 1, as in W1."),
    ])

EXERCISES = Exercises([TWO_SIDED, DIFFERENCE, TO_BLOCKS, LAST_WRONG])
