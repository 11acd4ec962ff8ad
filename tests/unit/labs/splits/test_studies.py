"""Lab 01: studies."""

import numpy as np
import pytest

from labutils.labs.splits.models import Stack
from labutils.labs.splits.studies import errors, sure_and_right


def test_the_errors_are_the_medians_of_the_draws():
    stack = Stack(3, 40, 0.1, (7, 8, 9)).train()
    expected = f"train {np.median(stack.train_error()):.0f} %, dev {np.median(stack.dev_error()):.0f} %"
    assert errors(3, 40, (7, 8, 9)) == expected


def test_a_network_is_at_least_half_sure_and_right_as_often_as_its_dev_error_says():
    sure, right = sure_and_right(20, (7, 8))
    dev = Stack(24, 200, 0.1, (7, 8)).train(epochs=20, alpha=0.05).dev_error()
    assert 0.5 <= sure <= 1 and right == pytest.approx(1 - dev.mean() / 100)
