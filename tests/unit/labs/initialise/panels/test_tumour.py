"""The tumour panel of lab 02: what the table says in numbers is what the panel draws."""

import numpy as np
import pytest

from labutils.labs.initialise import tumour_panel
from labutils.labs.initialise.tumours import ALPHAS, by_the_training_set, raw, trial


@pytest.mark.parametrize("alpha", ALPHAS)
def test_the_panel_ends_where_the_table_says(alpha):
    panel = tumour_panel()
    panel.set(alpha=alpha)
    for name, scale in {"raw": raw, "normalised": by_the_training_set}.items():
        J, right = panel.scene.points[name][-1]
        run = trial(scale, alpha)
        assert (J, right) == pytest.approx((run.J, run.dev))


def test_the_panel_runs_on_the_learners_function():
    panel = tumour_panel(lambda X_train, X: 0 * X)
    assert np.ptp(panel.scene.sets["normalised"][0]) == 0 < np.ptp(panel.scene.sets["raw"][0])


def test_a_run_that_diverges_stays_behind_and_the_other_goes_on():
    panel = tumour_panel(lambda X_train, X: 1e200 * X)
    panel.set(alpha=1)
    scene = panel.scene
    assert panel.error is None and len(scene.points["normalised"]) < len(scene.points["raw"]) == scene.shown + 1


def test_back_to_the_start_shows_one_point_of_each():
    panel = tumour_panel()
    panel.rewind()
    assert all(line.get_xdata().tolist() == [0] for line in panel.scene.costs.lines.values())
    assert "0 steps" in panel.status
