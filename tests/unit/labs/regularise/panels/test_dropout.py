"""The dropout panel of lab 03."""

import numpy as np
import pytest

from labutils.labs.regularise import dropout_panel
from labutils.labs.regularise.exercises.dropout_backward import dropout_backward
from labutils.labs.regularise.exercises.dropout_forward import dropout_forward

KEPT = {"keep_prob1": 0.86, "keep_prob2": 0.86}  # the panel itself opens with everything kept


def test_of_the_two_dropout_functions_the_library_lends_the_one_that_is_missing():
    backwards = []
    panel = dropout_panel(backward=lambda dA, mask, keep_prob: backwards.append(1) or dropout_backward(dA, mask, keep_prob))
    panel.set(keep_prob1=0.8)
    assert backwards and panel.scene.learner[0] is dropout_forward


def test_the_learners_dropout_gives_the_librarys_numbers_to_the_bit():
    panels = [dropout_panel(), dropout_panel(dropout_forward, dropout_backward)]
    for panel in panels:
        panel.set(**KEPT)
    assert np.array_equal(*(panel.scene.net.theta for panel in panels))
    panels[1].scene.learner = (dropout_forward, lambda dA, mask, keep_prob: dA)
    panels[1].set(keep_prob1=0.84)
    panels[1].set(**KEPT)
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
    panel.set(frozen=frozen, **KEPT)
    assert np.array_equal(masks[-2], masks[-4]) == frozen
    assert np.array_equal(panel.scene.masks()[0], masks[-2][:, 0])


def test_frozen_or_fresh_the_learners_dropout_draws_what_the_librarys_draws():
    for frozen in (True, False):
        panels = [dropout_panel(), dropout_panel(dropout_forward, dropout_backward)]
        for panel in panels:
            panel.set(frozen=frozen, **KEPT)
        assert np.array_equal(*(panel.scene.net.theta for panel in panels))
        assert all(map(np.array_equal, *(panel.scene.masks() for panel in panels)))


def test_the_mask_on_the_drawing_is_the_one_of_the_last_step():
    panel = dropout_panel()
    panel.set(**KEPT)
    m = panel.scene.data.X.shape[1]
    drawn = panel.scene.draws.random((20, m))  # the next numbers, which the mask must now show
    assert np.array_equal(panel.scene.draws.mask(20, m, 0.86), drawn[:, 0] < 0.86)


def test_features_of_the_input_may_be_dropped_too():
    panel = dropout_panel()
    panel.set(keep_prob0=0.8)
    assert "inputs 0.8" in panel.status
