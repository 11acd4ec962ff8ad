"""Every challenge can be met, on most seeds; the setting with which the panel starts meets none."""

from dataclasses import replace

import numpy as np
import pytest

from labutils.labs.playground import CHALLENGES
from labutils.labs.playground.challenges import State
from labutils.recipe import Recipe, Training, run

SEEDS = range(1, 6)


STATES: dict[str, State] = {}


def state(recipe: Recipe) -> State:
    """What a run of it comes to; challenges on the same points begin with the same run, which is made once."""
    if repr(recipe) not in STATES:
        STATES[repr(recipe)] = made(recipe)
    return STATES[repr(recipe)]


def made(recipe: Recipe) -> State:
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


@pytest.mark.parametrize("settings", [{"lambd": 20, "alpha": 0.3}, {"lambd": 100, "alpha": 0.1}])
def test_weights_that_batchnorm_makes_small_are_not_sparse(settings):
    network = {"layers": 2, "units": 12, "activation": "relu", "init": "he", "batchnorm": True, "schedule": "cosine"}
    shrunk = state(Recipe({"set": "moons"}, network | settings))
    assert shrunk.zeros >= 0.7 and shrunk.curves["dev"][-1] > 90  # it would have met the bar
    assert not CHALLENGES["sparse moons"].met(shrunk)


@pytest.mark.parametrize("step", [0, 1, 99])
def test_a_run_that_hardly_had_its_penalty_was_not_saved(step):
    saved = CHALLENGES["rescued in mid-run"]
    early = state(replace(saved.solution, edits=((step, "lambd", 0),)))
    assert early.curves["dev"][-1] > 95 and not saved.met(early)


@pytest.mark.parametrize("name", CHALLENGES)
def test_own_points_meet_none(name):
    challenge, easy = CHALLENGES[name], [[-1.0, -1.0, 0], [1.0, 1.0, 1]] * 50
    own = Recipe({"set": "own points", "points": easy}, challenge.solution.params)
    assert not challenge.met(state(own))
