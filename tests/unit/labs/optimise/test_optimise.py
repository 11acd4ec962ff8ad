"""Lab 05: what its scenes compute; its claims hold the published race on the moons."""

import numpy as np
import pytest

from labutils import data, splits
from labutils.labs.optimise import (
    average,
    average_panel,
    batch_panel,
    escape_panel,
    gradient_of,
    inspector_panel,
    race_panel,
    walk,
)
from labutils.labs.optimise.batching import M, costs, fit_by_epochs, fit_line, line_data, updates_below
from labutils.labs.optimise.clipping import CLIFF
from labutils.labs.optimise.clock import TIME, against
from labutils.labs.optimise.curving import curvatures
from labutils.labs.optimise.exercises.adam_step import adam_step
from labutils.labs.optimise.exercises.fit_by_momentum import fit_by_momentum
from labutils.labs.optimise.exercises.inverse_time import inverse_time
from labutils.labs.optimise.exercises.minibatches import minibatches
from labutils.labs.optimise.exercises.momentum_step import momentum_step
from labutils.labs.optimise.exercises.rmsprop_step import rmsprop_step
from labutils.labs.optimise.inspecting import Watched, averages, equations
from labutils.labs.optimise.panels import batch
from labutils.labs.optimise.panels.moon import moon_panel
from labutils.labs.optimise.panels.schedule import schedule_panel
from labutils.labs.optimise.racers import NAMES, racers
from labutils.labs.optimise.scheduling import ALPHA0S, EPOCHS, final_costs, own_alpha0, rates, schedules
from labutils.labs.optimise.surfaces import SURFACES, descend, held
from labutils.labs.optimise.valleys import WAYS, steps_needed
from labutils.layers import mlp
from labutils.live.run import Run
from labutils.live.sweeps import stops
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, Adam, GradientDescent, Momentum, RMSprop
from labutils.schedules import SCHEDULES
from labutils.streams import Streams
from labutils.training import fit
from labutils.words import num

SETTINGS = {"alpha": 0.09, "alpha_scaled": 0.1, "beta": 0.9, "beta1": 0.9, "beta2": 0.999}


@pytest.mark.parametrize("surface", [*SURFACES.values(), CLIFF], ids=[*SURFACES, "cliff"])
def test_slopes_and_curvatures_are_those_of_the_surface(surface):
    for w in np.random.default_rng(0).uniform(-0.8, 0.8, (5, 2)):
        steps = 1e-5 * np.eye(2)
        slopes = [(surface.f(w + e) - surface.f(w - e)) / 2e-5 for e in steps]
        np.testing.assert_allclose(surface.grad(w), slopes, atol=1e-6, rtol=1e-5)
        if surface.hessian:
            bends = [(surface.grad(w + e) - surface.grad(w - e)) / 2e-5 for e in steps]
            np.testing.assert_allclose(surface.hessian(w), bends, atol=1e-6)


@pytest.mark.parametrize("name", SURFACES)
def test_nothing_lies_below_zero_on_a_surface(name):
    surface = SURFACES[name]
    W = np.stack(np.meshgrid(np.linspace(*surface.xlim, 200), np.linspace(*surface.ylim, 200))).reshape(2, -1)
    assert 0 <= surface.f(W).min() < 0.01


@pytest.mark.parametrize("name", SURFACES)
def test_a_runner_who_is_all_but_there_goes_on_though_numpy_raises(name):
    with np.errstate(all="raise"):
        way = descend(SURFACES[name], GradientDescent(0.1), 3, start=(-5e-32, -5e-155))
        assert np.isfinite(SURFACES[name].f(way)).all() and np.isfinite(SURFACES[name].hessian(way[:, 0])).all()


def test_who_flies_off_waits_far_out_instead_of_overflowing():
    way = descend(SURFACES["long bowl"], GradientDescent(0.5), 400)
    assert np.isfinite(way).all() and np.abs(way[:, -1]).max() > 50


def own_steps():
    return {"momentum": momentum_step, "rmsprop": rmsprop_step, "adam": adam_step}


def test_the_learners_steps_run_the_library_race_to_the_last_digit():
    ours, theirs = racers(**SETTINGS), racers(**SETTINGS, **own_steps())
    for name, runner in ours.items():
        way = descend(SURFACES["long bowl"], runner, 200)
        np.testing.assert_allclose(descend(SURFACES["long bowl"], theirs[name], 200), way, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", ["momentum", "RMSprop", "Adam"])
def test_a_learners_step_is_the_one_that_is_run(name):
    one, two = lambda theta, grad, memory, *_: (theta, memory), lambda theta, grad, v, s, *_: (theta, v, s)
    own = {"momentum": one, "rmsprop": one, "adam": two}
    standing = descend(SURFACES["long bowl"], racers(**SETTINGS, **own)[name], 5)
    assert np.ptp(standing, axis=1).max() == 0


def test_the_learners_steps_run_the_moons_too():
    ours, theirs = moon_panel(), moon_panel(momentum_step, rmsprop_step, adam_step)
    for name, net in ours.scene.nets.items():
        np.testing.assert_allclose(theirs.scene.nets[name].theta, net.theta, rtol=1e-6, atol=1e-9)


def test_the_loop_that_joins_the_parts_is_the_librarys_training():
    X, Y = data.moons()
    net, ours = (Network(mlp(2, 4, 1), seed=2) for _ in range(2))
    rng, schedule = np.random.default_rng(5), lambda epoch: inverse_time(0.3, epoch, 0.1)
    theta = fit_by_momentum(net.theta.copy(), X, Y, gradient_of(net), 3, 64, 0.3, 0.1, 0.9, rng)
    batches = Streams(None, np.random.default_rng(5))
    fit(ours, Momentum(0.3, 0.9), X, Y, epochs=3, batch_size=64, seed=batches, schedule=schedule)
    np.testing.assert_allclose(theta, ours.theta, rtol=1e-9)


def test_a_gradient_is_a_new_array_each_time():
    X, Y = data.moons()
    net = Network(mlp(2, 4, 1), seed=2)
    gradient = gradient_of(net)
    first = gradient(net.theta.copy(), X, Y)
    kept = first.copy()
    gradient(net.theta + 1, X, Y)
    np.testing.assert_array_equal(first, kept)


def test_the_sentence_of_the_three_paths_follows_the_film():
    panel = batch_panel()
    panel.scrub(8)
    J = panel.scene.runs["batch"].J
    assert panel.status.startswith(f"After 1 epoch J is {J[1]:.2f} with B = 256 (1 update)")
    panel.scrub(0)
    assert panel.status.startswith(f"After 0 epochs J is {J[0]:.2f}")


def test_the_cost_of_each_batch_is_that_of_the_weights_before_its_update():
    X, Y = line_data()
    run = fit_line(X, Y, M, 0.1)
    np.testing.assert_allclose(run.batch_J, costs(run.path[:, :-1], X, Y))


def test_every_schedule_gets_the_alpha0_that_suits_it(capsys):
    own_alpha0()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(schedules()) and lines[0].startswith("constant")
    J = final_costs(range(4))
    assert lines[1].endswith(f"alpha0 = {ALPHA0S[J[1].argmin()]:<5} J = {J[1].min():.3f}")


def test_all_five_race_with_the_settings_of_the_sliders():
    field = racers(**SETTINGS | {"beta": 0.7, "beta1": 0.5})
    assert list(field) == list(NAMES)
    assert (field["momentum"].beta, field["RMSprop"].beta, field["Adam"].beta1) == (0.7, 0.7, 0.5)
    assert [runner.alpha for runner in field.values()] == [0.09, 0.09, 0.1, 0.1, 0.1]


def test_own_minibatches_are_the_librarys():
    X, Y = line_data()
    ours = minibatches(X, Y, 48, np.random.default_rng(3))
    theirs = list(splits.minibatches(X, Y, 48, np.random.default_rng(3)))
    assert [x.shape[1] for x, _ in ours] == [48, 48, 48, 48, 48, 16]
    for (x, y), (x_lib, y_lib) in zip(ours, theirs, strict=True):
        assert np.array_equal(x, x_lib) and np.array_equal(y, y_lib)


@pytest.mark.parametrize("batch_size", [1, 48, M])
def test_a_path_has_one_place_for_every_update_and_the_clock_never_runs_back(batch_size):
    way, _, spent = fit_line(*line_data(), batch_size, 0.05)
    assert way.shape == (2, 1 + 10 * -(-M // batch_size)) and len(spent) == way.shape[1]
    assert (np.diff(spent) > 0).all()


def test_no_run_that_is_known_is_made_again_and_two_paths_are_shown_before_the_long_one_is_known(monkeypatch):
    panel, made = batch_panel(), []
    monkeypatch.setattr(batch, "fit_by_epochs", lambda *given: made.append(given[2]) or fit_by_epochs(*given))
    for values in ({"of": batch.BATCH}, {"clock": "update"}, {"B": 64}, {"of": batch.ALL}, {"B": 256}, {"B": 1}):
        panel.set(**values)
    assert made == [64]
    run = Run(panel.scene, {**panel.values, "alpha": 0.2, "B": 64})
    run.prepare_for(np.inf)
    run.work()
    panel.scene.draw()
    assert list(panel.scene.runs) == ["batch", "mini-batch"] and made == [64, M, 64]
    assert panel.scene.sentence().count("with B = ") == 2
    panel.close()


def test_the_full_batch_goes_straight_down_and_single_examples_do_not():
    scene = batch_panel().scene
    assert (np.diff(scene.runs["batch"].J) < 0).all()
    assert (np.diff(scene.runs["stochastic"].J) > 0).mean() > 0.3


@pytest.mark.parametrize("make", [batch_panel, moon_panel], ids=lambda make: make.__name__)
def test_what_this_machine_measures_is_in_no_film(make):
    clock = make().controls["clock"]
    assert {*clock.named()} - {*stops(clock)} == {TIME}


def test_times_are_drawn_but_never_said():
    panel = batch_panel()
    said = panel.status
    panel.set(clock="time, ms")
    assert panel.status == said
    assert panel.scene.runs["stochastic"].x[-1] > panel.scene.runs["batch"].x[-1]


def test_the_three_clocks_of_four_updates_in_two_epochs():
    spent = [0.0, 0.001, 0.002, 0.903, 0.904]  # something else was busy during the third
    np.testing.assert_allclose(against("epoch", spent, 2), [0, 0.5, 1, 1.5, 2])
    np.testing.assert_allclose(against("update", spent, 2), [0, 1, 2, 3, 4])
    np.testing.assert_allclose(against("time, ms", spent, 2), [0, 1, 2, 3, 4])


def test_a_corrected_average_of_a_constant_is_that_constant():
    np.testing.assert_allclose(average(np.full(50, 40.0), 0.9), 40.0)
    assert average(np.full(50, 40.0), 0.9, corrected=False)[0] == pytest.approx(4.0)


def test_the_correction_can_be_switched_off():
    panel = average_panel()
    assert "correction" in panel.status
    panel.set(corrected=False)
    assert "correction" not in panel.status


@pytest.mark.parametrize("name", NAMES)
def test_the_inspectors_last_line_is_what_the_optimiser_did(name):
    run = Watched(OPTIMIZERS[name](0.05))
    for t in (1, 2, 150):
        for weight in (5, 40):
            lines = equations(run.optimizer, run.theta[t - 1, weight], run.grad[:t, weight])
            assert lines[-1][1].endswith(f"= {num(run.theta[t, weight])}")


def test_the_inspectors_averages_are_the_optimisers():
    run = Watched(Adam(0.05))
    _, v = averages(run.grad[:, 7], 0.9)
    _, s = averages(run.grad[:, 7] ** 2, 0.999)
    assert v == pytest.approx(run.optimizer.v[7]) and s == pytest.approx(run.optimizer.s[7])


def test_the_inspector_says_why_a_weight_goes_up_todays_slope():
    panel = inspector_panel()
    assert "slope 0.045, v̂ = −0.0039, so w goes from −0.3880 to −0.3775. By today's slope that is uphill" in panel.status
    panel.set(optimizer="gradient descent")
    assert "v" not in panel.status.partition("slope")[2] and "today" not in panel.status


@pytest.mark.parametrize("name", NAMES)
def test_the_inspector_fills_its_lines_and_empties_the_rest(name):
    panel = inspector_panel()
    panel.set(optimizer=name)
    texts = [rule.get_text() for rule, _ in panel.scene.rules.lines]
    count = len([text for text in texts if text])
    assert 3 <= count <= len(texts) and not any(texts[count:])


def test_every_schedule_is_raced_and_starts_near_alpha0():
    ready = schedules()
    assert set(SCHEDULES) < set(ready)
    alpha = rates(ready, 0.2)
    assert alpha.shape == (len(ready), EPOCHS)
    np.testing.assert_allclose(alpha[:, 0], 0.2, rtol=0.1)
    assert alpha[list(ready).index("polynomial, cycle")].argmax() == 0 and (np.diff(alpha[-1]) > 0).any()


def test_the_learners_schedule_takes_the_place_of_the_librarys():
    assert schedule_panel(inverse_time).status == schedule_panel().status
    forgotten = schedule_panel(lambda alpha0, epoch, decay: 1 / (1 + decay * epoch))
    assert forgotten.status != schedule_panel().status


def test_another_schedule_is_shown_without_another_race():
    panel = schedule_panel()
    J = panel.scene.J
    panel.set(schedule="cosine")
    assert panel.scene.J is J and "cosine" in panel.status
    panel.set(alpha0=0.1)
    assert panel.scene.J is not J


def test_who_never_leaves_the_saddle_is_said_in_the_bars_too():
    panel = escape_panel()
    panel.set(offset=0)
    assert {text.get_text() for text in panel.scene.bars.texts} == {"> 400"}
    panel.set(offset=0.1)
    assert "> 400" not in {text.get_text() for text in panel.scene.bars.texts}


def test_nobody_leaves_a_place_without_any_slope_until_noise_comes():
    panel = escape_panel()
    panel.set(offset=0)
    assert set(panel.scene.out.values()) == {None}
    panel.set(noise=0.01)
    assert None not in panel.scene.out.values()


def test_descent_pays_for_every_factor_and_the_scaled_steps_do_not():
    panel, steps = escape_panel(), {}
    for offset in (1e-3, 1e-6, 1e-9):
        panel.set(offset=offset)
        steps[offset] = panel.scene.out["descent"]
        assert panel.scene.out["Adam"] < 20
    assert steps[1e-9] - steps[1e-6] == pytest.approx(steps[1e-6] - steps[1e-3], abs=2)


def test_the_spread_of_the_curvatures_does_not_depend_on_n():
    rng = np.random.default_rng(0)
    assert [round(float(curvatures(n, 2_000, rng).std()), 1) for n in (2, 8, 40)] == [0.6, 0.5, 0.5]


def test_only_who_has_momentum_rolls_on():
    assert np.count_nonzero(walk(RMSprop(0.1), [1, 0, 0])) == 1
    assert np.count_nonzero(walk(Adam(0.1), [1, 0, 0])) == 3


def test_updates_below_counts_to_the_first_update_that_is_low_enough():
    J = costs(fit_line(*line_data(), 16, 0.1).path, *line_data())
    first = updates_below(0.5, 16)
    assert J[first] < 0.5 and (J[:first] >= 0.5).all()
    assert updates_below(0.5, M) is None


def test_steps_on_a_longer_bowl_are_counted_as_on_the_long_bowl():
    needed = {name: steps_needed(20, np.array([0.09]), **way).tolist() for name, way in WAYS.items()}
    assert needed == {"descent": [82], "momentum": [153], "Nesterov": [134]}
    assert steps_needed(20, np.array([0.05, 0.2]), beta=0.0, ahead=True).tolist() == [150, 1001]


def test_ways_side_by_side_are_those_that_one_goes_alone():
    surface, starts = SURFACES["Rosenbrock"], np.array([[-1.2, 0.3, 1.5], [1.0, 0.2, 40.0]])
    for runner in racers(**SETTINGS).values():
        side_by_side = descend(surface, runner, 30, start=starts, noise=np.array([0, 0.1, 0]), rng=np.random.default_rng(1))
        for k, noise in enumerate((0, 0.1, 0)):
            alone = descend(surface, runner, 30, start=starts[:, k], noise=noise, rng=np.random.default_rng(1))
            np.testing.assert_allclose(side_by_side[:, k], alone, rtol=1e-9)
    assert side_by_side.shape == (2, 3, 31)


def test_whoever_has_flown_off_waits_there():
    path = np.array([[[0.0, 60, 3, np.nan], [1, 2, 3, 4]], [[0, 0, 0, 0], [0, np.nan, 0, 0]]])
    assert np.array_equal(held(path), [[[0, 60, 60, 60], [1, 2, 2, 2]], [[0, 0, 0, 0], [0, np.nan, np.nan, np.nan]]], True)


def test_a_runner_whose_setting_stays_is_not_raced_again():
    panel = race_panel()
    before = dict(panel.scene.trajectories)
    panel.set(beta1=0.5)
    assert [name for name, path in panel.scene.trajectories.items() if path is not before[name]] == ["Adam"]
    assert np.array_equal(panel.scene.trajectories["Adam"], descend(SURFACES["Rosenbrock"], Adam(0.1, 0.5), 200))
    panel.close()


def test_before_the_first_update_no_time_has_passed():
    assert [against(clock, [0.0], 0).tolist() for clock in (TIME, "epoch", "update")] == [[0.0]] * 3
