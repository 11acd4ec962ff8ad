"""Which digits are confused most, in words."""

import numpy as np
import pytest

from labutils.labs.normalise.reading import most_often


def counted(**pairs):
    wrong = np.zeros((10, 10), dtype=int)
    for name, n in pairs.items():
        wrong[int(name[1]), int(name[2])] = n
    return wrong


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ({}, ""),
        ({"p38": 1}, ""),
        ({"p38": 1, "p97": 1}, ", none of them twice"),
        ({"p38": 3, "p97": 1}, "; 3 is read as 8 most often, 3 times"),
        ({"p38": 2, "p97": 2}, "; 3 is read as 8 and 9 as 7 most often, 2 times each"),
        ({"p38": 2, "p97": 2, "p12": 2}, "; 1 is read as 2 (and 2 other pairs) most often, 2 times each"),
    ],
)
def test_the_pairs_confused_most_are_named_only_where_they_are(pairs, words):
    assert most_often(counted(**pairs)) == words
