"""Every challenge can be met, on most seeds; the setting with which the panel starts meets none."""

from dataclasses import replace

import numpy as np
import pytest

from labutils.labs.playground import CHALLENGES
from labutils.labs.playground.challenges import State
from labutils.recipe import Recipe, Training, run

SEEDS = range(1, 6)


def state(recipe: Recipe) -> State:
    result = run(recipe)
    n_W = Training(recipe).net.W.size
    return State(recipe, result.iterations, result.curves, n_W, float(np.mean(np.abs(result.weights[-1, :n_W]) < 0.01)))


def drawn(recipe: Recipe, seed: int) -> Recipe:
    return replace(recipe, seed=seed, data=recipe.data | {"draw": seed})


def test_there_are_ten():
    assert len(CHALLENGES) == 10


@pytest.mark.parametrize("name", CHALLENGES)
def test_its_solution_meets_it_on_at_least_three_of_five_seeds(name):
    challenge = CHALLENGES[name]
    assert sum(challenge.met(state(drawn(challenge.solution, seed))) for seed in SEEDS) >= 3


@pytest.mark.parametrize("seed", SEEDS)
def test_the_default_meets_none(seed):
    default = state(drawn(Recipe(), seed))
    assert [name for name, challenge in CHALLENGES.items() if challenge.met(default)] == []


@pytest.mark.parametrize("name", CHALLENGES)
def test_nor_does_it_on_the_points_that_are_asked_for_as_a_rule(name):
    challenge = CHALLENGES[name]
    plain = Recipe(challenge.solution.data)
    assert sum(challenge.met(state(drawn(plain, seed))) for seed in SEEDS) <= 1


@pytest.mark.parametrize("name", CHALLENGES)
def test_less_noise_in_the_points_does_not_count(name):
    challenge = CHALLENGES[name]
    easy = replace(challenge.solution, data=challenge.solution.data | {"spread": 0.1})
    assert not challenge.met(state(easy))
