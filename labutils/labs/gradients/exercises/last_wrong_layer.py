"""The table of scores, read: where does the error enter?"""

from labutils.checks import Exercise, Wrong


def last_wrong_layer(scores, threshold):
    """The layer nearest to the output that has a block above the threshold; 0 where none has.

    scores : {"W1": 2e-10, "b1": 0.6, ...}. Errors travel backward only, so all layers after this one are right.
    """
    return max((int(name[1:]) for name, score in scores.items() if score > threshold), default=0)


def _scores_case(rng):
    """Layers 1 to last are wrong (last 0: none), in the last one perhaps W or b alone; the next W comes close."""
    threshold, last = 10 ** rng.uniform(-5, -1.2), int(rng.choice((0, 3, 11)))
    scores = {f"{letter}{layer}": 10 ** rng.uniform(-11, -8) for layer in range(1, 13) for letter in "Wb"}
    scores[f"W{last + 1}"] = threshold / 3
    for layer in range(1, last + 1):
        letters = rng.choice(("Wb", "W", "b")) if layer == last else "Wb"
        scores |= {f"{letter}{layer}": rng.uniform(0.1, 0.3) + 0.4 * (layer == 2) for letter in letters}
    return scores, threshold


def _wrong_layers(scores, threshold, letters="Wb"):
    return [int(name[1:]) for name, score in scores.items() if score > threshold and name[0] in letters]


LAST_WRONG = Exercise(
    "last_wrong_layer",
    last_wrong_layer,
    _scores_case,
    right="The error enters in this layer's own lines (its dW, its db), or in the step that leads back to "
    "it from the next layer.",
    hints=(
        "Which layers hold a score above the threshold? The error entered at the one nearest to the output.",
        "The number of the layer is in the name: `int(name[1:])`. You need the largest among the wrong ones.",
        "`max((int(name[1:]) for name, score in scores.items() if score > threshold), default=0)`.",
    ),
    wrong=[
        Wrong(
            "last_wrong_layer(scores, 1e-3)",
            "The limit is fixed at 1e-3 here: compare with the `threshold` that is passed in.",
        ),
        Wrong(
            "min(_wrong_layers(scores, threshold), default=0)",
            "This is the wrong layer nearest to the *input*. One reads from the left, but the error travels from the "
            "output to the input: all layers before a bug are wrong too. Take the largest number. "
            "(Or does a `return` end the loop at the first block?)",
        ),
        Wrong(
            "int(max(scores, key=scores.get)[1:])",
            "This is the layer with the highest score. Tempting, but an error may grow on its way back; the place where "
            "it enters is the wrong layer nearest to the output.",
        ),
        Wrong(
            "max((int(name[1:]) for name, score in scores.items() if score < threshold))",
            "`<` picks the blocks that are right; wrong ones score *above* the threshold.",
        ),
        Wrong(
            "max(_wrong_layers(scores, threshold, letters='W'), default=0)",
            "Only the W are looked at; a layer is wrong when its b is, too.",
        ),
        Wrong(
            "last_wrong_layer(scores, 1e-07)",
            "A score below `threshold` counts as wrong here (is it compared with 1e-7 always?): compare with the "
            "`threshold` that is passed in.",
        ),
        Wrong(
            "max(_wrong_layers(scores, threshold, letters='b'), default=0)",
            "Only the b are looked at; a layer is wrong when its W is, too.",
        ),
        Wrong(
            lambda scores, threshold: max(
                set(_wrong_layers(scores, threshold, "W")) & set(_wrong_layers(scores, threshold, "b")), default=0
            ),
            "Only layers in which W *and* b are wrong count here. One of them is enough.",
        ),
        Wrong(
            "max((name for name, score in scores.items() if score > threshold), default=0)",
            "This is the name of a block, or its end, still text. You need the number in it: `int(name[1:])`.",
        ),
        Wrong(
            "max((name[1:] for name, score in scores.items() if score > threshold), default=0)",
            "This is the number in the name, but still text, `'3'`: `int(name[1:])`.",
        ),
        Wrong(
            "int(max(map(str, _wrong_layers(scores, threshold)), default=0))",
            "Layer 9 comes out where 11 is right: is one digit read, `name[1]`, or the largest taken of what is still "
            "text? `int(name[1:])`, and then the largest.",
        ),
        Wrong(
            "int(str(last_wrong_layer(scores, threshold))[0])",
            "Layer 1 comes out where 11 is right: `name[1]` is a single digit. `name[1:]` takes all that follows the "
            "letter.",
        ),
        Wrong(
            "_wrong_layers(scores, threshold)",
            "These are the numbers of all wrong blocks. You need one: the largest, or 0 where there are none.",
        ),
        Wrong(
            "last_wrong_layer(scores, threshold) or -1",
            "Where nothing is wrong the answer must be 0.",
        ),
        Wrong(
            "last_wrong_layer(scores, threshold) or None",
            "Where nothing is wrong it returns `None`; the answer must be 0.",
        ),
        Wrong(
            "sum((score > threshold for score in scores.values()))",
            "This counts the wrong blocks; you need the number of a layer, which is in the name.",
        ),
        Wrong(
            "last_wrong_layer(scores, threshold) - 1",
            "One too small: layers are counted from 1, as in W1.",
        ),
        Wrong(
            "int(max(scores, key=scores.get)[1]) if max(scores.values()) > threshold else 0",
            "This is the layer with the highest score. An error may grow on its way back; the place where it enters is the "
            "wrong layer nearest to the output.",
        ),
        Wrong(
            "0",
            "It is 0 in every case. Does an `else: return 0` end the loop at the first block that is right? Return 0 after "
            "the loop.",
        ),
        Wrong(
            "list(scores.values()).index(max(scores.values()))",
            "This is the place of the highest score among all blocks. You need the number of a layer, which is in the name.",
        ),
    ],
)
