"""Lab 01: models."""

import numpy as np
import pytest

from labutils.labs.splits.models import Stack
from labutils.labs.splits.waves import network_of, wavy_field
from labutils.optimizers import Adam
from labutils.training import fit


def test_a_stack_trains_each_network_on_its_own_points():
    stack = Stack(3, 40, 0.1, (5, 6)).train(epochs=30)
    field = wavy_field(40, 0.1, 6)
    alone = fit(network_of(3, seed=6), Adam(0.1), field.X, field.Y, epochs=30)
    assert np.allclose(stack.net.theta[1], alone.theta)
    assert stack.train_error()[1] == pytest.approx(100 * (1 - alone.accuracy(field.X, field.Y)))


def test_a_stack_is_judged_by_dev_points_of_each_draw():
    stack = Stack(3, 40, 0.1, (5, 6)).train(epochs=30)
    field = wavy_field(40, 0.1, 6)
    alone = fit(network_of(3, seed=6), Adam(0.1), field.X, field.Y, epochs=30)
    assert stack.dev_error()[1] == pytest.approx(100 * (1 - alone.accuracy(field.X_dev, field.Y_dev)))
