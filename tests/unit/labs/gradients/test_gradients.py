"""Lab 04: the errors fall as they should, each planted bug is found, and what the panels say is so."""

import numpy as np
import pytest

from labutils import plots
from labutils.gradcheck import BlockCheck, gradient_check, relative_difference, verdict
from labutils.labs import gradients as lab
from labutils.labs.gradients.bugs import BUGS
from labutils.labs.gradients.differences import errors, order
from labutils.labs.gradients.drawings import Scores
from labutils.labs.gradients.exercises.last_wrong_layer import last_wrong_layer
from labutils.labs.gradients.exercises.to_blocks import to_blocks
from labutils.labs.gradients.functions import Example, cube, network_along_each_parameter
from labutils.labs.gradients.models import scaled, trained
from labutils.labs.gradients.panels.bench import BenchScene
from labutils.labs.gradients.panels.epsilon import EpsilonScene
from labutils.labs.gradients.panels.mystery import MysteryScene
from labutils.labs.gradients.studies import fresh_check, times_asked
from labutils.labs.gradients.verdicts import factor, score_of_factor
from labutils.live.pieces import at_once

X, Y = lab.points()
CUBE = Example(cube, 3.0, (1e-4, 1e-1))


def checks(bug, seed=1, lambd=0.7, iterations=100):
    net = lab.planted(bug, lambd=lambd, seed=seed)
    net.theta[...] = trained(iterations, lambd, seed)
    return {check.name: check for check in gradient_check(net, X, Y)}


@pytest.mark.parametrize(("rule", "power"), [(lab.one_sided, 1), (lab.two_sided, 2)])
@pytest.mark.parametrize("seed", [None, 0, 1, 2, 3, 4])
def test_the_error_falls_as_its_power_of_epsilon_within_five_per_cent(rule, power, seed):
    example = CUBE if seed is None else network_along_each_parameter(seed)
    assert order(rule, example) == pytest.approx(power, rel=0.05)


def test_theta_cubed_at_one_gives_3_0001():
    assert lab.two_sided(cube, 0.0, 0.01) == pytest.approx(3.0001, abs=1e-10)
    assert lab.one_sided(cube, 0.0, 0.01) == pytest.approx(3.0301, abs=1e-10)


def test_below_the_best_epsilon_rounding_makes_the_error_grow():
    fine, finer = errors(lab.two_sided, network_along_each_parameter(0), (1e-6, 1e-10))
    assert finer > 1000 * fine


@pytest.mark.parametrize("bug", BUGS)
@pytest.mark.parametrize("seed", range(3))
def test_each_planted_bug_is_located_by_the_table(bug, seed):
    found = {name: check.verdict for name, check in checks(bug, seed).items()}
    assert found == {name: "worry" if name in BUGS[bug].spoils else "good" for name in found}


@pytest.mark.parametrize("bug", [bug for bug in BUGS if BUGS[bug].layer])
def test_the_last_wrong_layer_is_the_one_the_bug_leads_to(bug):
    assert last_wrong_layer({name: c.difference for name, c in checks(bug).items()}, 1e-3) == BUGS[bug].layer


@pytest.mark.parametrize(("bug", "name", "k"), [
    ("factor 2 on dW2", "W2", 2.0), ("factor 4 on db1", "b1", 4.0), ("no 1/keep_prob", "W1", 0.8),
])  # fmt: skip
def test_the_factor_is_named_and_has_its_score(bug, name, k):
    check = checks(bug, lambd=0.0)[name]
    assert factor(check) == pytest.approx(k, rel=1e-6)
    assert check.difference == pytest.approx(abs(k - 1) / (k + 1), rel=1e-6)


@pytest.mark.parametrize("k", [0.1, 0.5, 2.0, 4.0, 10.0])
@pytest.mark.parametrize("block", ["W1", "b2", "W3"])
def test_a_block_wrong_by_k_scores_as_the_curve_says(block, k):
    found = {c.name: c.difference for c in gradient_check(scaled(block, k), X, Y)}
    assert found.pop(block) == pytest.approx(score_of_factor(k), rel=1e-6)
    assert max(found.values()) < 1e-7


def test_no_factor_is_named_where_none_fits():
    found = checks("W2 not transposed")
    assert factor(found["W1"]) is None
    assert all(factor(check) is None for check in checks("no bug").values())


@pytest.mark.parametrize(("bug", "lambd", "clue"), [
    ("dW2 transposed", 0.0, "W2 0.577 (transposed)"),
    ("no λ term", 0.7, "(−λ/m W1)"),
    ("λ on the biases", 0.7, "(+λ/m b1)"),
    ("no 1/keep_prob", 0.0, "W2 0.111 (×0.80)"),
])  # fmt: skip
def test_the_bench_says_what_the_wrong_entries_have_in_common(bug, lambd, clue):
    scene = BenchScene()
    scene.start(bug, lambd, iterations=100)
    assert clue in scene.sentence()


def test_the_bench_finds_no_missing_penalty_where_there_is_no_penalty():
    scene = BenchScene()
    scene.start("no λ term", lambd=0.0)
    assert scene.sentence() == "no λ term: no block looks wrong; the highest score is below 1e-7."


def test_the_hidden_bugs_stay_hidden():
    scene = MysteryScene()
    for network in "ABCD":
        scene.start(network)
        scene.draw()
        assert scene.sentence().startswith(f"network {network}: ")
        assert not any(word in scene.sentence() for word in (*BUGS, "×", "transposed"))


def test_the_maps_frame_the_guilty_block_in_all_three_rows():
    scene = BenchScene()
    scene.start("factor 2 on dW2")
    scene.draw()
    assert len(scene.maps.frames.get_segments()) == 3
    scene.start("no bug")
    scene.draw()
    assert len(scene.maps.frames.get_segments()) == 0


def test_fresh_masks_leave_the_network_as_it_was():
    net = lab.planted(seed=1)
    before = net.theta.copy()
    assert min(check.difference for check in fresh_check(net, X, Y)) > 0.9
    np.testing.assert_array_equal(net.theta, before)


@pytest.mark.parametrize(("sides", "passes"), [(1, 68), (2, 134)])
def test_the_price_is_n_plus_one_or_2n_forward_passes(sides, passes):
    net = lab.planted(keep_prob=1.0)
    before = net.theta.copy()
    assert (net.theta.size, lab.forward_passes(net, X, Y, sides)) == (67, passes)
    assert times_asked(67, sides) == passes
    np.testing.assert_array_equal(net.theta, before)


def test_theta_is_cut_into_the_networks_own_blocks():
    net = lab.planted(seed=2)
    names = ("W1", "W2", "W3", "b1", "b2", "b3")
    blocks = net.blocks()
    for block, name in zip(to_blocks(net.theta, [blocks[name].shape for name in names]), names, strict=True):
        np.testing.assert_array_equal(block, blocks[name])


def test_a_learners_function_draws_the_two_sided_curve():
    panel = lab.epsilon_panel(two_sided=lab.one_sided)
    panel.set(epsilon=0.01)
    assert "two-sided 3.0301" in panel.status
    panel.close()


def test_both_rules_share_the_values_of_J():
    asked = []
    scene = EpsilonScene()
    at_once(scene._measure(Example(lambda t: asked.append(t) or cube(t), 3.0, (1e-4, 1e-1))))
    assert len(asked) == len(set(asked))


def test_a_learners_score_judges_the_blocks_of_the_bench():
    panel = lab.bench_panel(score=lambda a, b: 0.25)
    assert panel.status.startswith("factor 2 on dW2: W1 0.250, b1 0.250, W2 0.250 (×2.00), b2 0.250")
    panel.close()


def test_the_slider_of_epsilon_stops_at_each_power_of_ten_down_to_1e_15():
    panel = lab.epsilon_panel()
    assert {10.0**-power for power in range(16)} <= set(panel.controls["epsilon"].stops())
    panel.close()


def test_a_point_on_the_kink_is_a_false_alarm_that_a_nudge_ends():
    net = lab.planted(lambd=0.0, keep_prob=1.0, seed=3)
    assert (net.activations(X)[1].max(axis=0) == 0).any()
    assert [c.name for c in gradient_check(net, X, Y) if verdict(c.difference) != "good"] == ["b2"]
    assert [c.name for c in gradient_check(net, X, Y) if c.verdict == "cannot tell"] == ["b2"]
    net.theta += 0.01
    assert all(verdict(c.difference) == "good" for c in gradient_check(net, X, Y))


def test_a_block_nobody_can_judge_is_drawn_grey_and_says_so():
    net = lab.planted("factor 2 on dW2", lambd=0.0, keep_prob=1.0, seed=3)
    _, (ax,) = plots.figure(1)
    scores = Scores(ax, net.blocks())
    scores.update(gradient_check(net, X, Y))
    assert scores.dots["cannot tell"].get_offsets()[:, 1].tolist() == [3]
    assert scores.dots["worry"].get_offsets()[:, 1].tolist() == [2]
    assert [word.get_text() for word in scores.words] == ["", "", "  0.333", "cannot tell  3.7e-03", "", ""]


def test_the_table_names_block_shape_score_and_factor():
    lines = repr(lab.table(list(checks("factor 4 on db1", lambd=0.0).values()))).splitlines()
    assert " ".join(lines[2].split()) == "b1 (6, 1) 0.600 worry, 4.00 times what it should be"
    assert relative_difference([0.0], [0.0]) == 0.0


def test_the_table_names_no_factor_for_a_block_nobody_can_judge():
    by_a_tenth = BlockCheck("W1", 1e-3, (0, 0), np.array([1.1, 2.2]), np.array([1.0, 2.0]), floor=1e-2)
    assert repr(lab.table([by_a_tenth])).endswith("1.0e-03     cannot tell")
    assert repr(lab.table([by_a_tenth._replace(floor=0.0)])).endswith("worry, 1.10 times what it should be")


def test_a_bug_that_is_not_on_the_list_is_refused_with_the_list():
    with pytest.raises(ValueError, match="'factor 3'; expected one of 'no bug', 'factor 2 on dW2'"):
        lab.planted("factor 3")


def test_a_difference_that_gives_plain_numbers_draws_the_same_curves_as_the_librarys():
    own = lab.epsilon_panel(lambda J, theta, epsilon: float((J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)))
    library = lab.epsilon_panel()
    for panel in (own, library):
        panel.set(J="J of a network", epsilon=1e-3)
    assert own.status == library.status and "two-sided score" in own.status


def test_training_to_the_end_spoils_the_score_of_correct_code():
    assert lab.whole_score(seed=2, steps=0) < 1e-9 < lab.whole_score(seed=2, steps=2000) < 1e-3
