"""Lab 07: what the panels show follows from what they measured."""

import re

import numpy as np
import pytest

from labutils.labs import search as lab
from labutils.labs.search.brush import STEPS, Mark
from labutils.labs.search.models import long_runs
from labutils.labs.search.panels import width
from labutils.labs.search.panels.halving import HalvingScene
from labutils.labs.search.panels.zoom import ZoomScene
from labutils.labs.search.routine import Panda
from labutils.labs.search.tiers import KNOBS, SETS, tiers
from labutils.live.run import Run
from labutils.search import DONE, KILLED, Linear, Result


def test_grid_and_random_spend_the_same_and_the_ring_is_round_the_best():
    panel = lab.grid_or_random_panel()
    panel.set(side=3)
    scene = panel.scene
    assert scene.trials.shape == (18, 2)
    assert len(set(scene.trials[:9, 0])) == 3 and len(set(scene.trials[9:, 0])) == 9
    best = scene.best.get_offsets()
    assert 10 ** best[0, 0] == pytest.approx(scene.trials[:9][scene.now()[0].argmin(), 0])
    assert 10 ** best[1, 0] == pytest.approx(scene.trials[9:][scene.now()[1].argmin(), 0])


def test_the_learners_own_scale_draws_the_blue_dots():
    panel = lab.scale_panel(alpha=lambda low, high, u: low)
    assert np.allclose(panel.scene.dots["alpha"][1].get_offsets()[:, 0], 0)


def test_neither_kind_of_samples_hides_the_other_and_both_keep_their_places():
    panel = lab.scale_panel()
    panel.set(n=100)
    for name, (evenly, log) in panel.scene.dots.items():
        below, above = np.array(evenly.get_offsets()), np.array(log.get_offsets())
        assert np.allclose([below[:, 0], above[:, 0]], panel.scene.places[name])
        line = panel.scene.responses[name].at
        assert (below[:, 1] < line(below[:, 0])).all() and (above[:, 1] > line(above[:, 0])).all()


def test_the_two_ends_of_every_mark_are_told_apart():
    narrowest = (Mark(step, step, step + 1, step + 1) for step in range(STEPS))
    for mark in narrowest:
        start, end, low, high = (float(number) for number in re.findall(r"[\d.]+", ZoomScene._said(mark)))
        assert start < end and low < high


def test_the_tree_grows_while_the_runs_are_trained():
    scene, told = HalvingScene(), {}
    run = Run(scene, {"eta": 3, "first": 30, "draw": 4})
    run.prepare()
    assert run.ready, "it is seen at once"
    while scene.shown < 4:
        run.work()
        scene.draw()
        told[scene.shown] = scene.sentence()
        assert not len(scene.best.get_offsets()), "who is best, had all run on, nobody knows yet"
    assert told[0].startswith("27 runs") and "After 30 updates 27 of 27" in told[3] and "After 40 updates 9 of 27" in told[4]
    run.close()
    again = Run(scene, {"eta": 3, "first": 10, "draw": 4})
    again.prepare()
    again.work_for(0)
    assert scene.shown == 1 and long_runs(27, 4).known == 4, "what was trained is kept"


def test_a_tree_that_grew_while_it_was_trained_is_the_one_that_is_known():
    grown, known = HalvingScene(), HalvingScene()
    for scene in (grown, known):
        run = Run(scene, {"eta": 2, "first": 30, "draw": 5})
        run.prepare()
        run.finish(10**6)
        scene.draw()
    assert grown.lengths.tolist() == known.lengths.tolist() and grown.sentence() == known.sentence()
    assert grown.best.get_offsets().tolist() == known.best.get_offsets().tolist()


@pytest.mark.parametrize("eta, first, spent", [(3, 10, 810), (3, 30, 1890), (3, 90, 4050), (2, 30, 1950)])
def test_the_tree_spends_what_its_cuts_say(eta, first, spent):
    panel = lab.halving_panel()
    panel.set(eta=eta, first=first)
    assert f"{spent:,} updates are spent, not 7,290" in panel.status
    losses = long_runs(27, 0).losses
    alive, budget = np.arange(27), first
    while len(alive) > 1:
        alive = alive[losses[alive, min(budget // 10, 27)].argsort(kind="stable")[: len(alive) // eta]]
        budget *= eta
    assert panel.scene.winner == alive[0]


def test_the_tiers_shown_are_those_measured():
    panel = lab.tiers_panel()
    panel.set(name="digits", bearable=5)
    which = SETS.index("digits")
    alpha = (tiers().errors[which, 0] - tiers().good[which, 0] > 5).mean()
    assert f"alpha {100 * alpha:.0f} %" in panel.status and panel.status.startswith("digits")
    assert tiers().errors.shape == (len(SETS), len(KNOBS), 20)


def test_the_best_trials_are_marked_and_failures_are_counted():
    results = [Result(n, {"x": n / 9}, n, DONE, abs(n - 6.2)) for n in range(9)] + [Result(9, {"x": 1}, 9, KILLED)]
    panel = lab.trials_panel(results, {"x": Linear(0, 1)})
    panel.set(best=3)
    assert panel.status.startswith("9 trials done, 1 failed; trial 6 is best with 0.20")
    assert panel.status.endswith("The best 3 have x from 0.556 to 0.778.")
    assert np.allclose(sorted(panel.scene.dots["x"].get_xdata()), [5 / 9, 6 / 9, 7 / 9])
    alone = lab.trials_panel(results[6:7], {"x": Linear(0, 1)})
    assert alone.status == "1 trial done, 0 failed; trial 6 is best with 0.20. It has x = 0.667."
    with pytest.raises(ValueError, match="none of the 1 trials is done"):
        lab.trials_panel(results[-1:], {"x": Linear(0, 1)})


def test_the_symptoms_are_named():
    panel = lab.symptoms_panel()
    for settings, said in (
        ({"alpha": 1000}, "no longer a number"),
        ({"alpha": 1e-4}, "a plateau"),
        ({"examples": 10}, "memorised"),
        ({"fault": "all weights start at 0"}, "a plateau"),
    ):
        panel.set(**{"alpha": 0.1, "examples": 400, "fault": "none"} | settings)
        assert said in panel.status
    panel.rewind()
    assert "not trained yet" in panel.status


def test_the_first_point_of_a_small_set_is_measured_on_it():
    panel = lab.symptoms_panel()
    panel.set(examples=10)
    net = panel.scene.network(0.1, 10, "none")
    first = panel.scene.history.curves("train loss")["train loss"][0]
    assert first == pytest.approx(net.loss(panel.scene.data.X, panel.scene.data.Y)) and panel.scene.data.X.shape[1] == 10


def test_those_left_alone_are_trained_as_far_as_the_evening_that_is_shown():
    panel = lab.babysit_panel()
    panel.set(n=12)
    assert len(panel.scene.alone[12][1]) == 1 and panel.scene.updates == (0,)
    panel.set(day=3)
    assert panel.scene.updates == (0, 10, 20) and len(panel.scene.alone[4][1]) == 1
    panel.close()


def test_the_panda_lives_day_by_day_with_the_knobs_of_the_day():
    panel = lab.babysit_panel()
    assert panel.status.startswith("The morning of day 1. 1,200 updates to spend")
    panel.set(day=1)
    panel.set(alpha=0.5)
    assert panel.status.startswith("Day 1, 100 updates spent on each side") and panel.status.endswith("Tomorrow's α is 0.5.")
    panel.set(momentum=True, day=2)
    days = panel.scene.panda.days
    assert [(day.alpha, day.beta) for day in days] == [(0.3, 0), (0.5, 0.9)]
    both = Panda()
    both.live(0.3, 0.0)
    both.live(0.5, 0.9)
    assert days == both.days


def test_a_day_that_is_undone_is_spent_and_leaves_the_network_of_its_morning():
    panel = lab.babysit_panel()
    panel.set(day=1)
    evening = panel.scene.panda.net.theta.copy()
    panel.set(alpha=10, day=2)
    panel.set(back=1)
    assert (panel.scene.panda.net.theta == evening).all()
    assert "Day 2, 200 updates spent on each side" in panel.status and "(1 day undone)" in panel.status
    panel.set(back=2)
    first, second = panel.scene.panda.days
    assert first.undone and second.undone and second.loss == panel.scene.panda.loss == Panda().loss
    panel.set(back=3, day=20)
    assert len(panel.scene.panda.days) == 12 and panel.status.endswith("Its days are over.")
    panel.reset()
    assert panel.status.startswith("The morning of day 1.")


def test_panels_open_before_their_questions_are_answered():
    assert "the grid tries 1 value of α and the random search 1" in lab.grid_or_random_panel().status
    assert "27 of 27 runs are left; 7,290 updates are spent." in lab.halving_panel().status
    assert lab.tiers_panel().status.endswith("choose one.")
    assert lab.width_panel().status.startswith("λ = 1, 64 units")


def test_one_step_leads_to_the_next_width():
    panel = lab.width_panel()
    panel.rewind()
    assert panel.status.startswith("λ = 1: networks with 1 unit") and panel.player.run.place == ("width", 0, 12)
    panel.step()
    assert panel.status.startswith("λ = 1, 1 unit:")
    panel.step()
    assert panel.status.startswith("λ = 1, 2 units") and panel.player.run.place == ("width", 2, 12)


def test_no_width_is_trained_before_there_is_a_picture(monkeypatch):
    pieces = []
    monkeypatch.setattr(width, "width_run", lambda *_: pieces.append(1) or iter(()))
    width.WidthScene().start(0.3)
    assert not pieces
