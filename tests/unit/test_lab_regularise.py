"""Lab 03: what its scenes compute."""

import numpy as np
import pytest

from labutils import data
from labutils.labs.regularise import dropout_panel, penalty_panel, stopping_panel
from labutils.labs.regularise.decaying import DecayScene
from labutils.labs.regularise.draws import Draws
from labutils.labs.regularise.exercises.dropout import dropout_backward, dropout_forward
from labutils.labs.regularise.exercises.l2 import l2_step
from labutils.labs.regularise.forgetting import Forgetful, forgotten_penalty
from labutils.labs.regularise.norms import NormScene, ball
from labutils.labs.regularise.relying import lost_without_one
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam, GradientDescent
from labutils.training import fit


def test_a_little_penalty_narrows_the_gap_and_a_huge_one_leaves_nothing():
    panel = penalty_panel()
    gap = {}
    for lambd in (0, 1, 100):
        panel.set(lambd=lambd)
        gap[lambd] = panel.scene.history.last("train") - panel.scene.history.last("dev")
    assert gap[0] > gap[1] + 2
    assert np.abs(panel.scene.net.W).max() < 0.01


def test_l1_leaves_more_weights_near_zero_than_l2():
    panel, tiny = penalty_panel(), {}
    for kind in ("L1", "L2"):
        panel.set(lambd=1, kind=kind)
        tiny[kind] = np.mean(np.abs(panel.scene.net.W) < 0.01)
    assert tiny["L1"] > 1.5 * tiny["L2"]


def test_j_is_the_sum_of_train_loss_and_penalty():
    panel = penalty_panel()
    panel.set(lambd=0.7)
    curves = panel.scene.history.curves("J", "train loss", "penalty")
    assert np.allclose(curves["J"], np.add(curves["train loss"], curves["penalty"]))
    assert min(curves["penalty"]) > 0


def test_of_the_two_dropout_functions_the_library_lends_the_one_that_is_missing():
    backwards = []
    panel = dropout_panel(backward=lambda dA, mask, keep_prob: backwards.append(1) or dropout_backward(dA, mask, keep_prob))
    panel.set(keep_prob1=0.8)
    assert backwards and panel.scene.own[0] is dropout_forward


def test_the_learners_dropout_gives_the_librarys_numbers_to_the_bit():
    panels = [dropout_panel(), dropout_panel(dropout_forward, dropout_backward)]
    assert np.array_equal(*(panel.scene.net.theta for panel in panels))
    panels[1].scene.own = (dropout_forward, lambda dA, mask, keep_prob: dA)
    panels[1].set(keep_prob1=0.86)
    assert not np.array_equal(*(panel.scene.net.theta for panel in panels))


def coin_by_coin(A, keep_prob, rng):
    """A learner's road: one number after the other, 0 and 1 in place of truth values, a list."""
    mask = np.array([[rng.binomial(1, keep_prob) for _ in row] for row in A[:, :9]])
    mask = np.hstack([mask, rng.uniform(size=(len(A), A.shape[1] - 9)) < keep_prob])
    return [A * mask / keep_prob, mask]


@pytest.mark.parametrize("frozen", [True, False])
def test_a_learners_forward_pass_may_draw_as_it_likes_and_is_frozen_all_the_same(frozen):
    masks = []

    def forward(A, keep_prob, rng):
        answer = coin_by_coin(A, keep_prob, rng)
        masks.append(answer[1])
        return answer

    panel = dropout_panel(forward, dropout_backward)
    panel.set(frozen=frozen)
    assert np.array_equal(masks[-2], masks[-4]) == frozen
    assert np.array_equal(panel.scene.masks()[0], masks[-2][:, 0])


def test_frozen_or_fresh_the_learners_dropout_draws_what_the_librarys_draws():
    for frozen in (True, False):
        panels = [dropout_panel(), dropout_panel(dropout_forward, dropout_backward)]
        for panel in panels:
            panel.set(frozen=frozen)
        assert np.array_equal(*(panel.scene.net.theta for panel in panels))
        assert all(map(np.array_equal, *(panel.scene.masks() for panel in panels)))


def test_a_frozen_mask_is_the_same_in_every_step_and_a_fresh_one_is_not():
    for frozen in (True, False):
        draws = Draws(np.random.default_rng(0), frozen)
        first, other = draws.random((4, 5)), draws.random((3, 5))
        first_again = draws.random((4, 5))
        assert np.array_equal(first, first_again) == frozen
        assert other.shape == (3, 5)
        first_again[:] = 9
        assert draws.random((4, 5)).max() < 1, "a layer may write into what it was given"


def test_the_mask_on_the_drawing_is_the_one_of_the_last_step():
    panel = dropout_panel()
    m = panel.scene.data.X.shape[1]
    drawn = panel.scene.draws.random((20, m))  # the next numbers, which the mask must now show
    assert np.array_equal(panel.scene.draws.mask(20, m, 0.86), drawn[:, 0] < 0.86)


def test_each_unit_is_taken_out_alone_and_what_it_carried_is_lost():
    lost = lost_without_one(1, [3])
    X, Y, *_ = data.noisy_field()
    net = fit(Network(mlp(2, 20, 3, 1), seed=3), Adam(0.05), X, Y, epochs=400)
    whole, unit = net.accuracy(X, Y), lost[:, 0].argmax()
    net.blocks()["W2"][:, unit] = 0
    assert lost.shape == (20, 1) and lost[unit] == pytest.approx(100 * (whole - net.accuracy(X, Y)))
    assert lost.max() > 3 * np.median(lost), "each unit was put back before the next was taken out"


def test_the_decay_panel_is_gradient_descent_with_l2():
    scene = DecayScene(l2_step)
    for _ in scene.start(lambd=0.7):
        pass
    net = fit(Network(mlp(2, 20, 3, 1), lambd=0.7, seed=scene.seed), GradientDescent(0.5), *scene.data[:2], epochs=800)
    assert np.allclose(scene.net.theta, net.theta, rtol=1e-9)


def test_the_stopping_panel_shows_the_weights_of_that_moment():
    panel = stopping_panel()
    panel.set(stop=200)
    early = panel.scene.net.snapshot()
    panel.set(stop=1500)
    assert np.linalg.norm(early.theta) < np.linalg.norm(panel.scene.net.theta)
    panel.set(stop=200)
    assert np.array_equal(early.theta, panel.scene.net.theta)


@pytest.mark.parametrize("p", [0.5, 1, 2, 7, np.inf])
def test_every_point_of_a_ball_has_its_norm(p):
    assert np.allclose(
        np.linalg.norm(ball(p, 0.8), ord=p, axis=0) if p >= 1 else (np.abs(ball(p, 0.8)) ** p).sum(axis=0) ** (1 / p), 0.8
    )


def test_the_best_fit_of_l1_sits_in_a_corner_and_that_of_l2_does_not():
    scene = NormScene()
    scene.start(p=1, size=0.8)
    assert np.allclose(scene.w, (0.8, 0))
    scene.start(p=2, size=0.8)
    assert np.allclose(scene.w, 0.8 * np.array([1.4, 0.35]) / np.hypot(1.4, 0.35), atol=0.01)


def test_the_forgotten_penalty_shows_in_every_w_and_in_no_b(capsys):
    rng = np.random.default_rng(0)
    X = rng.standard_normal((2, 30))
    forgotten_penalty(X, (X[:1] > 0) * 1.0, lambd=0.7)
    for line in capsys.readouterr().out.splitlines():
        assert line.startswith("W") != line.endswith("agrees")


def test_forgetting_leaves_the_networks_own_strength_alone():
    net = Forgetful(mlp(2, 3, 1), lambd=0.7)
    net.J_and_grad(np.ones((2, 4)), np.ones((1, 4)))
    assert net.lambd == 0.7
