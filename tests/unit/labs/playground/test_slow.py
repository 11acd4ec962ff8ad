"""Slow motion tells the numbers of the very update that the run makes."""

from itertools import islice

import numpy as np
import pytest

from labutils.functions import ACTIVATIONS
from labutils.labs.playground import playground_panel, slow_panel
from labutils.labs.playground.slow import Update
from labutils.live.pieces import at_once
from labutils.recipe import Recipe, Way, run

RECIPES = {
    "plain": Recipe(),
    "all": Recipe(
        {"set": "four classes"},
        {"batchnorm": True, "keep_prob": 0.7, "noise": 0.1, "lambd": 1.0, "l1": 0.5, "batch_size": 16, "activation": "relu"},
    ),
}


@pytest.mark.parametrize("name", RECIPES)
def test_the_stages_follow_from_one_another(name):
    update = Update(RECIPES[name], 7)
    slope = ACTIVATIONS[update.params["activation"]]
    for l, W in enumerate(update.W):
        b = 0 if update.b[l] is None else update.b[l]
        assert np.allclose(update.Z[l], W @ update.inputs[l] + b)
        penalty = update.settings["lambd"] / update.m * W + update.settings["l1"] / update.m * np.sign(W)
        assert np.allclose(update.dW[l], update.dZ[l] @ update.inputs[l].T + penalty)
    if name == "plain":
        dA = update.W[1].T @ update.dZ[1]
        assert np.allclose(update.dZ[0], dA * slope.derivative(update.Z[0], update.A[0]))


EDITED = Recipe(params={"noise": 0.1, "batch_size": 16}, edits=[(25, "lambd", 3.0)])


@pytest.mark.parametrize("recipe", [*RECIPES.values(), EDITED], ids=[*RECIPES, "edited"])
def test_an_update_is_the_same_whichever_way_it_is_reached(recipe):
    way = Way(recipe)
    for t in (30, 31, 8, 70, 8, 45, 1):
        [*islice(way.before(t + 30), 1)]  # a way that somebody leaves
        there, alone = Update(recipe, t, at_once(way.before(t))), Update(recipe, t)
        assert way.training.iteration == t
        for ours, theirs in zip(there.after + there.dW + [there.X], alone.after + alone.dW + [alone.X]):
            assert np.array_equal(ours, theirs)


def test_what_was_made_once_is_not_made_again():
    way = Way(RECIPES["plain"])
    assert len([*way.before(200)]) == 10
    assert len([*way.before(100)]) == len([*way.before(195)]) == 1


@pytest.mark.parametrize("name", RECIPES)
def test_the_weights_behind_it_are_the_runs_own(name):
    result, update = run(RECIPES[name]), Update(RECIPES[name], 5)
    flat = np.concatenate([W.ravel() for W in update.after])
    assert np.array_equal(flat, result.weights[1][: flat.size])


def test_every_stage_is_told_for_every_example_and_unit():
    update = Update(RECIPES["all"], 2)
    for i, j in ((0, 0), (99, 15)):
        stages = update.stages(i, j)
        assert [stage.title.split(": ")[-1] for stage in stages].count("batchnorm") == 2
        assert all(stage.lines and np.isfinite(stage.value) for stage in stages)
        w, after = update.W[0][min(j, 5), 0], update.after[0][min(j, 5), 0]
        step = next(stage for stage in stages if stage.title.endswith("the step"))
        assert step.value == after - w and f"from {w:.5f} to {after:.5f}" in step.then


def test_the_panel_goes_forth_and_back_through_the_stages_of_the_playgrounds_run():
    playground = playground_panel()
    playground.set(set="XOR", units=3)
    panel = slow_panel(playground)
    panel.rewind()
    assert "stage 1 of 17: The batch comes in" in panel.status
    panel.step()
    assert "stage 2 of 17: Layer 1, unit 1: Z" in panel.status
    panel.scrub(0)
    assert "stage 1 of 17" in panel.status
    assert [len(W) for W in panel.scene.update.W] == [3, 3, 1]


def test_slow_motion_says_that_the_run_above_is_another_by_now():
    playground = playground_panel()
    panel = slow_panel(playground)
    assert "another" not in panel.status
    playground.set(layers=0)
    assert panel.status.endswith("The run above is another by now: run this cell again to see its updates.")
    playground.close()
    assert "another" not in panel.status


def test_no_line_is_longer_than_its_picture():
    """The longest were cut off, and with them the result."""
    panel = slow_panel()
    panel.rewind()
    figure = panel.scene.figure
    for stage in range(len(panel.scene.stages)):
        panel.scrub(stage)
        ends = [words.get_window_extent().x1 for words in panel.scene.rules.artists if words.get_text()]
        assert max(ends) < figure.bbox.x1, panel.status
    panel.close()
