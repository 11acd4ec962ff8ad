"""The playground as Python drives it: mid-run, ghost, test set, challenges, shared runs."""

import numpy as np
import pytest

from labutils.forks import GOES_ON, RESTARTS
from labutils.labs.playground import CHALLENGES, playground_panel
from labutils.labs.playground.panels.playground import PlaygroundScene
from labutils.recipe import Recipe, packed, run, spread


@pytest.fixture
def panel():
    panel = playground_panel()
    yield panel
    panel.close()


def last_J(panel):
    return panel.scene.bench.history.last("J")


def test_it_shows_the_run_of_its_recipe(panel):
    assert last_J(panel) == run(Recipe()).curves["J"][-1]


def test_a_change_restarts_from_the_same_weights(panel):
    panel.set(lambd=1.0)
    panel.rewind()
    first = panel.scene.bench.training.net.theta.copy()
    panel.set(lambd=2.0)
    panel.rewind()
    assert np.array_equal(first, panel.scene.bench.training.net.theta)
    assert panel.scene.bench.recipe.edits == ()


def test_a_change_while_it_runs_is_an_edit_where_the_run_was_shown(panel):
    panel.set(running=GOES_ON)
    panel.scrub(48)
    panel.set(lambd=0.7)
    assert panel.scene.bench.recipe.edits == ((240, "lambd", 0.7),)
    assert last_J(panel) == run(Recipe().edited(240, "lambd", 0.7)).curves["J"][-1]
    assert "λ = 0.7 from 240 on" in panel.status
    panel.scrub(48)
    panel.scene.draw()
    assert panel.scene.overlay.marks[0].cursor.word.get_text() == "λ = 0.7"


def test_before_the_mark_nothing_has_changed(panel):
    panel.scrub(47)
    before = last_J(panel)
    panel.set(running=GOES_ON)
    panel.scrub(48)
    panel.set(alpha=0.3)
    panel.scrub(47)
    assert last_J(panel) == before


def test_at_the_end_a_change_lets_the_run_go_on(panel):
    panel.set(running=GOES_ON)
    panel.set(lambd=5.0)
    assert panel.scene.bench.iteration == 1200 and panel.scene.cost.get_xlim() == (0, 1200)


def test_what_cannot_change_in_mid_run_begins_afresh(panel):
    panel.set(running=GOES_ON)
    panel.set(units=3)
    assert panel.scene.bench.recipe.edits == () and panel.scene.bench.iteration == 600


@pytest.mark.parametrize("quiet", [{"running": GOES_ON}, {"keep": 1}, {"challenge": "small spiral"}])
def test_what_asks_for_no_other_run_trains_nothing(panel, quiet):
    training = panel.scene.bench.training
    panel.set(**quiet)
    assert panel.scene.bench.training is training


def test_a_ghost_stays_while_the_run_changes(panel):
    border, J = panel.scene.field.border.get_xydata().copy(), last_J(panel)
    panel.set(keep=1)
    panel.set(lambd=20.0)
    kept = panel.scene.bench.kept[-1]
    assert kept.lines[1][1, -1] == J and np.array_equal(kept.lines[0].T, border, equal_nan=True)
    assert "The ghost (moons, 2 hidden layers of 6 units): train 99.4, dev 93.3 %." in panel.status
    panel.set(keep=2)
    assert panel.page.state()["table"][1] == ["1", "moons, 2 hidden layers of 6 units", "99.4", "93.3"]


def test_the_test_set_is_shown_on_request_and_each_look_is_counted(panel):
    assert "Test" not in panel.status
    panel.set(look=1)
    panel.set(look=2)
    assert "looked at 2 times for this setting" in panel.status
    panel.set(lambd=1.0)
    assert "Test" not in panel.status


def test_a_challenge_is_judged(panel):
    panel.set(challenge="five straight")
    assert "Not reached yet." in panel.status
    panel.set(set="five classes", layers=0, alpha=0.1, spread=0.1)
    assert "It counts only with a spread of 0.2 or more." in panel.status
    panel.set(spread=0.2)
    assert "Reached!" in panel.status


def test_a_shared_string_opens_with_the_same_pixels(panel):
    panel.set(running=GOES_ON, set="four classes")
    panel.scrub(30)
    panel.set(lambd=0.7)
    opened = playground_panel(packed(panel.scene.bench.recipe))
    assert panel.widget.picture.still() == opened.widget.picture.still()
    assert opened.values["lambd"] == 0.7 and last_J(opened) == last_J(panel)


def test_a_diverging_run_is_told_in_words():
    panel = playground_panel()
    with pytest.raises(ArithmeticError, match="no longer finite"):
        panel.set(activation="relu", init="large", optimizer="gradient descent", alpha=10, lambd=100, batch_size=2)
    panel.reset()
    assert panel.error is None


def test_twenty_seeds_compare_what_is_shown_with_the_ghost(panel):
    panel.set(keep=1)
    panel.set(lambd=20.0, seeds=True)
    assert "which stands out from the seeds" in panel.status
    panel.set(lambd=0.0)
    assert "this run and the ghost are equal, seed by seed" in panel.status
    panel.set(seeds=False)
    assert "eeds" not in panel.status and panel.scene.right.get_visible()


def test_twenty_seeds_of_a_run_that_was_changed_in_mid_run_are_changed_there_too(panel):
    changed = Recipe().edited(240, "lambd", 20.0)
    opened = playground_panel(packed(changed))
    opened.set(seeds=True)
    assert opened.scene.bench.recipe == changed
    assert np.array_equal(opened.scene.bench.seeds.seen[:, 1], list(spread(changed))[-1])


def test_a_ghost_kept_while_the_seeds_are_shown_is_the_one_they_are_compared_with(panel):
    panel.set(keep=1)
    panel.set(lambd=20.0, seeds=True)
    panel.set(keep=2)
    assert "this run and the ghost are equal" in panel.status


def test_another_knob_is_raced_with_what_was_changed_in_mid_run(panel):
    panel.set(running=GOES_ON)
    panel.scrub(40)
    panel.set(lambd=5.0)
    before = panel.scene.bench.recipe
    panel.set(activation="relu")
    now = panel.scene.bench.recipe
    assert now.edits == before.edits and now.params == before.params | {"activation": "relu"}
    panel.set(running=RESTARTS)
    assert panel.scene.bench.recipe.edits == () and panel.scene.bench.recipe.params["lambd"] == 5.0


def test_a_scene_is_made_of_a_recipe_alone():
    assert PlaygroundScene(Recipe()).bench.training is None


def test_a_run_is_changed_where_it_is_shown_also_before_an_earlier_change(panel):
    panel.set(running=GOES_ON)
    panel.scrub(80)
    panel.set(lambd=5.0)
    panel.scrub(40)
    panel.set(lambd=7.0)
    assert panel.scene.bench.recipe.edits == ((200, "lambd", 7.0),)


def test_restarts_takes_what_was_changed_in_mid_run_back(panel):
    panel.set(running=GOES_ON)
    panel.scrub(80)
    panel.set(lambd=5.0)
    panel.set(running=RESTARTS)
    assert panel.scene.bench.recipe.edits == () and panel.scene.bench.recipe.params["lambd"] == 5.0


def test_every_challenge_is_won_by_what_the_panel_offers(panel):
    won = []
    for name, challenge in CHALLENGES.items():
        solution = challenge.solution
        offered = {key: value for key, value in (solution.data | solution.params).items() if key in panel.controls}
        panel.set(**offered, challenge=name, running=RESTARTS)
        for edit in solution.edits:
            panel.set(running=GOES_ON)
            panel.scrub(24)  # some updates after the edit would come
            panel.set(**{edit.name: edit.value})
        won += [name] if panel.status.endswith("Reached!") else []
    assert won == list(CHALLENGES)
