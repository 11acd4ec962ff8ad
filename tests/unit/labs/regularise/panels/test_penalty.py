"""The penalty panel of lab 03."""

import numpy as np

from labutils.labs.regularise import penalty_panel


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
