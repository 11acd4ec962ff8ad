"""The twenty-seeds panel: dots out of sight are counted in words."""

from labutils.labs.regularise import spread_panel


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
