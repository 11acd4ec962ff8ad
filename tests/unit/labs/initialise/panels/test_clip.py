"""The clip panel of lab 02."""

import numpy as np

from labutils.initializers import he
from labutils.labs.initialise import (
    clip_panel,
)
from labutils.labs.initialise.models import deep


def test_the_clipped_network_learns_where_the_other_does_not():
    panel = clip_panel()
    panel.set(c=1)
    with np.errstate(over="ignore", invalid="ignore"):  # the free one has exploded
        clipped, free = (
            panel.scene.nets[name].accuracy(panel.scene.X, panel.scene.Y) for name in ("clipped", "not clipped")
        )
    assert clipped > 0.9 and free < 0.6


def test_the_clip_panel_runs_on_the_learners_function():
    panel = clip_panel(clip=lambda g, c: 0 * g)
    panel.set(c=1)
    start = deep(10, lambda rng, n_out, n_in: 1.5 * he(rng, n_out, n_in))
    assert np.array_equal(panel.scene.nets["clipped"].theta, start.theta)


def test_a_network_that_overflows_leaves_the_race_and_the_status_says_when():
    panel = clip_panel()
    panel.set(scale=2)
    assert panel.error is None and "Not clipped: J overflows after" in panel.status


def test_the_clip_panel_rewinds_weights_and_curves():
    panel = clip_panel()
    panel.rewind()
    start = deep(10, lambda rng, n_out, n_in: 1.5 * he(rng, n_out, n_in))
    assert all(np.allclose(net.theta, start.theta) for net in panel.scene.nets.values())
    assert panel.scene.costs.lines["clipped"].get_xdata().size == 0


def test_a_tiny_c_leaves_this_draw_where_the_text_says():
    panel = clip_panel()
    panel.set(c=0.01)
    assert "Clipped: train 49 %" in panel.status
