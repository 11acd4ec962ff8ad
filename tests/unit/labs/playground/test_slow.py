"""Slow motion tells the numbers of the very update that the run makes."""

import numpy as np
import pytest

from labutils.functions import ACTIVATIONS
from labutils.labs.playground import playground_panel, slow_panel
from labutils.labs.playground.slow import Update
from labutils.recipe import Recipe, run

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


def test_a_later_update_is_reached_from_the_one_that_is_shown_and_an_earlier_one_from_the_start():
    panel = slow_panel()
    training = panel.scene.update.training
    for t, same in ((30, True), (31, True), (8, False)):
        panel.set(t=t)
        assert (panel.scene.update.training is training) is same
        assert np.array_equal(panel.scene.update.after[0], Update(RECIPES["plain"], t).after[0])
    panel.close()


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
