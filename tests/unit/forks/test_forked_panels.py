"""Every panel that has the tools: a change in mid-run, a ghost, twenty seeds; and none of it before it is asked for."""

import numpy as np
import pytest

from labutils.forks import GOES_ON, RESTARTS
from labutils.labs.initialise import microscope_panel, scale_panel
from labutils.labs.normalise import noise_panel, region_panel
from labutils.labs.optimise import moon_panel
from labutils.labs.optimise.exercises.adam_step import adam_step
from labutils.labs.optimise.exercises.momentum_step import momentum_step
from labutils.labs.optimise.exercises.rmsprop_step import rmsprop_step
from labutils.labs.regularise import decay_panel, dropout_panel, penalty_panel
from labutils.labs.regularise.exercises.dropout_backward import dropout_backward
from labutils.labs.regularise.exercises.dropout_forward import dropout_forward
from labutils.labs.search import symptoms_panel
from labutils.live.layers import Layers
from labutils.live.pieces import at_once


def own_dropout_panel():
    return dropout_panel(dropout_forward, dropout_backward)


TURNS = {  # a setting that turns, its value, and a place of the film
    penalty_panel: ("lambd", 5.0, 48),
    decay_panel: ("lambd", 5.0, 40),
    dropout_panel: ("keep_prob1", 0.8, 40),
    own_dropout_panel: ("keep_prob1", 0.8, 40),
    moon_panel: ("alpha", 0.5, 40),
    noise_panel: ("size", 16, 25),
    symptoms_panel: ("alpha", 0.3, 40),
}
OTHERS = {  # neither the first weights nor the layers can turn
    microscope_panel: ("scheme", "xavier", 0),
    scale_panel: ("scale", 0.8, 0),
    region_panel: ("hidden", 16, 0),
}
FORKED = pytest.mark.parametrize("factory", [*TURNS, *OTHERS])
TURNING = pytest.mark.parametrize("factory", TURNS)


@pytest.fixture
def panel(factory):
    panel = factory()
    yield panel
    panel.close()


def thetas(panel):
    return weight(panel.scene, np.copy)


def weight(scene, of=lambda theta: theta.sum(axis=-1)):
    """All weights of the scene's networks, or something of them; of a stack, for each network of it."""
    nets = scene.nets.values() if hasattr(scene, "nets") else [scene.net]
    return of(np.concatenate([net.theta for net in nets], axis=-1))


def are_folded_away_and_off(panel) -> None:
    folded = [control["name"] for control in panel.page.spec()["controls"] if control["folded"]]
    assert folded == [name for name in ("running", "keep", "seeds") if name in panel.controls][: len(folded)]
    assert panel.values["keep"] == 0 and panel.values["seeds"] is False
    assert ("running" in panel.controls) == bool(panel.scene.turns)
    assert panel.page.state()["table"] == []


@TURNING
def test_a_change_in_mid_run_leaves_what_was_before_it_and_is_marked(panel, factory):
    name, value, place = TURNS[factory]
    panel.scrub(place)
    before, step, end = thetas(panel), panel.scene.place(), panel.player.run.count
    panel.set(running=GOES_ON)
    panel.set(**{name: value})
    assert panel.scene.plan.turned() == [(step, {name: value})]
    assert f"from {step} on" in panel.status
    assert panel.scene.overlay.marks[0].cursor.line.get_xdata()[0] == step
    changed = thetas(panel)
    assert panel.player.run.count == end
    panel.scrub(place)
    assert np.array_equal(thetas(panel), before) and "Changed" not in panel.status
    panel.set(running=RESTARTS)
    assert panel.scene.plan.turned() == [] and not np.array_equal(thetas(panel), changed)


@TURNING
def test_a_run_is_changed_where_it_is_shown_also_before_an_earlier_change(panel, factory):
    name, value, place = TURNS[factory]
    panel.set(running=GOES_ON)
    for at in (place, place // 2):
        panel.scrub(at)
        step = panel.scene.place()
        panel.set(**{name: value})
        value = type(value)(0.5 * value)  # far enough for a slider that snaps
    assert [changed for changed, _ in panel.scene.plan.turned()] == [step]


@TURNING
def test_at_the_end_a_change_lets_the_run_go_on(panel, factory):
    name, value, _ = TURNS[factory]
    ax, length = panel.scene.marked()[0], panel.scene.place()
    panel.set(running=GOES_ON)
    panel.set(**{name: value})
    assert panel.scene.place() == 2 * length and ax.get_xlim() == (0, 2 * length)
    panel.reset()
    assert panel.scene.place() == length and ax.get_xlim() == (0, length)


def test_another_knob_is_raced_with_what_was_turned_in_mid_run():
    panel = dropout_panel()
    panel.set(running=GOES_ON)
    panel.scrub(20)
    panel.set(keep_prob1=0.5)
    turned = panel.scene.plan.turned()
    panel.set(frozen=True)
    assert panel.scene.plan.turned() == turned and panel.scene.plan.first["frozen"] and panel.scene.plan.last["frozen"]
    panel.set(running=RESTARTS)
    assert not panel.scene.plan.changes


def test_what_does_not_turn_begins_afresh():
    panel = dropout_panel()
    panel.set(running=GOES_ON)
    panel.scrub(20)
    panel.set(frozen=True)
    assert panel.scene.plan.turned() == []


def test_other_batches_in_mid_run_keep_what_the_optimisers_remember():
    panel = moon_panel()
    panel.set(running=GOES_ON)
    panel.scrub(40)
    panel.set(batch_size=300)
    adam = panel.scene.optimizers["Adam"]
    assert adam.t == 40 * 5 + 40 and adam.run is panel.scene.runs["Adam"].optimizer.run


def test_a_run_does_not_go_on_for_ever(monkeypatch):
    monkeypatch.setattr("labutils.forks.scene.LONGEST", 3)
    panel = penalty_panel()
    panel.set(running=GOES_ON)
    for k in range(2):
        panel.set(lambd=1.0 + k % 2)
    with pytest.raises(ValueError, match="gone on for 3 times its length; expected no more"):
        panel.set(lambd=50.0)
    panel.reset()
    assert panel.error is None and panel.scene.place() == 400


@FORKED
def test_the_tools_are_folded_away_at_first_and_a_ghost_stays_as_it_was_and_is_listed(panel, factory):
    are_folded_away_and_off(panel)
    name, value, _ = (TURNS | OTHERS)[factory]
    lines = [np.array(line.get_data(), float) for line in panel.scene.traced()]
    reached = panel.scene.results()
    panel.set(keep=1)
    panel.set(**{name: value})
    for twin, line in zip(panel.scene.overlay.ghosts.twins, lines, strict=True):
        assert np.array_equal(np.array(twin.get_data(), float), line, equal_nan=True)
    assert panel.scene.kept[0].results == reached and "The ghost (" in panel.status
    panel.set(keep=2)
    heads, *rows = panel.page.state()["table"]
    assert [row[0] for row in rows] == ["1", "2"] and heads[0] == "ghost"
    assert rows[0][2:] == [f"{number:.1f}" for number in reached.values()]
    panel.reset()
    assert panel.page.state()["table"] == [] and "ghost" not in panel.status


def test_nothing_is_trained_or_painted_again_for_a_ghost_or_the_switch():
    panel = penalty_panel()
    net, panel.scene.paint = panel.scene.net, None
    panel.set(keep=1, running=GOES_ON)
    assert panel.scene.net is net


def test_the_key_of_twenty_seeds_names_the_ghost_where_there_is_one(few_seeds):
    panel = penalty_panel()
    named = {}
    for keep in (0, 1):
        panel.set(keep=keep)
        panel.set(seeds=True)
        words = panel.scene.overlay.dots_ax.get_legend().get_texts()
        named[keep] = [word.get_text() for word in words if word.get_visible()]
        panel.set(seeds=False)
    assert named == {0: ["now", "median"], 1: ["now", "median", "ghost"]}


@FORKED
def test_the_first_picture_of_twenty_seeds_has_no_axes_to_draw(panel, factory, monkeypatch):
    picture = panel.widget.picture
    picture.frame(1.0)
    at_once(picture.ahead())
    panel.scene.start(**panel.values | {"seeds": True})
    panel.scene.draw()
    monkeypatch.setattr(Layers, "_draw", None)
    picture.frame(1.0)


@FORKED
def test_each_seed_is_a_run_of_this_very_setting(panel, factory, few_seeds, monkeypatch):
    name, value, _ = (TURNS | OTHERS)[factory]
    weights, made = thetas(panel), type(panel.scene).results
    panel.set(keep=1)
    ends = {}  # where each was when it was asked the last time
    monkeypatch.setattr(type(panel.scene), "results", lambda scene: ends.update({scene: weight(scene)}) or made(scene))
    panel.set(**{name: value}, seeds=True)
    every = {w for of_scene in ends.values() for w in np.ravel(of_scene)}
    assert len(every) == 2 * few_seeds  # each ends at weights of its own
    ghost, now = panel.scene.seeds.seen.swapaxes(0, 1)
    assert now.shape == ghost.shape == (len(panel.scene.seeds.names), few_seeds)
    assert np.allclose(ghost[:, 1], list(panel.scene.kept[0].results.values()))  # the panel's own seed is one of them
    if factory not in (dropout_panel, own_dropout_panel):  # whose masks are drawn for all networks of the stack in turn
        assert np.allclose(now[:, 1], list(panel.scene.results().values()))
    assert "Twenty seeds, now minus ghost" in panel.status
    assert panel.scene.overlay.dots_ax.get_visible() and not panel.scene.overlay.covered.get_visible()
    panel.reset()
    assert np.array_equal(thetas(panel), weights)
    assert panel.scene.overlay.covered.get_visible() and not panel.scene.overlay.dots_ax.get_visible()


def test_a_learners_steps_work_inside_the_stack_as_the_librarys_do(few_seeds):
    seen = []
    for steps in ({}, {"momentum": momentum_step, "rmsprop": rmsprop_step, "adam": adam_step}):
        panel = moon_panel(**steps)
        panel.set(seeds=True)
        seen.append(panel.scene.seeds.seen[:, 1])
        panel.close()
    assert np.allclose(*seen)


def test_without_a_ghost_there_are_means():
    panel = penalty_panel()
    panel.set(seeds=True)
    assert panel.scene.seeds.seen.shape == (2, 2, 20)
    train, dev = panel.scene.seeds.seen[:, 1].mean(axis=-1)
    assert f"Mean of twenty seeds: train {train:.1f} %, dev {dev:.1f} %." in panel.status


def test_a_change_in_mid_run_is_made_for_each_seed(few_seeds):
    panel = penalty_panel()
    panel.set(running=GOES_ON)
    panel.scrub(40)
    panel.set(lambd=100.0, seeds=True)
    changed = panel.scene.seeds.seen[0, 1]
    panel.set(running=RESTARTS, lambd=0.0, seeds=True)
    assert changed.mean() < panel.scene.seeds.seen[0, 1].mean() - 0.5


def test_two_ghosts_that_are_the_same_differ_by_nothing(few_seeds):
    panel = penalty_panel()
    panel.set(keep=1)
    panel.set(seeds=True)
    assert "this run and the ghost are equal, seed by seed" in panel.status


def test_along_the_film_the_seeds_train_after_the_run(few_seeds):
    panel = penalty_panel()
    panel.set(seeds=True)
    end = panel.player.run.count
    panel.scrub(end - 5)
    assert "Twenty seeds are training." in panel.status
    panel.scrub(10)
    assert "seeds" not in panel.status.lower() and panel.scene.place() == 50
    panel.scrub(end)
    assert "Mean of twenty seeds" in panel.status


def test_seeds_that_train_side_by_side_are_seen_on_their_way(few_seeds):
    panel = penalty_panel()
    panel.set(seeds=True)
    frames = panel.scene.seeds._frames
    seen = [frame[:, 1] for frame in frames if np.isfinite(frame[:, 1]).all()]
    assert len(seen) > len(frames) / 2
    assert not np.array_equal(seen[0], seen[-1])


def test_along_the_film_of_seeds_that_train_one_by_one_their_number_grows(few_seeds):
    panel = symptoms_panel()
    panel.set(seeds=True)
    end, told = panel.player.run.count, []
    for place in range(end - 3 * 6, end):
        panel.scrub(place)
        told += [word for word in ("training.", "training: 1 done.", "training: 2 done.") if word in panel.status]
    assert [*dict.fromkeys(told)] == ["training.", "training: 1 done.", "training: 2 done."]


def test_a_ghost_of_the_wall_clock_is_not_drawn_over_epochs():
    panel = moon_panel()
    panel.set(keep=1, running=GOES_ON)
    panel.set(clock="time, ms")
    assert all(len(twin.get_xdata()) == 0 for twin in panel.scene.overlay.ghosts.twins)
    panel.set(clock="epoch")
    assert all(len(twin.get_xdata()) == 81 for twin in panel.scene.overlay.ghosts.twins)


def test_what_is_only_looked_at_otherwise_trains_nothing_again_and_stays_no_part_of_a_ghost(few_seeds):
    panel = region_panel()
    panel.set(keep=1, seeds=True)
    net, reached = panel.scene.net, panel.scene.seeds.seen
    bars = panel.scene.bars.texts[0].get_text()
    panel.set(temperature=10)
    assert panel.scene.net is net and panel.scene.seeds.seen is reached
    assert panel.scene.bars.texts[0].get_text() != bars and "T = 10:" in panel.status
    assert "T = " not in panel.scene.kept[0].words


def test_a_ghost_of_other_points_is_listed_and_not_drawn():
    panel = region_panel()
    panel.set(keep=1)
    panel.set(kind="spirals")
    assert all(len(twin.get_xdata()) == 0 for twin in panel.scene.overlay.ghosts.twins)
    assert "The ghost (blobs, 4 classes" in panel.status
    panel.set(kind="blobs", hidden=16)
    assert all(len(twin.get_xdata()) for twin in panel.scene.overlay.ghosts.twins)


def test_a_run_that_blew_up_is_a_ghost_with_what_it_reached_and_twenty_seeds_say_how_many_were_lost(few_seeds):
    panel = symptoms_panel()
    panel.set(alpha=1000)
    panel.set(keep=1)
    panel.set(alpha=0.1, examples=10, seeds=True)
    assert "The ghost (α = 1,000, 400 examples): train no number" in panel.status
    assert f"{few_seeds} of the twenty seeds of the ghost diverged" in panel.status
