"""What lab 08 makes of the digits: cuts, wrong labels, recipes, few targets, gaps, and a test set that opens once."""

import numpy as np
import pytest

from labutils.labs.strategy.exercises.masked_dZ import masked_dZ
from labutils.labs.strategy.knobs import KNOBS, STOPS
from labutils.labs.strategy.labels import wrong_labels
from labutils.labs.strategy.measured import trained
from labutils.labs.strategy.mistakes import CAUSES, TAGGED, UNTAGGED, ceilings, mistakes
from labutils.labs.strategy.models import cut, digits
from labutils.labs.strategy.panels.labels import LabelsScene
from labutils.labs.strategy.screws import price, screws
from labutils.labs.strategy.sources import CUTS, RECIPES, imitated, made, sets
from labutils.labs.strategy.studies import Project
from labutils.labs.strategy.tasks import ARMS as TASK_ARMS
from labutils.labs.strategy.tasks import POOL, GapsLeftOut, labels, run
from labutils.labs.strategy.transfer import ARMS, SOURCES, Few
from labutils.layers import mlp
from labutils.live.pieces import at_once
from labutils.network import Network


def columns(*pairs):
    """Each example as bytes, to see whether two sets share one."""
    return [column.tobytes() for X, _ in pairs for column in np.ascontiguousarray(X.T)]


def test_no_digit_is_in_two_parts_and_none_is_lost():
    parts = cut(3)
    assert sum(X.shape[1] for X, _ in parts) == 1797
    assert sorted(columns(*parts)) == sorted(columns(digits()))


@pytest.mark.parametrize("one", CUTS)
def test_what_dev_is_made_of(one):
    train, train_dev, dev, users = (columns(part) for part in sets(one, 200, 0, seed=1))
    assert not set(dev) & set(train) and not set(users) & {*train, *dev, *train_dev}
    theirs = set(columns(sets(CUTS[1], 400, 0, seed=1).dev))  # at 0 degrees the users' 200 digits as they are
    share = np.mean([digit in theirs for digit in dev])
    assert share == 1 if one != CUTS[0] else 0.05 < share < 0.3
    assert any(digit in theirs for digit in train) == (one != CUTS[1])


def test_as_many_labels_are_wrong_as_asked_for_and_a_habit_touches_eights_alone():
    X, Y = cut().train
    for kind in ("at random", "a habit"):
        wrong = wrong_labels(X, Y, 0.05, kind, np.random.default_rng(0))
        changed = (wrong != Y).any(axis=0)
        assert changed.sum() == 40 and np.array_equal(wrong.sum(axis=0), np.ones(800))
    assert set(Y[:, changed].argmax(axis=0)) == {8} and set(wrong[:, changed].argmax(axis=0)) == {1}


@pytest.mark.parametrize("kind", RECIPES)
def test_made_digits_use_so_many_patterns_and_stay_digits(kind):
    one, many = (made(kind, count, seed=2) for count in (1, 1000))
    for made_ones in (one, many):
        assert made_ones.train[0].min() >= 0 and made_ones.train[0].max() <= 1
        assert np.array_equal(made_ones.train[1], made_ones.clean[1])
    assert np.array_equal(one.users[0], made("nothing", 1, seed=2).users[0])
    recipe, blank, rng = RECIPES[kind], np.zeros((64, 50)), np.random.default_rng(0)
    if kind in ("specks", "stripes"):
        ground = imitated(blank, recipe, recipe.draw(3, rng), rng)
        assert len(set(columns((ground, None)))) == 3


def test_a_kept_layer_stays_and_the_last_one_is_new():
    few, source = Few(1, range(2)), "30 digits 0–4"
    base = at_once(few.pretrained(source)).theta.copy()
    errors = [at_once(few.run(arm, source, 10)) for arm in ARMS]
    assert np.array_equal(at_once(few.pretrained(source)).theta, base), "the pretrained network is shared"
    assert len({tuple(one) for one in errors}) == len(ARMS)


def test_sources_and_targets_are_different_digits():
    few = Few(0, [5])
    assert few.Y.shape[1:] == (5, 400) and few.Y_dev.shape[2] == few.X_dev.shape[2] == 496
    assert (few.Y.sum(axis=1) == 1).all() and (few.Y_dev.sum(axis=1) == 1).all()
    assert {m for m, _ in SOURCES.values()} == {900, 30}


def test_each_digit_carries_one_label_at_most_and_each_task_as_many_as_asked_for():
    data = labels(4, 25, [1, 2])
    given = ~np.isnan(data.Y)
    assert (given.sum(axis=1) == 1).all() and (given.sum(axis=2) == 25).all()
    assert data.X_dev.shape[-1] == 1797 - POOL and not np.isnan(data.Y_dev).any()


def test_a_gap_pulls_at_nothing_and_the_learners_function_is_asked_with_nan():
    data, asked = labels(2, 10, [1, 2]), []

    def dZ(A, Y):
        asked.append(np.isnan(Y).sum())
        return masked_dZ(A, Y)

    at_once(run(TASK_ARMS[1], data, 4, [1, 2], dZ))
    assert set(asked) == {20}
    cost, Z = GapsLeftOut(~np.isnan(data.Y), dZ), np.zeros((2, 2, 20))
    assert np.allclose(cost.J(Z, np.nan_to_num(data.Y)), np.log(2))


def test_honest_chances_are_cheapest_at_the_threshold_of_the_rule():
    A, Y = screws(0.1, seed=5)
    assert np.mean(Y) == pytest.approx(0.1)
    called = (A > 0.25) & (A < 0.35)
    assert Y[called].mean() == pytest.approx(0.3, abs=0.08)
    costs = {t: price(A, Y, t, weight=9) for t in (0.02, 0.1, 0.5)}
    assert min(costs, key=costs.get) == 0.1


def test_the_tags_of_the_notebook_give_its_ceiling():
    tags = [UNTAGGED] * TAGGED
    for cause, places in {
        0: (2, 3, 4, 7, 12, 15, 17, 19, 20),
        3: (1, 5, 9, 10, 11, 14, 16),
        2: (6, 13, 18),
        1: (8,),
    }.items():
        for place in places:
            tags[place - 1] = CAUSES[cause]
    shown = mistakes()
    assert shown.true.size == TAGGED and UNTAGGED not in tags and (shown.true != shown.answers).all()
    assert shown.error - ceilings(tags, shown.error)[0] == pytest.approx(shown.error * 11 / 20)


def test_the_test_set_opens_once():
    project = Project(seed=3)
    one = project.train()
    assert 0 <= project.open_test(one) <= 100
    with pytest.raises(RuntimeError, match="opened already"):
        project.open_test(one)


def test_a_round_measures_dev_and_leaves_test_shut():
    project = Project(seed=3)
    plain, turned = project.train(), project.train(turned=2)
    errors = project.errors(plain)
    assert errors[3] == errors[4] and project.errors(turned)[3] < errors[3] - 20
    assert turned.m == 3 * plain.m


def test_training_returns_the_network_it_was_given():
    net = Network(mlp(64, 4, 10), "softmax", seed=1)
    assert at_once(trained(net, *cut().train, epochs=6)) is net


@pytest.mark.parametrize(
    "errors, said",
    [
        ((5, 6, 4, 5), "Dev prefers A, and rightly."),
        ((6, 5, 5, 6), "Dev prefers B; in truth A is better."),
        ((5, 5, 4, 4), "Dev calls them equal, and rightly."),
        ((5, 5, 6, 4), "Dev calls them equal; in truth B is better."),
        ((6, 5, 4, 4), "Dev prefers B; in truth they are equal."),
    ],
)
def test_what_dev_prefers_is_held_against_the_truth(errors, said):
    assert LabelsScene._choice(*errors) == said


@pytest.mark.parametrize("knob", KNOBS)
def test_each_stop_of_the_slider_is_a_setting_of_its_own(knob):
    assert len(set(KNOBS[knob][1])) == STOPS
