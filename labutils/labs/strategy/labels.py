"""Labels that are wrong: here and there by chance, or always in the same way."""

import numpy as np

from labutils.splits import one_hot

KINDS = ("at random", "a habit")


def wrong_labels(X, Y, share: float, kind: str, rng: np.random.Generator) -> np.ndarray:
    """Y (10, m) with that share of all labels wrong.

    "at random" : any digit as any other.  "a habit" : somebody writes down the faintest 8s as 1; there are about one in ten
    8s, so that a share above 0.1 cannot be reached.
    """
    labels, count = Y.argmax(axis=0), round(share * Y.shape[1])
    if kind == "at random":
        places = rng.permutation(labels.size)[:count]
        labels[places] = (labels[places] + rng.integers(1, 10, places.size)) % 10
    else:
        eights = np.flatnonzero(labels == 8)
        labels[eights[X[:, eights].sum(axis=0).argsort()][:count]] = 1
    return one_hot(labels, 10)
