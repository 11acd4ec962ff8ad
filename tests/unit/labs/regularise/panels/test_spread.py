"""The twenty-seeds panel: dots out of sight are counted in words."""

import numpy as np

from labutils.labs.regularise import spread_panel
from labutils.labs.regularise.models import DATA, accuracies, stacks
from labutils.optimizers import Adam
from labutils.training import fit


def test_dots_below_the_picture_are_counted_on_it_and_none_where_all_are_in_sight():
    panel = spread_panel()
    panel.scrub(0)
    panel.scene.draw()
    assert panel.scene.below.get_text() == "120 of 120 lie below 86 %"
    panel.scrub(10**6)
    panel.scene.draw()
    low, high = panel.scene.dots.dots[0].axes.get_ylim()
    seen = sum(
        ((low <= cloud.get_offsets()[:, 1]) & (cloud.get_offsets()[:, 1] <= high)).sum() for cloud in panel.scene.dots.dots
    )
    assert seen == 120 and panel.scene.below.get_text() == ""


def test_the_pieces_of_the_sixty_networks_come_to_what_whole_runs_come_to():
    panel = spread_panel()
    panel.set(lambd=2, keep_prob=0.8)
    whole = stacks(2, 0.8)
    for net in whole:
        fit(net, Adam(alpha=0.05), DATA.X, DATA.Y, epochs=400)
    assert np.array_equal(panel.scene.measured[-1][:, 1], accuracies(whole, DATA.X_dev, DATA.Y_dev))
    assert panel.page.state()["place"] == ("iteration", 400, 400) and panel.page.state()["count"] == 40
