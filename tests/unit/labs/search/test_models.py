"""Lab 07: the networks, the responses and the ways to spend updates are what the text says they are."""

import numpy as np
import pytest

from labutils.labs.search.models import ALPHA, BETA, EVENLY, FLOWER, flower_losses, long_run, responses
from labutils.labs.search.routine import BUDGET, DAYS, left_alone, looked_after
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit


def test_a_stack_trains_each_alpha_as_a_network_alone_would():
    alphas, seeds = (0.001, 0.03, 0.3), (4, 5, 6)
    alone = []
    for alpha, seed in zip(alphas, seeds):
        net = fit(Network(mlp(2, 16, 8, 1), seed=seed), Adam(alpha), FLOWER.X, FLOWER.Y, epochs=100)
        alone.append(net.loss(FLOWER.X_dev, FLOWER.Y_dev))
    assert np.allclose(flower_losses(alphas, seeds), alone, rtol=1e-6)


def test_the_responses_lie_on_the_measured_losses():
    response = responses()["alpha"]
    at_middle = np.mean(flower_losses([ALPHA.at(response.places[15])] * 3, (1, 2, 3)))
    assert response.losses[15] == pytest.approx(at_middle, rel=1e-6)
    assert response.at(response.places) == pytest.approx(response.losses)


@pytest.mark.parametrize("scale, name", [(ALPHA, "alpha"), (BETA, "beta")])
def test_both_scales_of_a_hyperparameter_span_the_same_interval(scale, name):
    assert (EVENLY[name].low, EVENLY[name].high) == (scale.low, scale.high)


def test_a_long_run_begins_untrained_and_is_measured_every_tenth_update():
    run = list(long_run(0.01, 8, seed=3, updates=30))
    net = Network(mlp(2, 8, 8, 1), seed=3)
    assert len(run) == 4 and run[0] == net.loss(FLOWER.X_dev, FLOWER.Y_dev)
    fit(net, Adam(0.01), FLOWER.X, FLOWER.Y, epochs=20)
    assert run[2] == pytest.approx(net.loss(FLOWER.X_dev, FLOWER.Y_dev))


def test_who_goes_back_never_ends_a_day_worse_and_halves_alpha():
    days = list(looked_after(3, 1.3, 13, True, seed=5))
    assert len(days) == DAYS and any(day.undone for day in days)
    losses = [day.loss for day in days]
    assert losses == sorted(losses, reverse=True)
    for today, tomorrow in zip(days, days[1:]):
        assert tomorrow.alpha == pytest.approx(today.alpha * (0.5 if today.undone else 1.3))


def test_a_day_that_diverges_is_infinite_and_can_be_taken_back():
    careless, careful = (list(looked_after(1e6, 2, 1, back, seed=1)) for back in (False, True))
    assert careful[-1].loss < 1 and careful[0].undone
    assert not np.isnan([day.loss for day in careless]).any()


@pytest.mark.parametrize("n", [2, 3, 4, 6, 12])
def test_those_left_alone_share_the_budget(n):
    alphas, updates, losses = left_alone(n, draw=3)
    assert updates[-1] * n == BUDGET and losses.shape == (len(updates), n) and len(set(alphas)) == n
